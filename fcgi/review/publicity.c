/* review/publicity.c - 公示: what was decided is shown in the school for the
 * policy's days before it has its effect; who doubts it says so, and a chair or the
 * office answers.  An objection that is upheld, or that nobody answers, is looked
 * at by others (review-recheck). */
#include "parts/called.h"
#include "parts/order.h"
#include "review/after.h"
#include "review/sheets.h"

/* Everybody of the school, and who oversees it. */
#define SEES "(EXISTS (SELECT 1 FROM member_now m WHERE m.person = ? AND m.school = c.id) OR " OVERSEES("c.id") ")"

#define SHOWN(order) \
	"SELECT " order " AS `cursor`, u.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       p.name AS author, g.name AS `group`, u.grade, u.since, u.until, u.person = ? AS own," \
	"       EXISTS (SELECT 1 FROM objection b WHERE b.submission = u.submission AND b.objector = ?) AS objected" \
	"  FROM school c" \
	"  JOIN publicity u ON u.school = c.id" \
	"  JOIN submission s ON s.id = u.submission" \
	"  JOIN ability a ON a.id = u.ability" \
	"  JOIN person p ON p.id = u.person" \
	"  LEFT JOIN teaching_group g ON g.id = s.teaching_group" \
	" WHERE c.id = ? AND " SEES " AND " order " > ? ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query shown[] = {
	{ .sql = SHOWN(ORDER(EARLIEST_FIRST("u.until"), "u.submission")) },
	{ .sql = SHOWN(ORDER(BY_NAME("p.name"), "u.submission")) },
	{ .sql = SHOWN(ORDER(BY_NAME("g.name") THEN BY_NAME("p.name"), "u.submission")) } };

static const struct field whose[] = { { "school", ID, .zh = "学校" }, SORT("ending name group"), AFTER, { 0 } };

static int
list_shown(struct request *r)
{
	return page_by(r, shown, me(r), me(r), form(r, "school"), me(r), THRICE(me(r)), after(r));
}

/* --- objections ------------------------------------------------------------------ */

static struct query object = { .sql =
	"INSERT INTO objection (submission, author, school, objector, reason)"
	" SELECT u.submission, u.person, u.school, ?, ?"
	"   FROM publicity u JOIN school c ON c.id = u.school"
	"  WHERE u.submission = ? AND u.person <> ? AND " SEES };

static const struct field objecting[] = {
	{ "submission", ID, .zh = "材料" },
	{ "reason", PROSE, 5, 1000, .zh = "理由" }, { 0 } };

static int
make_objection(struct request *r)
{
	struct value submission = form(r, "submission");
	long given = try_run(r, &object, me(r), form(r, "reason"), submission, me(r), me(r), THRICE(me(r)));

	about(r, "submission", submission.number);
	if (given < 0)
		return refuse(r, 409, "您已经对这一结果提出过异议");
	return given == 0 ? not_found(r) : made(r, "objection", last_id(r));
}

/* To who may answer, nobody's own work.  Who objected is not named: what counts is
 * the reason (ours). */
#define LIST(order) \
	"SELECT " order " AS `cursor`, b.id AS objection, b.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       p.name AS author, b.reason, b.made_at, b.made_at + INTERVAL 14 DAY AS due_at," \
	"       n.upheld, n.remark, n.answered_at" \
	"  FROM school c" \
	"  JOIN objection b ON b.school = c.id" \
	"  JOIN submission s ON s.id = b.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = b.author" \
	"  LEFT JOIN objection_answer n ON n.objection = b.id" \
	" WHERE c.id = ? AND " UNRELATED("b.author") " AND " order " > ? AND " OVERSEES("c.id") \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { .sql = LIST(NEWEST_FIRST("b.id")) }, { .sql = LIST(ORDER(BY_NAME("p.name"), "b.id")) } };

static const struct field listed[] = { { "school", ID, .zh = "学校" }, SORT("latest name"), AFTER, { 0 } };

static int
list_objections(struct request *r)
{
	return page_by(r, list, form(r, "school"), me(r), me(r), after(r), THRICE(me(r)));
}

/* A chair of the school or its office; neither the author, nor who objected, nor a
 * relation of the author. */
