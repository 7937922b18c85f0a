/* plan/headcount.c - the numbers a school declares of itself beside the roster's
 * (R20, C28): both shown, the difference named and explained by the school, the
 * declared ones never used. */
#include "plan/sheets.h"
#include "plan/slices.h"

static struct query latest = {
	"SELECT s.name AS school, CAST(COALESCE(h.number, 0) AS UNSIGNED) AS version, h.staff, h.full_time,"
	"       h.`groups`, h.explanation, h.made_at,"
	"       (SELECT COUNT(*) FROM member_now m WHERE m.school = s.id) AS staff_on_roster,"
	"       (SELECT COUNT(*) FROM member_now m WHERE m.school = s.id AND m.full_time) AS full_time_on_roster"
	"  FROM school s"
	"  JOIN programme_now g ON g.school = s.id"
	"  LEFT JOIN headcount h ON h.school = s.id AND h.programme = g.programme"
	" WHERE s.id = COALESCE(?, (SELECT x.school FROM school_person x WHERE x.person = ? LIMIT 1))"
	"   AND (EXISTS (SELECT 1 FROM role_now q WHERE q.person = ? AND q.school = s.id"
	"            AND q.kind IN ('school','head','cio'))"
	"    OR EXISTS (SELECT 1 FROM role_now q JOIN region_within w ON w.ancestor = q.region"
	"           WHERE q.person = ? AND q.kind = 'office' AND w.region = s.region))"
	" ORDER BY h.number DESC LIMIT 1" };

static struct query groups = {
	"SELECT t.id AS teaching_group, t.name, j.declared,"
	"       (SELECT COUNT(*) FROM member_now m WHERE m.teaching_group = t.id) AS on_roster"
	"  FROM teaching_group t"
	"  LEFT JOIN JSON_TABLE(COALESCE(?, '[]'), '$[*]' COLUMNS (teaching_group BIGINT UNSIGNED PATH '$.teaching_group',"
	"       declared INT PATH '$.declared')) j ON j.teaching_group = t.id"
	" WHERE t.school = COALESCE(?, (SELECT x.school FROM school_person x WHERE x.person = ? LIMIT 1))"
	" ORDER BY t.id" };

static const struct field which[] = { { "school", ID, .optional = true, .zh = "学校" }, { 0 } };

/* One line: declared, on the roster, and the difference in words where there is one. */
static struct json_object *
line(struct request *r, const char *name, struct value group, struct value declared, long long on_roster)
{
	struct json_object *o = json_object_new_object();
	long long more = declared.kind == NUMBER ? declared.number - on_roster : 0;

	json_object_object_add(o, "teaching_group",
	    group.kind == NUMBER ? json_object_new_int64(group.number) : NULL);
	json_object_object_add(o, "name", json_object_new_string(name));
	json_object_object_add(o, "declared",
	    declared.kind == NUMBER ? json_object_new_int64(declared.number) : NULL);
	json_object_object_add(o, "on_roster", json_object_new_int64(on_roster));
	json_object_object_add(o, "difference", more == 0 ? NULL : json_object_new_string(
	    text(r, "申报%lld人，名册%lld人，申报%s%lld人；各项统计以名册为准",
	    declared.number, on_roster, more > 0 ? "多" : "少", more > 0 ? more : -more).text));
	return o;
}

static int
show_headcount(struct request *r)
{
	const struct result *h = ask(r, &latest, form(r, "school"), me(r), me(r), me(r)), *g;
	struct json_object *o, *lines;
	struct value explanation;
	size_t i;

	if (h->rows == 0)
		return not_found(r);
	g = ask(r, &groups, cell(h, 0, "groups"), form(r, "school"), me(r));
	o = json_object_new_object();
	lines = json_object_new_array();
	json_object_array_add(lines, line(r, "教职工", nothing(), cell(h, 0, "staff"),
	    cell(h, 0, "staff_on_roster").number));
	json_object_array_add(lines, line(r, "专任教师", nothing(), cell(h, 0, "full_time"),
	    cell(h, 0, "full_time_on_roster").number));
	for (i = 0; i < g->rows; i++)
		json_object_array_add(lines, line(r, cell(g, i, "name").text,
		    cell(g, i, "teaching_group"), cell(g, i, "declared"), cell(g, i, "on_roster").number));
	explanation = cell(h, 0, "explanation");
	json_object_object_add(o, "school", json_object_new_string(cell(h, 0, "school").text));
	json_object_object_add(o, "lines", lines);
	json_object_object_add(o, "explanation",
	    explanation.kind == TEXT ? json_object_new_string(explanation.text) : NULL);
	head(r, "ETag", "\"%lld\"", cell(h, 0, "version").number);
	return answer_object(r, 200, o);
}

static struct query declare = {
	"INSERT INTO headcount (programme, school, number, staff, full_time, `groups`, explanation, made_by)"
	" SELECT g.programme, m.school, 1 + ?, ?, ?, ?, COALESCE(?, ''), m.person"
	"   FROM school_person m JOIN programme_now g ON g.school = m.school"
	"  WHERE m.person = ? AND ? = (SELECT COALESCE(MAX(h.number), 0) FROM headcount h"
	"         WHERE h.school = m.school AND h.programme = g.programme)" };

static const struct field group[] = {
	{ "teaching_group", ID, .zh = "教研组" },
	{ "declared", COUNT, 0, 1000, .zh = "人数" }, { 0 } };
static const struct field declaration[] = {
	{ "staff", COUNT, 0, 10000, .zh = "教职工数" },
	{ "full_time", COUNT, 0, 10000, .zh = "专任教师数" },
	{ "groups", LIST, 0, 100, .of = group, .zh = "各教研组人数" },
	{ "explanation", PROSE, 0, 1000, .optional = true, .zh = "说明" }, { 0 } };

static int
declare_headcount(struct request *r)
{
	about(r, "person", me(r).number);
	return changed(r, try_run(r, &declare, version(r), form(r, "staff"), form(r, "full_time"),
	    form_json(r, "groups"), form(r, "explanation"), me(r), version(r)) == 1);
}

const struct route headcount_routes[] = {
	{ "GET", "/headcount", SCHOOL | OFFICE, which, show_headcount, { &latest, &groups }, .sheet = &headcount_sheet },
	{ "PUT", "/headcount", SCHOOL, declaration, declare_headcount, { &declare }, EDIT,
	    "plan.headcount.declare", 0 }, { 0 } };
