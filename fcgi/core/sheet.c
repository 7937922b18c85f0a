/* core/sheet.c - rows of the database as a CSV file that a spreadsheet opens as it is
 * meant: UTF-8 with its mark, every cell quoted, no cell a formula, and a text that
 * looks like a number (a staff number, a certificate's) still a text. */
#include <string.h>

#include "core/request.h"

#define MARK "\xef\xbb\xbf"

/* A cell in quotes, after `mark`. */
static void
put_quoted(struct out *o, const char *mark, const char *s, size_t len)
{
	size_t i;

	out_fmt(o, "\"%s", mark);
	for (i = 0; i < len; i++)
		out_put(o, s[i] == '"' ? "\"\"" : s + i, s[i] == '"' ? 2 : 1);
	out_put(o, "\"", 1);
}

/* A spreadsheet's own mark of text goes before what it would reckon with. */
static void
put_text(struct out *o, const char *s, size_t len)
{
	bool formula = len > 0 && strchr("=+-@\t\r", s[0]) != NULL;
	bool digits = len > 0 && strspn(s, "0123456789.eE") >= len;

	put_quoted(o, formula || digits ? "'" : "", s, len);
}

static void
put_cell(struct out *o, const struct column *c, const struct value *v)
{
	if (v->kind == NOTHING)
		out_str(o, "\"\"");
	else if (c->kind == COLUMN_NUMBER || c->kind == COLUMN_TRUTH)
		out_fmt(o, "%lld", v->number);
	else if (c->kind == COLUMN_DECIMAL || c->kind == COLUMN_TIME)
		put_quoted(o, "", v->text, v->len);
	else
		put_text(o, v->text, v->len);
}

static void
put_row(void *arg, const struct column *c, const struct value *v, size_t n)
{
	struct out *o = ((struct request *)arg)->body;
	size_t i;

	if (o->len == strlen(MARK)) {
		for (i = 0; i < n; i++) {
			out_str(o, i > 0 ? "," : "");
			put_quoted(o, "", c[i].name, c[i].name_len);
		}
		out_str(o, "\r\n");
	}
	for (i = 0; i < n; i++) {
		out_str(o, i > 0 ? "," : "");
		put_cell(o, &c[i], &v[i]);
	}
	out_str(o, "\r\n");
}

int
sheet_with(struct request *r, struct query *q, const char *file, const struct value *v, size_t n)
{
	r->type = "text/csv; charset=utf-8";
	out_reset(r->body);
	out_str(r->body, MARK);
	if (db_ask(r->db, q, v, n, put_row, r) == 0)
		return not_found(r);
	head(r, "Content-Disposition", "attachment; filename=\"%s.csv\"", file);
	return 200;
}
