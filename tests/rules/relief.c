/* tests/rules/relief.c - a lower standard for an age, and only where the office wrote it (R108, C36). */
#include "rules/choice.h"
#include "rules/eligible.h"
#include "rules/relief.h"
#include "region.h"

static struct policy p;
static struct findings got;

/* 岳阳 with what its notice leaves to the office: 4 abilities, for relieved teachers 2. */
static void
decided(void)
{
	p = region("yueyang");
	p.ability_min = (struct setting){ .set = true, .strength = RULE, .value = 4, .phrase = "四个" };
	p.relief_ability_min = (struct setting){ .set = true, .strength = RULE, .ours = true, .value = 2 };
}

static void
off_until_written(void **state)
{
	(void)state;
	p = region("yueyang");
	assert_true(p.relief_age.set);
	assert_false(relieved(&p, "1950-01-01"));
	decided();
	assert_true(relieved(&p, "1950-01-01"));
	p.relief_ability_min.set = false;
	p.relief_pass_enough = (struct setting){ .set = true, .value = 1 };
	assert_false(relieved(&p, "1950-01-01"));
	p.excellent_min = (struct setting){ .set = true, .value = 2 };
	assert_true(relieved(&p, "1950-01-01"));
	p.relief_cutoff.set = false;
	assert_false(relieved(&p, "1950-01-01"));
}

static void
birthdays(void **state)
{
	static const struct { const char *cutoff, *born; bool is; } days[] = {
		{ "2022-12-31", "1972-12-30", true }, { "2022-12-31", "1972-12-31", true },
		{ "2022-12-31", "1973-01-01", false }, { "2022-12-31", "1973-12-31", false },
		{ "2022-12-01", "1972-12-01", true }, { "2022-12-01", "1972-12-02", false },
		{ "2022-02-28", "1972-02-29", false }, { "2022-03-01", "1972-02-29", true },
		{ "2022-12-31", "", false }, { "2022-12-31", NULL, false } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		decided();
		strcpy(p.relief_cutoff.text, days[i].cutoff);
		if (relieved(&p, days[i].born) != days[i].is)
			fail_msg("born %s", days[i].born);
	}
}

static void
choose(bool is_relieved, const char *words)
{
	struct ability offered[8];
	const char *list[8];
	struct choice c = { .offer = offered, .codes = list, .relieved = is_relieved };

	c.offered = abilities("A1 A2 A5 A6 A11", offered, 8);
	c.count = codes(words, list, 8);
	got = (struct findings){ 0 };
	choice_check(&p, &c, &got);
}

static void
fewer(void **state)
{
	(void)state;
	decided();
	choose(true, "A1 A2");
	assert_int_equal(got.count, 0);
	choose(false, "A1 A2");
	assert_string_equal(found(&got, "choice.ability_min", "")->phrase, "四个");
	assert_false(found(&got, "choice.ability_min", "")->relief);
	choose(true, "A1");
	assert_int_equal(found(&got, "choice.ability_min", "")->asked, 2);
	assert_true(found(&got, "choice.ability_min", "")->relief);
	assert_true(found(&got, "choice.ability_min", "")->ours);
}

/* Two abilities in an offer of four dimensions: whichever two, with “每个维度不少于1个”. */
static void
no_more_dimensions(void **state)
{
	(void)state;
	decided();
	p.per_dim_min = (struct setting){ .set = true, .value = 1 };
	p.teacher_dim_min = (struct setting){ .set = true, .value = 3 };
	choose(true, "A1 A2");
	assert_int_equal(got.count, 0);
	choose(true, "A5 A6");
	assert_non_null(found(&got, "choice.per_dim_min", ""));
	assert_int_equal(found(&got, "choice.teacher_dim_min", "")->asked, 2);
	assert_true(found(&got, "choice.teacher_dim_min", "")->relief);
	choose(false, "A1 A2 A5 A6");
	assert_int_equal(got.rules, 1);
	assert_non_null(found(&got, "choice.per_dim_min", "学业评价"));
}

static const struct findings *
why_not_yet(const char *born_on, const char *passed, long excellent)
{
	static struct ability certified[8];
	struct facts f = { .task_list = true, .certified = certified, .online_passed = true,
		.certified_count = abilities(passed, certified, 8), .excellent = excellent,
		.born_on = born_on };

	got = (struct findings){ 0 };
	eligible_check(&p, &f, &got);
	return &got;
}

static void
certified_by_less(void **state)
{
	(void)state;
	decided();
	assert_int_equal(why_not_yet("1960-01-01", "A1 A2", 0)->count, 0);
	assert_int_equal(found(why_not_yet("1980-01-01", "A1 A2", 0), "eligible.ability_min", "")->asked, 4);
	assert_false(got.all[0].relief);
	assert_int_equal(found(why_not_yet("1960-01-01", "A1", 0), "eligible.ability_min", "")->asked, 2);
	assert_true(got.all[0].relief);
	p.relief_ability_min.value = 0;
	assert_non_null(found(why_not_yet("1960-01-01", "", 0), "eligible.ability_min", ""));
}

static void
pass_enough(void **state)
{
	const char *all = "A1 A2 A5 A6";

	(void)state;
	decided();
	p.relief_ability_min.set = false;
	p.excellent_min = (struct setting){ .set = true, .strength = RULE, .value = 2 };
	assert_int_equal(why_not_yet("1980-01-01", all, 2)->count, 0);
	assert_non_null(found(why_not_yet("1980-01-01", all, 1), "eligible.excellent_min", ""));
	assert_non_null(found(why_not_yet("1960-01-01", all, 1), "eligible.excellent_min", ""));
	p.relief_pass_enough = (struct setting){ .set = true, .value = 1 };
	assert_int_equal(why_not_yet("1960-01-01", all, 0)->count, 0);
	assert_non_null(found(why_not_yet("1980-01-01", all, 1), "eligible.excellent_min", ""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("relief is off until the office has written what is lower", off_until_written),
		PROMISE("the birthday on the cut-off day is within, the next day is not", birthdays),
		PROMISE("who is relieved chooses fewer, and only her findings say so", fewer),
		PROMISE("two abilities need not cover more than two dimensions", no_more_dimensions),
		PROMISE("who is relieved is certified by fewer, but never by none", certified_by_less),
		PROMISE("合格 is enough for who is relieved where others need 优秀", pass_enough),
	};

	return cmocka_run_group_tests_name("relief", tests, NULL, NULL);
}
