/* hours/page.c - see page.h */
#include "hours/page.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "hours/duration.h"

#define VOIDED "http://adlnet.gov/expapi/verbs/voided"

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

static json_object *
member(json_object *o, const char *name)
{
	return json_object_is_type(o, json_type_object) ?
	    json_object_object_get(o, name) : NULL;
}

/* The text of a member, or NULL; never with a NUL or control character in it. */
static const char *
text_of(json_object *o, const char *name)
{
	json_object *v = member(o, name);
	const char *s, *p;

	if (!json_object_is_type(v, json_type_string))
		return NULL;
	s = json_object_get_string(v);
	for (p = s; *p != '\0' && !iscntrl((unsigned char)*p); p++)
		continue;
	return *p == '\0' && (size_t)json_object_get_string_len(v) == (size_t)(p - s) ? s : NULL;
}

/* Bytes of at most `max` characters of UTF-8. */
static size_t
prefix(const char *s, size_t max)
{
	size_t n = 0;

	for (; s[n] != '\0'; n++)
		if (((unsigned char)s[n] & 0xc0) != 0x80 && max-- == 0)
			break;
	return n;
}

/* A statement's id: a UUID, in lower case. */
static bool
read_id(const char *s, char id[37])
{
	size_t i;

	for (i = 0; s != NULL && i < 36; i++) {
		id[i] = (char)tolower((unsigned char)s[i]);
		if (i == 8 || i == 13 || i == 18 || i == 23 ? s[i] != '-' :
		    !isxdigit((unsigned char)s[i]))
			return false;
	}
	id[36] = '\0';
	return s != NULL && s[36] == '\0';
}

/* The platform's account, or the mail address; NULL for anything else. */
static const char *
read_account(json_object *actor, const char *home)
{
	json_object *account = member(actor, "account");
	const char *name = text_of(account, "name"), *page = text_of(account, "homePage");

	if (account == NULL)
		name = *home == '\0' ? text_of(actor, "mbox") : NULL;
	else if (*home != '\0' && (page == NULL || strcmp(page, home) != 0))
		name = NULL;
	return name == NULL || *name == '\0' || prefix(name, 100) != strlen(name) ? NULL : name;
}

/* The course's name, in Chinese where there is one; else its address. */
static const char *
read_course(json_object *object)
{
	static const char *const languages[] = { "zh-CN", "zh-Hans", "zh", "en-US", "en" };
	json_object *names = member(member(object, "definition"), "name");
	const char *name = NULL;
	size_t i;

	for (i = 0; name == NULL && i < sizeof(languages) / sizeof(languages[0]); i++)
		name = text_of(names, languages[i]);
	if (name == NULL || *name == '\0')
		name = text_of(object, "id");
	return name != NULL && *name != '\0' ? name : NULL;
}

/* Once only: a page may hold the same statement twice. */
static bool
meets(struct page *p, const char *list, const char *id)
{
	char key[50];

	snprintf(key, sizeof(key), "%s %s", list, id);
	if (json_object_object_get_ex(p->met, key, NULL))
		return false;
	json_object_object_add(p->met, key, NULL);
	return true;
}

static void
put(json_object *o, const char *key, const char *s, size_t max)
{
	json_object_object_add(o, key,
	    json_object_new_string_len(s, (int)prefix(s, max)));
}

/* What a platform says of the result: 1 passed, 0 failed, nothing. */
static json_object *
read_passed(json_object *result)
{
	json_object *success = member(result, "success");

	return json_object_is_type(success, json_type_boolean) ?
	    json_object_new_int(json_object_get_boolean(success)) : NULL;
}

/* The result in percent: what the platform scaled, else its points of its most. */
static json_object *
read_score(json_object *result)
{
	json_object *score = member(result, "score"), *scaled = member(score, "scaled");
	double most = json_object_get_double(member(score, "max"));
	double share = scaled != NULL ? json_object_get_double(scaled) :
	    most > 0 ? json_object_get_double(member(score, "raw")) / most : -1;

	return share >= 0 && share <= 1 ? json_object_new_int((int)(share * 100 + 1e-9)) : NULL;
}

