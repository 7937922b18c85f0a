/* admin/roster_year.c - the roster of a new school year (R155): the file is the whole school.
 *
 * Who is in it is taken as by any import; who is not leaves today, and her duties at school
 * and groups end (move.c's rule).  Of who left nothing is owed, hours and abilities stay
 * hers, and a later file with her number and name brings her back.  Groups, task lists and
 * cases of who stays go on as they are: the programme runs over several years (ours).
 *
 * Once a school and year, which begins on 1 August (ours); what changes during the year is
 * an import. */
#include "admin/roster.h"
#include "admin/roster_read.h"
#include "admin/sheets.h"
#include "parts/order.h"

#define LEAVERS_MAX 5000

#define YEAR_NOW "YEAR(" TODAY " - INTERVAL 7 MONTH)"

/* Who goes (with her duties, and whether she has a task list), and what stays without people. */
static struct query turn = {
	"WITH f AS (SELECT * FROM " ROW_OF_FILE "),"
	" d AS (SELECT m.id, m.person, m.staff_no, p.name FROM member m JOIN person p ON p.id = m.person"
	"        WHERE m.school = ? AND m.here = 1"
	"          AND m.staff_no NOT IN (SELECT f.staff_no FROM f WHERE f.staff_no IS NOT NULL))"
	" SELECT " YEAR_NOW " AS school_year,"
	"        (SELECT i.made_at FROM roster_import i WHERE i.school = ? AND i.school_year = " YEAR_NOW ") AS done_at,"
	"        (SELECT COUNT(*) FROM d) AS departing, (SELECT COUNT(*) FROM d WHERE d.person = ?) AS myself,"
	"        (SELECT JSON_ARRAYAGG(d.id) FROM d) AS stays_json,"
	"        (SELECT JSON_ARRAYAGG(JSON_OBJECT('staff_no', d.staff_no, 'name', d.name, 'kind', r.kind,"
	"             'teaching_group', g.name) ORDER BY d.staff_no)"
	"           FROM d JOIN role r ON r.person = d.person AND r.region IS NULL AND " IN_OFFICE("r")
	"           LEFT JOIN teaching_group g ON g.id = r.teaching_group) AS duties_json,"
	"        (SELECT COUNT(DISTINCT l.person) FROM d JOIN task_list l ON l.person = d.person) AS lists_ending,"
	"        (SELECT JSON_ARRAYAGG(g.name ORDER BY g.id) FROM teaching_group g WHERE g.school = ?"
	"            AND EXISTS (SELECT 1 FROM member m WHERE m.teaching_group = g.id AND m.here = 1)"
	"            AND NOT EXISTS (SELECT 1 FROM f WHERE f.has_group = 1 AND f.teaching_group = g.name)"
	"            AND NOT EXISTS (SELECT 1 FROM member n JOIN f ON f.staff_no = n.staff_no AND f.has_group = 0"
	"                             WHERE n.teaching_group = g.id AND n.here = 1)) AS empty_json" };

static const struct result *
ask_turn(struct request *r, const struct file *f)
{
	struct value school = form(r, "school");

	return ask(r, &turn, f->rows, school, school, me(r), school);
}

static void
add_value(struct json_object *o, const struct result *t, const char *name)
{
	json_object_object_add(o, name, json_object_new_int64(cell(t, 0, name).number));
}

static void
add_list(struct request *r, struct json_object *o, const struct result *t, const char *name, const char *column)
{
	struct json_object *list = parsed(r, cell(t, 0, column));

	json_object_object_add(o, name, list != NULL ? json_object_get(list) : json_object_new_array());
}

static int
preview(struct request *r)
{
	struct file f = { .roster = NULL };
	int status = roster_file(r, &f);
	const struct result *t;
	struct json_object *o;

	if (status != 0)
		return status;
	t = ask_turn(r, &f);
	o = roster_shown(r, &f);
	add_value(o, t, "school_year");
	add_value(o, t, "departing");
	add_value(o, t, "lists_ending");
	json_object_object_add(o, "done_at", cell(t, 0, "done_at").kind == NOTHING ? NULL :
	    json_object_new_string(cell(t, 0, "done_at").text));
	json_object_object_add(o, "myself", json_object_new_boolean(cell(t, 0, "myself").number > 0));
	add_list(r, o, t, "duties", "duties_json");
	add_list(r, o, t, "empty_groups", "empty_json");
	return answer_object(r, 200, o);
}

