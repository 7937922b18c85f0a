/* certificate/standing.c - reads a row of the view `standing` for the rules. */
#include "certificate/standing.h"

#include <string.h>

static const char *
text_member(struct json_object *o, const char *name)
{
	struct json_object *child = json_object_object_get(o, name);

	return child != NULL ? json_object_get_string(child) : "";
}

static size_t
length(struct json_object *list)
{
	return list != NULL ? json_object_array_length(list) : 0;
}

/* [{code, dimension}] */
static const struct ability *
abilities(struct request *r, struct json_object *list, size_t *count)
{
	struct ability *all = keep(r, (length(list) + 1) * sizeof(*all));
	struct json_object *o;

	for (*count = 0; *count < length(list); ++*count) {
		o = json_object_array_get_idx(list, *count);
		all[*count] = (struct ability){ text_member(o, "code"),
		    dimension_of(text_member(o, "dimension")), ENV_UNKNOWN };
	}
	return all;
}

static const char *const *
codes(struct request *r, struct json_object *list, size_t *count)
{
	const char **all = keep(r, (length(list) + 1) * sizeof(*all));

	for (*count = 0; *count < length(list); ++*count)
		all[*count] = json_object_get_string(json_object_array_get_idx(list, *count));
	return all;
}

/* [[kind, hundredths]] */
static void
add_hours(struct hours *h, struct json_object *list)
{
	struct json_object *line;
	enum hours_kind kind;
	size_t i;

	for (i = 0; i < length(list); i++) {
		line = json_object_array_get_idx(list, i);
		if (hours_kind_of(json_object_get_string(json_object_array_get_idx(line, 0)), &kind))
			h->of[kind] += json_object_get_int64(json_object_array_get_idx(line, 1));
	}
}

static struct facts
facts_of(struct request *r, struct json_object *o)
{
	struct facts f = { 0 };

	f.task_list = json_object_get_boolean(json_object_object_get(o, "task_list"));
	f.capstone_accepted = json_object_get_boolean(json_object_object_get(o, "capstone"));
	f.online_passed = json_object_get_boolean(json_object_object_get(o, "online_passed"));
	f.certified = abilities(r, json_object_object_get(o, "certified"), &f.certified_count);
	f.offer = abilities(r, json_object_object_get(o, "offer"), &f.offered);
	f.compulsory = codes(r, json_object_object_get(o, "compulsory"), &f.compulsory_count);
	f.hours.of[HOURS_ONLINE] = json_object_get_int64(json_object_object_get(o, "online"));
	f.hours.of[HOURS_RESEARCH] = json_object_get_int64(json_object_object_get(o, "research"));
	add_hours(&f.hours, json_object_object_get(o, "earned"));
	add_hours(&f.hours, json_object_object_get(o, "entered"));
	return f;
}

const struct standing *
standing_of(struct request *r, const struct result *rows, size_t row)
{
	struct value rules = cell(rows, row, "rules");
	struct policy *p = keep(r, sizeof(*p));
	struct standing *s = keep(r, sizeof(*s));
	char error[128];
	struct facts f;

	if (!policy_read(p, rules.text, rules.len, error, sizeof(error))) {
		fault("policy version %lld can't be read", cell(rows, row, "policy_version").number);
		return NULL;
	}
	s->facts = cell(rows, row, "facts");
	f = facts_of(r, parsed(r, s->facts));
	s->hours = f.hours;
	eligible_check(p, &f, &s->unmet);
	return s;
}

bool
is_certifiable(const struct standing *s)
{
	return s->unmet.rules == 0;
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
unmet_json(const struct standing *s)
{
	struct json_object *list = json_object_new_array();
	size_t i;

	for (i = 0; i < s->unmet.count; i++)
		json_object_array_add(list, finding_json(&s->unmet.all[i]));
	return list;
}

void
wrong_by_rules(struct request *r, const char *at, const struct standing *s)
{
	const struct finding *f;
	size_t i;

	for (i = 0; i < s->unmet.count; i++) {
		f = &s->unmet.all[i];
		if (f->strength != RULE)
			continue;
		if (f->phrase[0] != '\0' && !f->ours)
			wrong(r, at, "%s（通知要求「%s」）", f->sentence, f->phrase);
		else
			wrong(r, at, "%s", f->sentence);
	}
}
