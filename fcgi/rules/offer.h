/* rules/offer.h - what a school may offer its teachers, and a group make compulsory. */
#ifndef RULES_OFFER_H
#define RULES_OFFER_H

#include "rules/ability.h"
#include "rules/policy.h"

struct offer {
	const struct ability *catalogue;	/* national and local abilities */
	size_t catalogue_count;
	const char *const *codes;		/* what the school wants to offer */
	size_t count;
	bool strong;				/* 信息化条件较好, R38 */
	enum environment environment;		/* the school's own, R23 */
};

/* Appends every unmet rule of an offer:
 *   offer.empty, offer.double, offer.unknown   no ability, one twice, not in the catalogue
 *   offer.pool                                 outside the codes the policy names, R43
 *   offer.local                                a local ability where the policy has none, R33
 *   offer.dim_min, offer.dim_min_strong        too few dimensions, R37 and R38
 *   offer.environment                          above the school's environment, R39
 * Dimensions without credit (R45) do not count as dimensions. */
void offer_check(const struct policy *, const struct offer *, struct findings *);

/* Appends every unmet rule of a group's compulsory abilities, chosen out of
 * the school's offer: compulsory.double, compulsory.outside, compulsory.noncredit,
 * compulsory.number (R44; any number where the policy names none). */
void compulsory_check(const struct policy *, const struct ability *offer, size_t offered,
    const char *const *codes, size_t count, struct findings *);

/* Which dimensions with credit these abilities cover: bit 1 << dimension. */
unsigned credit_dimensions(const struct policy *, const struct ability *, size_t count);

/* How many bits a set of dimensions has. */
long dimensions_in(unsigned set);

/* Does an ability of this dimension count?  (R45) */
bool has_credit(const struct policy *, enum dimension);

#endif
