/* admin/same_person.c - two records that are one person: one proposes, another confirms (ours).
 *
 * The record that is kept is the one with the facts; what the other one holds would count
 * nowhere, so it must hold none: no work handed in, no proposal or certificate, no hours at
 * school or by hand.  What platforms tell of it goes with its accounts, which hours-pull
 * matches with the kept record at its next run.  It is closed: her stay and her duties there end, and she takes its place where the kept
 * record is at no school.  Nothing is moved and nothing is deleted. */
#include "admin/admin.h"

/* The latest stay of a person. */
#define LAST(m) \
	" AND NOT EXISTS (SELECT 1 FROM member l WHERE l.person = " m ".person AND l.id > " m ".id)"

/* Who sees both, and is neither: k. */
#define SEES_BOTH(a, b) \
	" JOIN member m ON m.person = " a LAST("m") \
	" JOIN member n ON n.person = " b LAST("n") \
	" JOIN school_seen k ON k.school = m.school AND k.person NOT IN (" a ", " b ")" \
	" JOIN school_seen z ON z.school = n.school AND z.person = k.person"

#define HOLDS(b) \
	" (SELECT COUNT(*) FROM submission f WHERE f.person = " b ") AS works," \
	" (SELECT COUNT(*) FROM proposal f WHERE f.person = " b ") AS proposals," \
	" (SELECT COUNT(*) FROM attendance f WHERE f.person = " b ") +" \
	" (SELECT COUNT(*) FROM hours_entry f WHERE f.person = " b ") AS hours," \
	" (SELECT COUNT(*) FROM role f WHERE f.person = " b " AND f.region IS NOT NULL" \
	"   AND " IN_OFFICE("f") ") AS duties"

static struct query both = {
	"SELECT a.id AS person, b.id AS other," HOLDS("b.id") ","
	"       (SELECT COUNT(*) FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"         WHERE w.proposal IS NULL AND p.other IN (a.id, b.id)) +"
	"       (SELECT COUNT(*) FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"         WHERE w.proposal IS NULL AND p.person = b.id) AS waiting"
	"  FROM person a JOIN person b ON b.id <> a.id AND b.closed = 0" SEES_BOTH("a.id", "b.id")
	" WHERE a.id = ? AND a.closed = 0 AND b.id = ? AND k.person = ?" };

static struct query propose = {
	"INSERT INTO same_person (person, other, reason, proposed_by) VALUES (?, ?, ?, ?)" };

/* 0, or 409 and what stands in the way. */
static int
refuse_facts(struct request *r, const struct result *t)
{
	long long works = cell(t, 0, "works").number, proposals = cell(t, 0, "proposals").number,
	    hours = cell(t, 0, "hours").number;

	if (works + proposals + hours > 0)
		return refuse(r, 409, "要停用的记录里还有交过的材料%lld份、认定%lld次、学时%lld条，停用后就不计入了。"
		    "请改为保留这一份；两份都有的不能合并（本系统默认）", works, proposals, hours);
	if (cell(t, 0, "duties").number > 0)
		return refuse(r, 409, "要停用的记录还担任区域的职务，请先免去");
	return 0;
}

static int
propose_same(struct request *r)
{
	struct value person = form(r, "person"), other = form(r, "other");
	const struct result *t = ask(r, &both, person, other, me(r));
	int status;

	if (t->rows == 0)
		return not_found(r);
	if ((status = refuse_facts(r, t)) != 0)
		return status;
	if (cell(t, 0, "waiting").number > 0)
		return refuse(r, 409, "这份记录已经有一次合并在等人确认");
	run(r, &propose, person, other, form(r, "reason"), me(r));
	return made(r, "same_person", last_id(r));
}

/* --- the other's answer ---------------------------------------------------- */

static struct query waiting = {
	"SELECT p.id AS same_person, a.id AS person, a.name, a.login, a.born_on, s.name AS school,"
	"       b.id AS other, b.name AS other_name, b.login AS other_login, b.born_on AS other_born_on,"
	"       t.name AS other_school, p.reason, q.name AS proposed_by, p.proposed_at, p.proposed_by = ? AS mine"
	"  FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"  JOIN person a ON a.id = p.person JOIN person b ON b.id = p.other JOIN person q ON q.id = p.proposed_by"
	SEES_BOTH("p.person", "p.other")
	"  JOIN school s ON s.id = m.school JOIN school t ON t.id = n.school"
	" WHERE w.proposal IS NULL AND k.person = ? ORDER BY p.id" };

