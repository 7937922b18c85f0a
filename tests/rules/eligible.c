/* tests/rules/eligible.c - 还差什么: every unmet rule, and none that is met. */
#include "rules/eligible.h"
#include "region.h"

static struct policy p;
static struct ability offer[8], certified[8];
static struct findings got;

/* A teacher of 乐至 of whom nothing is missing. */
static struct facts
ready(void)
{
	p = region("lezhi");
	return (struct facts){ .task_list = true,
		.offer = offer, .offered = abilities("A1 A3 A5 A6", offer, 8),
		.certified = certified, .certified_count = abilities("A1 A3 A5", certified, 8),
		.hours = { { 2000, 1500, 1000, 500, 0 } }, .capstone_accepted = true };
}

static const struct findings *
why_not_yet(struct facts f)
{
	got = (struct findings){ 0 };
	eligible_check(&p, &f, &got);
	return &got;
}

static void
only(struct facts f, const char *rule, const char *source)
{
	why_not_yet(f);
	assert_int_equal(got.count, 1);
	assert_int_equal(got.rules, 1);
	assert_string_equal(got.all[0].rule, rule);
	assert_string_equal(got.all[0].source, source);
	assert_true(got.all[0].next[0] != '\0');
}

static void
certifiable(void **state)
{
	(void)state;
	assert_int_equal(why_not_yet(ready())->count, 0);
}

static void
each_alone(void **state)
{
	const char *must[] = { "A6" };
	struct facts f;

	(void)state;
	f = ready(); f.task_list = false;
	only(f, "eligible.task_list", "");
	f = ready(); f.capstone_accepted = false;
	only(f, "eligible.capstone", "R56 R89 000");
	f = ready(); f.open_appeals = 1;
	only(f, "eligible.appeal", "");
	f = ready(); f.open_objections = 1;
	only(f, "eligible.objection", "");
	f = ready(); f.open_spot_checks = 1;
	only(f, "eligible.spot_check", "");
	f = ready(); f.open_coaching = 1;
	only(f, "eligible.coaching", "");
	f = ready(); f.compulsory = must; f.compulsory_count = 1;
	only(f, "eligible.compulsory", "");
	f = ready(); f.certified_count = abilities("A1 A5", certified, 8);
	why_not_yet(f);
	assert_non_null(found(&got, "eligible.ability_min", ""));
	f = ready(); f.hours.of[HOURS_ONLINE] = 1500; f.hours.of[HOURS_OTHER] = 500;
	only(f, "hours.online_min", "R51 000");
	f = ready(); f.certified_count = abilities("A1 A5 A6", certified, 8);
	only(f, "eligible.per_dim_min", "R41 000");
}

static void
two_compulsory(void **state)
{
	const char *must[] = { "A1", "A6", "A7" };
	struct facts f = ready();

	(void)state;
	f.compulsory = must;
	f.compulsory_count = 3;
	why_not_yet(f);
	assert_int_equal(got.rules, 2);
	assert_non_null(found(&got, "eligible.compulsory", "A6"));
	assert_non_null(found(&got, "eligible.compulsory", "A7"));
}

static void
nothing_yet(void **state)
{
	const struct finding *f;

	(void)state;
	p = region("lezhi");
	why_not_yet((struct facts){ .offer = offer, .offered = abilities("A1 A5", offer, 8) });
	f = found(&got, "eligible.ability_min", "");
	assert_int_equal(f->asked, 3);
	assert_int_equal(f->there, 0);
	assert_string_equal(f->phrase, "至少3个能力点");
	assert_non_null(found(&got, "eligible.per_dim_min", "学情分析"));
	assert_non_null(found(&got, "eligible.per_dim_min", "学法指导"));
	assert_non_null(found(&got, "eligible.capstone", ""));
	assert_int_equal(missing(found(&got, "hours.total_min", "")), 5000);
	assert_int_equal(missing(found(&got, "hours.online_min", "")), 2000);
	assert_int_equal(missing(found(&got, "hours.practice_min", "")), 3000);
	assert_non_null(found(&got, "eligible.task_list", ""));
	assert_non_null(found(&got, "hours.evidence", ""));
	assert_int_equal(got.rules, 9);
	assert_int_equal(got.count, 12);
}

