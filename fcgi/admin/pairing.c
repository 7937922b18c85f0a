/* admin/pairing.c - 结对 (R27): a town school helps a rural one (对口帮扶), an
 * experimental school teaches with another (双师教学); schools, and persons where
 * they are named.  Made by an office or administrator above both. */
#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

/* Those that touch a school of mine. */
#define SEEN(school) \
	"EXISTS (SELECT 1 FROM school_above a WHERE a.person = ? AND a.school = " school ")" \
	" OR EXISTS (SELECT 1 FROM school_person m WHERE m.person = ? AND m.school = " school ")"

#define LIST(order) \
	"SELECT x.id AS pairing, x.kind, s.id AS school_id, s.name AS school, o.id AS other_id," \
	"       o.name AS other, p.name AS person, q.name AS other_person, x.note, x.since, x.until," \
	"       " order " AS `cursor`" \
	"  FROM pairing x JOIN school s ON s.id = x.school JOIN school o ON o.id = x.other" \
	"  LEFT JOIN person p ON p.id = x.person LEFT JOIN person q ON q.id = x.other_person" \
	" WHERE (" SEEN("x.school") " OR " SEEN("x.other") ")" \
	"   AND (? IS NULL OR LOCATE(?, s.name) > 0 OR LOCATE(?, o.name) > 0)" \
	"   AND " order " > ? ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = {
	{ LIST(OLDEST_FIRST("x.id")) }, { LIST(NEWEST_FIRST("x.id")) }, { LIST(ORDER(BY_NAME("s.name"), "x.id")) } };

static const struct field which_ones[] = {
	{ "q", WORDS, 1, 60, .optional = true, .zh = "学校" }, SORT("entered latest name"), AFTER, { 0 } };

static int
list_pairings(struct request *r)
{
	struct value q = form(r, "q");

	return page_by(r, list, me(r), me(r), me(r), me(r), q, q, q, after(r));
}

static struct query add = {
	"INSERT INTO pairing (kind, school, other, person, other_person, note, since, made_by)"
	" SELECT ?, s.id, o.id, m.person, n.person, COALESCE(?, ''), " TODAY ", ?"
	"   FROM school s JOIN school o ON o.id = ? AND o.id <> s.id AND o.successor IS NULL"
	"   LEFT JOIN member m ON m.school = s.id AND m.staff_no = ? AND m.here = 1"
	"   LEFT JOIN member n ON n.school = o.id AND n.staff_no = ? AND n.here = 1"
	"  WHERE s.id = ? AND s.successor IS NULL"
	"    AND (? IS NULL OR m.id IS NOT NULL) AND (? IS NULL OR n.id IS NOT NULL)"
	"    AND EXISTS (SELECT 1 FROM school_above a WHERE a.person = ? AND a.school = s.id)"
	"    AND EXISTS (SELECT 1 FROM school_above b WHERE b.person = ? AND b.school = o.id)" };

static int
add_pairing(struct request *r)
{
	struct value one = form(r, "staff_no"), two = form(r, "other_staff_no");

	if (run(r, &add, form(r, "kind"), form(r, "note"), me(r), form(r, "other"), one, two,
	    form(r, "school"), one, two, me(r), me(r)) == 0)
		return refuse(r, 409, "两所不同的学校都要在您的区域内，工号要在各自的名册里");
	return made(r, "pairing", last_id(r));
}

static struct query mine = {
	"SELECT x.id FROM pairing x WHERE x.id = ?"
	"   AND EXISTS (SELECT 1 FROM school_above a WHERE a.person = ? AND a.school = x.school)"
	"   AND EXISTS (SELECT 1 FROM school_above b WHERE b.person = ? AND b.school = x.other)" };

static struct query end = {
	"UPDATE pairing SET until = " TODAY " WHERE id = ? AND until IS NULL" };

static int
end_pairing(struct request *r)
{
	struct value pairing = form(r, "pairing");

	if (ask(r, &mine, pairing, me(r), me(r))->rows == 0 || run(r, &end, pairing) == 0)
		return not_found(r);
	about(r, "pairing", pairing.number);
	return done(r);
}

static const struct field pair[] = {
	{ "kind", CHOICE, .choices = "help dual_teacher", .zh = "方式" },
	{ "school", ID, .zh = "帮扶学校" }, { "other", ID, .zh = "受援学校" },
	{ "staff_no", CODE, 1, 41, .optional = true, .zh = "帮扶教师的工号" },
	{ "other_staff_no", CODE, 1, 41, .optional = true, .zh = "受援教师的工号" },
	{ "note", PROSE, 1, 300, .optional = true, .zh = "说明" }, { 0 } };
static const struct field which[] = { { "pairing", ID, .zh = "结对" }, { 0 } };

const struct route pairing_routes[] = {
	{ "GET", "/pairings", SCHOOL | OFFICE | ADMIN, which_ones, list_pairings, { &list[0], &list[1], &list[2] }, .sheet = &pairings_sheet },
	{ "POST", "/pairings", OFFICE | ADMIN, pair, add_pairing, { &add }, ONCE,
	    "admin.pairing.make" },
	{ "DELETE", "/pairings/{pairing}", OFFICE | ADMIN, which, end_pairing, { &mine, &end }, 0,
	    "admin.pairing.end" }, { 0 } };
