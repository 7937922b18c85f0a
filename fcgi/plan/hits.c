/* plan/hits.c - whom a changed offer hits: teachers who have chosen what it leaves
 * out, and groups that made it compulsory.  The school sees names, before it hands
 * the draft in; the office sees how many, before it decides.  What was handed in
 * stays good (choice.c). */
#include <string.h>

#include "plan/slices.h"

/* Every choice in school s that these documents leave out. */
#define LEFT_OUT(documents) \
	"  JOIN member_now t ON t.school = s.id" \
	"  JOIN choice_now c ON c.programme = p.programme AND c.person = t.person" \
	"  JOIN ability a ON a.id = c.ability" \
	"  LEFT JOIN teaching_group g ON g.id = t.teaching_group" \
	" WHERE NOT JSON_CONTAINS(COALESCE(JSON_EXTRACT(" documents ", '$.offer'), '[]'), JSON_QUOTE(a.code))"

#define COLUMNS \
	"SELECT a.code, " CALLED("a", "n") " AS name, t.name AS teacher, g.name AS teaching_group," \
	"       EXISTS (SELECT 1 FROM submission d WHERE d.programme = p.programme" \
	"                  AND d.person = t.person AND d.ability = a.id AND d.number = 1) AS handed_in"

static struct query by_draft = {
	COLUMNS
	"  FROM school_person m JOIN school s ON s.id = m.school"
	"  JOIN programme_now n ON n.school = s.id"
	"  JOIN plan p ON p.programme = n.programme AND p.school = s.id"
	LEFT_OUT("p.draft") " AND m.person = ? ORDER BY a.id, t.person" };

static struct query by_version = {
	COLUMNS
	"  FROM office_school m JOIN school s ON s.id = m.school"
	"  JOIN plan p ON p.school = s.id"
	"  JOIN programme n ON n.id = p.programme"
	"  JOIN plan_now w ON w.plan = p.id"
	"  JOIN plan_version v ON v.id = w.plan_version"
	LEFT_OUT("v.documents") " AND m.person = ? AND p.id = ? ORDER BY a.id, t.person" };

static struct query groups_by_draft = {
	"SELECT a.code, t.name AS teaching_group"
	"  FROM school_person m JOIN school s ON s.id = m.school"
	"  JOIN programme_now n ON n.school = s.id"
	"  JOIN plan p ON p.programme = n.programme AND p.school = s.id"
	"  JOIN teaching_group t ON t.school = s.id"
	"  JOIN compulsory_now c ON c.programme = p.programme AND c.teaching_group = t.id"
	"  JOIN ability a ON a.id = c.ability"
	" WHERE NOT JSON_CONTAINS(COALESCE(JSON_EXTRACT(p.draft, '$.offer'), '[]'), JSON_QUOTE(a.code))"
	"   AND m.person = ? ORDER BY t.id, a.id" };

#define MUST "新的方案生效后，须在选学任务清单里改选"
#define GROUP_MUST "新的方案生效后不再是必修，须由教研组长重新确定"
#define KEPT "已提交认证材料，继续有效，不必改选"

static void
add_teacher(struct json_object *ability, const struct result *hit, size_t i)
{
	struct json_object *o = json_object_new_object();
	bool kept = cell(hit, i, "handed_in").number != 0;
	struct value group = cell(hit, i, "teaching_group");

	json_object_object_add(o, "name", json_object_new_string(cell(hit, i, "teacher").text));
	json_object_object_add(o, "teaching_group",
	    group.kind == TEXT ? json_object_new_string(group.text) : NULL);
	json_object_object_add(o, "must", json_object_new_string(kept ? KEPT : MUST));
	json_object_array_add(json_object_object_get(ability, "teachers"), o);
}

static struct json_object *
begin_ability(const struct result *hit, size_t i, bool named)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "code", json_object_new_string(cell(hit, i, "code").text));
	json_object_object_add(o, "name", json_object_new_string(cell(hit, i, "name").text));
	json_object_object_add(o, "choose_again", json_object_new_int(0));
	json_object_object_add(o, "kept", json_object_new_int(0));
	if (named)
		json_object_object_add(o, "teachers", json_object_new_array());
	return o;
}

/* One object an ability, in the order of the rows. */
static struct json_object *
abilities_hit(const struct result *hit, bool named)
{
	struct json_object *rows = json_object_new_array(), *now = NULL, *count;
	size_t i;

	for (i = 0; i < hit->rows; i++) {
		if (i == 0 || strcmp(cell(hit, i, "code").text, cell(hit, i - 1, "code").text) != 0)
			json_object_array_add(rows, now = begin_ability(hit, i, named));
		count = json_object_object_get(now,
		    cell(hit, i, "handed_in").number != 0 ? "kept" : "choose_again");
		json_object_int_inc(count, 1);
		if (named)
			add_teacher(now, hit, i);
	}
	return rows;
}

static struct json_object *
groups_hit(const struct result *hit)
{
	struct json_object *list = json_object_new_array(), *o;
	size_t i;

	for (i = 0; i < hit->rows; i++) {
		o = json_object_new_object();
		json_object_object_add(o, "teaching_group",
		    json_object_new_string(cell(hit, i, "teaching_group").text));
		json_object_object_add(o, "code", json_object_new_string(cell(hit, i, "code").text));
		json_object_object_add(o, "must", json_object_new_string(GROUP_MUST));
		json_object_array_add(list, o);
	}
	return list;
}

static int
hits_of_draft(struct request *r)
{
	struct json_object *answer = json_object_new_object();

	json_object_object_add(answer, "rows", abilities_hit(ask(r, &by_draft, me(r)), true));
	json_object_object_add(answer, "groups", groups_hit(ask(r, &groups_by_draft, me(r))));
	return answer_object(r, 200, answer);
}

static const struct field which[] = { { "plan", ID, .zh = "方案" }, { 0 } };

static int
hits_of_version(struct request *r)
{
	struct json_object *answer = json_object_new_object();

	json_object_object_add(answer, "rows",
	    abilities_hit(ask(r, &by_version, me(r), form(r, "plan")), false));
	return answer_object(r, 200, answer);
}

const struct route hits_routes[] = {
	{ "GET", "/hits", SCHOOL, NULL, hits_of_draft,
	    { &by_draft, &groups_by_draft } },
	{ "GET", "/package/{plan}/hits", OFFICE, which, hits_of_version, { &by_version } }, { 0 } };
