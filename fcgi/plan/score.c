/* plan/score.c - an expert scores a school's plan, line by line of the scorecard
 * (R125), once; nobody scores a school that she belongs or belonged to (or that was merged
 * into it), or whose head she has a declared relation to.  Until the scoring is closed an
 * expert sees only her own points; the school sees all when it is, without names. */
#include "plan/scoring.h"
#include "plan/sheets.h"
#include "plan/slices.h"

/* A plan in an open scoring of mine; number: the version to be scored. */
static struct query facts_of = {
	"SELECT c.scorecard, n.plan_version, n.number, c.open = 1 AS open,"
	"       EXISTS (SELECT 1 FROM member m WHERE m.person = ? AND m.school IN (n.school, o.id)) AS own,"
	"       EXISTS (SELECT 1 FROM related k JOIN role_now h ON h.person = k.other AND h.kind = 'head'"
	"                  AND h.school = n.school WHERE k.person = ?) AS related"
	"  FROM scoring_now c"
	"  JOIN plan_now n ON n.plan = ? AND n.programme = c.programme AND n.plan_version IS NOT NULL"
	"  JOIN school s ON s.id = n.school"
	"  LEFT JOIN school o ON o.successor = s.id"
	"  JOIN region_within w ON w.region = s.region AND w.ancestor = c.region"
	" WHERE c.scoring = ? AND " SCORES_IN("'expert'") " ORDER BY own DESC LIMIT 1" };

static struct query give = {
	"INSERT INTO plan_score (scoring, plan_version, expert, points, total, remark)"
	" SELECT c.scoring, ?, ?, ?, ?, COALESCE(?, '') FROM scoring_now c"
	"  WHERE c.scoring = ? AND c.open = 1" };

static const struct field line[] = { { "points", COUNT, 0, 1000, .zh = "得分" }, { 0 } };
static const struct field score[] = {
	{ "scoring", ID, .zh = "评分" }, { "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .zh = "第几稿" },
	{ "lines", LIST, 1, 30, .of = line, .zh = "各项得分" },
	{ "remark", PROSE, 0, 2000, .optional = true, .zh = "意见" }, { 0 } };

static long long
points_of(struct json_object *list, size_t i)
{
	return json_object_get_int64(json_object_object_get(json_object_array_get_idx(list, i), "points"));
}

/* Every line scored, none above its points; gives the sum. */
static long long
check_lines(struct request *r, struct json_object *card, struct json_object *given)
{
	size_t i, n = json_object_array_length(card);
	struct json_object *asked;
	long long total = 0;

	if (json_object_array_length(given) != n)
		wrong(r, "/lines", "评分表有%zu项，请逐项评分", n);
	for (i = 0; i < n && i < json_object_array_length(given); i++) {
		asked = json_object_array_get_idx(card, i);
		total += points_of(given, i);
		if (points_of(given, i) > points_of(card, i))
			wrong(r, text(r, "/lines/%zu/points", i).text, "“%s”最多%lld分",
			    json_object_get_string(json_object_object_get(asked, "text")),
			    points_of(card, i));
	}
	return total;
}

static int
give_score(struct request *r)
{
	const struct result *f = ask(r, &facts_of, me(r), me(r), form(r, "plan"), form(r, "scoring"), me(r));
	long long total;

	if (f->rows == 0)
		return not_found(r);
	if (cell(f, 0, "own").number != 0)
		return refuse(r, 409, "不能给自己现在或曾经所在学校的方案评分（本系统默认）");
	if (cell(f, 0, "related").number != 0)
		return refuse(r, 409, "您与这所学校的校长有已申报的关系，应当回避（本系统默认）");
	if (cell(f, 0, "number").number != form(r, "number").number)
		return refuse(r, 409, "学校又提交了新的一稿，请看过新稿再评分");
	total = check_lines(r, parsed(r, cell(f, 0, "scorecard")), form_object(r, "lines"));
	if (refuse_wrong(r) != 0)
		return 422;
	switch (try_run(r, &give, cell(f, 0, "plan_version"), me(r), form_json(r, "lines"),
	    number(total), form(r, "remark"), form(r, "scoring"))) {
	case 1:
		about(r, "plan", form(r, "plan").number);
		return done(r);
	case 0:
		return refuse(r, 409, "这次评分已经截止");
	default:
		return refuse(r, 409, "您已经给这一稿评过分");
	}
}

/* All scores of a plan to the office; to an expert her own, and all when it is
 * closed; to the school then, too.  Names to the office only. */
static struct query scores = {
	"SELECT v.number, y.points AS lines_json, y.total, y.remark, y.given_at, y.expert = ? AS mine,"
	"       IF(" SCORES_IN("'office'") ", e.name, NULL) AS expert"
	"  FROM scoring_now c"
	"  JOIN plan_version v ON v.plan = ?"
	"  JOIN plan p ON p.id = v.plan"
	"  JOIN plan_score y ON y.scoring = c.scoring AND y.plan_version = v.id"
	"  JOIN person e ON e.id = y.expert"
	" WHERE c.scoring = ? AND (y.expert = ? OR " SCORES_IN("'office'")
	"     OR (c.open = 0 AND (" SCORES_IN("'expert'")
	"      OR EXISTS (SELECT 1 FROM role_now q WHERE q.person = ? AND q.school = p.school"
	"             AND q.kind IN ('school','head','cio')))))"
	" ORDER BY v.number DESC, y.total DESC, y.points" };

static const struct field which[] = {
	{ "scoring", ID, .zh = "评分" }, { "plan", ID, .zh = "方案" }, { 0 } };

static int
list_scores(struct request *r)
{
	return rows(r, &scores, me(r), me(r), form(r, "plan"), form(r, "scoring"), me(r), me(r),
	    me(r), me(r));
}

const struct route score_routes[] = {
	{ "POST", "/scoring/{scoring}/plan/{plan}", EXPERT, score, give_score, { &facts_of, &give }, ONCE,
	    "plan.score.give", 0 },
	{ "GET", "/scoring/{scoring}/plan/{plan}", OFFICE | EXPERT | SCHOOL, which, list_scores,
	    { &scores }, .sheet = &scores_sheet }, { 0 } };
