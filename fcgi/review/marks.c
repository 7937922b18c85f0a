/* review/marks.c - see marks.h */
#include <stdio.h>
#include <string.h>

#include "review/marks.h"

#define CRITERIA_MAX 64
#define PIECES_MAX 64

const struct field marks_fields[] = {
	{ "requirement", ID, .zh = "材料" },
	{ "ticks", IDS, 0, CRITERIA_MAX, .zh = "所勾条目" },
	{ "remark", PROSE, 0, 500, .optional = true, .zh = "这项材料的评语" }, { 0 } };

static int64_t
number_of(struct json_object *o, const char *key)
{
	return json_object_get_int64(json_object_object_get(o, key));
}

static enum grade
grade_of(struct value v)
{
	return strcmp(v.text, grade_words[EXCELLENT]) == 0 ? EXCELLENT : PASS;
}

/* The body's piece that answers a requirement, and its place; NULL: none. */
static struct json_object *
piece_for(struct json_object *pieces, int64_t requirement, size_t *at)
{
	size_t n = json_object_array_length(pieces);

	for (*at = 0; *at < n; ++*at) {
		struct json_object *piece = json_object_array_get_idx(pieces, *at);

		if (number_of(piece, "requirement") == requirement)
			return piece;
	}
	return NULL;
}

static bool
ticked(struct json_object *ticks, int64_t criterion)
{
	size_t i, n = json_object_array_length(ticks);

	for (i = 0; i < n; i++)
		if (json_object_get_int64(json_object_array_get_idx(ticks, i)) == criterion)
			return true;
	return false;
}

/* The grade of one piece, the rubric's rows from..to. */
static enum grade
judge_piece(struct request *r, const struct result *rubric, size_t from, size_t to,
    struct json_object *piece, size_t at)
{
	struct json_object *ticks = json_object_object_get(piece, "ticks");
	struct tick marks[CRITERIA_MAX];
	size_t i, count = 0, met = 0;

	for (i = from; i < to && count < CRITERIA_MAX; i++) {
		if (cell(rubric, i, "criterion").kind == NOTHING)
			continue;
		marks[count].of = grade_of(cell(rubric, i, "criterion_grade"));
		marks[count].met = ticked(ticks, cell(rubric, i, "criterion").number);
		met += marks[count++].met;
	}
	if (met != json_object_array_length(ticks)) {
		char pointer[40];

		snprintf(pointer, sizeof(pointer), "/pieces/%zu/ticks", at);
		wrong(r, pointer, "所勾条目不属于“%s”", cell(rubric, from, "title").text);
	}
	return piece_grade(marks, count);
}

static struct json_object *
marked(struct json_object *piece, enum grade grade)
{
	struct json_object *one = json_object_new_object(), *remark;

	json_object_object_add(one, "requirement",
	    json_object_get(json_object_object_get(piece, "requirement")));
	json_object_object_add(one, "ticks",
	    json_object_get(json_object_object_get(piece, "ticks")));
	json_object_object_add(one, "grade", json_object_new_string(grade_words[grade]));
	remark = json_object_object_get(piece, "remark");
	json_object_object_add(one, "remark",
	    remark != NULL ? json_object_get(remark) : json_object_new_string(""));
	return one;
}

static size_t
end_of_piece(const struct result *rubric, size_t from)
{
	size_t to = from;

	while (to < rubric->rows && cell(rubric, to, "requirement").number ==
	    cell(rubric, from, "requirement").number)
		to++;
	return to;
}

static bool
blank(struct value v)
{
	return v.kind == NOTHING || v.text[strspn(v.text, " \t\r\n")] == '\0';
}

void
marks_read(struct request *r, const struct result *rubric, struct marks *m)
{
	struct json_object *pieces = form_object(r, "pieces"), *piece;
	struct graded_piece graded[PIECES_MAX];
	size_t from, to, at, count = 0;

	m->pieces = lent(r, json_object_new_array());
	for (from = 0; from < rubric->rows && count < PIECES_MAX; from = to) {
		to = end_of_piece(rubric, from);
		piece = piece_for(pieces, cell(rubric, from, "requirement").number, &at);
		if (piece == NULL) {
			wrong(r, "/pieces", "“%s”还没有评价", cell(rubric, from, "title").text);
			continue;
		}
		graded[count].core = cell(rubric, from, "core").number != 0;
		graded[count].grade = judge_piece(r, rubric, from, to, piece, at);
		json_object_array_add(m->pieces, marked(piece, graded[count++].grade));
	}
	if (json_object_array_length(pieces) != count)
		wrong(r, "/pieces", "每项材料应评价一次，不多不少");
	m->grade = ability_grade(graded, count);
	if (m->grade == FAIL && blank(form(r, "remark")))
		wrong(r, "/remark", "评为不合格，请写明理由");
}
