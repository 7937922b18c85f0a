/* tests/rules/sample.c - the spot check's draw: share, least number, strata, repeatable. */
#include "rules/sample.h"
#include "region.h"

static unsigned char seed[SEED_BYTES] = "a published seed of 32 bytes ok";

static void
works(struct sampled *list, size_t count)
{
	size_t i;

	memset(list, 0, count * sizeof(*list));
	for (i = 0; i < count; i++)
		list[i].work = 100 + i;
}

static void
sizes(void **state)
{
	static const struct { long percent, least; size_t count; bool all; size_t want; } table[] = {
		{ 5, 2, 0, false, 0 }, { 5, 2, 1, false, 1 }, { 5, 2, 10, false, 2 }, { 5, 2, 40, false, 2 },
		{ 5, 2, 41, false, 3 }, { 5, 2, 100, false, 5 }, { 5, 0, 1, false, 1 }, { 0, 0, 100, false, 0 },
		{ 0, 3, 100, false, 3 }, { 100, 0, 7, false, 7 }, { 5, 2, 100, true, 10 }, { 5, 2, 3, true, 3 },
		{ -5, -1, 100, false, 0 } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(sample_size(table[i].percent, table[i].least, table[i].count, table[i].all),
		    table[i].want);
}

static void
same_draw(void **state)
{
	struct sampled a[40], b[40], swap;
	size_t i;

	(void)state;
	works(a, 40);
	works(b, 40);
	for (i = 0; i < 20; i++) {
		swap = b[i];
		b[i] = b[39 - i];
		b[39 - i] = swap;
	}
	assert_int_equal(sample_draw(seed, 7, 20, 2, a, 40), 8);
	assert_int_equal(sample_draw(seed, 7, 20, 2, b, 40), 8);
	for (i = 0; i < 40; i++) {
		assert_int_equal(a[i].work, b[i].work);
		assert_int_equal(a[i].drawn, i < 8);
	}
}

static void
strata(void **state)
{
	struct sampled list[40];
	uint64_t school;
	size_t i, drawn;
	bool borderline, late;

	(void)state;
	for (school = 1; school <= 200; school++) {
		works(list, 40);
		list[3].borderline = true;
		list[5].late = true;
		drawn = sample_draw(seed, school, 5, 2, list, 40);
		borderline = late = false;
		for (i = 0; i < drawn; i++) {
			borderline = borderline || list[i].borderline;
			late = late || list[i].late;
		}
		assert_true(borderline && late);
		assert_true(drawn >= 2 && drawn <= 4);
	}
}

static void
everybody(void **state)
{
	struct sampled list[20];
	unsigned seen = 0;
	uint64_t school;

	(void)state;
	for (school = 1; school <= 400; school++) {
		works(list, 20);
		sample_draw(seed, school, 5, 1, list, 20);
		seen |= 1u << (list[0].work - 100);
	}
	assert_int_equal(seen, (1u << 20) - 1);
}

static void
nothing_there(void **state)
{
	(void)state;
	assert_int_equal(sample_draw(seed, 1, 5, 2, NULL, 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("the share is rounded up, the least number kept, doubled where all are 优秀", sizes),
		PROMISE("the same seed gives the same draw in any order", same_draw),
		PROMISE("a borderline and a late work are always among the drawn", strata),
		PROMISE("over many draws every work is drawn", everybody),
		PROMISE("a school without decided works has none", nothing_there),
	};

	return cmocka_run_group_tests_name("sample", tests, NULL, NULL);
}
