/* tests/rules/choice.c - a task list is refused rule by rule, each with its phrase. */
#include "rules/choice.h"
#include "region.h"

static struct policy p;
static struct findings got;

static void
choose(const char *offer, const char *compulsory, const char *words)
{
	struct ability offered[30];
	const char *must[16], *list[30];
	struct choice c = { .offer = offered, .compulsory = must, .codes = list };

	c.offered = abilities(offer, offered, 30);
	c.compulsory_count = codes(compulsory, must, 16);
	c.count = codes(words, list, 30);
	got = (struct findings){ 0 };
	choice_check(&p, &c, &got);
}

static void
good_list(void **state)
{
	(void)state;
	p = region("lezhi");
	choose("A1 A3 A5 A6", "", "A1 A3 A5");
	assert_int_equal(got.count, 0);
	choose("A1 A3 A5 A6", "A6", "A1 A3 A5 A6");
	assert_int_equal(got.count, 0);
}

static void
too_few(void **state)
{
	const struct finding *f;

	(void)state;
	p = region("lezhi");
	choose("A1 A5 A6", "", "A1 A5");
	assert_int_equal(got.rules, 1);
	f = found(&got, "choice.ability_min", "");
	assert_string_equal(f->phrase, "至少3个能力点");
	assert_string_equal(f->source, "R40 000");
	assert_string_equal(f->sentence, "至少要选3个能力点，现在有2个");
	assert_int_equal(missing(f), 1);
}

static void
nothing_chosen(void **state)
{
	(void)state;
	p = region("lezhi");
	choose("A1 A5", "A5", "");
	assert_non_null(found(&got, "choice.ability_min", ""));
	assert_non_null(found(&got, "choice.compulsory", "A5"));
	assert_non_null(found(&got, "choice.per_dim_min", "学情分析"));
	assert_non_null(found(&got, "choice.per_dim_min", "学法指导"));
	assert_null(found(&got, "choice.per_dim_min", "教学设计"));
	assert_non_null(found(&got, "choice.teacher_dim_min", ""));
	assert_int_equal(got.rules, 5);
}

static void
each_offered_dimension(void **state)
{
	const struct finding *f;

	(void)state;
	p = region("lezhi");
	choose("A1 A3 A5 A6 A11", "", "A1 A5 A6");
	assert_int_equal(got.rules, 2);
	f = found(&got, "choice.per_dim_min", "教学设计");
	assert_string_equal(f->phrase, "每个维度不少于1个");
	assert_non_null(found(&got, "choice.per_dim_min", "学业评价"));
}

static void
each_touched_dimension(void **state)
{
	(void)state;
	p = region("lezhi");
	p.per_dim_min.value = 2;
	strcpy(p.per_dim_reading.text, "touched");
	choose("A1 A3 A5 A6 A11", "", "A1 A5 A6");
	assert_int_equal(got.rules, 1);
	assert_non_null(found(&got, "choice.per_dim_min", "学情分析"));
	p.per_dim_min.value = 1;
	choose("A1 A3 A5 A6 A11", "", "A1 A5 A6");
	assert_int_equal(got.count, 0);
}

/* One to two of each of four dimensions offered and chosen, all 81 x 16 ways: which
 * dimensions are short of one, in both readings of “每个维度不少于1个”. */
static void
both_readings(void **state)
{
	static const char *const first[] = { "A1", "A2", "A5", "A11" };
	static const char *const second[] = { "B1", "A3", "A6", "A12" };
	int touched, least, n, left, d;
	unsigned offered;

	(void)state;
	for (touched = 0; touched < 2; touched++)
		for (least = 1; least <= 2; least++)
			for (offered = 1; offered < 16; offered++)
				for (n = 0; n < 81; n++) {
					char offer[60] = "", list[60] = "";
					long short_of = 0;

					for (d = 0, left = n; d < 4; d++, left /= 3) {
						if ((offered & 1u << d) == 0)
							continue;
						strcat(strcat(strcat(strcat(offer, first[d]), " "), second[d]), " ");
						if (left % 3 > 0)
							strcat(strcat(list, first[d]), " ");
						if (left % 3 > 1)
							strcat(strcat(list, second[d]), " ");
						short_of += left % 3 < least && (!touched || left % 3 > 0);
					}
					p = (struct policy){ .per_dim_min = { .set = true, .value = least },
						.per_dim_reading = { .set = true, .value = 1 } };
					strcpy(p.per_dim_reading.text, touched ? "touched" : "offered");
					choose(offer, "", list);
					assert_int_equal(got.rules, short_of);
				}
}

