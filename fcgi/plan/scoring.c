/* plan/scoring.c - expert scoring of the plans that schools handed in (R125): the
 * office opens it until a day, by the scorecard its policy defines.  The result
 * advises and decides nothing. */
#include <stdlib.h>

#include "plan/scoring.h"
#include "plan/sheets.h"
#include "plan/slices.h"

/* The policy in force in that region today, for its office. */
static struct query rules_of = {
	"SELECT g.id AS programme, v.id AS policy_version,"
	"       JSON_LENGTH(v.rules, '$.plan_scorecard.value') AS asked,"
	"       ? >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS ahead"
	OFFICE_TODAY
	" WHERE o.person = ? AND o.kind = 'office' AND o.region = ?"
	" ORDER BY g.id DESC LIMIT 1" };

static struct query begin = {
	"INSERT INTO scoring (programme, region, policy_version, closes_on, opened_by)"
	" VALUES (?, ?, ?, ?, ?)" };

static const struct field opening[] = {
	{ "region", ID, .zh = "区域" }, { "closes_on", DAY, .zh = "截止日期" }, { 0 } };

static int
open_scoring(struct request *r)
{
	const struct result *at = ask(r, &rules_of, form(r, "closes_on"), me(r), form(r, "region"));

	if (at->rows == 0)
		return not_found(r);
	if (cell(at, 0, "asked").kind == NOTHING)
		return refuse(r, 409, "本地政策还没有定评分表（未作规定），定了以后才能开始专家评分");
	if (cell(at, 0, "ahead").number == 0)
		wrong(r, "/closes_on", "截止日期已经过了");
	if (refuse_wrong(r) != 0)
		return 422;
	run(r, &begin, cell(at, 0, "programme"), form(r, "region"), cell(at, 0, "policy_version"),
	    form(r, "closes_on"), me(r));
	return made(r, "scoring", last_id(r));
}

/* Those of my regions; the school's management finds those that are closed, with
 * the plan of its school that score.c shows the points of. */
static struct query list = {
	"SELECT c.scoring, k.name AS region, c.closes_on, c.open = 1 AS open, c.scorecard AS scorecard_json,"
	"       (SELECT p.id FROM school_person x JOIN plan p ON p.school = x.school"
	"         WHERE x.person = ? AND p.programme = c.programme LIMIT 1) AS plan"
	"  FROM (SELECT w.region, 0 AS school FROM role_now o JOIN region_within w ON w.ancestor = o.region"
	"         WHERE o.person = ? AND o.kind IN ('office','expert')"
	"         UNION"
	"        SELECT w.ancestor, 1 FROM school_person m JOIN school s ON s.id = m.school"
	"          JOIN region_within w ON w.region = s.region WHERE m.person = ?) mine"
	"  JOIN scoring_now c ON c.region = mine.region AND (mine.school = 0 OR c.open = 0)"
	"  JOIN region k ON k.id = c.region"
	" ORDER BY c.scoring DESC LIMIT 100" };

static int
list_scorings(struct request *r)
{
	return rows(r, &list, me(r), me(r), me(r));
}

/* Every school there that has handed in, and my own points; how many experts
 * have scored and their mean the office sees, an expert once it is closed. */
static struct query plans = {
	"SELECT c.id AS `cursor`, c.name AS school, c.plan, c.number, x.total AS mine,"
	"       IF(c.open = 0 OR " SCORES_IN("'office'") ", (SELECT COUNT(*) FROM plan_score y"
	"            WHERE y.scoring = c.scoring AND y.plan_version = c.plan_version), NULL) AS scores,"
	"       IF(c.open = 0 OR " SCORES_IN("'office'") ", (SELECT ROUND(AVG(y.total), 1) FROM plan_score y"
	"            WHERE y.scoring = c.scoring AND y.plan_version = c.plan_version), NULL) AS mean"
	"  FROM (SELECT STRAIGHT_JOIN k.scoring, k.open, k.region, s.id, s.name, n.plan, n.number, n.plan_version"
	"          FROM scoring_now k"
	"          JOIN school s FORCE INDEX (PRIMARY)"
	"          JOIN region_within w ON w.region = s.region AND w.ancestor = k.region"
	"          JOIN plan_now n ON n.programme = k.programme AND n.school = s.id AND n.plan_version IS NOT NULL"
	"         WHERE k.scoring = ? AND s.id > ? ORDER BY s.id LIMIT " PAGE_SQL ") c"
	"  LEFT JOIN plan_score x ON x.scoring = c.scoring AND x.plan_version = c.plan_version AND x.expert = ?"
	" WHERE " SCORES_IN("'office','expert'") " ORDER BY c.id" };

static const struct field which[] = { { "scoring", ID, .zh = "评分" }, AFTER, { 0 } };

static int
list_plans(struct request *r)
{
	return page(r, &plans, me(r), me(r), form(r, "scoring"),
	    number(strtoll(after(r).text, NULL, 10)), me(r), me(r));
}

const struct route scoring_routes[] = {
	{ "POST", "/scoring", OFFICE, opening, open_scoring, { &rules_of, &begin }, ONCE,
	    "plan.scoring.open", 0 },
	{ "GET", "/scorings", OFFICE | EXPERT | SCHOOL, NULL, list_scorings, { &list }, .sheet = &scorings_sheet },
	{ "GET", "/scoring/{scoring}/plans", OFFICE | EXPERT, which, list_plans, { &plans }, .sheet = &scored_plans_sheet }, { 0 } };
