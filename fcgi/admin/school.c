/* admin/school.c - the schools a person sees: of her office, or her own; and what
 * its office keeps of a school.
 *
 * A school directly under a city or province is a 直属学校 (R111).  A teaching point
 * (R5) names the school that it belongs to.  How well a school is equipped (R23,
 * R38) decides what it may offer, so the office says it, and by what. */
#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/order.h"

/* The page is cut first, so that only its schools are looked at closely. */
#define CODE_OF(s) s ".code"
#define NAME_OF(s) ORDER(BY_NAME(s ".name"), s ".id")
#define LIST(order) \
	"SELECT s.id AS school, s.code, s.name, s.phase, s.environment, s.environment_source, s.strong," \
	"       s.ownership, s.rural, s.model, s.parent, s.successor, s.merged_on, s.version," \
	"       g.id AS region_id, g.name AS region, g.kind IN ('province','city') AS direct," \
	"       EXISTS (SELECT 1 FROM admin_school a WHERE a.person = k.person AND a.school = s.id)" \
	"         OR EXISTS (SELECT 1 FROM school_person o WHERE o.person = k.person AND o.school = s.id)" \
	"         AS roster," \
	"       (SELECT COUNT(*) FROM member m WHERE m.school = s.id AND m.here = 1) AS people," \
	"       (SELECT h.name FROM head_now h WHERE h.school = s.id LIMIT 1) AS head," \
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('programme', e.programme, 'name', p.name," \
	"               'batch', e.batch, 'until', e.until) ORDER BY e.programme)" \
	"          FROM enrolment e JOIN programme p ON p.id = e.programme" \
	"         WHERE e.school = s.id) AS programmes_json," \
	"       " order("s") " AS `cursor`" \
	"  FROM (SELECT o.person, o.school FROM (" \
	"          SELECT r.person, x.id AS school FROM role_now r" \
	"            JOIN region_within w ON w.ancestor = r.region JOIN school x ON x.region = w.region" \
	"           WHERE r.person = ? AND r.kind IN ('admin','office')" \
	"           UNION SELECT m.person, m.school FROM school_person m WHERE m.person = ?) o" \
	"          JOIN school c ON c.id = o.school" \
	"         WHERE (? IS NULL OR c.id = ?) AND (? IS NULL OR c.model = ?)" \
	"           AND (? IS NOT NULL OR c.successor IS NULL OR ?)" \
	"           AND (? IS NULL OR LOCATE(?, c.name) > 0 OR LOCATE(?, CONVERT(c.code USING utf8mb4)) = 1)" \
	"           AND " order("c") " > ? ORDER BY " order("c") " LIMIT " PAGE_SQL ") k" \
	"  JOIN school s ON s.id = k.school" \
	"  JOIN region g ON g.id = s.region" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { LIST(CODE_OF) }, { LIST(NAME_OF) } };

/* Merged schools only when asked for, by name or as such. */
static int
list_schools(struct request *r)
{
	struct value one = form(r, "school"), model = form(r, "model"), merged = form(r, "merged"),
	    q = form(r, "q");

	return page_by(r, list, me(r), me(r), one, one, model, model, one,
	    merged.kind == NOTHING ? number(0) : merged, q, q, q, after(r));
}

/* What fits: the region is below me; the school it belongs to, too, is not this
 * one, not merged, and no teaching point itself. */
#define REGION_FITS \
	"EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = ?)"
#define PARENT_FITS \
	"EXISTS (SELECT 1 FROM school_above k JOIN school p ON p.id = k.school" \
	" WHERE k.person = ? AND p.id = ? AND p.id <> ? AND p.parent IS NULL AND p.successor IS NULL)"

static struct query fits = {
	"SELECT " REGION_FITS " AS region, " PARENT_FITS " AS parent,"
	"       EXISTS (SELECT 1 FROM school_above k WHERE k.person = ? AND k.school = ?) AS school" };

