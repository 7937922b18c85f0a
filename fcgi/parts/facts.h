/* parts/facts.h - between the database and the rules: what a statement gave as
 * JSON, in the words of fcgi/rules; and what the rules found, for the person. */
#ifndef PARTS_FACTS_H
#define PARTS_FACTS_H

#include "core/slice.h"
#include "rules/ability.h"
#include "rules/policy.h"

/* Abilities of a list [{"code":..., "dimension":..., "environment":...}]; none
 * of NULL.  Everything here lives until the answer. */
struct abilities {
	struct ability *all;
	size_t count;
};
struct abilities abilities_of(struct request *, struct json_object *list);
/* Adds those of `more` whose code is not there yet. */
struct abilities abilities_and(struct request *, struct abilities, struct abilities more);

/* Codes of a list of strings; none of NULL. */
struct codes {
	const char **all;
	size_t count;
};
struct codes codes_of(struct request *, struct json_object *list);

/* The policy in policy_version.rules; NULL when it can't be read, which is
 * a fault that the operator finds in the log. */
const struct policy *policy_of(struct request *, struct value rules);

/* A finding's sentence followed by the notice's phrase, by 项目办规定 where the
 * office decided it, or by 本系统默认 where the policy says what no notice does. */
const char *said(struct request *, const struct finding *);

/* Whose rule a policy's value is, to stand behind a sentence: （通知要求“…”）,
 * （项目办规定） or （本系统默认）. */
const char *whose(struct request *, const struct setting *);

/* Every finding of strength RULE as a wrong field `at`, as said(). */
void wrong_by(struct request *, const char *at, const struct findings *);

/* Findings as a list: rule, sentence, subject, asked, there, missing, unit, phrase,
 * source, strength, ours, next.  The caller owns it. */
struct json_object *findings_json(const struct findings *);

#endif
