/* review/recheck.c - 复核: a judge from outside looks at one work, without its
 * author, its school or what others found; and the lists of what is open, for
 * those who oversee it.  Who judges is drawn by review-recheck. */
#include <stdlib.h>
#include <string.h>

#include "parts/called.h"
#include "parts/order.h"
#include "review/after.h"
#include "review/marks.h"
#include "review/sheets.h"

static struct query queue = { .sql =
	"SELECT d.recheck, d.kind, d.due_at, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name"
	"  FROM due_recheck d"
	"  JOIN submission s ON s.id = d.submission"
	"  JOIN ability a ON a.id = s.ability"
	" WHERE d.judge = ? ORDER BY d.due_at, d.recheck LIMIT 500" };

static int
list_queue(struct request *r)
{
	return rows(r, &queue, me(r));
}

/* Names of files are the author's: the pieces go by their title alone. */
static struct query one = { .sql =
	"SELECT d.recheck, d.kind, d.due_at, d.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, s.note,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id, 'title', q.title, 'kind', q.kind,"
	"            'core', JSON_COMPACT(IF(q.core, 'true', 'false')), 'note', q.note, 'origin', q.origin,"
	"            'link', e.link, 'type', f.type, 'size', f.size, 'more', " MORE_PICTURES("q.title") ", 'remark', e.remark,"
	"            'criteria', JSON_COMPACT((SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id,"
	"                'grade', c.grade, 'text', c.text) ORDER BY c.grade DESC, c.seq)"
	"                FROM criterion c WHERE c.requirement = q.id))) ORDER BY q.seq)"
	"          FROM piece e JOIN requirement q ON q.id = e.requirement LEFT JOIN file f ON f.id = e.file"
	"         WHERE e.submission = s.id) AS pieces_json"
	"  FROM due_recheck d"
	"  JOIN submission s ON s.id = d.submission"
	"  JOIN ability a ON a.id = s.ability"
	" WHERE d.recheck = ? AND d.judge = ?" };

static const struct field which[] = { { "recheck", ID, .zh = "复核" }, { 0 } };

/* A file is at /api/evidence/file/{submission}/{requirement}. */
static int
show_one(struct request *r)
{
	return row(r, &one, form(r, "recheck"), me(r));
}

/* --- the verdict --------------------------------------------------------------- */

static struct query rubric = { .sql =
	"SELECT d.kind, d.submission, p.requirement, q.title, q.core, c.id AS criterion, c.grade AS criterion_grade"
	"  FROM due_recheck d"
	"  JOIN piece p ON p.submission = d.submission"
	"  JOIN requirement q ON q.id = p.requirement"
	"  LEFT JOIN criterion c ON c.requirement = q.id"
	" WHERE d.recheck = ? AND d.judge = ? ORDER BY q.seq, c.id" };

static struct query give = { .sql =
	"INSERT INTO recheck_verdict (recheck, judge, grade, marks, remark)"
	" SELECT x.recheck, ?, ?, ?, ? FROM recheck_open x WHERE x.recheck = ?" };

/* One more vote before the signature counts as a vote. */
static struct query vote = { .sql =
	"INSERT INTO verdict (submission, author, level, judge, grade, marks, remark)"
	" SELECT x.submission, x.author, 'panel', v.judge, v.grade, v.marks, v.remark"
	"   FROM recheck x JOIN recheck_verdict v ON v.recheck = x.id AND v.judge = ?"
	"  WHERE x.id = ? AND x.kind = 'spread'" };

static struct query was_drawn = { .sql =
	"SELECT v.judge IS NOT NULL AS given FROM recheck_judge j"
	"  LEFT JOIN recheck_verdict v ON v.recheck = j.recheck AND v.judge = j.judge"
	" WHERE j.recheck = ? AND j.judge = ?" };

static const struct field verdict[] = {
	{ "recheck", ID, .zh = "复核" },
	{ "pieces", LIST, 1, 64, .of = marks_fields, .zh = "各项材料的评价" },
	{ "remark", PROSE, 0, 1000, .optional = true, .zh = "总评语" }, { 0 } };

