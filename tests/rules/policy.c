/* tests/rules/policy.c - a policy document is read strictly, and a blank is a blank. */
#include <stdio.h>

#include "region.h"

static struct policy p;
static char error[128];

static int
reads(const char *json)
{
	return policy_read(&p, json, strlen(json), error, sizeof(error));
}

static void
five_regions(void **state)
{
	static const struct { const char *code; long online, practice, abilities; } hours[] = {
		{ "lezhi", 2000, 3000, 3 }, { "gushanzi", 2500, 2500, 3 },
		{ "hohhot", 2000, 3000, 3 }, { "wafangdian", 2500, 2500, 3 } };
	struct policy yueyang = region("yueyang");
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(hours) / sizeof(hours[0]); i++) {
		p = region(hours[i].code);
		assert_int_equal(p.total_min.value, 5000);
		assert_int_equal(p.online_min.value, hours[i].online);
		assert_int_equal(p.practice_min.value, hours[i].practice);
		assert_int_equal(p.ability_min.value, hours[i].abilities);
		assert_false(p.online_min.ours);
	}
	assert_false(yueyang.total_min.set);
	assert_true(setting_has(&yueyang.region_documents, "region_plan"));
	assert_false(yueyang.group_plan.set);
	assert_false(yueyang.ability_min.set);
	assert_true(setting_on(&yueyang.online_gate));
}

static void
peculiarities(void **state)
{
	(void)state;
	p = region("lezhi");
	assert_int_equal(p.dim_min.value, 2);
	assert_int_equal(p.dim_min_strong.value, 3);
	assert_string_equal(p.dim_min.phrase, "至少2个维度");
	assert_string_equal(p.dim_min.source, "R37 000");
	assert_int_equal(p.evidence_hours.strength, ADVICE);
	assert_true(p.evidence_hours_per_ability.ours);
	assert_true(setting_has(&p.capstone, "recording"));
	assert_false(p.research_loop.set || p.lesson_types.set);
	p = region("gushanzi");
	assert_int_equal(p.pool.value, 10);
	assert_true(setting_has(&p.pool, "A10"));
	assert_false(setting_has(&p.pool, "A11"));
	assert_true(setting_has(&p.noncredit_dims, "assessment"));
	assert_true(setting_has(&p.staged_first, "A1"));
	assert_true(setting_on(&p.group_degrees));
	assert_string_equal(p.group_degrees.phrase, "差异度、发展度、融合度、创新度");
	assert_true(setting_has(&p.research_loop, "improve") && setting_has(&p.lesson_types, "everyone"));
	assert_string_equal(p.research_loop.phrase, "集备—上课—研课—形成改进方案—再上课");
	p = region("wafangdian");
	assert_true(setting_on(&p.personal_plan) && setting_on(&p.school_summary));
	assert_true(setting_has(&p.capstone, "lesson_guide"));
	assert_int_equal(p.practice_share_min.value, 50);
	assert_int_equal(p.pass_rate_goal.strength, GOAL);
	assert_true(setting_on(&p.coaching) && p.coaching_days.ours);
	p = region("yueyang");
	assert_true(setting_on(&p.recognition));
	assert_true(setting_has(&p.plan_acts, "approval"));
	assert_string_equal(p.approval_level.text, "county");
	assert_string_equal(p.filing_level.text, "city");
	assert_true(setting_has(&p.people_scope, "research"));
	assert_false(p.relief_ability_min.set);
}

static void
blanks(void **state)
{
	(void)state;
	assert_true(reads("{}"));
	assert_false(p.ability_min.set);
	assert_true(reads("{\"ability_min\": null}"));
	assert_false(p.ability_min.set);
	assert_true(reads("{\"ability_min\": {\"value\": null}}"));
	assert_false(p.ability_min.set);
	assert_false(setting_has(&p.levels, "self"));
	assert_false(setting_on(&p.online_gate));
	assert_true(reads("{\"online_gate\": {\"value\": false, \"strength\": \"rule\", \"origin\": \"ours\"}}"));
	assert_true(p.online_gate.set);
	assert_false(setting_on(&p.online_gate));
}

