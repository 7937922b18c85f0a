/* tests/rules/offer.c - what a school may offer and a group make compulsory. */
#include "rules/offer.h"
#include "region.h"

#define ALL "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 " \
	"C1 C2 C3 C4 C5 C6 C7"

static struct ability catalogue[30];
static struct findings got;

static void
offer(struct policy p, const char *words, bool strong, enum environment environment)
{
	static struct policy kept;
	const char *list[48];
	size_t count = codes(words, list, 48);

	kept = p;
	got = (struct findings){ 0 };
	offer_check(&kept, &(struct offer){ catalogue, abilities(ALL, catalogue, 30),
	    list, count, strong, environment }, &got);
}

static void
one_dimension(void **state)
{
	const struct finding *f;

	(void)state;
	offer(region("lezhi"), "A5 A6 A7", false, ENV_MULTIMEDIA);
	assert_int_equal(got.rules, 1);
	f = found(&got, "offer.dim_min", "");
	assert_non_null(f);
	assert_string_equal(f->phrase, "至少2个维度");
	assert_string_equal(f->source, "R37 000");
	assert_int_equal(f->asked, 2);
	assert_int_equal(f->there, 1);
	assert_int_equal(missing(f), 1);
	assert_false(f->ours);
	assert_string_equal(f->sentence, "提供的能力点要来自至少2个维度，现在只有1个");
}

static void
two_dimensions(void **state)
{
	(void)state;
	offer(region("lezhi"), "A1 A5", false, ENV_MULTIMEDIA);
	assert_int_equal(got.count, 0);
}

static void
well_equipped(void **state)
{
	(void)state;
	offer(region("lezhi"), "A1 A5", true, ENV_MULTIMEDIA);
	assert_int_equal(got.rules, 1);
	assert_string_equal(found(&got, "offer.dim_min_strong", "")->phrase, "选择3个维度");
	offer(region("lezhi"), "A1 A2 A5", true, ENV_MULTIMEDIA);
	assert_int_equal(got.count, 0);
	offer(region("hohhot"), "A1 A5", true, ENV_MULTIMEDIA);
	assert_int_equal(got.count, 0);
}

static void
wrong_codes(void **state)
{
	(void)state;
	offer(region("lezhi"), "A1 A5 A1 X9", false, ENV_MULTIMEDIA);
	assert_int_equal(got.rules, 2);
	assert_non_null(found(&got, "offer.double", "A1"));
	assert_non_null(found(&got, "offer.unknown", "X9"));
	assert_true(found(&got, "offer.unknown", "X9")->ours);
}

static void
empty_offer(void **state)
{
	(void)state;
	offer(region("yueyang"), "", false, ENV_MULTIMEDIA);
	assert_int_equal(got.rules, 1);
	assert_non_null(found(&got, "offer.empty", ""));
	offer(region("yueyang"), "A1", false, ENV_MULTIMEDIA);
	assert_int_equal(got.count, 0);
}

static void
ten_of_gushanzi(void **state)
{
	(void)state;
	offer(region("gushanzi"), "A1 A2 A5 A10", false, ENV_MULTIMEDIA);
	assert_int_equal(got.count, 0);
	offer(region("gushanzi"), "A1 A2 A5 A11", false, ENV_MULTIMEDIA);
	assert_int_equal(got.count, 0);
	offer(region("gushanzi"), "A1 B2", false, ENV_BLENDED);
	assert_int_equal(got.rules, 1);
	assert_string_equal(found(&got, "offer.pool", "B2")->phrase, "学校选择A1至A10");
}

static void
environment(void **state)
{
	(void)state;
	offer(region("lezhi"), "A1 B4 C1", false, ENV_MULTIMEDIA);
	assert_int_equal(got.rules, 0);
	assert_int_equal(got.count, 2);
	assert_int_equal(found(&got, "offer.environment", "C1")->strength, ADVICE);
	offer(region("lezhi"), "A1 B4", false, ENV_BLENDED);
	assert_int_equal(got.count, 0);
	offer(region("lezhi"), "A1 C4", false, ENV_UNKNOWN);
	assert_int_equal(got.count, 0);
}