static int
not_due(struct request *r)
{
	const struct result *was = ask(r, &was_drawn, form(r, "recheck"), me(r));

	if (was->rows == 0)
		return not_found(r);
	return refuse(r, 409, cell(was, 0, "given").number ? "您已经评价过这份材料，评价不能更改" :
	    "这份材料不再等您评价：已经逾期另抽他人，或者已有结果");
}

static int
give_verdict(struct request *r)
{
	struct value recheck = form(r, "recheck"), remark = form(r, "remark");
	const struct result *due = ask(r, &rubric, recheck, me(r));
	struct json_object *answer;
	struct marks marks;

	if (due->rows == 0)
		return not_due(r);
	marks_read(r, due, &marks);
	if (refuse_wrong(r))
		return 422;
	about(r, "recheck", recheck.number);
	if (try_run(r, &give, me(r), text(r, "%s", grade_words[marks.grade]),
	    text(r, "%s", json_object_to_json_string_ext(marks.pieces, JSON_C_TO_STRING_PLAIN)),
	    remark.kind == NOTHING ? text(r, "%s", "") : remark, recheck) <= 0)
		return refuse(r, 409, "这份材料刚刚已有结果，请刷新后再看");
	if (strcmp(cell(due, 0, "kind").text, "spread") == 0)
		run(r, &vote, me(r), recheck);
	answer = json_object_new_object();
	json_object_object_add(answer, "recheck", json_object_new_int64(recheck.number));
	json_object_object_add(answer, "grade", json_object_new_string(grade_words[marks.grade]));
	return answer_object(r, 201, answer);
}

/* --- overseeing ----------------------------------------------------------------- */

/* What was looked at again in a school, the newest first: to its panel and
 * management and to the office, nobody's own; a spot check after its seal. */
#define LIST(order) \
	"SELECT " order " AS `cursor`, x.id AS recheck, x.kind, x.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       p.name AS author, x.reason, x.opened_at, x.due_at, g.grade AS first_grade, e.grade, e.votes, e.decided_at," \
	"       x.wanted, (SELECT COUNT(*) FROM recheck_judge j WHERE j.recheck = x.id) AS drawn," \
	"       (SELECT COUNT(*) FROM recheck_verdict v WHERE v.recheck = x.id) AS given" \
	"  FROM school c" \
	"  JOIN recheck x ON x.school = c.id" \
	"  JOIN submission s ON s.id = x.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = x.author" \
	"  LEFT JOIN signature g ON g.submission = x.submission" \
	"  LEFT JOIN recheck_result e ON e.recheck = x.id" \
	" WHERE c.id = ? AND " UNRELATED("x.author") " AND " order " > ?" \
	"   AND (x.kind <> 'spot' OR x.due_at <= UTC_TIMESTAMP(6)) AND " OVERSEES("c.id") \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = {
	{ .sql = LIST(NEWEST_FIRST("x.id")) },
	{ .sql = LIST(ORDER(BY_NAME("p.name"), "x.id")) },
	{ .sql = LIST(ORDER(EARLIEST_FIRST("x.due_at"), "x.id")) } };

static const struct field listed[] = { { "school", ID, .zh = "学校" }, SORT("latest name ending"), AFTER, { 0 } };

static int
list_school(struct request *r)
{
	return page_by(r, list, form(r, "school"), me(r), me(r), after(r), THRICE(me(r)));
}

#define OUTSIDERS (EXPERT | PANEL | CHAIR)

const struct route recheck_routes[] = {
	{ "GET", "/rechecks", OUTSIDERS, NULL, list_queue, { &queue }, .sheet = &rechecks_due_sheet },
	{ "GET", "/recheck/{recheck}", OUTSIDERS, which, show_one, { &one } },
	{ "POST", "/recheck/{recheck}/verdict", OUTSIDERS, verdict, give_verdict,
	    { &rubric, &give, &vote, &was_drawn }, ONCE, "review.recheck.judge" },
	{ "GET", "/school/{school}/rechecks", OVERSEERS, listed, list_school, { &list[0], &list[1], &list[2] }, .sheet = &rechecks_sheet },
	{ 0 } };