/* A phrase of 127 bytes fits its room of 128, one of 128 does not. */
static void
long_phrases(void **state)
{
	char phrase[129], json[300];
	int len;

	(void)state;
	for (len = 127; len <= 128; len++) {
		memset(phrase, 'x', sizeof(phrase));
		phrase[len] = '\0';
		snprintf(json, sizeof(json), "{\"panel_min\": {\"value\": 3, \"strength\": \"rule\","
		    " \"origin\": \"ours\", \"phrase\": \"%s\"}}", phrase);
		assert_int_equal(reads(json), len == 127);
	}
}

static void
whole_words(void **state)
{
	(void)state;
	assert_true(reads("{\"pool\": {\"value\": [\"A10\", \"A2\"],"
	    " \"strength\": \"rule\", \"origin\": \"notice\"}}"));
	assert_true(setting_has(&p.pool, "A10"));
	assert_true(setting_has(&p.pool, "A2"));
	assert_false(setting_has(&p.pool, "A1"));
	assert_false(setting_has(&p.pool, ""));
}

static bool
cutoff(const char *day)
{
	char json[120];

	snprintf(json, sizeof(json), "{\"relief_cutoff\": {\"value\": \"%s\","
	    " \"strength\": \"rule\", \"origin\": \"ours\"}}", day);
	return reads(json);
}

static void
days(void **state)
{
	static const char *const there[] = { "2022-12-31", "2024-02-29", "2000-02-29" };
	static const char *const nowhere[] = { "", "2022", "2022-13-01", "2022-00-10", "2022-04-31",
		"2023-02-29", "1900-02-29", "2022-1-1", "2022-12-31 ", "22022-2-31", "2022-12-3x" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(there) / sizeof(there[0]); i++)
		assert_true(cutoff(there[i]));
	for (i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++)
		if (cutoff(nowhere[i]))
			fail_msg("was taken: %s", nowhere[i]);
}

static bool
scorecard(const char *lines)
{
	char json[400];

	snprintf(json, sizeof(json), "{\"plan_scorecard\": {\"value\": %s,"
	    " \"strength\": \"rule\", \"origin\": \"ours\"}}", lines);
	return reads(json);
}

static void
scorecards(void **state)
{
	static const char *const wrong[] = { "[]", "{}", "[1]", "[{}]",
		"[{\"part\": \"a\", \"points\": 0, \"text\": \"b\"}]",
		"[{\"part\": \"a\", \"points\": 1001, \"text\": \"b\"}]",
		"[{\"part\": \"a\", \"points\": 2.5, \"text\": \"b\"}]",
		"[{\"part\": \"\", \"points\": 5, \"text\": \"b\"}]",
		"[{\"part\": \"a\", \"points\": 5, \"text\": \"\"}]",
		"[{\"part\": \"a\", \"points\": 5}]",
		"[{\"part\": \"a\", \"points\": 5, \"text\": \"b\", \"more\": 1}]" };
	size_t i;

	(void)state;
	assert_true(scorecard("[{\"part\": \"目标\", \"points\": 40, \"text\": \"具体\"},"
	    " {\"part\": \"主题\", \"points\": 60, \"text\": \"切题\"}]"));
	assert_int_equal(p.plan_scorecard.value, 100);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (scorecard(wrong[i]))
			fail_msg("was taken: %s", wrong[i]);
}

static void
named(void **state)
{
	struct policy_member m;
	const struct policy_words *w;
	size_t i;

	(void)state;
	for (i = 0; policy_member(i, &m); i++) {
		if ((w = policy_words_of(m.name)) == NULL)
			fail_msg("policy_words.c does not know %s", m.name);
		assert_true(*w->zh != '\0' && *w->part != '\0');
	}
	assert_true(i > 50);
	assert_null(policy_words_of("ability_minimum"));
}

static void
count_fault(void *told, const char *member, const char *what)
{
	assert_true(*what != '\0');
	(void)member;
	++*(int *)told;
}

static void
all_at_once(void **state)
{
	const char *json = "{\"ability_min\": {\"value\": 99, \"strength\": \"rule\", \"origin\": \"ours\"},"
	    " \"nothing\": null, \"peer_k\": {\"value\": 2, \"strength\": \"rule\", \"origin\": \"office\"},"
	    " \"deadline\": {\"value\": \"2023-02-30\", \"strength\": \"goal\", \"origin\": \"ours\"}}";
	int told = 0;

	(void)state;
	assert_false(policy_read_all(&p, json, strlen(json), count_fault, &told));
	assert_int_equal(told, 3);
	assert_int_equal(p.peer_k.value, 2);
	assert_true(p.peer_k.office);
}

