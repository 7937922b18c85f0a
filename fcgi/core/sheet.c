/* core/sheet.c - ?as=csv and ?as=xlsx of a route that has a sheet: the same handler with the same
 * statement and the same rights, page after page, its rows written into a file instead of JSON.
 *
 * The file is whole before the first byte of it leaves, so what goes wrong on the way is still
 * answered with a sentence. */
#include "core/sheet.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/fields.h"

#define NO_ROOM "存储空间不足，暂时不能导出，请告诉管理员"
#define ROWS_MAX 1000000		/* .xlsx ends at 1,048,576 */
#define COLUMNS_MAX 64
#define LONG_PAGES 40			/* pages from which a sheet is a long one */
#define LONG_AT_ONCE 2

static atomic_int long_ones;

struct sheeting {
	const struct sheet_writer *writer;
	void *file;
	size_t rows, pages;
	bool begun, more, long_one;
	char cursor[201];		/* AFTER's .max and a NUL */
	struct out cells;		/* the texts of a row */
};

static const struct field as = { "as", CHOICE, .choices = "csv xlsx", .optional = true, .zh = "导出格式" };

const struct field *
sheet_field(const struct route *t)
{
	return t->sheet != NULL ? &as : NULL;
}

static const char *
asked_as(const struct request *r)
{
	size_t i;

	for (i = 0; i < r->bounds; i++)
		if (r->bound[i].field == &as)
			return r->bound[i].value.text;
	return NULL;
}

bool
sheet_asked(const struct request *r)
{
	const struct sheet *s = r->route->sheet;

	return s != NULL && (s->headings == NULL || asked_as(r) != NULL);
}

/* --- cells ----------------------------------------------------------------- */

static const char *
word_for(const struct word *words, const char *key)
{
	for (; words != NULL && words->key != NULL; words++)
		if (strcmp(words->key, key) == 0)
			return words->zh;
	return key;
}

/* A moment is kept as UTC; a school reads its clock on the wall. */
static void
put_moment(struct out *o, const char *s)
{
	struct tm t = { 0 };
	time_t at;

	if (sscanf(s, "%d-%d-%d %d:%d:%d", &t.tm_year, &t.tm_mon, &t.tm_mday, &t.tm_hour, &t.tm_min, &t.tm_sec) < 3)
		return;
	t.tm_year -= 1900;
	t.tm_mon--;
	at = timegm(&t) + 8 * 3600;
	gmtime_r(&at, &t);
	out_fmt(o, "%04d-%02d-%02d %02d:%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min);
}

/* A list within a cell: its words with 、 between. */
static void
put_list(struct out *o, const struct word *words, const char *json)
{
	struct json_object *list = json_tokener_parse(json);
	size_t i, n = json_object_is_type(list, json_type_array) ? json_object_array_length(list) : 0;

	for (i = 0; i < n; i++) {
		out_str(o, i > 0 ? "、" : "");
		out_str(o, word_for(words, json_object_get_string(json_object_array_get_idx(list, i))));
	}
	json_object_put(list);
}

static bool
is_json(const struct column *c)
{
	return c->name_len > 5 && strcmp(c->name + c->name_len - 5, "_json") == 0;
}

/* Writes the cell's text behind o; the kind it is. */
static int
put_cell(struct out *o, const struct column *c, const struct value *v, const struct word *words)
{
	if (v->kind == NOTHING)
		return CELL_EMPTY;
	if (c->kind == COLUMN_TRUTH) {
		out_str(o, v->number ? "是" : "否");
	} else if (c->kind == COLUMN_NUMBER) {
		out_fmt(o, "%lld", v->number);
		return CELL_NUMBER;
	} else if (c->kind == COLUMN_TIME) {
		put_moment(o, v->text);
		return CELL_MOMENT;
	} else if (is_json(c)) {
		put_list(o, words, v->text);
	} else if (c->kind == COLUMN_BYTES) {
		return CELL_EMPTY;
	} else {
		out_str(o, words != NULL ? word_for(words, v->text) : v->text);
	}
	return c->kind == COLUMN_DECIMAL ? CELL_NUMBER : c->kind == COLUMN_DAY ? CELL_DAY : CELL_TEXT;
}

/* --- columns --------------------------------------------------------------- */

static bool
is_called(const struct column *c, const char *name)
{
	size_t len = is_json(c) ? c->name_len - 5 : c->name_len;

	return strlen(name) == len && strncmp(c->name, name, len) == 0;
}

/* Which columns are shown, in which order: those that have a heading; without a table of
 * headings all but `unit` and `cursor`, under their own names. */
struct plan {
	size_t n, at[COLUMNS_MAX];
	const char *names[COLUMNS_MAX];
	const struct word *words[COLUMNS_MAX];
};

static void
show(struct plan *p, size_t at, const char *name, const struct word *words)
{
	if (p->n == COLUMNS_MAX)
		abort();
	p->at[p->n] = at;
	p->names[p->n] = name;
	p->words[p->n++] = words;
}

static void
make_plan(struct plan *p, const struct sheet *s, const struct column *c, size_t n)
{
	const struct heading *h;
	size_t i;

	p->n = 0;
	for (h = s->headings; h != NULL && h->column != NULL; h++)
		for (i = 0; i < n; i++)
			if (is_called(&c[i], h->column)) {
				show(p, i, h->zh, h->words);
				break;
			}
	for (i = 0; s->headings == NULL && i < n; i++)
		if (strcmp(c[i].name, "unit") != 0 && strcmp(c[i].name, "cursor") != 0)
			show(p, i, c[i].name, NULL);
}

static void
begin_table(struct request *r, const struct plan *p, const struct column *c, const struct value *v, size_t n)
{
	const char *unit = "";
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(c[i].name, "unit") == 0 && v[i].kind == TEXT)
			unit = v[i].text;
	r->sheeting->writer->head(r->sheeting->file, unit, p->names, p->n);
	r->sheeting->begun = true;
}