static bool
read_length(json_object *result, long *seconds)
{
	const char *duration = text_of(result, "duration");

	*seconds = 0;
	return member(result, "duration") == NULL ||
	    (duration != NULL && duration_seconds(duration, seconds));
}

/* A statement that says how long somebody learned, or with what result. */
static bool
read_record(struct page *p, json_object *s, const char *id, const char *stored, const char *home)
{
	const char *account = read_account(member(s, "actor"), home);
	const char *name = text_of(member(s, "actor"), "name");
	const char *course = read_course(member(s, "object"));
	const char *when = text_of(s, "timestamp");
	char at[INSTANT];
	json_object *o;
	long seconds;

	if (account == NULL || course == NULL || when == NULL ||
	    !read_length(member(s, "result"), &seconds) || !instant_utc(when, at))
		return false;
	if (!meets(p, "record", id))
		return true;
	o = json_object_new_object();
	put(o, "id", id, 36);
	put(o, "account", account, 100);
	put(o, "name", name != NULL ? name : "", 60);
	put(o, "course", course, 200);
	json_object_object_add(o, "seconds", json_object_new_int64(seconds));
	json_object_object_add(o, "passed", read_passed(member(s, "result")));
	json_object_object_add(o, "score", read_score(member(s, "result")));
	put(o, "at", at, INSTANT);
	put(o, "stored", stored, INSTANT);
	json_object_array_add(p->records, o);
	return true;
}

/* False when the statement is of no use though it should be. */
static bool
read_statement(struct page *p, json_object *s, const char *home)
{
	const char *stored = text_of(s, "stored");
	const char *verb = text_of(member(s, "verb"), "id");
	char id[37], gone[37], last[INSTANT];

	if (stored == NULL || !instant_utc(stored, last))
		return false;
	memcpy(p->last, last, INSTANT);
	if (!read_id(text_of(s, "id"), id) || verb == NULL)
		return false;
	if (strcmp(verb, VOIDED) == 0) {
		if (!read_id(text_of(member(s, "object"), "id"), gone))
			return false;
		if (meets(p, "voided", gone))
			json_object_array_add(p->voided, json_object_new_string(gone));
		return true;
	}
	if (member(member(s, "result"), "duration") == NULL &&
	    member(member(s, "result"), "success") == NULL &&
	    member(member(s, "result"), "score") == NULL)
		return true;
	return read_record(p, s, id, p->last, home);
}

static const char *
read_page(struct page *p, json_object *root, const char *home)
{
	json_object *list = member(root, "statements"), *more = member(root, "more");
	size_t i, n;

	if (!json_object_is_type(list, json_type_array))
		return "平台的回答不是 xAPI 的一页记录";
	if ((n = json_object_array_length(list)) > PAGE_STATEMENTS)
		return "平台的一页里记录太多";
	if (more != NULL && (text_of(root, "more") == NULL ||
	    strlen(text_of(root, "more")) >= sizeof(p->more)))
		return "平台给出的下一页地址不能用";
	if (more != NULL)
		snprintf(p->more, sizeof(p->more), "%s", text_of(root, "more"));
	for (i = 0; i < n; i++) {
		p->seen++;
		p->refused += !read_statement(p, json_object_array_get_idx(list, i), home);
	}
	return NULL;
}

const char *
page_read(struct page *p, const char *body, size_t len, const char *home)
{
	json_object *root;
	const char *wrong;

	memset(p, 0, sizeof(*p));
	p->records = json_object_new_array();
	p->voided = json_object_new_array();
	p->met = json_object_new_object();
	if (!is_bearable(body, len))
		return "平台的回答内容太多，或者不是 JSON";
	if ((root = parse(body, len)) == NULL)
		return "平台的回答不是完整的 JSON";
	wrong = read_page(p, root, home);
	json_object_put(root);
	return wrong;
}

void
page_free(struct page *p)
{
	json_object_put(p->records);
	json_object_put(p->voided);
	json_object_put(p->met);
	p->records = p->voided = p->met = NULL;
}
