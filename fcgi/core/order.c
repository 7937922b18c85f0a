/* core/order.c - a list in the order that somebody chose: which statement gives it, and cursors
 * that begin with the number of their order, so that none is taken for a place in another. */
#include <stdlib.h>
#include <string.h>

#include "core/fields.h"
#include "core/request.h"

static const struct field *
sort_field(const struct request *r)
{
	return find_field(r->route->fields, "sort");
}

/* How many words of the field stand before the one that was chosen; 0 also for none. */
static int
chosen(const struct request *r)
{
	struct value v = form(r, "sort");
	const char *word = sort_field(r)->choices;
	int n = 0;

	if (v.kind != TEXT)
		return 0;
	while (strcspn(word, " ") != v.len || strncmp(word, v.text, v.len) != 0) {
		word += strcspn(word, " ") + 1;
		n++;
	}
	return n;
}

struct value
order_cursor(struct request *r, struct value cursor)
{
	return cursor.kind == TEXT && sort_field(r) != NULL ? text(r, "%d~%s", chosen(r), cursor.text) : cursor;
}

struct value
order_after(const struct request *r, struct value given)
{
	const char *at = sort_field(r) == NULL ? NULL : strchr(given.text, '~');

	return at == NULL ? given : (struct value){ TEXT, 0, at + 1, given.len - (size_t)(at + 1 - given.text) };
}

bool
sorted_by(const struct request *r, const char *word)
{
	struct value v = form(r, "sort");

	return v.kind == TEXT && strcmp(v.text, word) == 0;
}

/* The page that was asked for is of another order. */
static bool
strays(const struct request *r)
{
	struct value given = form(r, "after");
	char *end;

	return given.kind == TEXT && given.len > 0 &&
	    (strtol(given.text, &end, 10) != chosen(r) || end == given.text || *end != '~');
}

int
page_by_with(struct request *r, struct query *orders, const struct value *v, size_t n)
{
	if (strays(r))
		return refuse(r, 422, "列表换了排序，请从第一页看起");
	return page_with(r, &orders[chosen(r)], v, n);
}
