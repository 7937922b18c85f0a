/* admin/group_move.c - people of a school change their 教研组, or are in none.
 *
 * As when the roster moves them: who led the group that she leaves leads it no more. */
#include "admin/admin.h"

static struct query fits = {
	"SELECT k.school,"
	"       (SELECT COUNT(*) FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"          JOIN member m ON m.person = j.person AND m.here = 1 WHERE m.school = k.school) AS here"
	"  FROM school_seen k LEFT JOIN teaching_group g ON g.id = ? AND g.school = k.school"
	" WHERE k.person = ? AND k.school = ? AND (? IS NULL OR g.id IS NOT NULL)" };

static struct query step_down = {
	"UPDATE JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  JOIN member m ON m.person = j.person AND m.here = 1"
	"  JOIN role r ON r.person = m.person AND r.kind = 'leader' AND r.teaching_group = m.teaching_group"
	"   SET r.until = GREATEST(r.since, " TODAY ")"
	" WHERE m.school = ? AND " IN_OFFICE("r") " AND NOT m.teaching_group <=> ?" };

static struct query move = {
	"UPDATE JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  JOIN member m ON m.person = j.person AND m.here = 1"
	"   SET m.teaching_group = ?"
	" WHERE m.school = ?" };

static int
move_people(struct request *r)
{
	struct value people = form_json(r, "people"), group = form(r, "group"), school = form(r, "school");
	const struct result *t = ask(r, &fits, people, group, me(r), school, group);

	if (t->rows == 0)
		return not_found(r);
	if (cell(t, 0, "here").number != (long long)json_object_array_length(parsed(r, people)))
		return refuse(r, 409, "有人已经不在这所学校，请刷新后再选");
	about(r, "school", school.number);
	run(r, &step_down, people, school, group);
	run(r, &move, people, group, school);
	return done(r);
}

static const struct field whom[] = {
	{ "school", ID, .zh = "学校" },
	{ "group", ID, .optional = true, .zh = "调到哪个教研组" },
	{ "people", IDS, .min = 1, .max = 2000, .zh = "人员" }, { 0 } };

const struct route group_move_routes[] = {
	{ "POST", "/group-moves", SCHOOL | OFFICE | ADMIN, whom, move_people, { &fits, &step_down, &move }, ONCE,
	    "admin.group.move" }, { 0 } };
