/* admin/move.c - a teacher moves to another school, also in mid-cycle, or leaves.
 *
 * Who moves keeps login, hours and abilities: they are the person's.  Into
 * another programme they are carried (table carried).  Her open cases go with her
 * (view case_open): the new school judges them by the rules they began under.
 * Her duties at the old school end; whom she was to judge is drawn anew there.
 *
 * A move is made by an office or administrator above both schools; also of who
 * left and comes back, from the school that she left. */
#include "admin/admin.h"

/* Where she is, or was last, under me; and that the other school is, too. */
static struct query stay = {
	"SELECT m.id AS member, m.school AS source, m.here IS NOT NULL AS here"
	"  FROM member m"
	" WHERE m.person = ? AND m.person <> ?"
	"   AND NOT EXISTS (SELECT 1 FROM member n WHERE n.person = m.person AND n.id > m.id)"
	"   AND EXISTS (SELECT 1 FROM school_above a WHERE a.person = ? AND a.school = m.school)"
	"   AND EXISTS (SELECT 1 FROM school_above b JOIN school s ON s.id = b.school AND s.successor IS NULL"
	"                WHERE b.person = ? AND b.school = ?)" };

static struct query leave = {
	"UPDATE member SET until = GREATEST(since, " TODAY ") WHERE id = ? AND here = 1" };

/* Duties at schools and groups end; those in a region do not. */
static struct query lay_down = {
	"UPDATE role SET until = GREATEST(since, " TODAY ")"
	" WHERE person = ? AND region IS NULL AND (until IS NULL OR until > " TODAY ")" };

static struct query arrive = {
	"INSERT INTO member (person, school, teaching_group, staff_no, subject, full_time, staff, since)"
	" SELECT m.person, s.id, g.id, ?, COALESCE(?, m.subject), m.full_time, m.staff, " TODAY
	"   FROM member m"
	"   JOIN school s ON s.id = ?"
	"   LEFT JOIN teaching_group g ON g.id = ? AND g.school = s.id"
	"  WHERE m.id = ? AND (? IS NULL OR g.id IS NOT NULL)" };

/* Of some stays that end: into each programme that the old school is not in, from
 * each that it is, and from those that were carried there. */
struct query carry = {
	"INSERT INTO carried (person, programme, source, made_by)"
	" SELECT x.person, x.programme, x.source, ? FROM ("
	"   SELECT m.person, t.programme, f.programme AS source"
	"     FROM " STAYS " JOIN member m ON m.id = j.member"
	"     JOIN programme_now f ON f.school = m.school JOIN programme_now t ON t.school = ?"
	"    UNION"
	"   SELECT m.person, t.programme, c.source"
	"     FROM " STAYS " JOIN member m ON m.id = j.member"
	"     JOIN programme_now f ON f.school = m.school JOIN programme_now t ON t.school = ?"
	"     JOIN carried c ON c.person = m.person AND c.programme = f.programme) x"
	"  WHERE x.source <> x.programme"
	"    AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.school = ? AND e.programme = x.programme)"
	"    AND NOT EXISTS (SELECT 1 FROM carried k WHERE k.person = x.person"
	"                       AND k.programme = x.programme AND k.source = x.source)" };

struct query stays_end = {
	"UPDATE " STAYS " JOIN member m ON m.id = j.member"
	"   SET m.until = GREATEST(m.since, " TODAY ") WHERE m.here = 1" };

struct query duties_end = {
	"UPDATE (SELECT x.person FROM " STAYS " JOIN member x ON x.id = j.member) d"
	"   JOIN role r ON r.person = d.person"
	"   SET r.until = GREATEST(r.since, " TODAY ") WHERE r.region IS NULL AND " IN_OFFICE("r") };

static int
transfer(struct request *r)
{
	struct value person = form(r, "person"), school = form(r, "school"),
	    group = form(r, "group"), member, source, stays;
	const struct result *from = ask(r, &stay, person, me(r), me(r), me(r), school);
	long arrived;

	if (from->rows == 0)
		return not_found(r);
	member = cell(from, 0, "member");
	source = cell(from, 0, "source");
	if (cell(from, 0, "here").number && source.number == school.number)
		return refuse(r, 409, "这位老师已经在这所学校");
	about(r, "person", person.number);
	run(r, &leave, member);
	arrived = try_run(r, &arrive, form(r, "staff_no"), form(r, "subject"), school, group,
	    member, group);
	if (arrived < 0)
		return refuse(r, 409, "这所学校已经有人用这个工号");
	if (arrived == 0)
		return refuse(r, 409, "这所学校没有这个教研组");
	stays = text(r, "[%lld]", member.number);
	run(r, &carry, me(r), stays, school, stays, school, source);
	run(r, &lay_down, person);
	return made(r, "person", person.number);
}

static struct query last_day = {
	"SELECT m.id AS member FROM member m JOIN school_seen k ON k.school = m.school"
	" WHERE m.person = ? AND m.here = 1 AND k.person = ? AND k.person <> m.person" };

static int
depart(struct request *r)
{
	struct value person = form(r, "person");
	const struct result *from = ask(r, &last_day, person, me(r));

	if (from->rows == 0)
		return not_found(r);
	about(r, "person", person.number);
	run(r, &leave, cell(from, 0, "member"));
	run(r, &lay_down, person);
	return done(r);
}

static const struct field whither[] = {
	{ "person", ID, .zh = "教师" },
	{ "school", ID, .zh = "调入学校" },
	{ "staff_no", CODE, .min = 1, .max = 20, .zh = "工号" },
	{ "group", ID, .optional = true, .zh = "教研组" },
	{ "subject", WORDS, 1, 30, .optional = true, .zh = "任教学科" }, { 0 } };
static const struct field whom[] = { { "person", ID, .zh = "教师" }, { 0 } };

const struct route move_routes[] = {
	{ "POST", "/transfers", OFFICE | ADMIN, whither, transfer,
	    { &stay, &leave, &arrive, &carry, &lay_down }, ONCE, "admin.person.transfer" },
	{ "POST", "/departures", SCHOOL | OFFICE | ADMIN, whom, depart,
	    { &last_day, &leave, &lay_down }, ONCE, "admin.person.depart" }, { 0 } };