/* 0, or the status of a refusal. */
static int
refuse_turn(struct request *r, const struct result *t)
{
	long long departing = cell(t, 0, "departing").number;

	if (cell(t, 0, "done_at").kind != NOTHING)
		return refuse(r, 409, "%lld学年的名册已经更新过，以后的变动请用“导入名册”",
		    cell(t, 0, "school_year").number);
	if (cell(t, 0, "myself").number > 0)
		return refuse(r, 409, "新学年的名册里没有您自己，请补上，或请管理员来更新");
	if (departing != form(r, "departing").number)
		return refuse(r, 409, "离校的人与预览时不同，请重新预览");
	if (departing > LEAVERS_MAX)
		return refuse(r, 409, "一次离校最多%d人（本系统默认），请核对名册", LEAVERS_MAX);
	return 0;
}

/* Who goes first, so that nobody new is given a duty that ends. */
static int
turn_year(struct request *r)
{
	struct file f = { .roster = NULL };
	struct value school = form(r, "school"), stays;
	int status = roster_file(r, &f);
	const struct result *t;
	long long id;

	if (status != 0 || (status = roster_refuses(r, &f)) != 0 ||
	    (status = refuse_turn(r, t = ask_turn(r, &f))) != 0)
		return status;
	if (try_run(r, &roster_taken, f.sent.digest, cell(f.found, 0, "people"), cell(f.found, 0, "added"),
	    form(r, "departing"), cell(t, 0, "school_year"), me(r), school) != 1)
		return refuse(r, 409, "这个学年的名册刚刚更新过，请刷新后再看");
	id = last_id(r);
	stays = cell(t, 0, "stays_json");
	if (stays.kind != NOTHING) {
		run(r, &stays_end, stays);
		run(r, &duties_end, stays);
	}
	if ((status = roster_write(r, &f, school)) != 0)
		return status;
	about(r, "school", school.number);
	return made(r, "roster_import", id);
}

/* Which schools of mine have done it this year; the latest of those that have. */
#define YEARS(past, order) \
	"SELECT " order " AS `cursor`, s.id AS school, s.name, " YEAR_NOW " AS school_year, i.people, i.added, i.departed, i.made_at" \
	"  FROM office_school o JOIN school s ON s.id = o.school AND s.successor IS NULL" \
	"  LEFT JOIN roster_import i ON i.school = s.id AND i.school_year = " YEAR_NOW \
	" WHERE o.person = ? AND " past "" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

#define BY_SCHOOL_NAME ORDER(BY_NAME("s.name"), "s.id")
#define BY_DAY ORDER(LATEST_FIRST("i.made_at"), "s.id")

static struct query years[] = {
	{ YEARS("s.id > COALESCE(NULLIF(?, ''), 0)", "s.id") },
	{ YEARS(BY_SCHOOL_NAME " > ?", BY_SCHOOL_NAME) },
	{ YEARS(BY_DAY " > ?", BY_DAY) } };

static int
list_years(struct request *r)
{
	return page_by(r, years, me(r), after(r));
}

static const struct field sorted[] = { SORT("entered name latest"), AFTER, { 0 } };
static const struct field file[] = {
	{ "school", ID, .zh = "学校" }, { 0 } };
static const struct field shown[] = {
	{ "school", ID, .zh = "学校" },
	{ "digest", CODE, .min = 64, .max = 64, .zh = "预览时的文件指纹" },
	{ "departing", COUNT, 0, 100000, .zh = "预览时的离校人数" }, { 0 } };

const struct route roster_year_routes[] = {
	{ "POST", "/roster/year/preview", ADMIN | SCHOOL, file, preview,
	    { &roster_width, &roster_compare, &turn }, RAW | QUIET, NULL, ROSTER_BYTES },
	{ "POST", "/roster/year", ADMIN | SCHOOL, shown, turn_year,
	    { &roster_width, &roster_compare, &turn, &roster_taken, &stays_end, &duties_end, ROSTER_WRITES },
	    RAW | ONCE, "admin.roster.year", ROSTER_BYTES },
	{ "GET", "/roster/years", OFFICE, sorted, list_years, { &years[0], &years[1], &years[2] }, .sheet = &years_sheet }, { 0 } };
