/* tests/rules/draw.c - the peer draw: even, random, repeatable, never the author. */
#include <stdlib.h>

#include "rules/draw.h"
#include "region.h"

#define GROUP 21

static unsigned char seed[SEED_BYTES] = "a published seed of 32 bytes ok";

static void
people(struct colleague *list, size_t count)
{
	size_t i;

	memset(list, 0, count * sizeof(*list));
	for (i = 0; i < count; i++)
		list[i].person = 100 + i;
}

static void
sizes(void **state)
{
	static const struct { long k; size_t group, want; } table[] = {
		{ 2, 1, 2 }, { 2, 2, 2 }, { 1, 2, 1 }, { 2, 3, 2 }, { 2, 21, 2 },
		{ 3, 3, 2 }, { 3, 4, 3 }, { 9, 4, 3 }, { 0, 21, 0 }, { -1, 21, 0 } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(draw_size(table[i].k, table[i].group), table[i].want);
}

static void
never_the_author(void **state)
{
	struct colleague list[3];
	uint64_t round;

	(void)state;
	for (round = 1; round <= 200; round++) {
		people(list, 3);
		assert_int_equal(draw_peers(seed, round, 101, list, 3, 3), 2);
		assert_true(list[0].person != 101 && list[1].person != 101);
		assert_true(list[0].person != list[1].person);
	}
}

static void
same_draw(void **state)
{
	struct colleague a[GROUP], b[GROUP];
	size_t i;

	(void)state;
	people(a, GROUP);
	people(b, GROUP);
	for (i = 0; i < GROUP / 2; i++) {
		struct colleague swap = b[i];

		b[i] = b[GROUP - 1 - i];
		b[GROUP - 1 - i] = swap;
	}
	assert_int_equal(draw_peers(seed, 7, 105, a, GROUP, 4), 4);
	assert_int_equal(draw_peers(seed, 7, 105, b, GROUP, 4), 4);
	for (i = 0; i < 4; i++)
		assert_int_equal(a[i].person, b[i].person);
}

/* The first rank, as any other SHA-256 gives it over seed, 100 and 7 as 8 bytes each. */
static void
published(void **state)
{
	static const unsigned char want[4] = { 0xa0, 0x25, 0x63, 0x26 };
	struct colleague one[2];

	(void)state;
	people(one, 2);
	draw_peers(seed, 7, 101, one, 2, 1);
	assert_int_equal(one[0].person, 100);
	assert_memory_equal(one[0].rank, want, 4);
}

static void
other_rounds(void **state)
{
	struct colleague list[GROUP];
	unsigned seen = 0;
	uint64_t round;

	(void)state;
	for (round = 1; round <= 300; round++) {
		people(list, GROUP);
		draw_peers(seed, round, 100, list, GROUP, 2);
		seen |= 1u << (list[0].person - 100) | 1u << (list[1].person - 100);
	}
	assert_int_equal(seen, (1u << GROUP) - 2);
}

/* Everybody hands in three works; each is judged by two; loads differ by one at most. */
static void
even_load(void **state)
{
	struct colleague list[GROUP];
	long load[GROUP] = { 0 }, least = 99, most = 0;
	size_t work, i, drawn;

	(void)state;
	for (work = 0; work < 3 * GROUP; work++) {
		people(list, GROUP);
		for (i = 0; i < GROUP; i++)
			list[i].load = load[i];
		drawn = draw_peers(seed, work + 1, 100 + work % GROUP, list, GROUP, 2);
		assert_int_equal(drawn, 2);
		load[list[0].person - 100]++;
		load[list[1].person - 100]++;
	}
	for (i = 0; i < GROUP; i++) {
		least = load[i] < least ? load[i] : least;
		most = load[i] > most ? load[i] : most;
	}
	assert_true(most - least <= 1);
}

/* The own group first, however much it has to do; then the nearest. */
static void
places(void **state)
{
	struct colleague list[4];

	(void)state;
	people(list, 4);
	list[0].place = 2;
	list[1].place = 1;
	list[2].load = 9;
	list[3].place = 1;
	list[3].load = 1;
	assert_int_equal(draw_peers(seed, 1, 200, list, 4, 3), 3);
	assert_int_equal(list[0].person, 102);
	assert_int_equal(list[1].person, 101);
	assert_int_equal(list[2].person, 103);
}

static void
barred(void **state)
{
	struct colleague list[4];

	(void)state;
	people(list, 4);
	list[1].barred = true;
	list[2].barred = true;
	list[1].load = -5;
	assert_int_equal(draw_peers(seed, 1, 100, list, 4, 2), 1);
	assert_int_equal(list[0].person, 103);
	people(list, 4);
	list[3] = list[2] = list[1];
	assert_int_equal(draw_peers(seed, 1, 100, list, 4, 3), 1);
	assert_int_equal(draw_peers(seed, 1, 100, NULL, 0, 2), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("min(k, group size - 1) judges are drawn, k in a group that borrows", sizes),
		PROMISE("the own group comes before those it borrows from, the nearest first", places),
		PROMISE("the author is never drawn and nobody twice", never_the_author),
		PROMISE("the same seed gives the same draw in any order of names", same_draw),
		PROMISE("anybody can repeat the draw from the published seed", published),
		PROMISE("over many draws everybody is drawn", other_rounds),
		PROMISE("loads never differ by more than one", even_load),
		PROMISE("the barred and the doubled are not drawn", barred),
	};

	return cmocka_run_group_tests_name("draw", tests, NULL, NULL);
}
