/* hours/statements.c - see statements.h */
#include "hours/statements.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "hours/duration.h"
#include "hours/json.h"

#define VERBS "http://adlnet.gov/expapi/verbs/"
#define VOIDED VERBS "voided"

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
	return name;
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

/* What a platform says of the result: 1 yes, 0 no. */
static int
read_truth(json_object *result, const char *name)
{
	json_object *truth = member(result, name);

	return json_object_is_type(truth, json_type_boolean) ?
	    json_object_get_boolean(truth) : UNSAID;
}

/* The result in percent: what the platform scaled, else its points of its most. */
static int
read_score(json_object *result)
{
	json_object *score = member(result, "score"), *scaled = member(score, "scaled");
	double most = json_object_get_double(member(score, "max"));
	double share = scaled != NULL ? json_object_get_double(scaled) :
	    most > 0 ? json_object_get_double(member(score, "raw")) / most : -1;

	return share >= 0 && share <= 1 ? (int)(share * 100 + 1e-9) : UNSAID;
}

static bool
read_length(json_object *result, long *seconds)
{
	const char *duration = text_of(result, "duration");

	*seconds = 0;
	return member(result, "duration") == NULL ||
	    (duration != NULL && duration_seconds(duration, seconds));
}

static bool
is_end(const char *verb)
{
	return strcmp(verb, VERBS "completed") == 0 || strcmp(verb, VERBS "passed") == 0;
}

/* A statement that says how long somebody learned, or with what result. */
static bool
read_record(struct batch *b, json_object *s, const char *id, const char *stored, const char *home)
{
	json_object *result = member(s, "result");
	const char *name = text_of(member(s, "actor"), "name"), *code = text_of(member(s, "object"), "id");
	const char *when = text_of(s, "timestamp");
	struct record r = { .id = id, .account = read_account(member(s, "actor"), home),
		.name = name != NULL ? name : "", .code = code != NULL ? code : "",
		.course = read_course(member(s, "object")), .passed = read_truth(result, "success"),
		.score = read_score(result), .completed = read_truth(result, "completion"),
		.elapsed = UNSAID };

	if (is_end(text_of(member(s, "verb"), "id")))
		r.completed = 1;
	if (when == NULL || !read_length(result, &r.seconds) || !instant_utc(when, r.at))
		return false;
	memcpy(r.stored, stored, INSTANT);
	return batch_put(b, &r);
}

/* False when the statement is of no use though it should be. */
static bool
read_statement(struct batch *b, json_object *s, const char *home, char last[INSTANT])
{
	json_object *result = member(s, "result");
	const char *stored = text_of(s, "stored"), *verb = text_of(member(s, "verb"), "id");
	char id[37], gone[37], when[INSTANT];

	if (stored == NULL || !instant_utc(stored, when))
		return false;
	memcpy(last, when, INSTANT);
	if (!read_id(text_of(s, "id"), id) || verb == NULL)
		return false;
	if (strcmp(verb, VOIDED) == 0)
		return read_id(text_of(member(s, "object"), "id"), gone) && batch_void(b, gone);
	if (member(result, "duration") == NULL && member(result, "success") == NULL &&
	    member(result, "score") == NULL)
		return true;
	return read_record(b, s, id, when, home);
}

static const char *
read_page(struct statements *p, json_object *root, const char *home, struct batch *b)
{
	json_object *list = member(root, "statements"), *more = member(root, "more");
	size_t i, n;

	if (!json_object_is_type(list, json_type_array))
		return "平台的回答不是 xAPI 的一页记录";
	if ((n = json_object_array_length(list)) > STATEMENTS_MAX)
		return "平台的一页里记录太多";
	if (more != NULL && (text_in(more) == NULL || strlen(text_in(more)) >= sizeof(p->more)))
		return "平台给出的下一页地址不能用";
	if (more != NULL)
		snprintf(p->more, sizeof(p->more), "%s", text_in(more));
	for (i = 0; i < n; i++) {
		b->seen++;
		b->refused += !read_statement(b, json_object_array_get_idx(list, i), home, p->last);
	}
	return NULL;
}

const char *
statements_read(struct statements *p, const char *body, size_t len, const char *home, struct batch *b)
{
	const char *wrong;
	json_object *root = json_read(body, len, &wrong);

	memset(p, 0, sizeof(*p));
	if (root != NULL)
		wrong = read_page(p, root, home, b);
	json_object_put(root);
	return wrong;
}