void
sheet_row(struct request *r, const struct column *c, const struct value *v, size_t n)
{
	struct sheeting *s = r->sheeting;
	struct sheet_cell cells[COLUMNS_MAX];
	size_t i, from[COLUMNS_MAX];
	struct plan p;

	if (s->rows++ >= ROWS_MAX)
		return;
	make_plan(&p, r->route->sheet, c, n);
	if (!s->begun)
		begin_table(r, &p, c, v, n);
	out_reset(&s->cells);
	for (i = 0; i < p.n; i++) {
		from[i] = s->cells.len;
		cells[i].kind = put_cell(&s->cells, &c[p.at[i]], &v[p.at[i]], p.words[i]);
		cells[i].len = s->cells.len - from[i];
		out_put(&s->cells, "", 1);
	}
	for (i = 0; i < p.n; i++)
		cells[i].text = s->cells.text + from[i];
	s->writer->put(s->file, cells, p.n);
}

/* A list without a row still has its headings. */
static void
begin_empty(struct request *r)
{
	const struct heading *h;
	struct plan p = { 0 };

	for (h = r->route->sheet->headings; h != NULL && h->column != NULL; h++)
		show(&p, 0, h->zh, NULL);
	if (!r->sheeting->begun && p.n > 0)
		begin_table(r, &p, NULL, NULL, 0);
}

/* --- page after page ------------------------------------------------------- */

int
sheet_page(struct request *r, struct value cursor)
{
	struct sheeting *s = r->sheeting;

	s->more = cursor.kind == TEXT && cursor.len < sizeof(s->cursor);
	if (s->more)
		strcpy(s->cursor, cursor.text);
	return 200;
}

/* The handler is asked, or asked again, as if with ?after=. */
static void
go_on(struct request *r)
{
	struct value from = { TEXT, 0, r->sheeting->cursor, strlen(r->sheeting->cursor) };
	const struct field *f = find_field(r->route->fields, "after");
	size_t i;

	if (f == NULL)
		return;
	for (i = 0; i < r->bounds; i++)
		if (r->bound[i].field == f)
			break;
	r->bounds = i < r->bounds ? r->bounds : i + 1;
	r->bound[i] = (struct bound){ f, from, NULL };
}

/* Two long ones at a time, so that what is short finds a thread. */
static bool
may_go_on(struct sheeting *s)
{
	if (++s->pages != LONG_PAGES)
		return true;
	s->long_one = atomic_fetch_add(&long_ones, 1) < LONG_AT_ONCE;
	if (!s->long_one)
		atomic_fetch_sub(&long_ones, 1);
	return s->long_one;
}

static int
all_pages(struct request *r)
{
	struct sheeting *s = r->sheeting;
	int status;

	do {
		if (!may_go_on(s)) {
			head(r, "Retry-After", "10");
			return refuse(r, 503, "现在导出的人较多，请稍候再试");
		}
		go_on(r);
		begin_part(r);
		status = r->route->answer(r);
		end_part(r);
	} while (status == 200 && db_trouble(r->db) == NONE && s->more && s->rows < ROWS_MAX);
	if (status == 200 && (s->more || s->rows > ROWS_MAX) && s->rows >= ROWS_MAX)
		return refuse(r, 413, "内容太多，一张表放不下，请缩小范围");
	return status;
}

/* The name in Chinese, and one for programs that do not know how to read it. */
static void
name_file(struct request *r, const char *suffix)
{
	const unsigned char *c;
	struct out o = { 0 };

	for (c = (const unsigned char *)r->route->sheet->title; *c != '\0'; c++)
		out_fmt(&o, "%%%02X", *c);
	head(r, "Content-Disposition", "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s.%s",
	    r->route->sheet->file, suffix, o.text, suffix);
	out_free(&o);
}

int
sheet_answer(struct request *r)
{
	const char *asked = asked_as(r);
	const struct sheet_writer *w = asked != NULL && strcmp(asked, "xlsx") == 0 ? &sheet_xlsx : &sheet_csv;
	struct sheeting s = { .writer = w, .file = w->open(r->route->sheet) };
	int status;

	if (s.file == NULL)
		return refuse(r, 507, NO_ROOM);
	r->sheeting = &s;
	if ((status = all_pages(r)) == 200)
		begin_empty(r);
	r->sheeting = NULL;
	if (s.long_one)
		atomic_fetch_sub(&long_ones, 1);
	out_free(&s.cells);
	r->file = w->close(s.file);
	if (status != 200) {
		answer_close(r);
		return status;
	}
	if (r->file == NULL)
		return refuse(r, 507, NO_ROOM);
	r->type = w->type;
	out_reset(r->heads);
	name_file(r, w->suffix);
	return 200;
}

static void
one_row(void *arg, const struct column *c, const struct value *v, size_t n)
{
	sheet_row(arg, c, v, n);
}

int
sheet_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	return db_ask(r->db, q, v, n, one_row, r) > 0 ? 200 : not_found(r);
}
