/* admin/same_person.c - two records that are one person: one proposes, another confirms (ours).
 *
 * What she has under the other number becomes the kept record's: works and what was said of them, hours, results,
 * relations, judgements that she gave (sql/admin/routines.sql, which says what counts where both have the same).  Into
 * another programme it is carried, as when she moves.  Her stay and her duties there end, and she takes its place where
 * the kept record is at no school.  Then the record is closed; nothing is deleted.
 *
 * Refused is what one person cannot have done: judged, certified or registered herself, judged one work twice, handed in
 * one ability twice in one programme, been proposed twice.  Of that a person has to decide first. */
#include "admin/admin.h"

static struct query both = {
	"SELECT a.id AS person, b.id AS other,"
	/* the lowest region that holds both schools */
	"       (SELECT v.ancestor FROM region_within v JOIN region_within w ON w.ancestor = v.ancestor"
	"          JOIN school s ON s.region = v.region JOIN school t ON t.region = w.region"
	"         WHERE s.id = m.school AND t.id = n.school"
	"         ORDER BY (SELECT COUNT(*) FROM region_within u WHERE u.region = v.ancestor) DESC LIMIT 1) AS region,"
	"       (SELECT COUNT(*) FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"         WHERE w.proposal IS NULL AND p.other IN (a.id, b.id)) +"
	"       (SELECT COUNT(*) FROM same_person p LEFT JOIN same_person_answer w ON w.proposal = p.id"
	"         WHERE w.proposal IS NULL AND p.person = b.id) AS waiting"
	"  FROM person a JOIN person b ON b.id <> a.id AND b.closed = 0" SEES_BOTH("a.id", "b.id")
	" WHERE a.id = ? AND a.closed = 0 AND b.id = ? AND k.person = ?" };

static struct query propose = {
	"INSERT INTO same_person (person, other, reason, region, proposed_by) VALUES (?, ?, ?, ?, ?)" };

/* One acted upon the other: `of` is whose it is, `by` who did it, and no table lets them be the same. */
#define UPON(table, of, by, what) \
	" IF(EXISTS (SELECT 1 FROM " table " f WHERE f." of " IN (a.id, b.id) AND f." by " IN (a.id, b.id) AND f." of " <> f." by ")," \
	" '" what "', NULL)"

/* What one person cannot have, in words, or NULL. */
static struct query contradictions = {
	"SELECT (SELECT GROUP_CONCAT(DISTINCT y.name SEPARATOR '、') FROM submission f"
	"          JOIN submission g ON g.person = a.id AND g.ability = f.ability AND g.programme = f.programme AND g.number = 1"
	"          JOIN ability y ON y.id = f.ability WHERE f.person = b.id AND f.number = 1) AS works,"
	"       (SELECT GROUP_CONCAT(y.name SEPARATOR '、') FROM proposal f"
	"          JOIN proposal g ON g.person = a.id AND g.programme = f.programme"
	"          JOIN programme y ON y.id = f.programme WHERE f.person = b.id) AS proposals,"
	"       CONCAT_WS('、'," UPON("verdict", "author", "judge", "评价") "," UPON("drawn", "author", "judge", "抽到互评") ","
	UPON("borrowed", "author", "judge", "借调评价") "," UPON("recheck_judge", "author", "judge", "抽到复核") ","
	UPON("recheck", "author", "opened_by", "提出复核") "," UPON("work_return", "author", "returned_by", "退回") ","
	UPON("signature", "author", "chair", "签字") "," UPON("coaching", "author", "helper", "帮扶") ","
	UPON("coaching", "author", "named_by", "安排帮扶") "," UPON("objection", "author", "objector", "提出异议") ","
	UPON("nomination", "author", "nominated_by", "推荐案例") "," UPON("hours_entry", "person", "entered_by", "登记学时") ","
	UPON("attendance_recognised", "person", "recognised_by", "认定学时") "," UPON("proposal", "person", "proposed_by", "提名") ","
	UPON("certificate", "person", "recognised_by", "发证") "," UPON("amendment_end", "person", "answered_by", "答复更正申请") ") AS deeds,"
	"       (SELECT COUNT(*) FROM verdict f JOIN verdict g ON g.submission = f.submission AND g.judge = a.id"
	"         WHERE f.judge = b.id) AS votes,"
	"       (SELECT COUNT(*) FROM due_recheck f WHERE f.judge = b.id) AS rechecks,"
	"       (SELECT COUNT(*) FROM role f WHERE f.person = b.id AND f.region IS NOT NULL AND " IN_OFFICE("f") ") AS duties"
	"  FROM person a JOIN person b WHERE a.id = ? AND b.id = ?" };

