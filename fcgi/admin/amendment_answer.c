/* admin/amendment_answer.c - requests for correction, for who keeps the roster: read one beside what is kept, mend it on
 * the page where such a thing is mended, and answer (amendment.c is the other side).
 *
 * Who may stands in the view amendment_keeper: the management of the school where she is, its office and
 * administrators, and nobody for herself.  A refusal says why (PIPL 50: 拒绝个人行使权利的请求的，应当说明理由). */
#include <string.h>

#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

/* What is kept today of what she asks about; the rest has a page of its own. */
#define KEPT \
	"CASE a.subject WHEN 'name' THEN p.name WHEN 'sex' THEN p.sex WHEN 'born_on' THEN CAST(p.born_on AS CHAR)" \
	" WHEN 'staff_no' THEN CONVERT(m.staff_no USING utf8mb4) WHEN 'staff' THEN m.staff" \
	" WHEN 'full_time' THEN IF(m.full_time, '是', '不是') WHEN 'subject' THEN m.subject WHEN 'group' THEN g.name WHEN 'school' THEN s.name END"

#define ONE \
	" a.amendment, a.person, p.name, p.login, a.subject, a.wanted, a.reason, a.asked_at, a.due_at, a.state, a.remark," \
	" q.name AS answered_by, a.ended_at"

static struct query look = {
	"SELECT" ONE ", " KEPT " AS kept, m.here IS NOT NULL AS here, m.school, s.name AS school_name, m.teaching_group AS group_id,"
	"       a.region IS NOT NULL AS above,"
	"       EXISTS (SELECT 1 FROM office_school o WHERE o.person = k.person AND o.school = m.school) AS office"
	"  FROM amendment_now a JOIN amendment_keeper k ON k.amendment = a.amendment AND k.person = ?"
	"  JOIN person p ON p.id = a.person LEFT JOIN person q ON q.id = a.answered_by"
	"  LEFT JOIN member m ON m.id = k.stay LEFT JOIN school s ON s.id = m.school"
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group WHERE a.amendment = ?" };

static int
show_amendment(struct request *r)
{
	return row(r, &look, me(r), form(r, "amendment"));
}

#define STATE " AND (? IS NULL OR a.state = ?)"

#define OF_SCHOOL(order) \
	"SELECT" ONE ", " order " AS `cursor`" \
	"  FROM school_seen k JOIN member m ON m.school = k.school" \
	"   AND NOT EXISTS (SELECT 1 FROM member l WHERE l.person = m.person AND l.id > m.id)" \
	"  JOIN amendment_now a ON a.person = m.person AND a.person <> k.person AND a.region IS NULL" \
	"  JOIN person p ON p.id = a.person LEFT JOIN person q ON q.id = a.answered_by" \
	" WHERE k.person = ? AND k.school = ?" STATE " AND " order " > ? ORDER BY `cursor` LIMIT " PAGE_SQL

/* ending: by when it has to be answered; what is answered stands last. */
static struct query of_school[] = {
	{ OF_SCHOOL(NEWEST_FIRST("a.amendment")) },
	{ OF_SCHOOL(OLDEST_FIRST("a.amendment")) },
	{ OF_SCHOOL(ORDER(BY_NAME("p.name"), "a.amendment")) },
	{ OF_SCHOOL(ORDER(EARLIEST_FIRST("IF(a.ended_at IS NULL, a.due_at, NULL)"), "a.amendment")) } };

/* Of who is at no school, or alone manages one: for administrators. */
#define OF_REGION(past, order) \
	"SELECT" ONE ", LPAD(a.amendment, 15, '0') AS `cursor`" \
	"  FROM amendment_now a JOIN person p ON p.id = a.person LEFT JOIN person q ON q.id = a.answered_by" \
	" WHERE a.region IN (SELECT w.region FROM role_now h JOIN region_within w ON w.ancestor = h.region" \
	"                     WHERE h.person = ? AND h.kind = 'admin') AND a.person <> ?" STATE \
	"   AND " past " ORDER BY a.amendment" order " LIMIT " PAGE_SQL

static struct query of_region[] = { { OF_REGION(PAGE_BELOW("a.amendment"), " DESC") }, { OF_REGION(PAGE_ABOVE("a.amendment"), "") } };

static int
list_school(struct request *r)
{
	struct value state = form(r, "state");

	return page_by(r, of_school, me(r), form(r, "school"), state, state, after(r));
}

static int
list_region(struct request *r)
{
	struct value state = form(r, "state");

	return page_by(r, of_region, me(r), me(r), state, state, after(r), after(r));
}

static struct query standing = {
	"SELECT a.person FROM amendment a JOIN amendment_keeper k ON k.amendment = a.id WHERE a.id = ? AND k.person = ?" };

static struct query answer = {
	"INSERT INTO amendment_end (amendment, person, outcome, remark, answered_by)"
	" SELECT x.amendment, x.person, ?, COALESCE(?, ''), k.person"
	"   FROM amendment_open x JOIN amendment_keeper k ON k.amendment = x.amendment AND k.person = ? WHERE x.amendment = ?" };

static int
answer_amendment(struct request *r)
{
	struct value amendment = form(r, "amendment"), outcome = form(r, "outcome"), remark = form(r, "remark");
	const struct result *t = ask(r, &standing, amendment, me(r));

	if (t->rows == 0)
		return not_found(r);
	if (strcmp(outcome.text, "refused") == 0 && remark.kind == NOTHING)
		wrong(r, "/remark", "不予更正的，请写明理由（《中华人民共和国个人信息保护法》第五十条：“拒绝个人行使权利的请求的，应当说明理由”）");
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "person", cell(t, 0, "person").number);
	if (try_run(r, &answer, outcome, remark, me(r), amendment) != 1)
		return refuse(r, 409, "这份申请已经答复或撤回，请刷新后查看");
	return done(r);
}

#define STATES { "state", CHOICE, .choices = "waiting amended refused withdrawn", .optional = true, .zh = "结果" }
static const struct field of_one[] = { { "school", ID, .zh = "学校" }, STATES, SORT("latest earliest name ending"), AFTER, { 0 } };
static const struct field of_all[] = { STATES, SORT("latest earliest"), AFTER, { 0 } };
static const struct field which[] = { { "amendment", ID, .zh = "更正申请" }, { 0 } };
static const struct field answered[] = {
	{ "amendment", ID, .zh = "更正申请" },
	{ "outcome", CHOICE, .choices = "amended refused", .zh = "答复" },
	{ "remark", PROSE, 2, 500, .optional = true, .zh = "说明" }, { 0 } };

const struct route amendment_answer_routes[] = {
	{ "GET", "/amendments", SCHOOL | OFFICE | ADMIN, of_one, list_school,
	    { &of_school[0], &of_school[1], &of_school[2], &of_school[3] }, .sheet = &amendments_sheet },
	{ "GET", "/amendments/above", ADMIN, of_all, list_region, { &of_region[0], &of_region[1] }, .sheet = &amendments_above_sheet },
	{ "GET", "/amendment/{amendment}", SCHOOL | OFFICE | ADMIN, which, show_amendment, { &look } },
	{ "POST", "/amendment/{amendment}/answer", SCHOOL | OFFICE | ADMIN, answered, answer_amendment, { &standing, &answer },
	    ONCE, "admin.amendment.answer" }, { 0 } };