static void
compulsory(struct policy p, const char *words)
{
	static struct policy kept;
	struct ability offered[16];
	const char *list[16];
	size_t count = codes(words, list, 16);

	kept = p;
	got = (struct findings){ 0 };
	compulsory_check(&kept, offered, abilities("A1 A2 A3 A5 A6 A11", offered, 16),
	    list, count, &got);
}

static void
three_compulsory(void **state)
{
	(void)state;
	compulsory(region("gushanzi"), "A1 A2 A5");
	assert_int_equal(got.count, 0);
	compulsory(region("gushanzi"), "A1 A2");
	assert_int_equal(got.rules, 1);
	assert_int_equal(missing(found(&got, "compulsory.number", "")), 1);
	compulsory(region("gushanzi"), "A1 A2 A3 A5");
	assert_int_equal(got.rules, 1);
	compulsory(region("lezhi"), "A1");
	assert_int_equal(got.count, 0);
	compulsory(region("lezhi"), "");
	assert_int_equal(got.count, 0);
}

static void
wrong_compulsory(void **state)
{
	(void)state;
	compulsory(region("gushanzi"), "A1 A1 A11");
	assert_non_null(found(&got, "compulsory.double", "A1"));
	assert_non_null(found(&got, "compulsory.noncredit", "A11"));
	compulsory(region("lezhi"), "A7");
	assert_non_null(found(&got, "compulsory.outside", "A7"));
}

/* 呼和浩特: “30个能力点和地方特色能力点”. */
static void
local_ones(void **state)
{
	struct ability own[] = { { "A1", DIM_LEARNERS, ENV_MULTIMEDIA, false }, { "NM1", DIM_DESIGN, ENV_MULTIMEDIA, true } };
	const char *list[] = { "A1", "NM1" };
	struct offer o = { own, 2, list, 2, false, ENV_MULTIMEDIA };
	struct policy p = region("hohhot");
	const struct finding *f;

	(void)state;
	got = (struct findings){ 0 };
	offer_check(&p, &o, &got);
	assert_int_equal(got.count, 0);
	p.local_abilities.value = 0;
	offer_check(&p, &o, &got);
	f = found(&got, "offer.local", "NM1");
	assert_non_null(f);
	assert_string_equal(f->phrase, "30个能力点和地方特色能力点");
	p = region("lezhi");
	got = (struct findings){ 0 };
	offer_check(&p, &o, &got);
	f = found(&got, "offer.local", "NM1");
	assert_non_null(f);
	assert_true(f->ours);
	assert_int_equal(f->strength, RULE);
}

static void
stored_words(void **state)
{
	static const char *const words[] = {
		"learner_analysis", "teaching_design", "learning_guidance", "assessment" };
	int d;

	(void)state;
	for (d = 0; d < DIMENSIONS; d++)
		assert_int_equal(dimension_of(words[d]), d);
	assert_int_equal(dimension_of("学情分析"), DIMENSIONS);
	assert_int_equal(environment_of("multimedia"), ENV_MULTIMEDIA);
	assert_int_equal(environment_of("smart"), ENV_SMART);
	assert_int_equal(environment_of(""), ENV_UNKNOWN);
	assert_int_equal(environment_of("paper"), ENV_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("an offer of one dimension is refused with the notice's phrase", one_dimension),
		PROMISE("an offer of two dimensions stands", two_dimensions),
		PROMISE("a well equipped school offers three where the notice says so", well_equipped),
		PROMISE("unknown and doubled codes are named one by one", wrong_codes),
		PROMISE("an empty offer is refused even where nothing is decided", empty_offer),
		PROMISE("孤山子 offers out of A1 to A10, and 学业评价 beside them", ten_of_gushanzi),
		PROMISE("an ability above the school's environment is advised against, not refused", environment),
		PROMISE("a local ability is refused where the policy has none, with the source", local_ones),
		PROMISE("dimensions and environments are known by their stored words", stored_words),
		PROMISE("a group fixes as many abilities as the policy says", three_compulsory),
		PROMISE("compulsory abilities come from the offer, once, and carry credit", wrong_compulsory),
	};

	return cmocka_run_group_tests_name("offer", tests, NULL, NULL);
}
