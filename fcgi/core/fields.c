/* core/fields.c - what makes a field valid, and the sentence when it is not.
 *
 * All wrong fields are named at once (GOV.UK's error summary needs them). */
#include "core/fields.h"
#include "core/strict.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ID_MAX (1LL << 53)

const char *
called(const struct field *f)
{
	return f->zh != NULL ? f->zh : "此项";
}

static void
wrong_length(struct request *r, const char *at, const struct field *f, size_t n)
{
	if (n == 0)
		wrong(r, at, "请填写%s", called(f));
	else if (n < (size_t)f->min)
		wrong(r, at, "%s至少%lld字，现有%zu字", called(f), f->min, n);
	else
		wrong(r, at, "%s最多%lld字，现有%zu字", called(f), f->max, n);
}

/* One line has no controls; prose may break lines and indent. */
static bool
has_controls(const char *s, size_t len, bool prose)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (((unsigned char)s[i] < 0x20 || s[i] == 0x7f) &&
		    !(prose && (s[i] == '\n' || s[i] == '\t' || s[i] == '\r')))
			return true;
	return false;
}

static bool
is_blank(const char *s, size_t len)
{
	while (len > 0 && (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t'))
		s++, len--;
	while (len >= 3 && memcmp(s, "\xe3\x80\x80", 3) == 0)
		s += 3, len -= 3;	/* 全角空格 */
	return len == 0;
}

static bool
is_code(const char *s, size_t len)
{
	return strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789._-~") == len;
}

static bool
is_choice(const char *s, size_t len, const char *choices)
{
	const char *c;

	if (len == 0 || memchr(s, ' ', len) != NULL)
		return false;
	for (c = choices; (c = strstr(c, s)) != NULL; c += len)
		if ((c == choices || c[-1] == ' ') &&
		    (c[len] == ' ' || c[len] == '\0'))
			return true;
	return false;
}

static bool
is_day(const char *s, size_t len)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	    31 };
	int y, m, d, n = 0;

	if (len != 10 || strspn(s, "0123456789-") != 10 || s[4] != '-' ||
	    s[7] != '-' || sscanf(s, "%4d-%2d-%2d%n", &y, &m, &d, &n) != 3)
		return false;
	if (n != 10 || y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1 ||
	    d > days[m - 1])
		return false;
	return !(m == 2 && d == 29 && (y % 4 != 0 || (y % 100 == 0 && y % 400 != 0)));
}

static bool
check_text(struct request *r, const char *at, const struct field *f,
    const char *s, size_t len)
{
	size_t characters;

	if (!strict_utf8(s, len, &characters) ||
	    has_controls(s, len, f->kind == PROSE))
		wrong(r, at, "%s含有不能用的字符", called(f));
	else if (f->kind == CHOICE && !is_choice(s, len, f->choices))
		wrong(r, at, "请选择%s", called(f));
	else if (f->kind == DAY && !is_day(s, len))
		wrong(r, at, "%s不是日期，请写成 2026-09-01 这样", called(f));
	else if (f->kind == CODE && !is_code(s, len))
		wrong(r, at, "%s只能用字母、数字和 . _ - ~", called(f));
	else if (f->max > 0 && (characters < (size_t)f->min ||
	    characters > (size_t)f->max || (f->min > 0 && is_blank(s, len))))
		wrong_length(r, at, f, is_blank(s, len) ? 0 : characters);
	else
		return true;
	return false;
}

static bool
check_number(struct request *r, const char *at, const struct field *f,
    long long n)
{
	long long min = f->kind == ID ? 1 : f->min;
	long long max = f->kind == ID ? ID_MAX : f->max;

	if (n >= min && n <= max)
		return true;
	wrong(r, at, "%s应在%lld到%lld之间", called(f), min, max);
	return false;
}

/* --- from text: path, header, query string ------------------------------ */

bool
from_text(struct request *r, const struct field *f, const char *s, size_t len,
    struct value *v)
{
	char at[POINTER_MAX];

	snprintf(at, sizeof(at), "/%s", f->name);
	switch (f->kind) {
	case ID:
	case COUNT:
		v->kind = NUMBER;
		if (len == 0 || len > 16 || strspn(s, "0123456789") != len) {
			wrong(r, at, "%s应为整数", called(f));
			return false;
		}
		v->number = strtoll(s, NULL, 10);
		return check_number(r, at, f, v->number);
	case TRUTH:
		v->kind = NUMBER;
		v->number = strcmp(s, "true") == 0;
		if (v->number || strcmp(s, "false") == 0)
			return true;
		wrong(r, at, "%s应为是或否", called(f));
		return false;
	default:
		*v = (struct value){ TEXT, 0, s, len };
		return check_text(r, at, f, s, len);
	}
}

