/* tests/rules/team.c - the management team and the CIO, region by region. */
#include "rules/team.h"
#include "region.h"

static struct findings got;

static void
team(struct policy p, long people, bool head, bool cio, bool same)
{
	static struct policy kept;

	kept = p;
	got = (struct findings){ 0 };
	team_check(&kept, &(struct team){ people, head, cio, same }, &got);
}

static void
head_in_person(void **state)
{
	const struct finding *f;

	(void)state;
	team(region("yueyang"), 3, true, true, true);
	assert_int_equal(got.count, 0);
	team(region("yueyang"), 3, true, true, false);
	assert_int_equal(got.rules, 1);
	f = found(&got, "team.cio_is_head", "");
	assert_string_equal(f->phrase, "由校长担任学校首席信息官");
	assert_string_equal(f->source, "R13 004");
	team(region("yueyang"), 3, true, false, false);
	assert_non_null(found(&got, "team.cio", ""));
	assert_null(found(&got, "team.cio_is_head", ""));
}

static void
another_leader(void **state)
{
	static const char *const codes[] = { "lezhi", "gushanzi" };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		team(region(codes[i]), 2, true, true, false);
		assert_int_equal(got.count, 0);
		team(region(codes[i]), 2, true, true, true);
		assert_int_equal(got.count, 0);
		team(region(codes[i]), 1, true, false, false);
		assert_int_equal(got.rules, 1);
		assert_non_null(strstr(found(&got, "team.cio", "")->phrase, "由校领导担任"));
	}
}

static void
silent(void **state)
{
	static const char *const codes[] = { "hohhot", "wafangdian" };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		team(region(codes[i]), 1, true, false, false);
		assert_int_equal(got.count, 0);
	}
}

static void
size_of_team(void **state)
{
	long people;

	(void)state;
	for (people = 0; people <= 6; people++) {
		team(region("yueyang"), people, true, true, true);
		assert_int_equal(found(&got, "team.min", "") != NULL, people < 3);
		assert_int_equal(found(&got, "team.max", "") != NULL, people > 4);
		team(region("lezhi"), people, true, true, true);
		assert_int_equal(got.count, 0);
	}
	team(region("yueyang"), 1, true, true, true);
	assert_int_equal(missing(found(&got, "team.min", "")), 2);
	assert_string_equal(found(&got, "team.min", "")->phrase, "每校3-4人");
	assert_string_equal(found(&got, "team.min", "")->sentence,
	    "信息化管理团队要有至少3人，现在有1人");
}

static void
no_head(void **state)
{
	(void)state;
	team(region("wafangdian"), 0, false, false, false);
	assert_int_equal(got.rules, 1);
	assert_true(found(&got, "team.head", "")->ours);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("岳阳: the head in person is CIO, with the notice's phrase", head_in_person),
		PROMISE("乐至 and 孤山子: a school leader is CIO, the head or another", another_leader),
		PROMISE("where the notice is silent nothing is asked of CIO and team", silent),
		PROMISE("岳阳: three or four persons; elsewhere any number", size_of_team),
		PROMISE("a school without a head is told so, and that this is ours", no_head),
	};

	return cmocka_run_group_tests_name("team", tests, NULL, NULL);
}
