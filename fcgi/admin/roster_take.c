/* admin/roster_take.c - the roster that was shown is taken: all of it or
 * nothing, in as many statements for one person as for thousands. */
#include <string.h>

#include "admin/roster.h"
#include "admin/roster_read.h"

struct query roster_taken = {
	"INSERT INTO roster_import (school, digest, people, added, departed, school_year, made_by)"
	" SELECT k.school, UNHEX(?), ?, ?, ?, ?, k.person FROM roster_keeper k"
	"   JOIN school s ON s.id = k.school AND s.successor IS NULL"
	"  WHERE k.person = ? AND k.school = ?" };

struct query roster_add_groups = {
	"INSERT INTO teaching_group (school, name)"
	" SELECT DISTINCT s.id, f.teaching_group FROM school s JOIN " ROW_OF_FILE
	"   LEFT JOIN teaching_group g ON g.school = s.id AND g.name = f.teaching_group"
	"  WHERE s.id = ? AND f.teaching_group IS NOT NULL AND g.id IS NULL" };

struct query roster_add_people = {
	"INSERT INTO person (login, name, sex, born_on)"
	" SELECT CONCAT(s.code, '-', f.staff_no), f.name, f.sex, f.born_on"
	"   FROM school s JOIN " ROW_OF_FILE IS_HERE
	"  WHERE s.id = ? AND m.id IS NULL AND " COMES_BACK " IS NULL" };

struct query roster_add_members = {
	"INSERT INTO member (person, school, teaching_group, staff_no, subject,"
	"                    full_time, staff, since)"
	" SELECT COALESCE(" COMES_BACK ", o.id), s.id, g.id, f.staff_no, f.subject,"
	"        IF(f.has_full_time, f.full_time, 1), IF(f.has_staff, f.staff, 'teacher'), " TODAY
	"   FROM school s JOIN " ROW_OF_FILE IS_HERE
	"   LEFT JOIN person o ON o.login = CONCAT(s.code, '-', f.staff_no)"
	"   LEFT JOIN teaching_group g ON g.school = s.id AND g.name = f.teaching_group"
	"  WHERE s.id = ? AND m.id IS NULL" };

struct query roster_change_people = {
	"UPDATE school s JOIN " ROW_OF_FILE
	"   JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   JOIN person p ON p.id = m.person"
	"   LEFT JOIN teaching_group t ON t.id = m.teaching_group"
	"   LEFT JOIN teaching_group g ON g.school = s.id AND g.name = f.teaching_group"
	"    SET p.name = f.name, p.version = p.version + 1,"
	"        p.sex = IF(f.has_sex, f.sex, p.sex),"
	"        p.born_on = IF(f.has_born_on, f.born_on, p.born_on),"
	"        m.subject = IF(f.has_subject, f.subject, m.subject),"
	"        m.full_time = IF(f.has_full_time, f.full_time, m.full_time),"
	"        m.staff = IF(f.has_staff, f.staff, m.staff),"
	"        m.teaching_group = IF(f.has_group, g.id, m.teaching_group)"
	"  WHERE s.id = ? AND NOT " SAME };

/* A leader's role ends when the file says that she leads no more, or moves her
 * to another group ... */
struct query roster_step_down = {
	"UPDATE school s STRAIGHT_JOIN " ROW_OF_FILE
	"   STRAIGHT_JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   STRAIGHT_JOIN role r ON r.person = m.person AND r.kind = 'leader' AND r.held = 1"
	"    SET r.until = " TODAY
	"  WHERE s.id = ? AND ((f.has_leader = 1 AND f.leader = 0)"
	"        OR NOT r.teaching_group <=> m.teaching_group)" };

/* ... or gives the group another leader. */
struct query roster_give_way = {
	"UPDATE school s STRAIGHT_JOIN " ROW_OF_FILE
	"   STRAIGHT_JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   STRAIGHT_JOIN role r ON r.teaching_group = m.teaching_group AND r.kind = 'leader'"
	"    AND r.held = 1 AND r.person <> m.person"
	"    SET r.until = " TODAY
	"  WHERE s.id = ? AND f.leader = 1" };

struct query roster_add_leaders = {
	"INSERT INTO role (person, kind, teaching_group, since)"
	" SELECT m.person, 'leader', m.teaching_group, " TODAY
	"   FROM school s JOIN " ROW_OF_FILE
	"   JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   LEFT JOIN role r ON r.person = m.person AND r.kind = 'leader'"
	"    AND r.held = 1 AND r.teaching_group = m.teaching_group"
	"  WHERE s.id = ? AND f.leader = 1 AND m.teaching_group IS NOT NULL AND r.id IS NULL" };

int
roster_refuses(struct request *r, const struct file *f)
{
	size_t n = json_object_array_length(
	    json_object_object_get(f->roster, "faults"));

	if (strcmp(f->sent.digest.text, form(r, "digest").text) != 0)
		return refuse(r, 409, "文件与预览时不同，请重新预览");
	if (n > 0)
		return refuse(r, 409, "名册有%zu处需要改正，没有导入，请改好后重新预览", n);
	return 0;
}

int
roster_write(struct request *r, const struct file *f, struct value school)
{
	if (try_run(r, &roster_add_groups, f->rows, school) < 0 ||
	    try_run(r, &roster_add_people, f->rows, school) < 0 ||
	    try_run(r, &roster_add_members, f->rows, school) < 0)
		return refuse(r, 409, "名册刚被别人改过，请重新预览");
	run(r, &roster_change_people, f->rows, school);
	run(r, &roster_step_down, f->rows, school);
	run(r, &roster_give_way, f->rows, school);
	run(r, &roster_add_leaders, f->rows, school);
	return 0;
}

static int
import(struct request *r)
{
	struct file f = { .roster = NULL };
	struct value school = form(r, "school");
	int status = roster_file(r, &f);
	long long id;

	if (status != 0 || (status = roster_refuses(r, &f)) != 0)
		return status;
	if (run(r, &roster_taken, f.sent.digest, cell(f.found, 0, "people"), cell(f.found, 0, "added"),
	    number(0), nothing(), me(r), school) == 0)
		return not_found(r);
	id = last_id(r);
	if ((status = roster_write(r, &f, school)) != 0)
		return status;
	about(r, "school", school.number);
	return made(r, "roster_import", id);
}

static const struct field shown_file[] = {
	{ "school", ID, .zh = "学校" },
	{ "digest", CODE, .min = 64, .max = 64, .zh = "预览时的文件指纹" }, { 0 } };

const struct route roster_take_routes[] = {
	{ "POST", "/roster/import", ADMIN | SCHOOL, shown_file, import,
	    { &roster_width, &roster_compare, &roster_taken, ROSTER_WRITES },
	    RAW | ONCE, "admin.roster.import", ROSTER_BYTES }, { 0 } };
