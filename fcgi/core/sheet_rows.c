/* core/sheet_rows.c - what goes into the cells of a sheet: the columns of a statement, or the
 * members of a JSON answer, that the route's headings name; identifiers as words. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/sheet.h"

#define COLUMNS_MAX 64

/* --- one cell ---------------------------------------------------------------- */

/* How identifiers and numbers are shown: of the heading, or nothing. */
static const struct heading plain = { NULL, NULL, NULL, 0 };

static void
put_word(struct out *o, const struct word *words, const char *key)
{
	for (; words != NULL && words->key != NULL; words++)
		if (strcmp(words->key, key) == 0) {
			out_str(o, words->zh);
			return;
		}
	out_str(o, key);
}

/* A moment is kept as UTC; a school reads its clock on the wall. */
static void
put_moment(struct out *o, const char *s)
{
	struct tm t = { 0 };
	time_t at;

	if (sscanf(s, "%d-%d-%d%*c%d:%d:%d", &t.tm_year, &t.tm_mon, &t.tm_mday, &t.tm_hour, &t.tm_min, &t.tm_sec) < 5)
		return;
	t.tm_year -= 1900;
	t.tm_mon--;
	at = timegm(&t) + 8 * 3600;
	gmtime_r(&at, &t);
	out_fmt(o, "%04d-%02d-%02d %02d:%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min);
}

static int
put_number(struct out *o, const struct heading *h, const char *text)
{
	if (h->per > 1)
		out_fmt(o, "%.2f", strtod(text, NULL) / h->per);
	else
		out_str(o, text);
	return CELL_NUMBER;
}

/* A text of JSON is a day or a moment when it is written like one. */
static int
put_string(struct out *o, const struct heading *h, const char *s)
{
	size_t len = strlen(s);
	int y, m, d, n = 0;

	if (len >= 10 && sscanf(s, "%4d-%2d-%2d%n", &y, &m, &d, &n) == 3 && n == 10) {
		if (len == 10) {
			out_str(o, s);
			return CELL_DAY;
		}
		if (s[10] == 'T' && s[len - 1] == 'Z') {
			put_moment(o, s);
			return CELL_MOMENT;
		}
	}
	put_word(o, h->words, s);
	return CELL_TEXT;
}

/* What stands at a path ("leaders.name") of a value; of a list, each with 、 between. */
static int
put_json(struct out *o, const struct heading *h, struct json_object *v, const char *path)
{
	char name[64];
	size_t i, len = strcspn(path, "."), from = o->len;

	switch (json_object_get_type(v)) {
	case json_type_null:
		return CELL_EMPTY;
	case json_type_boolean:
		out_str(o, json_object_get_boolean(v) ? "是" : "否");
		return CELL_TEXT;
	case json_type_int:
	case json_type_double:
		return put_number(o, h, json_object_get_string(v));
	case json_type_string:
		return put_string(o, h, json_object_get_string(v));
	case json_type_array:
		for (i = 0; i < json_object_array_length(v); i++) {
			if (o->len > from)
				out_str(o, "、");
			put_json(o, h, json_object_array_get_idx(v, i), path);
		}
		return CELL_TEXT;
	case json_type_object:
		snprintf(name, sizeof(name), "%.*s", (int)len, path);
		return put_json(o, h, json_object_object_get(v, name), path + len + (path[len] == '.'));
	}
	return CELL_EMPTY;
}

static int
put_json_text(struct out *o, const struct heading *h, const char *json, const char *path)
{
	struct json_object *v = json_tokener_parse(json);
	int kind = put_json(o, h, v, path);

	json_object_put(v);
	return kind;
}

static bool
is_json(const struct column *c)
{
	return c->name_len > 5 && strcmp(c->name + c->name_len - 5, "_json") == 0;
}

static int
put_cell(struct out *o, const struct heading *h, const struct column *c, const struct value *v, const char *path)
{
	char digits[24];

	if (v->kind == NOTHING)
		return CELL_EMPTY;
	if (is_json(c))
		return put_json_text(o, h, v->text, path);
	switch (c->kind) {
	case COLUMN_TRUTH:
		out_str(o, v->number ? "是" : "否");
		return CELL_TEXT;
	case COLUMN_NUMBER:
		snprintf(digits, sizeof(digits), "%lld", v->number);
		return put_number(o, h, digits);
	case COLUMN_DECIMAL:
		return put_number(o, h, v->text);
	case COLUMN_TIME:
		put_moment(o, v->text);
		return CELL_MOMENT;
	case COLUMN_DAY:
		out_str(o, v->text);
		return CELL_DAY;
	case COLUMN_TEXT:
		put_word(o, h->words, v->text);
		return CELL_TEXT;
	case COLUMN_BYTES:
		break;
	}
	return CELL_EMPTY;
}

/* --- a row ------------------------------------------------------------------- */

/* Texts stand behind one another, each with its NUL, until the row is whole. */
struct line {
	struct out *o;
	size_t n, from[COLUMNS_MAX];
	struct sheet_cell cells[COLUMNS_MAX];
	const char *names[COLUMNS_MAX];
};

static void
begin_cell(struct line *l, const char *name)
{
	if (l->n == COLUMNS_MAX)
		abort();
	l->names[l->n] = name;
	l->from[l->n] = l->o->len;
}

static void
end_cell(struct line *l, int kind)
{
	struct sheet_cell *c = &l->cells[l->n];

	c->len = l->o->len - l->from[l->n];
	c->kind = c->len > 0 ? kind : CELL_EMPTY;
	out_put(l->o, "", 1);
	l->n++;
}

static void
put_line(struct request *r, struct line *l, const char *unit)
{
	struct sheeting *s = r->sheeting;
	size_t i;

	for (i = 0; i < l->n; i++)
		l->cells[i].text = l->o->text + l->from[i];
	if (!s->begun)
		s->writer->head(s->file, unit, l->names, l->n);
	s->begun = true;
	s->writer->put(s->file, l->cells, l->n);
}

/* --- of a statement ---------------------------------------------------------- */

/* The path within a column that a heading names; NULL if it names another one. */
static const char *
path_in(const struct heading *h, const struct column *c)
{
	size_t len = strcspn(h->column, "."), own = is_json(c) ? c->name_len - 5 : c->name_len;

	return len == own && strncmp(h->column, c->name, len) == 0 ?
	    h->column + len + (h->column[len] == '.') : NULL;
}

static const char *
unit_of(const struct column *c, const struct value *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(c[i].name, "unit") == 0 && v[i].kind == TEXT)
			return v[i].text;
	return "";
}