static void
first_things_first(void **state)
{
	const struct finding *f;

	(void)state;
	p = region("gushanzi");
	choose("A1 A2 A5 A6", "", "A2 A5 A6");
	f = found(&got, "choice.staged", "A1");
	assert_string_equal(f->phrase, "完成微能力点A1的学习");
	assert_string_equal(f->source, "R49 001");
	choose("A1 A2 A5 A6", "", "A1 A2 A5");
	assert_int_equal(got.count, 0);
	choose("A2 A5 A6", "", "A2 A5 A6");
	assert_null(found(&got, "choice.staged", ""));
}

static void
outside_and_double(void **state)
{
	(void)state;
	p = region("lezhi");
	choose("A1 A5 A6", "", "A1 A5 A5 B1");
	assert_int_equal(got.rules, 3);
	assert_non_null(found(&got, "choice.double", "A5"));
	assert_non_null(found(&got, "choice.outside", "B1"));
	assert_int_equal(found(&got, "choice.ability_min", "")->there, 2);
}

static void
group_compulsory(void **state)
{
	(void)state;
	p = region("gushanzi");
	choose("A1 A2 A5 A6", "A1 A2 A6", "A1 A2 A5");
	assert_int_equal(got.rules, 1);
	assert_string_equal(found(&got, "choice.compulsory", "A6")->phrase, "选择3个微能力作为必修能力");
	p = region("lezhi");
	choose("A1 A5 A6", "A6", "A1 A5 A5");
	assert_true(found(&got, "choice.compulsory", "A6")->ours);
	assert_string_equal(found(&got, "choice.compulsory", "A6")->source, "");
}

static void
without_credit(void **state)
{
	(void)state;
	p = region("gushanzi");
	choose("A1 A2 A5 A11", "", "A1 A2 A11");
	assert_int_equal(found(&got, "choice.ability_min", "")->there, 2);
	assert_int_equal(found(&got, "choice.teacher_dim_min", "")->there, 2);
	choose("A1 A2 A5 A11", "", "A1 A2 A5 A11");
	assert_int_equal(got.count, 0);
	choose("A1 A2 A5 A11", "", "A1 A2 A5");
	assert_int_equal(got.count, 0);
}

static void
exactly_three(void **state)
{
	(void)state;
	p = region("wafangdian");
	choose("A1 A2 A5 A6", "", "A5 A6 A1");
	assert_int_equal(got.count, 0);
	choose("A1 A2 A5 A6", "", "A1 A2 A5 A6");
	assert_int_equal(got.rules, 1);
	assert_int_equal(missing(found(&got, "choice.ability_max", "")), 0);
}

static void
nothing_decided(void **state)
{
	(void)state;
	p = region("yueyang");
	choose("A1 A5", "", "A5");
	assert_int_equal(got.count, 0);
	choose("A1 A5", "", "B5");
	assert_int_equal(got.rules, 1);
}

static void
a_long_wrong_list(void **state)
{
	const char *list[200];
	size_t i;

	(void)state;
	p = region("lezhi");
	for (i = 0; i < 200; i++)
		list[i] = "X1";
	got = (struct findings){ 0 };
	choice_check(&p, &(struct choice){ .codes = list, .count = 200 }, &got);
	assert_int_equal(got.count, FINDINGS_MAX);
	assert_int_equal(got.rules, 202);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("three abilities over every offered dimension stand", good_list),
		PROMISE("two abilities are too few, in the notice's words", too_few),
		PROMISE("an empty list names every unmet rule at once", nothing_chosen),
		PROMISE("every dimension of the offer wants one", each_offered_dimension),
		PROMISE("in the other reading only dimensions that are touched do", each_touched_dimension),
		PROMISE("both readings, over every offer and every list, name just the dimensions that are short", both_readings),
		PROMISE("孤山子 begins with A1, where the school offers it", first_things_first),
		PROMISE("codes outside the offer and doubles are named and do not count", outside_and_double),
		PROMISE("what the group made compulsory is not left out", group_compulsory),
		PROMISE("a dimension without credit may be studied and counts for nothing", without_credit),
		PROMISE("瓦房店 takes exactly three", exactly_three),
		PROMISE("where nothing is decided only the offer binds", nothing_decided),
		PROMISE("more findings than there is room for still refuse", a_long_wrong_list),
	};

	return cmocka_run_group_tests_name("choice", tests, NULL, NULL);
}
