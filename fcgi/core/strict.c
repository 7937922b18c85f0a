/* core/strict.c - see strict.h */
#include "core/strict.h"

#include <string.h>

#define DIGITS_MAX 15			/* below 2^53: the same in any language */

/* \uXXXX: no NUL, surrogates only as a pair.  Returns the bytes read, 0 if
 * wrong. */
static unsigned
hex4(const char *s, const char *end)
{
	unsigned n = 0;
	int i;

	if (end - s < 4)
		return 0;
	for (i = 0; i < 4; i++) {
		char c = s[i];
		if (c >= '0' && c <= '9')
			n = n * 16 + (unsigned)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			n = n * 16 + (unsigned)((c | 32) - 'a') + 10;
		else
			return 0;
	}
	return n;
}

static size_t
escape(const char *s, const char *end)
{
	unsigned n;

	if (end - s < 2)
		return 0;
	if (s[1] != 'u')
		return 2;		/* json-c knows the others */
	n = hex4(s + 2, end);
	if (n == 0 || (n >= 0xdc00 && n <= 0xdfff))
		return 0;
	if (n < 0xd800 || n > 0xdbff)
		return 6;
	if (end - s < 12 || s[6] != '\\' || s[7] != 'u')
		return 0;
	n = hex4(s + 8, end);
	return n >= 0xdc00 && n <= 0xdfff ? 12 : 0;
}

/* Walks over the text once, outside json-c: counts the members it names (the
 * colons outside strings), refuses what json-c would take. */
static bool
scan(const char *s, const char *end, size_t *members)
{
	bool inside = false;
	size_t digits = 0, step;

	for (*members = 0; s < end; s += step) {
		step = 1;
		if ((unsigned char)*s < 0x20 && (inside ||
		    (*s != '\t' && *s != '\n' && *s != '\r')))
			return false;
		if (inside) {
			if (*s == '\\' && (step = escape(s, end)) == 0)
				return false;
			if (*s == '"')
				inside = false;
			continue;
		}
		digits = *s >= '0' && *s <= '9' ? digits + 1 : 0;
		if (digits > DIGITS_MAX || *s == '\'' || *s == 'N' || *s == 'I')
			return false;
		if (*s == '"')
			inside = true;
		if (*s == ':')
			++*members;
	}
	return !inside;
}

static size_t
count(struct json_object *o)
{
	size_t n = 0, i;

	if (json_object_is_type(o, json_type_object)) {
		json_object_object_foreach(o, key, child) {
			(void)key;
			n += 1 + count(child);
		}
	} else if (json_object_is_type(o, json_type_array)) {
		for (i = 0; i < json_object_array_length(o); i++)
			n += count(json_object_array_get_idx(o, i));
	}
	return n;
}

struct json_object *
strict_parse(const char *s, size_t len)
{
	struct json_tokener *t;
	struct json_object *o = NULL;
	size_t members, characters;

	if (len == 0 || len > 1 << 28 || !strict_utf8(s, len, &characters) ||
	    !scan(s, s + len, &members))
		return NULL;
	if ((t = json_tokener_new_ex(STRICT_DEPTH)) == NULL)
		return NULL;
	json_tokener_set_flags(t, JSON_TOKENER_STRICT);
	o = json_tokener_parse_ex(t, s, (int)len);
	if (json_tokener_get_error(t) != json_tokener_success ||
	    json_tokener_get_parse_end(t) != len ||
	    !json_object_is_type(o, json_type_object) || count(o) != members) {
		json_object_put(o);
		o = NULL;
	}
	json_tokener_free(t);
	return o;
}

bool
strict_utf8(const char *text, size_t len, size_t *characters)
{
	const unsigned char *s = (const unsigned char *)text, *end = s + len;
	unsigned c, more, least;

	for (*characters = 0; s < end; ++*characters) {
		c = *s++;
		if (c == 0)
			return false;
		if (c < 0x80)
			continue;
		if (c >= 0xc2 && c <= 0xdf)
			more = 1, least = 0x80, c &= 0x1f;
		else if (c >= 0xe0 && c <= 0xef)
			more = 2, least = 0x800, c &= 0x0f;
		else if (c >= 0xf0 && c <= 0xf4)
			more = 3, least = 0x10000, c &= 0x07;
		else
			return false;
		for (; more > 0; more--, s++) {
			if (s >= end || (*s & 0xc0) != 0x80)
				return false;
			c = c << 6 | (*s & 0x3f);
		}
		if (c < least || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
			return false;
	}
	return true;
}