static void
advice_does_not_block(void **state)
{
	struct facts f = ready();

	(void)state;
	f.hours = (struct hours){ { 2000, 500, 2500, 0, 0 } };
	why_not_yet(f);
	assert_int_equal(got.rules, 0);
	assert_int_equal(got.count, 2);
}

static void
twice_counts_once(void **state)
{
	struct facts f = ready();

	(void)state;
	f.certified_count = abilities("A1 A3 A1", certified, 8);
	assert_int_equal(found(why_not_yet(f), "eligible.ability_min", "")->there, 2);
}

static void
online_first(void **state)
{
	struct facts f = ready();

	(void)state;
	p = region("yueyang");
	only(f, "eligible.online_gate", "R61 004");
	f.online_passed = true;
	assert_int_equal(why_not_yet(f)->count, 0);
}

static void
online_mark(void **state)
{
	struct facts f = ready();

	(void)state;
	p = region("yueyang");
	p.online_score_min = (struct setting){ .set = true, .ours = true, .value = 60 };
	f.online_passed = true;
	f.online_score = -1;
	assert_non_null(strstr(found(why_not_yet(f), "eligible.online_score_min", "")->sentence, "还没有给出成绩"));
	f.online_score = 59;
	assert_int_equal(missing(found(why_not_yet(f), "eligible.online_score_min", "")), 1);
	f.online_score = 60;
	f.online_passed = false;
	assert_int_equal(why_not_yet(f)->count, 0);
}

static void
never_without_ability(void **state)
{
	struct facts f = ready();

	(void)state;
	p = region("yueyang");
	f.online_passed = true;
	f.certified_count = 0;
	why_not_yet(f);
	assert_int_equal(got.rules, 1);
	assert_true(found(&got, "eligible.ability_min", "")->ours);
}

static void
lesson_guide(void **state)
{
	struct facts f = ready();

	(void)state;
	p = region("wafangdian");
	f.hours = (struct hours){ { 2500, 2500, 0, 0, 0 } };
	assert_int_equal(why_not_yet(f)->count, 0);
	f.capstone_accepted = false;
	only(f, "eligible.capstone", "R90 003");
	assert_string_equal(got.all[0].sentence, "信息技术融合教学学习指导案还没有通过");
}

static void
no_credit(void **state)
{
	struct facts f = ready();

	(void)state;
	p = region("gushanzi");
	f.hours = (struct hours){ { 2500, 2500, 0, 0, 0 } };
	f.certified_count = abilities("A1 A3 A11", certified, 8);
	why_not_yet(f);
	assert_int_equal(found(&got, "eligible.ability_min", "")->there, 2);
	assert_int_equal(found(&got, "eligible.teacher_dim_min", "")->there, 2);
	f.certified_count = abilities("A1 A3 A5 A11", certified, 8);
	assert_int_equal(why_not_yet(f)->count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("a teacher with everything is certifiable", certifiable),
		PROMISE("each rule alone is found alone, with its source and a next step", each_alone),
		PROMISE("every compulsory ability that is not passed is named", two_compulsory),
		PROMISE("a beginner sees every rule with what is asked, there and missing", nothing_yet),
		PROMISE("advice is shown and blocks nobody", advice_does_not_block),
		PROMISE("an ability certified twice counts once", twice_counts_once),
		PROMISE("岳阳 wants the online part passed first, and nothing it does not say", online_first),
		PROMISE("where the policy names a mark, the mark decides and not the platform's word", online_mark),
		PROMISE("nobody is certified without an ability, wherever", never_without_ability),
		PROMISE("瓦房店 wants a lesson guide instead of a recording", lesson_guide),
		PROMISE("孤山子 counts nothing of 学业评价", no_credit),
	};

	return cmocka_run_group_tests_name("eligible", tests, NULL, NULL);
}
