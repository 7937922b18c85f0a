/* admin/catalogue.h - the catalogue as a policy's place has it. */
#ifndef ADMIN_CATALOGUE_H
#define ADMIN_CATALOGUE_H

#include "parts/called.h"

/* Of ability a, for a policy (may be NULL): the list in force there, else the one
 * that is installed; what it is called there (R34). */
#define LIST_BY(policy) \
	"(SELECT l.id FROM requirement_list l WHERE l.ability = a.id AND l.scope IN (0, " policy ")" \
	"  ORDER BY l.scope = 0, l.number DESC LIMIT 1)"
#define NAME_BY(policy) CALLED_BY("a", policy)

/* Is ability a everybody's, or a local one of a region around a programme of the policy? */
#define KNOWN_BY(policy) \
	"(a.region IS NULL OR EXISTS (SELECT 1 FROM programme kg JOIN region_within kw ON kw.region = kg.region" \
	"   WHERE kg.policy = " policy " AND kw.ancestor = a.region))"

#endif
