/* tests/rules/complete.c - what may be handed in. */
#include "rules/complete.h"
#include "region.h"

static const struct asked_piece list[] = {
	{ 1, "教学设计", KIND_DOCUMENT, true },
	{ 2, "课堂实录片段", KIND_VIDEO, true },
	{ 3, "教学反思", KIND_ANY, true },
	{ 4, "学生作品", KIND_IMAGE, false },
};
static struct findings got;

static void
hand_in(const struct policy *p, const struct given_piece *pieces, size_t count)
{
	got = (struct findings){ 0 };
	complete_check(p, list, 4, pieces, count, &got);
}

static void
whole(void **state)
{
	struct policy p = region("lezhi");
	struct given_piece pieces[] = { { 1, KIND_DOCUMENT, true }, { 2, KIND_VIDEO, true },
		{ 3, KIND_LINK, true }, { 4, KIND_IMAGE, true } };

	(void)state;
	hand_in(&p, pieces, 4);
	assert_int_equal(got.count, 0);
	hand_in(&p, pieces, 3);
	assert_int_equal(got.count, 0);
}

static void
nothing(void **state)
{
	struct policy p = region("lezhi");

	(void)state;
	hand_in(&p, NULL, 0);
	assert_int_equal(got.rules, 4);
	assert_non_null(found(&got, "complete.empty", ""));
	assert_non_null(found(&got, "complete.missing", "教学设计"));
	assert_non_null(found(&got, "complete.missing", "课堂实录片段"));
	assert_non_null(found(&got, "complete.missing", "教学反思"));
}

static void
one_piece(void **state)
{
	struct policy p = region("lezhi");
	struct given_piece piece = { 2, KIND_VIDEO, true };

	(void)state;
	hand_in(&p, &piece, 1);
	assert_int_equal(got.rules, 2);
	assert_non_null(found(&got, "complete.missing", "教学设计"));
	assert_non_null(found(&got, "complete.missing", "教学反思"));
}

static void
wrong_kind(void **state)
{
	struct policy p = region("lezhi");
	struct given_piece pieces[] = { { 1, KIND_DOCUMENT, true }, { 2, KIND_IMAGE, true },
		{ 3, KIND_DOCUMENT, true }, { 4, KIND_VIDEO, true } };

	(void)state;
	hand_in(&p, pieces, 4);
	assert_int_equal(got.rules, 2);
	assert_string_equal(found(&got, "complete.kind", "课堂实录片段")->sentence,
	    "“课堂实录片段”应为视频，现在是图片");
	assert_non_null(found(&got, "complete.kind", "学生作品"));
}

static void
not_judged(void **state)
{
	struct policy p = region("lezhi");
	struct given_piece pieces[] = { { 1, KIND_DOCUMENT, true }, { 2, KIND_VIDEO, false },
		{ 3, KIND_DOCUMENT, true } };

	(void)state;
	hand_in(&p, pieces, 3);
	assert_int_equal(got.rules, 1);
	assert_non_null(found(&got, "complete.self_verdict", "课堂实录片段"));
	p.levels = (struct setting){ .set = true, .text = "peer panel" };
	hand_in(&p, pieces, 3);
	assert_int_equal(got.count, 0);
	p.levels = (struct setting){ 0 };
	hand_in(&p, pieces, 3);
	assert_int_equal(got.rules, 1);
}

static void
stranger(void **state)
{
	struct policy p = region("lezhi");
	struct given_piece pieces[] = { { 1, KIND_DOCUMENT, true }, { 2, KIND_VIDEO, true },
		{ 3, KIND_DOCUMENT, true }, { 9, KIND_DOCUMENT, true } };

	(void)state;
	hand_in(&p, pieces, 4);
	assert_int_equal(got.rules, 1);
	assert_non_null(found(&got, "complete.unknown", ""));
}

static void
long_title(void **state)
{
	struct policy p = region("lezhi");
	char title[601] = "";
	struct asked_piece line = { 1, title, KIND_VIDEO, true };
	const char *text;
	size_t i;

	(void)state;
	for (i = 0; i < 200; i++)
		strcat(title, "课");
	got = (struct findings){ 0 };
	complete_check(&p, &line, 1, NULL, 0, &got);
	text = got.all[1].sentence;
	assert_true(strlen(text) > 300);
	assert_memory_equal(text + strlen(text) - strlen("课课"), "课课", strlen("课课"));
}

/* A1 first (R49): which of what was chosen and handed in lets which ability pass. */
static void
staged(void **state)
{
	static const struct { const char *code, *chosen, *handed; int waits; } rows[] = {
		{ "A1", "A1 A2 A5", "", 0 }, { "A2", "A1 A2 A5", "", 1 }, { "A2", "A1 A2 A5", "A1", 0 },
		{ "A2", "A1 A2 A5", "A5", 1 }, { "A2", "A2 A5", "", 0 }, { "A5", "A1 A2 A5", "A1 A2", 0 } };
	const char *chosen[8], *handed[8];
	struct policy p = region("gushanzi");
	struct findings found_now;
	size_t i, n = 0, m;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		n = codes(rows[i].chosen, chosen, 8);
		m = codes(rows[i].handed, handed, 8);
		found_now = (struct findings){ 0 };
		staged_check(&p, rows[i].code, chosen, n, handed, m, &found_now);
		assert_int_equal(found_now.rules, rows[i].waits);
		if (rows[i].waits)
			assert_string_equal(found(&found_now, "complete.staged", "A1")->phrase,
			    "完成微能力点A1的学习");
	}
	p = region("lezhi");
	found_now = (struct findings){ 0 };
	staged_check(&p, "A2", chosen, n, handed, 0, &found_now);
	assert_int_equal(found_now.count, 0);
}

static void
words(void **state)
{
	enum piece_kind k = KIND_ANY;

	(void)state;
	assert_true(kind_of("video", &k));
	assert_int_equal(k, KIND_VIDEO);
	assert_true(kind_of("any", &k));
	assert_int_equal(k, KIND_ANY);
	assert_false(kind_of("film", &k));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("every required piece, of its kind and self-judged, is complete", whole),
		PROMISE("an empty draft names each piece that is missing", nothing),
		PROMISE("one piece of three leaves the other two missing", one_piece),
		PROMISE("a piece of another kind is refused, required or not", wrong_kind),
		PROMISE("a piece without self verdict is refused where the levels have self", not_judged),
		PROMISE("a piece that no line asks for is refused", stranger),
		PROMISE("a title too long for the sentence is cut between characters", long_title),
		PROMISE("孤山子 hands in A1 before the others; nobody else has an order", staged),
		PROMISE("kinds are known by the catalogue's words", words),
	};

	return cmocka_run_group_tests_name("complete", tests, NULL, NULL);
}
