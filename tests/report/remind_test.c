/* remind_test.c - on which days something that waits is spoken of. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "report/remind.h"

#define NOW "2026-11-22T02:00:00Z"	/* 10:00 in China */
#define NEVER ((time_t)-1)

static bool
spoken(const char *due, const char *since)
{
	return remind_today(remind_time(due), remind_time(since), remind_time(NOW), 3);
}

static void
before_and_after_its_term(void **state)
{
	static const struct { const char *due; bool spoken; } days[] = {
		{ "2026-11-26T08:00:00Z", false }, { "2026-11-25T08:00:00Z", true }, { "2026-11-24T08:00:00Z", false },
		{ "2026-11-23T15:59:59Z", true }, { "2026-11-22T08:00:00Z", true }, { "2026-11-22T01:00:00Z", false },
		{ "2026-11-21T15:00:00Z", true }, { "2026-11-20T08:00:00Z", false }, { "2026-11-19T08:00:00Z", true },
		{ "2026-11-16T08:00:00Z", false }, { "2026-11-15T08:00:00Z", true }, { "2026-11-08T08:00:00Z", true } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		assert_int_equal(spoken(days[i].due, NULL), days[i].spoken);
}

static void
days_are_those_of_china(void **state)
{
	(void)state;
	assert_true(spoken("2026-11-22T16:30:00Z", NULL));	/* tomorrow, 00:30 */
	assert_int_equal(remind_when(remind_time("2026-11-25T15:59:59Z"), remind_time(NOW), 3), SOON);
	assert_int_equal(remind_when(remind_time("2026-11-25T16:00:00Z"), remind_time(NOW), 3), SOMETIME);
	assert_int_equal(remind_when(remind_time("2026-11-22T01:59:59Z"), remind_time(NOW), 3), LATE);
	assert_int_equal(remind_when(NEVER, remind_time(NOW), 3), SOMETIME);
}

static void
without_a_term_the_day_after_and_every_fourteenth(void **state)
{
	(void)state;
	assert_false(spoken(NULL, NULL));
	assert_false(spoken(NULL, "2026-11-22T01:00:00Z"));
	assert_true(spoken(NULL, "2026-11-21T01:00:00Z"));
	assert_false(spoken(NULL, "2026-11-15T01:00:00Z"));
	assert_true(spoken(NULL, "2026-11-08T01:00:00Z"));
	assert_true(spoken(NULL, "2026-10-25T01:00:00Z"));
}

static void
what_is_no_time_is_no_term(void **state)
{
	(void)state;
	assert_int_equal(remind_time("soon"), NEVER);
	assert_int_equal(remind_time("1970-01-02T00:00:00Z"), 86400);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(before_and_after_its_term), cmocka_unit_test(days_are_those_of_china),
		cmocka_unit_test(without_a_term_the_day_after_and_every_fourteenth),
		cmocka_unit_test(what_is_no_time_is_no_term) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
