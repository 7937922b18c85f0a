/* tests/rules/favour.c - mutual favours: pairs, and rings of three and four. */
#include "rules/favour.h"
#include "region.h"

#define ROOM 100

static struct ring seen[ROOM];

static size_t
rings(const char *text)
{
	struct favour list[200];
	size_t count = 0;

	for (; *text != '\0'; text += 2 + (text[2] == ' '))
		list[count++] = (struct favour){ (uint64_t)(text[0] - 'a' + 1), (uint64_t)(text[1] - 'a' + 1) };
	return favour_rings(list, count, seen, ROOM);
}

static void
counts(void **state)
{
	static const struct { const char *favours; size_t want; } table[] = {
		{ "", 0 }, { "ab", 0 }, { "aa", 0 }, { "ab ba", 1 }, { "ab ba ab ba", 1 }, { "ab bc", 0 },
		{ "ab bc ca", 1 }, { "ab bc cd da", 1 }, { "ab bc cd de ea", 0 },
		{ "ab ba bc cb ca ac", 3 },		/* three pairs, and no ring beside */
		{ "ab bc ca cd da", 1 },		/* a ring of four with one of three inside */
		{ "ab bc cd da ca", 1 }, { "ba ad dc cb", 1 }, { "ab bc cd da bd", 1 },
		{ "ab ba cd dc bc", 2 }, { "ab bc ca de ef fd", 2 } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (rings(table[i].favours) != table[i].want)
			fail_msg("%s: %zu", table[i].favours, rings(table[i].favours));
}

static void
in_order(void **state)
{
	(void)state;
	assert_int_equal(rings("dc cb ba ad fe ef"), 2);
	assert_int_equal(seen[0].length, 2);
	assert_int_equal(seen[0].people[0], 5);
	assert_int_equal(seen[1].length, 4);
	assert_int_equal(seen[1].people[0], 1);
	assert_int_equal(seen[1].people[1], 4);
}

/* A group of 21 in which everybody gives everybody 优秀: 210 pairs, room for 100. */
static void
crowded(void **state)
{
	struct favour list[21 * 20];
	size_t i, j, count = 0;

	(void)state;
	for (i = 1; i <= 21; i++)
		for (j = 1; j <= 21; j++)
			if (i != j)
				list[count++] = (struct favour){ i, j };
	assert_int_equal(favour_rings(list, count, seen, ROOM), ROOM);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("pairs and rings up to four are found, each once, none with a shorter inside", counts),
		PROMISE("the short ones come first, each from its smallest number", in_order),
		PROMISE("there are never more than there is room for", crowded),
	};

	return cmocka_run_group_tests_name("favour", tests, NULL, NULL);
}
