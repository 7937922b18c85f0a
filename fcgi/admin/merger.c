/* admin/merger.c - a school is merged into another.
 *
 * Its groups and people go on at the successor, with their open cases (view
 * case_open), led by who led them; group names and numbers that the successor has
 * already are told apart by the old school's.  The old school stays, with who was
 * there and what was done, takes part in no programme, and names its successor. */
#include "admin/admin.h"

/* Both below me, neither merged; stays: who is at the old one. */
static struct query two = {
	"SELECT (SELECT JSON_ARRAYAGG(m.id) FROM member m"
	"         WHERE m.school = o.id AND m.here = 1) AS stays_json"
	"  FROM school o JOIN school s ON s.id = ? AND s.id <> o.id AND s.successor IS NULL"
	" WHERE o.id = ? AND o.successor IS NULL"
	"   AND EXISTS (SELECT 1 FROM school_above a WHERE a.person = ? AND a.school = o.id)"
	"   AND EXISTS (SELECT 1 FROM school_above b WHERE b.person = ? AND b.school = s.id)" };

static struct query leave = {
	"UPDATE member SET until = GREATEST(since, " TODAY ") WHERE school = ? AND here = 1" };

static struct query add_groups = {
	"INSERT INTO teaching_group (school, name, origin)"
	" SELECT s.id, IF(EXISTS (SELECT 1 FROM teaching_group t WHERE t.school = s.id AND t.name = g.name),"
	"                 CONCAT(LEFT(g.name, 30), '（', LEFT(o.name, 28), '）'), g.name), g.id"
	"   FROM teaching_group g JOIN school o ON o.id = g.school JOIN school s ON s.id = ?"
	"  WHERE g.school = ?" };

static struct query arrive = {
	"INSERT INTO member (person, school, teaching_group, staff_no, subject, full_time, staff, since)"
	" SELECT m.person, s.id, g.id,"
	"        IF(EXISTS (SELECT 1 FROM member x WHERE x.school = s.id AND x.staff_no = m.staff_no"
	"                      AND x.here = 1), CONCAT(o.code, '-', m.staff_no), m.staff_no),"
	"        m.subject, m.full_time, m.staff, " TODAY
	"   FROM " STAYS " JOIN member m ON m.id = j.member"
	"   JOIN school o ON o.id = m.school JOIN school s ON s.id = ?"
	"   LEFT JOIN teaching_group g ON g.origin = m.teaching_group" };

static struct query lead_on = {
	"INSERT INTO role (person, kind, teaching_group, since, until, substitutes)"
	" SELECT r.person, 'leader', g.id, " TODAY ", r.until, r.substitutes"
	"   FROM teaching_group o JOIN teaching_group g ON g.origin = o.id"
	"   JOIN role r ON r.teaching_group = o.id AND " IN_OFFICE("r")
	"  WHERE o.school = ?" };

static struct query lay_down = {
	"UPDATE role r JOIN (SELECT a.id FROM role a WHERE a.school = ?"
	"     UNION ALL SELECT b.id FROM teaching_group g JOIN role b ON b.teaching_group = g.id"
	"                WHERE g.school = ?) x ON x.id = r.id"
	"   SET r.until = GREATEST(r.since, " TODAY ") WHERE " IN_OFFICE("r") };

/* A successor that takes part in nothing goes on with what the old one was in. */
static struct query enrol = {
	"INSERT INTO enrolment (programme, school, batch)"
	" SELECT e.programme, s.id, e.batch FROM enrolment e JOIN school s ON s.id = ?"
	"  WHERE e.school = ? AND e.until IS NULL"
	"    AND NOT EXISTS (SELECT 1 FROM enrolment x WHERE x.school = s.id)" };

static struct query take_out = {
	"UPDATE enrolment SET until = " TODAY " WHERE school = ? AND until IS NULL" };

static struct query succeed = {
	"UPDATE school SET successor = ?, merged_on = " TODAY ", version = version + 1"
	" WHERE id = ? AND successor IS NULL" };

static struct query hand_over_points = { "UPDATE school SET parent = NULLIF(?, id) WHERE parent = ?" };

/* Order matters: nobody is at two schools; what is carried is asked of programmes
 * in force. */
static int
move_people(struct request *r, struct value school, struct value into, struct value stays)
{
	if (try_run(r, &add_groups, into, school) < 0)
		return refuse(r, 409, "两校的教研组重名，请先改教研组名称");
	run(r, &enrol, into, school);
	run(r, &lead_on, school);
	run(r, &lay_down, school, school);
	if (stays.kind == NOTHING)
		return 0;
	run(r, &leave, school);
	if (try_run(r, &arrive, stays, into) < 0)
		return refuse(r, 409, "两校的工号有重复，请先改工号");
	run(r, &carry, me(r), stays, into, stays, into, school);
	return 0;
}

static int
merge(struct request *r)
{
	struct value school = form(r, "school"), into = form(r, "into");
	const struct result *both = ask(r, &two, into, school, me(r), me(r));
	int status;

	if (both->rows == 0)
		return not_found(r);
	about(r, "school", school.number);
	if ((status = move_people(r, school, into, cell(both, 0, "stays_json"))) != 0)
		return status;
	run(r, &take_out, school);
	run(r, &hand_over_points, into, school);
	if (run(r, &succeed, into, school) == 0)
		return refuse(r, 409, "这所学校刚刚已经并入他校");
	return done(r);
}

static const struct field which[] = {
	{ "school", ID, .zh = "并出的学校" }, { "into", ID, .zh = "并入的学校" }, { 0 } };

const struct route merger_routes[] = {
	{ "POST", "/schools/{school}/merger", OFFICE | ADMIN, which, merge,
	    { &two, &add_groups, &enrol, &lead_on, &lay_down, &leave, &arrive, &carry, &take_out,
	      &hand_over_points, &succeed }, ONCE, "admin.school.merge" }, { 0 } };
