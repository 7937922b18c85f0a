/* hours/json.c - see json.h */
#include "hours/json.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* json-c spends some hundred bytes on an object of two characters: a page that
 * would grow a hundredfold is not read.  Nor is one with strings in single
 * quotes, which json-c takes and JSON does not. */
#define OBJECTS_MAX 30000
#define VALUES_MAX 200000

static bool
is_bearable(const char *s, size_t len)
{
	long objects = 0, values = 0;
	bool quoted = false;
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] == '\\' && quoted)
			i++;
		else if (s[i] == '"')
			quoted = !quoted;
		else if (!quoted && s[i] == '\'')
			return false;
		else if (!quoted && (s[i] == '{' || s[i] == '['))
			objects++;
		else if (!quoted && s[i] == ',')
			values++;
	return objects <= OBJECTS_MAX && values <= VALUES_MAX;
}

static json_object *
parse(const char *body, size_t len)
{
	struct json_tokener *t = json_tokener_new_ex(32);
	json_object *o = NULL;

	if (t == NULL)
		return NULL;
	json_tokener_set_flags(t, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	o = json_tokener_parse_ex(t, body, (int)len);
	if (json_tokener_get_error(t) != json_tokener_success) {
		json_object_put(o);
		o = NULL;
	}
	json_tokener_free(t);
	return o;
}

json_object *
json_read(const char *body, size_t len, const char **wrong)
{
	json_object *root;

	*wrong = NULL;
	if (!is_bearable(body, len))
		*wrong = "平台的回答内容太多，或者不是 JSON";
	else if ((root = parse(body, len)) != NULL)
		return root;
	else
		*wrong = "平台的回答不是完整的 JSON";
	return NULL;
}

json_object *
member(json_object *o, const char *name)
{
	return json_object_is_type(o, json_type_object) ?
	    json_object_object_get(o, name) : NULL;
}

const char *
text_in(json_object *v)
{
	const char *s, *p;

	if (!json_object_is_type(v, json_type_string))
		return NULL;
	s = json_object_get_string(v);
	for (p = s; *p != '\0' && !iscntrl((unsigned char)*p); p++)
		continue;
	return *p == '\0' && (size_t)json_object_get_string_len(v) == (size_t)(p - s) ? s : NULL;
}

bool
number_in(json_object *v, long long min, long long max, long long *n)
{
	const char *s = text_in(v);
	char *end;

	errno = 0;
	if (json_object_is_type(v, json_type_int))
		*n = json_object_get_int64(v);
	else if (s == NULL || !(isdigit((unsigned char)*s) || *s == '-') ||
	    (*n = strtoll(s, &end, 10), *end != '\0'))
		return false;
	return errno == 0 && *n >= min && *n <= max;
}