/* 0, or 409 and what stands in the way. */
static int
refuse_facts(struct request *r, struct value person, struct value other)
{
	const struct result *t = ask(r, &contradictions, person, other);
	struct value works, proposals, deeds;

	if (t->rows == 0)
		return 0;
	works = cell(t, 0, "works");
	proposals = cell(t, 0, "proposals");
	deeds = cell(t, 0, "deeds");
	if (works.len > 0)
		return refuse(r, 409, "两份记录在同一工程里都交过“%s”的材料，哪一份算数系统不能代定，不能合并（本系统默认）", works.text);
	if (proposals.len > 0)
		return refuse(r, 409, "两份记录在“%s”里都已提名认定，不能合并（本系统默认）", proposals.text);
	if (deeds.len > 0)
		return refuse(r, 409, "两份记录中的一份给另一份办过这些事：%s。本人不能给自己办，不能合并（本系统默认）", deeds.text);
	if (cell(t, 0, "votes").number > 0)
		return refuse(r, 409, "两份记录各评过同一份材料（%lld份），一人只能评一次，不能合并（本系统默认）", cell(t, 0, "votes").number);
	if (cell(t, 0, "rechecks").number > 0)
		return refuse(r, 409, "要停用的记录还在复核%lld份材料，复核完再合并（本系统默认）", cell(t, 0, "rechecks").number);
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
	if ((status = refuse_facts(r, person, other)) != 0)
		return status;
	if (cell(t, 0, "waiting").number > 0)
		return refuse(r, 409, "这份记录已经有一次合并在等人确认");
	run(r, &propose, person, other, form(r, "reason"), cell(t, 0, "region"), me(r));
	return made(r, "same_person", last_id(r));
}

/* --- the other's answer ---------------------------------------------------- */

static struct query pending = {
	"SELECT p.person, p.other, p.proposed_by, m.id AS kept_stay, m.here IS NOT NULL AS kept_here, m.school AS kept_school,"
	"       n.id AS stay, n.here IS NOT NULL AS here, n.school"
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

/* What she has in other programmes than hers counts in hers: (me, other four times, person). */
static struct query carry_facts = {
	"INSERT INTO carried (person, programme, source, made_by)"
	" SELECT m.person, t.programme, x.source, ?"
	"   FROM member m JOIN programme_now t ON t.school = m.school"
	"   JOIN (SELECT f.programme AS source FROM submission f WHERE f.person = ?"
	"          UNION SELECT e.programme FROM hours_entry e WHERE e.person = ?"
	"          UNION SELECT c.source FROM carried c WHERE c.person = ?"
	"          UNION SELECT n.programme FROM member o JOIN programme_now n ON n.school = o.school WHERE o.person = ?) x"
	"     ON x.source <> t.programme"
	"   LEFT JOIN carried k ON k.person = m.person AND k.programme = t.programme AND k.source = x.source"
	"  WHERE m.person = ? AND m.here = 1 AND k.person IS NULL" };

static struct query move_facts = { "CALL same_person_move(?, ?)" };

static int
become_one(struct request *r, const struct result *t)
{
	struct value person = cell(t, 0, "person"), other = cell(t, 0, "other"), stays = text(r, "[%lld]", cell(t, 0, "stay").number), kept;

	run(r, &stays_end, stays);
	run(r, &duties_end, stays);
	if (cell(t, 0, "here").number && !cell(t, 0, "kept_here").number) {
		if (try_run(r, &take_place, person, cell(t, 0, "stay")) != 1)
			return refuse(r, 409, "名册刚被别人改过，请刷新后再看");
		kept = text(r, "[%lld]", cell(t, 0, "kept_stay").number);
		run(r, &carry, me(r), kept, cell(t, 0, "school"), kept, cell(t, 0, "school"), cell(t, 0, "kept_school"));
	}
	run(r, &carry_facts, me(r), other, other, other, other, person);
	run(r, &move_facts, person, other);
	if (run(r, &close_record, other) != 1)
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
	if (confirmed.number && (status = refuse_facts(r, cell(t, 0, "person"), cell(t, 0, "other"))) != 0)
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
static const struct field answered[] = {
	{ "same_person", ID, .zh = "合并" },
	{ "confirmed", TRUTH, .zh = "是同一个人" }, { 0 } };

const struct route same_person_routes[] = {
	{ "POST", "/same-persons", SCHOOL | OFFICE | ADMIN, proposed, propose_same, { &both, &contradictions, &propose }, ONCE,
	    "admin.person.propose_same" },
	{ "POST", "/same-persons/{same_person}/answer", SCHOOL | OFFICE | ADMIN, answered, answer_same,
	    { &pending, &contradictions, &answer, &stays_end, &duties_end, &take_place, &carry, &carry_facts, &move_facts, &close_record }, ONCE,
	    "admin.person.answer_same" }, { 0 } };
