/* report/figures.c - see figures.h */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/figures.h"

static const char *const figures[] = { "members", "exempt", "base", "chosen", "handed_in",
	"passed", "proposed", "certified", "schools", "schools_done" };
#define OF_TEACHERS 8	/* the first ones; a region has the other two as well */
#define FIGURES (sizeof(figures) / sizeof(figures[0]))

enum { BASE = 2, PASSED = 5, HANDED_IN = 4, CERTIFIED = 7, ALL_SCHOOLS, SCHOOLS_DONE };

static struct json_object *
text_json(struct value v)
{
	return v.kind == TEXT ? json_object_new_string(v.text) :
	    v.kind == NUMBER ? json_object_new_int64(v.number) : NULL;
}

static struct json_object *
sums_json(const long long sums[FIGURES], size_t n, bool done_known)
{
	struct json_object *o = json_object_new_object();
	size_t i;

	for (i = 0; i < n; i++)
		json_object_object_add(o, figures[i], i == SCHOOLS_DONE && !done_known ? NULL :
		    json_object_new_int64(sums[i]));
	return o;
}

static struct json_object *
part_json(const struct result *parts, size_t row, size_t n, long long sums[FIGURES])
{
	struct json_object *o = json_object_new_object();
	size_t i;

	json_object_object_add(o, "kind", text_json(cell(parts, row, "kind")));
	json_object_object_add(o, "id", text_json(cell(parts, row, "id")));
	json_object_object_add(o, "name", text_json(cell(parts, row, "name")));
	for (i = 0; i < n; i++) {
		sums[i] += cell(parts, row, figures[i]).number;
		json_object_object_add(o, figures[i], text_json(cell(parts, row, figures[i])));
	}
	return o;
}

/* --- targets ------------------------------------------------------------- */

struct target {
	const char *by, *unit, *of;
	long long asked, there, base;
};

static void
add_target(struct json_object *list, struct json_object *setting, const struct target *t)
{
	struct json_object *o = json_object_new_object();
	static const char *const kept[] = { "phrase", "source", "origin", "strength", "note" };
	size_t i;

	json_object_object_add(o, "by", t->by != NULL ? json_object_new_string(t->by) : NULL);
	json_object_object_add(o, "unit", json_object_new_string(t->unit));
	json_object_object_add(o, "of", json_object_new_string(t->of));
	json_object_object_add(o, "asked", json_object_new_int64(t->asked));
	json_object_object_add(o, "base", json_object_new_int64(t->base));
	json_object_object_add(o, "there", json_object_new_int64(t->there));
	json_object_object_add(o, "reached",
	    json_object_new_boolean(t->base > 0 && t->there * 100 >= t->asked * t->base));
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		json_object_object_add(o, kept[i],
		    json_object_get(json_object_object_get(setting, kept[i])));
	json_object_array_add(list, o);
}

/* ["2021:70", "2022:100"]: percent of schools by the end of a year (R130, R131). */
static void
add_school_goals(struct json_object *list, struct json_object *setting, const long long sums[FIGURES])
{
	struct json_object *goals = json_object_object_get(setting, "value");
	struct target t = { .unit = "school", .of = "有应参加教师的学校",
		.there = sums[SCHOOLS_DONE], .base = sums[ALL_SCHOOLS] };
	char by[16];
	size_t i;
	int year, percent;

	for (i = 0; goals != NULL && i < json_object_array_length(goals); i++) {
		if (sscanf(json_object_get_string(json_object_array_get_idx(goals, i)), "%4d:%3d",
		    &year, &percent) != 2)
			continue;
		snprintf(by, sizeof(by), "%04d-12-31", year);
		t.by = by;
		t.asked = percent;
		add_target(list, setting, &t);
	}
}

/* Of the one programme that is asked about; of several there is no one target. */
static struct json_object *
targets_json(struct json_object *programmes, const struct place *p, const long long sums[FIGURES])
{
	struct json_object *list = json_object_new_array(), *one, *deadline, *rate;
	struct target all = { .unit = "teacher", .of = "应参加的教师", .asked = 100,
		.there = sums[CERTIFIED], .base = sums[BASE] };
	struct target passed = { .unit = "passed", .of = "已提交材料的教师",
		.there = sums[PASSED], .base = sums[HANDED_IN] };

	if (programmes == NULL || json_object_array_length(programmes) != 1)
		return list;
	one = json_object_array_get_idx(programmes, 0);
	if ((deadline = json_object_object_get(one, "deadline")) != NULL) {
		all.by = json_object_get_string(json_object_object_get(deadline, "value"));
		add_target(list, deadline, &all);
	}
	if ((rate = json_object_object_get(one, "pass_rate_goal")) != NULL) {
		passed.asked = json_object_get_int64(json_object_object_get(rate, "value"));
		add_target(list, rate, &passed);
	}
	if (p->kind == OF_REGION)
		add_school_goals(list, json_object_object_get(one, "school_goals"), sums);
	return list;
}

/* --- the whole ----------------------------------------------------------- */

/* What is above the place and mine as well, the widest first. */
static struct json_object *
above_json(struct request *r, const struct place *p)
{
	struct json_object *list = parsed(r, cell(p->row, 0, "above")), *o;

	list = list != NULL ? json_object_get(list) : json_object_new_array();
	if (p->kind == OF_GROUP && cell(p->row, 0, "school").kind == NUMBER) {
		o = json_object_new_object();
		json_object_object_add(o, "kind", json_object_new_string("school"));
		json_object_object_add(o, "id", text_json(cell(p->row, 0, "school")));
		json_object_object_add(o, "name", text_json(cell(p->row, 0, "school_name")));
		json_object_array_add(list, o);
	}
	return list;
}

struct json_object *
place_json(struct request *r, const struct place *p)
{
	static const char *const kinds[] = { "region", "school", "group" };
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "kind", json_object_new_string(kinds[p->kind]));
	json_object_object_add(o, "id", json_object_new_int64(p->id.number));
	json_object_object_add(o, "name", text_json(cell(p->row, 0, "name")));
	json_object_object_add(o, "at", json_object_new_string(p->day.text));
	json_object_object_add(o, "counted_at", text_json(cell(p->row, 0, "counted_at")));
	json_object_object_add(o, "above", above_json(r, p));
	json_object_object_add(o, "batches", p->kind == OF_REGION ? text_json(cell(p->row, 0, "batches")) : NULL);
	json_object_object_add(o, "programmes", json_object_get(parsed(r, cell(p->row, 0, "programmes"))));
	return o;
}

struct json_object *
progress_json(struct request *r, const struct place *p, const struct result *parts)
{
	struct json_object *o = place_json(r, p), *list = json_object_new_array();
	size_t i, n = p->kind == OF_REGION ? FIGURES : OF_TEACHERS;
	long long sums[FIGURES] = { 0 };
	bool done_known = parts->rows > 0;

	for (i = 0; i < parts->rows; i++) {
		json_object_array_add(list, part_json(parts, i, n, sums));
		if (n == FIGURES && cell(parts, i, "schools_done").kind == NOTHING)
			done_known = false;
	}
	json_object_object_add(o, "base_is",
	    json_object_new_string("当日在册、按规定应参加的人员，减去免予参加的"));
	json_object_object_add(o, "total", sums_json(sums, n, done_known));
	json_object_object_add(o, "rows", list);
	json_object_object_add(o, "targets", targets_json(json_object_object_get(o, "programmes"), p, sums));
	return o;
}