/* --- from the body ------------------------------------------------------ */

static void check_object(struct request *, const char *at,
    const struct field *, struct json_object *);

static bool
repeated(struct json_object *list, size_t upto)
{
	struct json_object *one = json_object_array_get_idx(list, upto);
	size_t i;

	for (i = 0; i < upto; i++)
		if (json_object_equal(json_object_array_get_idx(list, i), one))
			return true;
	return false;
}

static bool
check_list(struct request *r, const char *at, const struct field *f,
    struct json_object *list)
{
	struct field one = { .name = f->name, .zh = f->zh, .max = 40, .min = 1,
	    .kind = f->kind == IDS ? ID : CODE };
	struct value ignored;
	size_t i, n;
	char here[POINTER_MAX + 24];
	bool good = true;

	if (!json_object_is_type(list, json_type_array)) {
		wrong(r, at, "%s应为列表", called(f));
		return false;
	}
	n = json_object_array_length(list);
	if (n < (size_t)f->min || n > (size_t)f->max) {
		wrong(r, at, "%s应有%lld到%lld项，现有%zu项", called(f), f->min,
		    f->max, n);
		return false;
	}
	for (i = 0; i < n; i++) {
		snprintf(here, sizeof(here), "%.180s/%zu", at, i);
		if (f->kind == LIST)
			check_object(r, here, f->of,
			    json_object_array_get_idx(list, i));
		else if (!from_json(r, here, &one,
		    json_object_array_get_idx(list, i), &ignored))
			good = false;
		else if (repeated(list, i)) {
			wrong(r, here, "%s有重复", called(f));
			good = false;
		}
	}
	return good;
}

bool
from_json(struct request *r, const char *at, const struct field *f,
    struct json_object *o, struct value *v)
{
	bool text = f->kind == WORDS || f->kind == PROSE || f->kind == CODE ||
	    f->kind == CHOICE || f->kind == DAY || f->kind == SECRET;

	if (f->kind == LIST || f->kind == CODES || f->kind == IDS)
		return check_list(r, at, f, o);
	if (f->kind == OBJECT) {
		check_object(r, at, f->of, o);
		return true;
	}
	if (text && json_object_is_type(o, json_type_string)) {
		*v = (struct value){ TEXT, 0, json_object_get_string(o),
		    (size_t)json_object_get_string_len(o) };
		return check_text(r, at, f, v->text, v->len);
	}
	if (f->kind == TRUTH && json_object_is_type(o, json_type_boolean)) {
		*v = number(json_object_get_boolean(o));
		return true;
	}
	if ((f->kind == ID || f->kind == COUNT) &&
	    json_object_is_type(o, json_type_int)) {
		*v = number(json_object_get_int64(o));
		return check_number(r, at, f, v->number);
	}
	wrong(r, at, f->kind == TRUTH ? "%s应为是或否" : text ?
	    "%s应为文字" : "%s应为整数", called(f));
	return false;
}

const struct field *
find_field(const struct field *fields, const char *name)
{
	for (; fields != NULL && fields->kind != END; fields++)
		if (strcmp(fields->name, name) == 0)
			return fields;
	return NULL;
}

static void
check_object(struct request *r, const char *at, const struct field *fields,
    struct json_object *o)
{
	const struct field *f;
	struct json_object *child;
	struct value ignored;
	char here[POINTER_MAX];

	if (!json_object_is_type(o, json_type_object)) {
		wrong(r, at, "此处应为一组内容");
		return;
	}
	json_object_object_foreach(o, key, unused) {
		(void)unused;
		if (find_field(fields, key) == NULL)
			wrong(r, at, "有不认识的项目");
	}
	for (f = fields; f->kind != END; f++) {
		snprintf(here, sizeof(here), "%.120s/%.70s", at, f->name);
		child = json_object_object_get(o, f->name);
		if (child != NULL)
			from_json(r, here, f, child, &ignored);
		else if (!f->optional)
			wrong(r, here, "请填写%s", called(f));
	}
}
