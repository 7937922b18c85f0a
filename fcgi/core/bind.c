/* core/bind.c - where a route's fields come from: the path, a header, the query
 * string, the body; each checked, the unknown and repeated refused. */
#include "core/fields.h"

#include <stdio.h>
#include <string.h>

/* --- the query string --------------------------------------------------- */

static int
unhex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' :
	    (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* Decodes one percent-encoded part in place; its length, or -1 if malformed. */
static long
decode(char *s)
{
	char *from, *to;
	int high, low;

	for (from = to = s; *from != '\0'; to++) {
		if (*from == '%') {
			if ((high = unhex(from[1])) < 0 ||
			    (low = unhex(from[2])) < 0 || high + low == 0)
				return -1;
			*to = (char)(high << 4 | low);
			from += 3;
		} else {
			*to = *from == '+' ? ' ' : *from;
			from++;
		}
	}
	*to = '\0';
	return to - s;
}

struct pair {
	const char *name, *text;
	long len;
	bool used;
};

static size_t
query_pairs(struct request *r, struct pair *pairs, size_t most)
{
	const char *raw = wire_param(r->wire, "QUERY_STRING");
	char *rest, *part, *is;
	size_t n = 0;

	if (raw == NULL || strlen(raw) > 8192)
		return 0;
	rest = arena_copy(r->arena, raw, strlen(raw));
	while ((part = strsep(&rest, "&")) != NULL) {
		if (*part == '\0')
			continue;
		if (n == most) {
			wrong(r, "", "地址中的项目太多");
			break;
		}
		is = strchr(part, '=');
		if (is != NULL)
			*is++ = '\0';
		else
			is = part + strlen(part);
		if (decode(part) < 0 || (pairs[n].len = decode(is)) < 0) {
			wrong(r, "", "地址写得不对");
			continue;
		}
		pairs[n].name = part;
		pairs[n++].text = is;
	}
	return n;
}

/* --- a request ---------------------------------------------------------- */

static void
bind(struct request *r, const struct field *f, struct value v,
    struct json_object *json)
{
	r->bound[r->bounds++] = (struct bound){ f, v, json };
}

static void
bind_text(struct request *r, const struct field *f, const char *s, size_t len)
{
	struct value v = { NOTHING, 0, NULL, 0 };

	if (from_text(r, f, s, len, &v))
		bind(r, f, v, NULL);
}

static const char *
in_path(const struct request *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->path_fields; i++)
		if (strcmp(r->path_field[i], name) == 0)
			return r->path_text[i];
	return NULL;
}

static bool
bind_path(struct request *r, const struct field *f)
{
	const char *s = in_path(r, f->name);

	if (s != NULL)
		bind_text(r, f, s, strlen(s));
	return s != NULL;
}

static bool
bind_header(struct request *r, const struct field *f)
{
	char name[80] = "HTTP_", *p;
	const char *s;

	if (f->header == NULL)
		return false;
	snprintf(name + 5, sizeof(name) - 5, "%s", f->header);
	for (p = name; *p != '\0'; p++)
		*p = *p == '-' ? '_' : *p >= 'a' && *p <= 'z' ? *p - 32 : *p;
	s = wire_param(r->wire, name);
	if (s != NULL && *s != '\0')
		bind_text(r, f, s, strlen(s));
	else if (!f->optional)
		wrong(r, "", "请求缺少 %s", f->header);
	return true;
}

static bool
bind_pair(struct request *r, const struct field *f, struct pair *pairs,
    size_t n)
{
	bool found = false;
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(pairs[i].name, f->name) == 0) {
			if (found)
				wrong(r, "", "%s写了两次", called(f));
			else
				bind_text(r, f, pairs[i].text,
				    (size_t)pairs[i].len);
			found = pairs[i].used = true;
		}
	return found;
}

static bool
bind_body(struct request *r, const struct field *f, struct json_object *body)
{
	struct json_object *child = NULL;
	struct value v = { NOTHING, 0, NULL, 0 };
	char at[POINTER_MAX];

	json_object_object_get_ex(body, f->name, &child);
	if (child == NULL)
		return false;
	snprintf(at, sizeof(at), "/%s", f->name);
	if (from_json(r, at, f, child, &v))
		bind(r, f, v, child);
	return true;
}

void
fields_check(struct request *r, struct json_object *body)
{
	const struct field *f, *fields = r->route->fields;
	struct pair pairs[32];
	size_t n = 0, i, expected = 0;
	bool got;
	char at[POINTER_MAX];

	for (f = fields; f != NULL && f->kind != END; f++)
		expected++;
	r->bound = keep(r, (expected + 2) * sizeof(*r->bound));
	memset(pairs, 0, sizeof(pairs));
	if (body == NULL)
		n = query_pairs(r, pairs, 32);
	if ((f = sheet_field(r->route)) != NULL)
		bind_pair(r, f, pairs, n);
	for (f = fields; f != NULL && f->kind != END; f++) {
		got = bind_path(r, f) || bind_header(r, f) || (body != NULL ?
		    bind_body(r, f, body) : bind_pair(r, f, pairs, n));
		snprintf(at, sizeof(at), "/%s", f->name);
		if (!got && !f->optional)
			wrong(r, at, "请填写%s", called(f));
	}
	for (i = 0; i < n; i++)
		if (!pairs[i].used)
			wrong(r, "", "地址中有不认识的项目");
	if (body == NULL)
		return;
	json_object_object_foreach(body, key, unused) {
		(void)unused;
		f = find_field(fields, key);
		if (f == NULL || f->header != NULL || in_path(r, f->name))
			wrong(r, "", "有不认识的项目");
	}
}