static struct query add = {
	"INSERT INTO school (name, phase, environment, environment_source, strong, ownership, rural,"
	"                    model, parent, region, code)"
	" VALUES (?, ?, ?, COALESCE(?, ''), ?, ?, ?, ?, ?, ?, ?)" };

static struct query change = {
	"UPDATE school SET name = ?, phase = ?, environment = ?, environment_source = COALESCE(?, ''),"
	"       strong = ?, ownership = ?, rural = ?, model = ?, parent = ?, region = ?,"
	"       version = version + 1"
	" WHERE id = ? AND version = ?" };

#define FORM(r) form(r, "name"), form(r, "phase"), form(r, "environment"), \
	form(r, "environment_source"), form(r, "strong"), form(r, "ownership"), \
	form(r, "rural"), form(r, "model"), form(r, "parent"), form(r, "region")

/* 0, or the status of a refusal.  school: the one that is edited, or 0. */
static int
check_fit(struct request *r, struct value school)
{
	struct value parent = form(r, "parent");
	const struct result *fit = ask(r, &fits, me(r), form(r, "region"), me(r), parent, school,
	    me(r), school);

	if (fit->rows == 0 || !cell(fit, 0, "region").number)
		return not_found(r);
	if (school.number != 0 && !cell(fit, 0, "school").number)
		return not_found(r);
	if (parent.kind != NOTHING && !cell(fit, 0, "parent").number)
		wrong(r, "/parent", "教学点所属的学校要在您的区域内，且不是教学点，也没有并入他校");
	return refuse_wrong(r);
}

static int
add_school(struct request *r)
{
	int status = check_fit(r, number(0));

	if (status != 0)
		return status;
	if (try_run(r, &add, FORM(r), form(r, "code")) < 0)
		return refuse(r, 409, "这个学校代码已经有学校使用");
	return made(r, "school", last_id(r));
}

static int
change_school(struct request *r)
{
	struct value school = form(r, "school");
	int status = check_fit(r, school);

	if (status != 0)
		return status;
	about(r, "school", school.number);
	return changed(r, run(r, &change, FORM(r), school, version(r)));
}

static const struct field which[] = {
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "model", TRUTH, .optional = true, .zh = "样板校" },
	{ "merged", TRUTH, .optional = true, .zh = "已并入他校的" },
	{ "q", WORDS, 1, 100, .optional = true, .zh = "校名或学校代码" }, SORT("code name"), AFTER, { 0 } };

#define ALL_FIELDS \
	{ "region", ID, .zh = "所属区域" }, \
	{ "name", WORDS, 2, 100, .zh = "校名" }, \
	{ "phase", CHOICE, .choices = "kindergarten primary junior senior vocational", .zh = "学段" }, \
	{ "environment", CHOICE, .choices = "multimedia blended smart", .zh = "信息化教学环境" }, \
	{ "environment_source", WORDS, 1, 200, .optional = true, .zh = "环境的认定依据" }, \
	{ "strong", TRUTH, .zh = "信息化条件较好" }, \
	{ "ownership", CHOICE, .choices = "public private", .zh = "办学性质" }, \
	{ "rural", TRUTH, .zh = "乡村学校" }, \
	{ "model", TRUTH, .zh = "样板校" }, \
	{ "parent", ID, .optional = true, .zh = "教学点所属的学校" }

static const struct field fresh[] = {
	{ "code", CODE, 1, 20, .zh = "学校代码" }, ALL_FIELDS, { 0 } };
static const struct field edited[] = {
	{ "school", ID, .zh = "学校" }, ALL_FIELDS, { 0 } };

const struct route school_routes[] = {
	{ "GET", "/schools", SCHOOL | OFFICE | ADMIN, which, list_schools,
	    { &list[0], &list[1] }, .sheet = &schools_sheet },
	{ "POST", "/schools", OFFICE | ADMIN, fresh, add_school, { &fits, &add }, ONCE,
	    "admin.school.make" },
	{ "PUT", "/schools/{school}", OFFICE | ADMIN, edited, change_school, { &fits, &change },
	    EDIT, "admin.school.change" }, { 0 } };
