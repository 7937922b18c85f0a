/* parts/facts.c - see facts.h */
#include <string.h>

#include "parts/facts.h"

static const char *
member(struct json_object *o, const char *name)
{
	struct json_object *child = json_object_object_get(o, name);

	return child != NULL ? json_object_get_string(child) : "";
}

static size_t
length(struct json_object *list)
{
	return list != NULL ? json_object_array_length(list) : 0;
}

struct abilities
abilities_of(struct request *r, struct json_object *list)
{
	struct json_object *o;
	struct abilities a = { .count = length(list) };
	size_t i;

	a.all = keep(r, (a.count + 1) * sizeof(*a.all));
	for (i = 0; i < a.count; i++) {
		o = json_object_array_get_idx(list, i);
		a.all[i] = (struct ability){ member(o, "code"),
		    dimension_of(member(o, "dimension")),
		    environment_of(member(o, "environment")), strcmp(member(o, "kind"), "local") == 0 };
	}
	return a;
}

struct abilities
abilities_and(struct request *r, struct abilities a, struct abilities more)
{
	struct abilities both = { keep(r, (a.count + more.count + 1) * sizeof(*a.all)), 0 };
	size_t i;

	for (i = 0; i < a.count; i++)
		both.all[both.count++] = a.all[i];
	for (i = 0; i < more.count; i++)
		if (ability_find(a.all, a.count, more.all[i].code) == NULL)
			both.all[both.count++] = more.all[i];
	return both;
}

struct codes
codes_of(struct request *r, struct json_object *list)
{
	struct codes c = { .count = length(list) };
	size_t i;

	c.all = keep(r, (c.count + 1) * sizeof(*c.all));
	for (i = 0; i < c.count; i++)
		c.all[i] = json_object_get_string(json_object_array_get_idx(list, i));
	return c;
}

const struct policy *
policy_of(struct request *r, struct value rules)
{
	struct policy *p = keep(r, sizeof(*p));
	char error[128];

	if (policy_read(p, rules.text, rules.len, error, sizeof(error)))
		return p;
	fault("a policy in force can't be read");
	return NULL;
}

const char *
said(struct request *r, const struct finding *f)
{
	if (f->phrase[0] != '\0' && !f->ours && !f->office)
		return text(r, "%s（通知要求“%s”）", f->sentence, f->phrase).text;
	if (f->office)
		return text(r, "%s（项目办规定）", f->sentence).text;
	return f->ours && f->source[0] != '\0' ?
	    text(r, "%s（本系统默认）", f->sentence).text : f->sentence;
}

const char *
whose(struct request *r, const struct setting *s)
{
	if (s->office)
		return "（项目办规定）";
	return s->ours || s->phrase[0] == '\0' ? "（本系统默认）" :
	    text(r, "（通知要求“%s”）", s->phrase).text;
}

void
wrong_by(struct request *r, const char *at, const struct findings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->all[i].strength == RULE)
			wrong(r, at, "%s", said(r, &list->all[i]));
}

static struct json_object *
finding_json(const struct finding *f)
{
	static const char *const strengths[] = { "rule", "advice", "goal" };
	const struct { const char *name, *text; } words[] = {
		{ "rule", f->rule }, { "sentence", f->sentence }, { "subject", f->subject },
		{ "unit", f->unit }, { "phrase", f->phrase }, { "source", f->source },
		{ "next", f->next }, { "strength", strengths[f->strength] } };
	struct json_object *o = json_object_new_object();
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		json_object_object_add(o, words[i].name, json_object_new_string(words[i].text));
	json_object_object_add(o, "asked", json_object_new_int64(f->asked));
	json_object_object_add(o, "there", json_object_new_int64(f->there));
	json_object_object_add(o, "missing", json_object_new_int64(missing(f)));
	json_object_object_add(o, "ours", json_object_new_boolean(f->ours));
	return o;
}

struct json_object *
findings_json(const struct findings *found)
{
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < found->count; i++)
		json_object_array_add(list, finding_json(&found->all[i]));
	return list;
}
