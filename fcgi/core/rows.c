/* core/rows.c - rows of the database: as JSON, written while they are fetched,
 * or kept for a handler. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"
#include "core/request.h"

const struct field paged[] = { AFTER, { 0 } };

/* --- rows ---------------------------------------------------------------- */

static void
put_time(struct out *o, const char *s, size_t len)
{
	while (len > 19 && (s[len - 1] == '0' || s[len - 1] == '.'))
		if (s[--len] == '.')
			break;
	out_fmt(o, "\"%.10sT%.*sZ\"", s, (int)(len > 11 ? len - 11 : 0), s + 11);
}

static void
put_cell(struct out *o, const struct column *c, const struct value *v)
{
	bool raw = c->name_len > 5 &&
	    strcmp(c->name + c->name_len - 5, "_json") == 0;

	if (v->kind == NOTHING)
		out_str(o, "null");
	else if (c->kind == COLUMN_TRUTH)
		out_str(o, v->number ? "true" : "false");
	else if (c->kind == COLUMN_NUMBER)
		out_fmt(o, "%lld", v->number);
	else if (c->kind == COLUMN_DECIMAL || raw)
		out_put(o, v->text, v->len);
	else if (c->kind == COLUMN_TIME)
		put_time(o, v->text, v->len);
	else if (c->kind == COLUMN_BYTES)
		out_hex(o, (const unsigned char *)v->text, v->len);
	else
		out_json(o, v->text, v->len);
}

static void
put_row(struct out *o, const struct column *c, const struct value *v, size_t n)
{
	char name[70];
	size_t i;

	out_put(o, "{", 1);
	for (i = 0; i < n; i++) {
		if (strcmp(c[i].name, "cursor") == 0)
			continue;
		snprintf(name, sizeof(name), "%s", c[i].name);
		if (c[i].name_len > 5 && c[i].name_len < sizeof(name) &&
		    strcmp(name + c[i].name_len - 5, "_json") == 0)
			name[c[i].name_len - 5] = '\0';
		out_key(o, name);
		put_cell(o, &c[i], &v[i]);
	}
	out_put(o, "}", 1);
}

/* A list as it is fetched; with most > 0, a row too many only says that there
 * is a next page. */
struct listing {
	struct request *r;
	size_t count, most;
	struct value cursor;
	bool more;
};

static void
list_row(void *arg, const struct column *c, const struct value *v, size_t n)
{
	struct listing *l = arg;
	size_t i;

	if (l->most > 0 && l->count == l->most) {
		l->more = true;
		return;
	}
	if (l->count++ > 0 && l->r->sheeting == NULL)
		out_put(l->r->body, ",", 1);
	if (l->r->sheeting != NULL)
		sheet_row(l->r, c, v, n);
	else
		put_row(l->r->body, c, v, n);
	for (i = 0; l->count == l->most && i < n; i++)
		if (strcmp(c[i].name, "cursor") == 0)
			l->cursor = c[i].kind <= COLUMN_TRUTH ?
			    text(l->r, "%lld", v[i].number) :
			    text(l->r, "%s", v[i].text);
}

static int
list(struct request *r, struct query *q, const struct value *v, size_t n,
    size_t most)
{
	struct listing l = { r, 0, most, nothing(), false };

	r->type = "application/json";
	out_reset(r->body);
	out_str(r->body, "{\"rows\":[");
	db_ask(r->db, q, v, n, list_row, &l);
	l.cursor = order_cursor(r, l.cursor);
	if (r->sheeting != NULL)
		return sheet_page(r, l.more ? l.cursor : nothing());
	out_str(r->body, "],\"next\":");
	if (l.more && l.cursor.kind == TEXT)
		out_json(r->body, l.cursor.text, l.cursor.len);
	else
		out_str(r->body, "null");
	out_put(r->body, "}", 1);
	return 200;
}

int
rows_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	return list(r, q, v, n, 0);
}

int
page_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	return list(r, q, v, n, r->sheeting != NULL ? WIDE_PAGE : PAGE);
}

static void
one_row(void *arg, const struct column *c, const struct value *v, size_t n)
{
	struct request *r = arg;
	size_t i;

	if (r->body->len > 0)
		return;
	put_row(r->body, c, v, n);
	for (i = 0; i < n; i++)
		if (strcmp(c[i].name, "version") == 0)
			head(r, "ETag", "\"%lld\"", v[i].number);
}

int
row_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	r->type = "application/json";
	out_reset(r->body);
	if (db_ask(r->db, q, v, n, one_row, r) == 0)
		return not_found(r);
	return 200;
}

/* --- rows kept for the handler ------------------------------------------- */

#define ROWS_MAX 10000

struct keeping {
	struct request *r;
	struct result *result;
	size_t room;
};

static struct value
kept(struct request *r, const struct column *c, const struct value *v)
{
	struct value copy = *v;

	if (v->kind != TEXT && v->kind != BYTES)
		return copy;
	if (c->kind == COLUMN_DECIMAL && memchr(v->text, '.', v->len) == NULL)
		return number(strtoll(v->text, NULL, 10));
	copy.text = arena_copy(r->arena, v->text, v->len);
	return copy;
}

static void
keep_row(void *arg, const struct column *c, const struct value *v, size_t n)
{
	struct keeping *k = arg;
	struct result *s = k->result;
	struct value *cells;
	size_t i;

	if (s->names == NULL) {
		s->names = keep(k->r, n * sizeof(*s->names));
		s->columns = n;
		for (i = 0; i < n; i++)
			s->names[i] = arena_copy(k->r->arena, c[i].name,
			    c[i].name_len);
	}
	if (s->rows == ROWS_MAX) {
		bug("more rows than a handler may keep");
		db_fail(k->r->db, BROKEN);
	}
	if (s->rows >= ROWS_MAX)
		return;
	if (s->rows == k->room) {
		k->room = k->room ? k->room * 2 : 8;
		cells = keep(k->r, k->room * n * sizeof(*cells));
		if (s->rows > 0)
			memcpy(cells, s->cells, s->rows * n * sizeof(*cells));
		s->cells = cells;
	}
	for (i = 0; i < n; i++)
		s->cells[s->rows * n + i] = kept(k->r, &c[i], &v[i]);
	s->rows++;
}

const struct result *
ask_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	struct keeping k = { r, keep(r, sizeof(struct result)), 0 };

	db_ask(r->db, q, v, n, keep_row, &k);
	return k.result;
}

struct value
cell(const struct result *s, size_t at, const char *column)
{
	size_t i;

	if (at >= s->rows)
		return nothing();
	for (i = 0; i < s->columns; i++)
		if (strcmp(s->names[i], column) == 0)
			return s->cells[at * s->columns + i];
	bug("no column %s", column);
	abort();
}