static int
list_waiting(struct request *r)
{
	return rows(r, &waiting, me(r), me(r));
}

static struct query pending = {
	"SELECT p.person, p.other, p.proposed_by, m.id AS kept_stay, m.here IS NOT NULL AS kept_here, m.school AS kept_school,"
	"       n.id AS stay, n.here IS NOT NULL AS here, n.school," HOLDS("p.other")
	"  FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"  JOIN person a ON a.id = p.person AND a.closed = 0" SEES_BOTH("p.person", "p.other")
	" WHERE p.id = ? AND w.proposal IS NULL AND k.person = ?" };

static struct query answer = {
	"INSERT INTO same_person_answer (proposal, person, other, proposed_by, confirmed, answered_by)"
	" SELECT p.id, p.person, p.other, p.proposed_by, ?, ? FROM same_person p WHERE p.id = ?" };

static struct query close_record = {
	"UPDATE person SET closed = 1, version = version + 1 WHERE id = ? AND closed = 0" };

/* She is at no school but by the other record: its place is hers. */
static struct query take_place = {
	"INSERT INTO member (person, school, teaching_group, staff_no, subject, full_time, staff, since)"
	" SELECT ?, n.school, n.teaching_group, n.staff_no, n.subject, n.full_time, n.staff, " TODAY
	"   FROM member n WHERE n.id = ?" };

static int
become_one(struct request *r, const struct result *t)
{
	struct value person = cell(t, 0, "person"), stays = text(r, "[%lld]", cell(t, 0, "stay").number), kept;

	run(r, &stays_end, stays);
	run(r, &duties_end, stays);
	if (cell(t, 0, "here").number && !cell(t, 0, "kept_here").number) {
		if (try_run(r, &take_place, person, cell(t, 0, "stay")) != 1)
			return refuse(r, 409, "名册刚被别人改过，请刷新后再看");
		kept = text(r, "[%lld]", cell(t, 0, "kept_stay").number);
		run(r, &carry, me(r), kept, cell(t, 0, "school"), kept, cell(t, 0, "school"), cell(t, 0, "kept_school"));
	}
	if (run(r, &close_record, cell(t, 0, "other")) != 1)
		return refuse(r, 409, "这份记录刚刚已经停用");
	return done(r);
}

static int
answer_same(struct request *r)
{
	struct value proposal = form(r, "same_person"), confirmed = form(r, "confirmed");
	const struct result *t = ask(r, &pending, proposal, me(r));
	int status;

	if (t->rows == 0)
		return not_found(r);
	if (confirmed.number && cell(t, 0, "proposed_by").number == me(r).number)
		return refuse(r, 409, "合并须由提出人以外的人确认（本系统默认）");
	if (confirmed.number && (status = refuse_facts(r, t)) != 0)
		return status;
	about(r, "person", cell(t, 0, "other").number);
	if (try_run(r, &answer, confirmed, me(r), proposal) != 1)
		return refuse(r, 409, "刚刚已经有人答复");
	return confirmed.number ? become_one(r, t) : done(r);
}

static const struct field proposed[] = {
	{ "person", ID, .zh = "保留的记录" },
	{ "other", ID, .zh = "要停用的记录" },
	{ "reason", WORDS, 2, 300, .zh = "依据" }, { 0 } };
static const struct field none[] = { { 0 } };
static const struct field answered[] = {
	{ "same_person", ID, .zh = "合并" },
	{ "confirmed", TRUTH, .zh = "是同一个人" }, { 0 } };

const struct route same_person_routes[] = {
	{ "POST", "/same-persons", SCHOOL | OFFICE | ADMIN, proposed, propose_same, { &both, &propose }, ONCE,
	    "admin.person.propose_same" },
	{ "GET", "/same-persons", SCHOOL | OFFICE | ADMIN, none, list_waiting, { &waiting } },
	{ "POST", "/same-persons/{same_person}/answer", SCHOOL | OFFICE | ADMIN, answered, answer_same,
	    { &pending, &answer, &stays_end, &duties_end, &take_place, &carry, &close_record }, ONCE,
	    "admin.person.answer_same" }, { 0 } };
