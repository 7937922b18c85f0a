/* admin/policy_hits.h - whom a new version would hit, kind by kind.
 *
 * The rules are asked once for what they cannot tell apart, not once a person: a
 * county has 100,000 teachers and a few hundred different lists.  Counts are
 * exact, names the first of them. */
#ifndef ADMIN_POLICY_HITS_H
#define ADMIN_POLICY_HITS_H

#include "admin/policy_change.h"
#include "parts/facts.h"

/* How many names are shown. */
#define HIT_NAMES_MOST 50
#define HIT_NAMES "50"

/* Schools whose offer, and teachers whose task list, fulfil the rules now and would
 * not then; teachers who could be certified and then could not. */
struct json_object *hit_by_offer(struct request *, const struct change *);
struct json_object *hit_by_choice(struct request *, const struct change *);
struct json_object *hit_by_eligible(struct request *, const struct change *);

/* Keys that are hit, each with the sentence that says why. */
struct hit {
	struct json_object *keys;	/* for the statement that finds the names */
	struct json_object *why;	/* key -> sentence */
	long long count;
};

struct hit hits_begin(struct request *);
void hit_add(struct request *, struct hit *, const char *key, long long count,
    const struct findings *now);
struct value hit_keys(struct request *, const struct hit *);

/* {count, rows}: the names, found by k, each with why; id: the column that leads. */
struct json_object *hit_answer(const struct hit *, const struct result *names, const char *id);

/* The sentence of the first rule that is broken; "" if none is. */
const char *first_rule(struct request *, const struct findings *);

#endif