/* Every bound, at its edge and one beyond. */
static void
agreement(void **state)
{
	struct { struct setting *less, *more; } bounds[] = {
		{ &p.dim_min, &p.dim_min_strong }, { &p.ability_min, &p.ability_max },
		{ &p.teacher_dim_min, &p.ability_max }, { &p.group_compulsory, &p.ability_max },
		{ &p.excellent_min, &p.ability_max }, { &p.relief_ability_min, &p.ability_min },
		{ &p.team_min, &p.team_max } };
	static const char *const codes[] = { "lezhi", "gushanzi", "hohhot", "wafangdian", "yueyang" };
	int told = 0;
	size_t i;

	(void)state;
	for (i = 0; i < 5; i++) {
		p = region(codes[i]);
		assert_true(policy_agrees(&p, count_fault, &told));
	}
	for (i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		p = (struct policy){ 0 };
		*bounds[i].less = *bounds[i].more = (struct setting){ .set = true, .value = 2 };
		assert_true(policy_agrees(&p, count_fault, &told));
		bounds[i].less->value = 3;
		assert_false(policy_agrees(&p, count_fault, &told));
		bounds[i].more->set = false;
		assert_true(policy_agrees(&p, count_fault, &told));
	}
	assert_int_equal(told, (int)i);
	p = (struct policy){ .teacher_dim_min = { .set = true, .value = 4 },
		.noncredit_dims = { .set = true, .value = 1 } };
	assert_false(policy_agrees(&p, count_fault, &told));
}

/* What is told of the levels; "" when they are taken. */
static void
keep_fault(void *told, const char *member, const char *what)
{
	snprintf(told, 128, "%s: %s", member, what);
}

static const char *
levels(const char *words)
{
	static char told[128];
	char json[200];

	told[0] = '\0';
	snprintf(json, sizeof(json), "{\"levels\": {\"value\": [%s], \"strength\": \"rule\", \"origin\": \"office\"}}", words);
	if (policy_read_all(&p, json, strlen(json), keep_fault, told))
		policy_agrees(&p, keep_fault, told);
	return told;
}

