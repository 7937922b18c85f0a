/* core/sheet.c - ?as=csv and ?as=xlsx of a route that has a sheet: the same handler with the same
 * statement and the same rights, page after page, its rows written into a file instead of JSON.
 *
 * The file is whole before the first byte of it leaves, so what goes wrong on the way is still
 * answered with a sentence. */
#include <stdatomic.h>
#include <string.h>

#include "core/fields.h"
#include "core/sheet.h"

#define NO_ROOM "存储空间不足，暂时不能导出，请告诉管理员"
#define LONG_PAGES 3			/* the page from which a sheet is a long one */
#define LONG_AT_ONCE 2

static atomic_int long_ones;

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

/* --- page after page ------------------------------------------------------- */

int
sheet_page(struct request *r, struct value cursor)
{
	struct sheeting *s = r->sheeting;

	s->more = cursor.kind == TEXT;
	if (s->more && cursor.len >= sizeof(s->cursor)) {
		bug("a cursor that ?after= does not take");
		db_fail(r->db, BROKEN);
	} else if (s->more) {
		strcpy(s->cursor, cursor.text);
	}
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
		if (status == 200 && r->body->len > 0) {
			sheet_object(r, r->body->text);
			out_reset(r->body);
		}
		end_part(r);
	} while (status == 200 && db_trouble(r->db) == NONE && s->more && s->rows < SHEET_ROWS_MAX);
	if (status == 200 && (s->more || s->rows > SHEET_ROWS_MAX) && s->rows >= SHEET_ROWS_MAX)
		return refuse(r, 413, "内容太多，一张表放不下，请缩小范围");
	return status;
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
	db_wide(r->db);
	if ((status = all_pages(r)) == 200)
		sheet_empty(r);
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
	name_file(r, false, text(r, "%s.%s", r->route->sheet->file, w->suffix).text,
	    text(r, "%s.%s", r->route->sheet->title, w->suffix).text);
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
