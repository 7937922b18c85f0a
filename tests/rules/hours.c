/* tests/rules/hours.c - hours are hundredths, minimums block, the allocation advises. */
#include "rules/hours.h"
#include "region.h"

static struct findings got;

static void
check(const struct policy *p, long online, long evidence, long research, long recording)
{
	struct hours h = { { online, evidence, research, recording, 0 } };

	got = (struct findings){ 0 };
	hours_check(p, &h, &got);
}

static void
fifty(void **state)
{
	struct policy p = region("lezhi");

	(void)state;
	check(&p, 2000, 1500, 1000, 500);
	assert_int_equal(got.count, 0);
	check(&p, 1999, 1500, 1000, 500);
	assert_int_equal(got.rules, 2);
	assert_int_equal(missing(found(&got, "hours.online_min", "")), 1);
	assert_string_equal(found(&got, "hours.online_min", "")->sentence,
	    "线上学时不少于20学时，现在有19.99学时");
	assert_string_equal(found(&got, "hours.online_min", "")->phrase, "线上课程不少于20学时");
	assert_string_equal(found(&got, "hours.total_min", "")->source, "R50 000");
}

static void
surplus(void **state)
{
	struct policy p = region("lezhi");

	(void)state;
	check(&p, 6000, 1500, 500, 0);
	assert_null(found(&got, "hours.total_min", ""));
	assert_int_equal(missing(found(&got, "hours.practice_min", "")), 1000);
}

static void
advice(void **state)
{
	struct policy p = region("lezhi");

	(void)state;
	check(&p, 2000, 500, 2500, 0);
	assert_int_equal(got.rules, 0);
	assert_int_equal(got.count, 2);
	assert_int_equal(found(&got, "hours.evidence", "")->strength, ADVICE);
	assert_int_equal(missing(found(&got, "hours.capstone", "")), 500);
}

static void
share(void **state)
{
	struct policy p = region("wafangdian");

	(void)state;
	check(&p, 2500, 2500, 0, 0);
	assert_int_equal(got.count, 0);
	check(&p, 2501, 2500, 0, 0);
	assert_int_equal(got.rules, 1);
	assert_string_equal(found(&got, "hours.practice_share_min", "")->source, "R53 003");
	check(&p, 7500, 2500, 0, 0);
	assert_int_equal(found(&got, "hours.practice_share_min", "")->there, 25);
	assert_string_equal(found(&got, "hours.practice_share_min", "")->sentence,
	    "实践应用学时不少于全部学时的50%，现在是25%");
	check(&p, 0, 0, 0, 0);
	assert_null(found(&got, "hours.practice_share_min", ""));
}

static void
silent(void **state)
{
	struct policy p = region("yueyang");

	(void)state;
	check(&p, 0, 0, 0, 0);
	assert_int_equal(got.count, 0);
	assert_int_equal(hours_per_ability(&p), 0);
	p = region("lezhi");
	assert_int_equal(hours_per_ability(&p), 500);
}

static void
counter_entries(void **state)
{
	struct hours h = { { -50, 100, 0, 0, 25 } };

	(void)state;
	assert_int_equal(hours_total(&h), 75);
	assert_int_equal(hours_practice(&h), 125);
}

static void
texts(void **state)
{
	static const struct { long n; const char *text; } table[] = {
		{ 0, "0" }, { 2000, "20" }, { 2050, "20.5" }, { 2005, "20.05" }, { 1999, "19.99" },
		{ -50, "-0.5" }, { -1, "-0.01" }, { 100000, "1000" } };
	enum hours_kind k;
	char buf[24];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_string_equal(hours_text(table[i].n, buf, sizeof(buf)), table[i].text);
	assert_true(hours_kind_of("recording", &k));
	assert_int_equal(k, HOURS_RECORDING);
	assert_false(hours_kind_of("lunch", &k));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("20 online and 30 practice make 50, and a hundredth less does not", fifty),
		PROMISE("online hours beyond their minimum do not replace practice", surplus),
		PROMISE("15, 10 and 5 are advice and block nobody", advice),
		PROMISE("practice is at least half where the notice says so", share),
		PROMISE("where the notice is silent no hours are asked", silent),
		PROMISE("a counter entry takes away", counter_entries),
		PROMISE("hundredths are shown as people write hours", texts),
	};

	return cmocka_run_group_tests_name("hours", tests, NULL, NULL);
}
