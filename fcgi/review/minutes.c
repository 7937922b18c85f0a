/* review/minutes.c - 考核记录: how the panel decided, complete enough to print: who
 * voted, who was excluded and why, who was borrowed and from where, the votes, the result,
 * the dissent, the signature.
 *
 * For the school's panel, who voted, and the office of the school; never for the author
 * or who has a declared relation to her. */
#include "parts/called.h"
#include "parts/order.h"
#include "review/sheets.h"
#include "review/slices.h"

#define MAY_READ \
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = s.person AND x.judge = ? AND x.why <> 'coach')" \
	"   AND (EXISTS (SELECT 1 FROM verdict m WHERE m.submission = s.id AND m.judge = ? AND m.level = 'panel')" \
	"     OR EXISTS (SELECT 1 FROM panel_now m WHERE m.person = ? AND m.school = COALESCE(g.school, s.school))" \
	"     OR EXISTS (SELECT 1 FROM office_school m WHERE m.person = ? AND m.school = COALESCE(g.school, s.school)))"
#define FOUR(v) v, v, v, v

/* votes: each with its grade, remark, and whether it differs from the result. */
static struct query one = { .sql =
	"SELECT g.submission, c.name AS school, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, p.name AS author,"
	"       s.number, s.attempt, g.grade AS result, g.votes AS votes_count, g.quorum, g.remark,"
	"       h.name AS signed_by, g.acting, g.signed_at, g.board AS board_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('judge', j.name, 'grade', v.grade, 'remark', v.remark,"
	"               'given_at', DATE_FORMAT(v.given_at, '%Y-%m-%dT%H:%i:%sZ'),"
	"               'dissent', JSON_COMPACT(IF(v.grade <> g.grade, 'true', 'false'))) ORDER BY v.id)"
	"          FROM verdict v JOIN person j ON j.id = v.judge"
	"         WHERE v.submission = g.submission AND v.level = 'panel') AS votes_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('round', b.round, 'level', b.level, 'reason', b.reason,"
	"               'seed', LOWER(HEX(b.seed)), 'candidates', JSON_COMPACT(b.candidates), 'lacking', b.lacking,"
	"               'named_by', o.name, 'made_at', DATE_FORMAT(b.made_at, '%Y-%m-%dT%H:%i:%sZ')) ORDER BY b.round)"
	"          FROM borrowing b LEFT JOIN person o ON o.id = b.named_by"
	"         WHERE b.submission = g.submission) AS borrowings_json"
	"  FROM signature g"
	"  JOIN submission s ON s.id = g.submission"
	"  JOIN school c ON c.id = COALESCE(g.school, s.school)"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN person p ON p.id = s.person"
	"  JOIN person h ON h.id = g.chair"
	" WHERE g.submission = ?" MAY_READ };

/* A school's, the latest first. */
#define LIST(order) \
	"SELECT g.submission, " order " AS `cursor`, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, p.name AS author," \
	"       g.grade AS result, g.votes, h.name AS signed_by, g.signed_at" \
	"  FROM submission s" \
	"  JOIN signature g ON g.submission = s.id" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = s.person" \
	"  JOIN person h ON h.id = g.chair" \
	" WHERE s.school = ? AND " order " > ?" \
	"   AND (? IS NULL OR DATE(g.signed_at + INTERVAL 8 HOUR) = ?)" MAY_READ \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { .sql = LIST(NEWEST_FIRST("s.id")) }, { .sql = LIST(ORDER(BY_NAME("p.name"), "s.id")) } };

static const struct field of_case[] = { { "submission", ID, .zh = "材料" }, { 0 } };
static const struct field of_school[] = {
	{ "school", ID, .zh = "学校" },
	{ "day", DAY, .optional = true, .zh = "签字日期" }, SORT("latest name"), AFTER, { 0 } };

static int
show_minutes(struct request *r)
{
	return row(r, &one, form(r, "submission"), FOUR(me(r)));
}

static int
list_minutes(struct request *r)
{
	return page_by(r, list, form(r, "school"), after(r), form(r, "day"), form(r, "day"), FOUR(me(r)));
}

const struct route minutes_routes[] = {
	{ "GET", "/minutes", SENIORS | OFFICE, of_school, list_minutes, { &list[0], &list[1] }, .sheet = &minutes_sheet },
	{ "GET", "/minutes/{submission}", SENIORS | OFFICE, of_case, show_minutes, { &one } },
	{ 0 } };
