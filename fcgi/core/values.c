/* core/values.c - what a handler asks of its request, and values it computes. */
#include "core/request.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"

struct value
me(const struct request *r)
{
	return number(r->person);
}

bool
has_role(const struct request *r, unsigned roles)
{
	return (r->roles & roles) != 0;
}

/* A field the route does not name is our mistake, found by the first test. */
static const struct bound *
bound(const struct request *r, const char *name)
{
	const struct field *f;
	size_t i;

	for (i = 0; i < r->bounds; i++)
		if (strcmp(r->bound[i].field->name, name) == 0)
			return &r->bound[i];
	for (f = r->route->fields; f != NULL && f->kind != END; f++)
		if (strcmp(f->name, name) == 0)
			return NULL;
	bug("no field %s in %s %s", name, r->route->method, r->route->path);
	abort();
}

struct value
form(const struct request *r, const char *field)
{
	const struct bound *b = bound(r, field);

	return b != NULL ? b->value : nothing();
}

struct json_object *
form_object(const struct request *r, const char *field)
{
	const struct bound *b = bound(r, field);

	return b != NULL ? b->json : NULL;
}

struct value
form_json(const struct request *r, const char *field)
{
	struct json_object *o = form_object(r, field);
	const char *s;
	size_t len;

	if (o == NULL)
		return nothing();
	s = json_object_to_json_string_length(o, JSON_C_TO_STRING_PLAIN |
	    JSON_C_TO_STRING_NOSLASHESCAPE, &len);
	return (struct value){ TEXT, 0, arena_copy(r->arena, s, len), len };
}

struct value
version(const struct request *r)
{
	return number(r->if_match);
}

struct value
address(const struct request *r)
{
	return (struct value){ TEXT, 0, r->address, strlen(r->address) };
}

struct value
after(const struct request *r)
{
	const struct bound *b = bound(r, "after");

	return b != NULL ? order_after(r, b->value) : (struct value){ TEXT, 0, "", 0 };
}

long
body_read(struct request *r, void *buf, size_t len)
{
	long got = wire_read(r->wire, buf, len);

	r->aborted = r->aborted || got < 0;
	return got;
}

long long
body_length(const struct request *r)
{
	return r->wire->announced;
}

const char *
cookie(struct request *r, const char *name)
{
	const char *raw = wire_param(r->wire, "HTTP_COOKIE");
	size_t len = strlen(name);
	char *rest, *one;

	if (raw == NULL || strlen(raw) > 8192)
		return NULL;
	rest = arena_copy(r->arena, raw, strlen(raw));
	while ((one = strsep(&rest, ";")) != NULL) {
		one += strspn(one, " ");
		if (strncmp(one, name, len) == 0 && one[len] == '=')
			return one + len + 1;
	}
	return NULL;
}

struct value
number(long long n)
{
	return (struct value){ NUMBER, n, NULL, 0 };
}

struct value
nothing(void)
{
	return (struct value){ NOTHING, 0, NULL, 0 };
}

struct value
text(struct request *r, const char *fmt, ...)
{
	va_list ap;
	char *s;
	int len;

	va_start(ap, fmt);
	len = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	s = arena_get(r->arena, (size_t)len + 1);
	va_start(ap, fmt);
	vsnprintf(s, (size_t)len + 1, fmt, ap);
	va_end(ap);
	return (struct value){ TEXT, 0, s, (size_t)len };
}

struct value
bytes(struct request *r, const void *p, size_t len)
{
	return (struct value){ BYTES, 0, arena_copy(r->arena, p, len), len };
}

void *
keep(struct request *r, size_t len)
{
	return arena_get(r->arena, len);
}

struct json_object *
lent(struct request *r, struct json_object *o)
{
	struct lent *l = keep(r, sizeof(*l));

	l->object = o;
	l->next = r->lent;
	r->lent = l;
	return o;
}

void
begin_part(struct request *r)
{
	r->part = arena_place(r->arena);
	r->part_lent = r->lent;
}

void
end_part(struct request *r)
{
	for (; r->lent != r->part_lent; r->lent = r->lent->next)
		json_object_put(r->lent->object);
	arena_back(r->arena, r->part);
}

struct json_object *
parsed(struct request *r, struct value v)
{
	struct json_object *o;

	if (v.kind != TEXT || v.len == 0)
		return NULL;
	if ((o = json_tokener_parse(v.text)) == NULL)
		bug("a JSON column does not parse");
	return lent(r, o);
}
