/* parts/standing.c - reads a row of the view `standing` for the rules. */
#include <string.h>

#include "parts/standing.h"
#include "parts/facts.h"
#include "rules/relief.h"

/* [[kind, hundredths]] */
static void
add_hours(struct hours *h, struct json_object *list)
{
	struct json_object *line;
	enum hours_kind kind;
	size_t i;

	for (i = 0; list != NULL && i < json_object_array_length(list); i++) {
		line = json_object_array_get_idx(list, i);
		if (hours_kind_of(json_object_get_string(json_object_array_get_idx(line, 0)), &kind))
			h->of[kind] += json_object_get_int64(json_object_array_get_idx(line, 1));
	}
}

static long
excellent_in(struct json_object *certified)
{
	size_t i, n = certified != NULL ? json_object_array_length(certified) : 0;
	long excellent = 0;

	for (i = 0; i < n; i++)
		excellent += strcmp(json_object_get_string(json_object_object_get(
		    json_object_array_get_idx(certified, i), "grade")), "excellent") == 0;
	return excellent;
}

/* A number; 0 when it is not there. */
static long
count_in(struct json_object *o, const char *name)
{
	return json_object_get_int64(json_object_object_get(o, name));
}

struct facts
facts_of(struct request *r, struct value json)
{
	struct json_object *o = parsed(r, json);
	struct json_object *score = json_object_object_get(o, "online_score");
	struct abilities certified = abilities_of(r, json_object_object_get(o, "certified"));
	struct abilities offer = abilities_of(r, json_object_object_get(o, "offer"));
	struct codes compulsory = codes_of(r, json_object_object_get(o, "compulsory"));
	struct facts f = { .certified = certified.all, .certified_count = certified.count,
		.offer = offer.all, .offered = offer.count,
		.compulsory = compulsory.all, .compulsory_count = compulsory.count };

	f.born_on = json_object_get_string(json_object_object_get(o, "born_on"));
	f.excellent = excellent_in(json_object_object_get(o, "certified"));
	f.task_list = json_object_get_boolean(json_object_object_get(o, "task_list"));
	f.capstone_accepted = json_object_get_boolean(json_object_object_get(o, "capstone"));
	f.online_passed = json_object_get_boolean(json_object_object_get(o, "online_passed"));
	f.online_score = score == NULL ? -1 : json_object_get_int64(score);
	f.hours.of[HOURS_ONLINE] = count_in(o, "online");
	f.hours.of[HOURS_RESEARCH] = count_in(o, "research");
	f.hours.recognised = count_in(o, "recognised");
	f.open_appeals = count_in(o, "appeals");
	f.open_objections = count_in(o, "objections");
	f.open_spot_checks = count_in(o, "orders") + count_in(o, "spot_checks");
	f.open_coaching = count_in(o, "coaching");
	add_hours(&f.hours, json_object_object_get(o, "earned"));
	add_hours(&f.hours, json_object_object_get(o, "entered"));
	return f;
}

struct standing *
standing_of(struct request *r, const struct result *rows, size_t row)
{
	struct standing *s = keep(r, sizeof(*s));
	const struct policy *p = s->policy = policy_of(r, cell(rows, row, "rules"));
	struct facts f;

	if (p == NULL)
		return NULL;
	s->facts = cell(rows, row, "facts");
	f = facts_of(r, s->facts);
	s->hours = hours_counting(p, f.hours);
	s->relieved = relieved(p, f.born_on);
	eligible_check(p, &f, &s->unmet);
	return s;
}

bool
is_certifiable(const struct standing *s)
{
	return s->unmet.rules == 0;
}

struct json_object *
unmet_json(const struct standing *s)
{
	return findings_json(&s->unmet);
}