static void
orders(void **state)
{
	static const char *const good[] = { "\"panel\"", "\"self\", \"panel\"", "\"group\", \"panel\"",
		"\"self\", \"group\", \"peer\", \"panel\"", "\"self\", \"peer\", \"group\", \"panel\"" };
	static const char *const endless[] = { "\"self\"", "\"self\", \"peer\", \"group\"",
		"\"panel\", \"self\"", "\"self\", \"panel\", \"group\"" };
	static const char *const unknown[] = { "\"panel\", \"panel\"", "\"peer\", \"peer\", \"panel\"",
		"\"county\", \"panel\"", "\"\", \"panel\"" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_string_equal(levels(good[i]), "");
	for (i = 0; i < sizeof(endless) / sizeof(endless[0]); i++)
		assert_non_null(strstr(levels(endless[i]), "levels: 最后一级应是校评"));
	for (i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_non_null(strstr(levels(unknown[i]), "levels: 应从列出的选项中选1至4项，不重复"));
	assert_non_null(strstr(levels("\"peer\", \"self\", \"panel\""), "levels: 自评在提交时作出"));
}

/* What is told of one member with this value; "" when it is taken. */
static const char *
said_of(const char *member, const char *value)
{
	static char told[128];
	char json[200];

	told[0] = '\0';
	snprintf(json, sizeof(json), "{\"%s\": {\"value\": %s, \"strength\": \"rule\", \"origin\": \"office\"}}", member, value);
	policy_read_all(&p, json, strlen(json), keep_fault, told);
	return told;
}

static void
expectations(void **state)
{
	static const struct { const char *member, *value, *said; } wrong[] = {
		{ "ability_min", "31", "ability_min: 应为1至30的整数" },
		{ "ability_min", "\"三\"", "ability_min: 应为1至30的整数" },
		{ "pass_rate_goal", "100.5", "pass_rate_goal: 应为0至100的整数" },
		{ "total_min", "-1", "total_min: 应为0至1000学时，至多两位小数" },
		{ "hours_per_credit", "0", "hours_per_credit: 应为0.01至1000学时，至多两位小数" },
		{ "online_gate", "1", "online_gate: 应为“是”或“否”" },
		{ "filing_level", "\"street\"", "filing_level: 应从列出的选项中选一项" },
		{ "deadline", "\"2023-02-30\"", "deadline: 应为日历上有的一天，写成年-月-日，如 2022-12-31" },
		{ "noncredit_dims", "[\"art\"]", "noncredit_dims: 应从列出的选项中选0至4项，不重复" },
		{ "pool", "[\"A1\", \"A1\"]", "pool: 应写1至48项，各不相同，每项之内没有空格" },
		{ "plan_scorecard", "[]", "plan_scorecard: 应写1至30行，每行有部分" },
	};
	struct policy_member m;
	char asked[160];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_ptr_equal(strstr(said_of(wrong[i].member, wrong[i].value), wrong[i].said), said_of(wrong[i].member, wrong[i].value));
	assert_string_equal(said_of("pass_rate_goal", "100"), "");
	for (i = 0; policy_member(i, &m); i++) {
		policy_asks(&m, asked, sizeof(asked));
		assert_true(strncmp(asked, "应", strlen("应")) == 0 && strlen(asked) < sizeof(asked) - 1);
	}
}

static void
differences(void **state)
{
	struct policy other;

	(void)state;
	p = other = region("lezhi");
	assert_int_equal(policy_differs(&p, &other), 0);
	other.peer_days.value = 9;
	assert_int_equal(policy_differs(&p, &other), 0);
	other.dim_min.value = 3;
	assert_int_equal(policy_differs(&p, &other), BY_OFFER);
	other.ability_min.value = 4;
	assert_int_equal(policy_differs(&p, &other), BY_OFFER | BY_CHOICE | BY_ELIGIBLE);
}

static void
refusals(void **state)
{
	static const char *const wrong[] = {
		"", "null", "[]", "3", "{", "{}x",
		"{\"ability_minimum\": null}",
		"{\"ability_min\": 3}",
		"{\"ability_min\": {\"value\": \"3\", \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": 0, \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": 31, \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": 3.5, \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": true, \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": 3, \"strength\": \"must\", \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": 3, \"strength\": \"rule\"}}",
		"{\"ability_min\": {\"value\": 3, \"origin\": \"ours\"}}",
		"{\"ability_min\": {\"value\": 3, \"strength\": \"rule\", \"origin\": \"ours\", \"phrase\": 1}}",
		"{\"online_gate\": {\"value\": 1, \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"capstone\": {\"value\": \"film\", \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"levels\": {\"value\": \"self\", \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"levels\": {\"value\": [], \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"levels\": {\"value\": [\"self\", \"self\"], \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"levels\": {\"value\": [\"self peer\"], \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"levels\": {\"value\": [\"self\", 3], \"strength\": \"rule\", \"origin\": \"ours\"}}",
		"{\"levels\": {\"value\": [null], \"strength\": \"rule\", \"origin\": \"ours\"}}" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		error[0] = '\0';
		if (reads(wrong[i]) || error[0] == '\0')
			fail_msg("was taken: %s", wrong[i]);
	}
	assert_false(reads("{\"ability_min\": 3}"));
	assert_non_null(strstr(error, "ability_min"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("all five regions' policies are read with the hours of their notices", five_regions),
		PROMISE("each region's peculiarity is in its policy", peculiarities),
		PROMISE("a blank is not decided and never borrowed", blanks),
		PROMISE("a phrase that does not fit is refused, never cut", long_phrases),
		PROMISE("a list knows its words only as wholes", whole_words),
		PROMISE("a date is a day that the calendar has", days),
		PROMISE("a scorecard's lines have a part, points and a text, and its value is their sum", scorecards),
		PROMISE("every member has a Chinese name", named),
		PROMISE("a form hears of every wrong member at once, and keeps what was right", all_at_once),
		PROMISE("values that nobody could fulfil together are told; the five regions' agree", agreement),
		PROMISE("levels end with 校评, begin with 自评, and are named once; what is wrong is said", orders),
		PROMISE("who wrote a value that is none is told what it has to be", expectations),
		PROMISE("it is known which rules a change is asked by", differences),
		PROMISE("whatever is no policy is refused, and the member is named", refusals),
	};

	return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
