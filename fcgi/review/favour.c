/* review/favour.c - 互评 that looks like a favour returned: who gave whom 优秀 in
 * turn, and who gives everybody 优秀.  Shown to the school's panel and management and
 * to the office; it decides nothing.  Ours: no notice speaks of it.  Nobody reads
 * what she is in herself. */
#include "review/after.h"
#include "review/sheets.h"
#include "rules/favour.h"

#define RINGS_MAX 200

/* The works of one school, and what was said of them; panel votes are others' task. */
#define GIVEN \
	"  FROM school c" \
	"  JOIN submission s ON s.school = c.id" \
	"  JOIN verdict v ON v.submission = s.id AND v.level IN ('peer','group')" \
	" WHERE c.id = ? AND " OVERSEES("c.id") " AND v.judge <> ? AND v.author <> ?"

static struct query edges = { .sql =
	"SELECT DISTINCT v.judge, v.author" GIVEN " AND v.grade = 'excellent' LIMIT 10000" };

/* At least five verdicts, all of them 优秀. */
static struct query generous = { .sql =
	"SELECT g.judge, p.name, g.given FROM (SELECT v.judge, COUNT(*) AS given" GIVEN
	"   GROUP BY v.judge HAVING COUNT(*) >= 5 AND SUM(v.grade <> 'excellent') = 0 LIMIT 500) g"
	"  JOIN person p ON p.id = g.judge ORDER BY g.given DESC, g.judge" };

static struct query names = { .sql =
	"SELECT p.id, p.name FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j JOIN person p ON p.id = j.id" };

static const struct field whose[] = { { "school", ID, .zh = "学校" }, { 0 } };

static struct json_object *
person_named(const struct result *n, uint64_t id)
{
	struct json_object *o = json_object_new_object();
	size_t i;

	json_object_object_add(o, "person", json_object_new_int64((int64_t)id));
	for (i = 0; i < n->rows; i++)
		if (cell(n, i, "id").number == (long long)id)
			json_object_object_add(o, "name", json_object_new_string(cell(n, i, "name").text));
	return o;
}

static const struct result *
names_in(struct request *r, const struct ring *rings, size_t count)
{
	struct json_object *ids = lent(r, json_object_new_array());
	size_t i, j;

	for (i = 0; i < count; i++)
		for (j = 0; j < rings[i].length; j++)
			json_object_array_add(ids, json_object_new_int64((int64_t)rings[i].people[j]));
	return ask(r, &names, text(r, "%s", json_object_to_json_string_ext(ids, JSON_C_TO_STRING_PLAIN)));
}

static struct json_object *
rings_json(struct request *r, const struct ring *rings, size_t count)
{
	const struct result *n = names_in(r, rings, count);
	struct json_object *all = json_object_new_array(), *one;
	size_t i, j;

	for (i = 0; i < count; i++) {
		one = json_object_new_array();
		for (j = 0; j < rings[i].length; j++)
			json_object_array_add(one, person_named(n, rings[i].people[j]));
		json_object_array_add(all, one);
	}
	return all;
}

static struct json_object *
generous_json(const struct result *g)
{
	struct json_object *all = json_object_new_array(), *one;
	size_t i;

	for (i = 0; i < g->rows; i++) {
		one = json_object_new_object();
		json_object_object_add(one, "person", json_object_new_int64(cell(g, i, "judge").number));
		json_object_object_add(one, "name", json_object_new_string(cell(g, i, "name").text));
		json_object_object_add(one, "given", json_object_new_int64(cell(g, i, "given").number));
		json_object_array_add(all, one);
	}
	return all;
}

/* {"rings": [[{person, name}, ...], ...], "generous": [{person, name, given}]}:
 * in a ring each gave the next 优秀, and the last the first. */
static int
show_favours(struct request *r)
{
	struct value school = form(r, "school");
	const struct result *e = ask(r, &edges, school, THRICE(me(r)), me(r), me(r));
	struct favour *list = keep(r, (e->rows + 1) * sizeof(*list));
	struct ring *rings = keep(r, RINGS_MAX * sizeof(*rings));
	struct json_object *o = json_object_new_object();
	size_t i, count;

	for (i = 0; i < e->rows; i++)
		list[i] = (struct favour){ (uint64_t)cell(e, i, "judge").number, (uint64_t)cell(e, i, "author").number };
	count = favour_rings(list, e->rows, rings, RINGS_MAX);
	json_object_object_add(o, "rings", rings_json(r, rings, count));
	json_object_object_add(o, "generous", generous_json(ask(r, &generous, school, THRICE(me(r)), me(r), me(r))));
	return answer_object(r, 200, o);
}

const struct route favour_routes[] = {
	{ "GET", "/school/{school}/favours", OVERSEERS, whose, show_favours, { &edges, &generous, &names }, .sheet = &favours_sheet },
	{ 0 } };