void
sheet_row(struct request *r, const struct column *c, const struct value *v, size_t n)
{
	struct sheeting *s = r->sheeting;
	const struct heading *h;
	struct line l = { .o = &s->cells };
	const char *path;
	size_t i;

	if (s->rows++ >= SHEET_ROWS_MAX)
		return;
	out_reset(&s->cells);
	for (h = r->route->sheet->headings; h != NULL && h->column != NULL; h++)
		for (i = 0; i < n; i++)
			if ((path = path_in(h, &c[i])) != NULL) {
				begin_cell(&l, h->zh);
				end_cell(&l, put_cell(l.o, h, &c[i], &v[i], path));
				break;
			}
	for (i = 0; r->route->sheet->headings == NULL && i < n; i++)
		if (strcmp(c[i].name, "unit") != 0 && strcmp(c[i].name, "cursor") != 0) {
			begin_cell(&l, c[i].name);
			end_cell(&l, put_cell(l.o, &plain, &c[i], &v[i], ""));
		}
	put_line(r, &l, unit_of(c, v, n));
}

/* --- of an answer that is JSON already --------------------------------------- */

static void
json_row(struct request *r, struct json_object *row, const char *unit)
{
	struct line l = { .o = &r->sheeting->cells };
	const struct heading *h;

	r->sheeting->rows++;
	out_reset(l.o);
	for (h = r->route->sheet->headings; h->column != NULL; h++) {
		begin_cell(&l, h->zh);
		end_cell(&l, put_json(l.o, h, row, h->column));
	}
	put_line(r, &l, unit);
}

static void
put_headings(struct request *r, const char *unit)
{
	const struct heading *h = r->route->sheet->headings;
	const char *names[COLUMNS_MAX];
	size_t n = 0;

	for (; h != NULL && h->column != NULL && n < COLUMNS_MAX; h++)
		names[n++] = h->zh;
	if (!r->sheeting->begun && n > 0)
		r->sheeting->writer->head(r->sheeting->file, unit, names, n);
	r->sheeting->begun = true;
}

void
sheet_object(struct request *r, const char *json)
{
	const char *name = r->route->sheet->rows != NULL ? r->route->sheet->rows : "rows";
	struct json_object *all = json_tokener_parse(json), *list = json_object_object_get(all, name);
	const char *unit = json_object_get_string(json_object_object_get(all, "name"));
	size_t i, n = json_object_is_type(list, json_type_array) ? json_object_array_length(list) : 0;

	for (i = 0; i < n; i++)
		json_row(r, json_object_array_get_idx(list, i), unit != NULL ? unit : "");
	if (n == 0)
		put_headings(r, unit != NULL ? unit : "");
	json_object_put(all);
}

void
sheet_empty(struct request *r)
{
	put_headings(r, "");
}
