/* admin/exemption.c - who does not take part: on leave, retired, or for another
 * reason, with a document (R3: 原则上 everybody does, so who does not needs one).
 *
 * By the office of the school, in every programme that the school takes part in.
 * An exemption ends on its day, or when the office ends it. */
#include <string.h>

#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

static struct query add = {
	"INSERT INTO exemption (programme, person, kind, document, since, until, made_by)"
	" SELECT n.programme, m.person, ?, ?, ?, ?, o.person"
	"   FROM member_now m"
	"   JOIN office_school o ON o.school = m.school AND o.person = ? AND o.person <> m.person"
	"   JOIN programme_now n ON n.school = m.school"
	"  WHERE m.person = ?"
	"    AND NOT EXISTS (SELECT 1 FROM exemption x"
	"         WHERE x.programme = n.programme AND x.person = m.person"
	"           AND (x.until IS NULL OR x.until > ?) AND (? IS NULL OR x.since < ?))" };

/* Why nothing was added; no row: not of this office's schools, or herself. */
static struct query seen = {
	"SELECT m.person FROM member_now m JOIN office_school o ON o.school = m.school"
	" WHERE m.person = ? AND o.person = ? AND o.person <> m.person" };

static int
add_exemption(struct request *r)
{
	struct value person = form(r, "person"), since = form(r, "since"),
	    until = form(r, "until");

	if (until.kind == TEXT && strcmp(until.text, since.text) <= 0)
		wrong(r, "/until", "恢复日期要晚于起始日期");
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "person", person.number);
	if (run(r, &add, form(r, "kind"), form(r, "document"), since, until, me(r), person,
	    since, until, until) > 0)
		return made(r, "exemption", last_id(r));
	if (ask(r, &seen, person, me(r))->rows == 0)
		return not_found(r);
	return refuse(r, 409, "这段时间已经登记免予参加，或者学校现在没有参加工程");
}

/* The earliest day that still means something: one that was to begin later never does. */
static struct query end = {
	"UPDATE exemption SET until = GREATEST(since, " TODAY ")"
	" WHERE id = ? AND (until IS NULL OR until > " TODAY ")" };

static struct query mine_to_end = {
	"SELECT x.id FROM exemption x JOIN member m ON m.person = x.person AND m.here = 1"
	"  JOIN office_school o ON o.school = m.school"
	" WHERE x.id = ? AND o.person = ? AND o.person <> x.person" };

static int
end_exemption(struct request *r)
{
	struct value exemption = form(r, "exemption");

	if (ask(r, &mine_to_end, exemption, me(r))->rows == 0)
		return not_found(r);
	if (run(r, &end, exemption) == 0)
		return refuse(r, 409, "这一项已经结束");
	about(r, "exemption", exemption.number);
	return done(r);
}

/* All of a school, the ended ones, too: its managers, offices and administrators. */
#define LIST(order) \
	"SELECT x.id AS exemption, x.person, p.name, g.name AS programme, x.kind, x.document," \
	"       x.since, x.until, b.name AS made_by, x.made_at," \
	"       " order " AS `cursor`" \
	"  FROM school_seen k" \
	"  JOIN member m ON m.school = k.school AND m.here = 1" \
	"  JOIN exemption x ON x.person = m.person" \
	"  JOIN person p ON p.id = x.person" \
	"  JOIN person b ON b.id = x.made_by" \
	"  JOIN programme g ON g.id = x.programme" \
	" WHERE k.person = ? AND k.school = ? AND " order " > ?" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = {
	{ LIST("LPAD(x.id, 15, '0')") },
	{ LIST(ORDER(BY_NAME("p.name"), "x.id")) },
	{ LIST(ORDER(EARLIEST_FIRST("x.until"), "x.id")) } };

static int
list_exemptions(struct request *r)
{
	return page_by(r, list, me(r), form(r, "school"), after(r));
}

static const struct field where[] = {
	{ "school", ID, .zh = "学校" }, SORT("entered name ending"), AFTER, { 0 } };
static const struct field which[] = {
	{ "exemption", ID, .zh = "免予参加登记" }, { 0 } };
static const struct field whom[] = {
	{ "person", ID, .zh = "教师" },
	{ "kind", CHOICE, .choices = "leave retirement other", .zh = "事由" },
	{ "document", WORDS, 2, 300, .zh = "依据的文件" },
	{ "since", DAY, .zh = "起始日期" },
	{ "until", DAY, .optional = true, .zh = "恢复日期" }, { 0 } };

const struct route exemption_routes[] = {
	{ "GET", "/exemptions", SCHOOL | OFFICE | ADMIN, where, list_exemptions, { &list[0], &list[1], &list[2] }, .sheet = &exemptions_sheet },
	{ "POST", "/exemptions", OFFICE, whom, add_exemption, { &add, &seen }, ONCE,
	    "admin.exemption.make" },
	{ "DELETE", "/exemptions/{exemption}", OFFICE, which, end_exemption,
	    { &mine_to_end, &end }, 0, "admin.exemption.end" }, { 0 } };