#define ANSWERS(b) \
	b ".author <> who.person AND " b ".objector <> who.person" \
	" AND NOT EXISTS (SELECT 1 FROM related k WHERE k.person = " b ".author AND k.other = who.person)" \
	" AND (EXISTS (SELECT 1 FROM role_now h WHERE h.person = who.person AND h.kind = 'chair' AND h.school = " b ".school)" \
	"  OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = who.person AND o.school = " b ".school))"

static struct query answer = { .sql =
	"INSERT INTO objection_answer (objection, upheld, remark, answered_by)"
	" SELECT b.objection, ?, ?, who.person FROM objection_open b JOIN (SELECT ? AS person) who"
	"  WHERE b.objection = ? AND " ANSWERS("b") };

/* What waits for my answer, school by school of mine, the most urgent first. */
static struct query due = { .sql =
	"SELECT b.objection, b.submission, c.name AS school, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name,"
	"       p.name AS author, d.grade, b.reason, b.made_at, b.due_at"
	"  FROM (SELECT x.id FROM role_now h JOIN objection x ON x.school = h.school AND x.made_at > UTC_TIMESTAMP(6) - INTERVAL 14 DAY"
	"         WHERE h.person = ? AND h.kind = 'chair'"
	"         UNION"
	"        SELECT x.id FROM objection x JOIN office_school k ON k.school = x.school"
	"         WHERE k.person = ? AND x.made_at > UTC_TIMESTAMP(6) - INTERVAL 14 DAY) w"
	"  STRAIGHT_JOIN objection_open b ON b.objection = w.id"
	"  JOIN (SELECT ? AS person) who"
	"  JOIN submission s ON s.id = b.submission"
	"  JOIN decision d ON d.submission = s.id AND d.person = s.person"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN school c ON c.id = b.school"
	"  JOIN person p ON p.id = b.author"
	" WHERE " ANSWERS("b") " ORDER BY b.due_at, b.objection LIMIT 500" };

static int
list_due(struct request *r)
{
	return rows(r, &due, THRICE(me(r)));
}

static struct query reopen = { .sql =
	"INSERT INTO recheck (submission, author, school, kind, occasion, reason, wanted, judge_days, opened_by, due_at)"
	" SELECT s.id, s.person, b.school, 'objection', b.id, b.reason, " POLICY("panel_min", "3") ", "
	POLICY("panel_days", "14") ", n.answered_by, UTC_TIMESTAMP(6) + INTERVAL 3 * " POLICY("panel_days", "14") " DAY"
	"   FROM objection b"
	"   JOIN objection_answer n ON n.objection = b.id AND n.upheld = 1"
	"   JOIN submission s ON s.id = b.submission"
	"   JOIN policy_version r ON r.id = s.policy_version"
	"  WHERE b.id = ?" };

static struct query hers = { .sql =
	"SELECT b.id FROM objection b JOIN (SELECT ? AS person) who WHERE b.id = ? AND " ANSWERS("b") };

static const struct field answering[] = {
	{ "objection", ID, .zh = "异议" },
	{ "upheld", TRUTH, .zh = "是否成立" },
	{ "remark", PROSE, 5, 1000, .zh = "答复" }, { 0 } };

static int
answer_objection(struct request *r)
{
	struct value objection = form(r, "objection");

	about(r, "objection", objection.number);
	if (try_run(r, &answer, form(r, "upheld"), form(r, "remark"), me(r), objection) <= 0)
		return ask(r, &hers, me(r), objection)->rows == 0 ? not_found(r) :
		    refuse(r, 409, "这条异议已经答复，或已逾期交校外评委");
	if (form(r, "upheld").number)
		run(r, &reopen, objection);
	return done(r);
}

const struct route publicity_routes[] = {
	{ "GET", "/school/{school}/publicity", MEMBER, whose, list_shown, { &shown[0], &shown[1], &shown[2] }, .sheet = &publicity_sheet },
	{ "POST", "/publicity/{submission}/objection", MEMBER, objecting, make_objection, { &object },
	    ONCE, "review.objection.make" },
	{ "GET", "/school/{school}/objections", OVERSEERS, listed, list_objections, { &list[0], &list[1] }, .sheet = &objections_sheet },
	{ "GET", "/objections/due", CHAIR | OFFICE, NULL, list_due, { &due }, .sheet = &objections_due_sheet },
	{ "POST", "/objection/{objection}/answer", CHAIR | OFFICE, answering, answer_objection,
	    { &answer, &reopen, &hers }, ONCE, "review.objection.answer" },
	{ 0 } };
