/* review/after.h - what the slices after the decision share. */
#ifndef REVIEW_AFTER_H
#define REVIEW_AFTER_H

#include "review/slices.h"

/* Who oversees a school: its management, its panel, the office of its region.
 * Three values: the person, thrice. */
#define OVERSEES(school) \
	"(EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = " school ")" \
	" OR EXISTS (SELECT 1 FROM role_now p WHERE p.person = ? AND p.school = " school \
	"            AND p.kind IN ('panel','chair'))" \
	" OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = " school "))"
#define OVERSEERS (PANEL | CHAIR | SCHOOL | OFFICE)
#define THRICE(v) v, v, v

/* Nobody lists her own case or that of a declared relation.  Two values: the person. */
#define UNRELATED(author) \
	"(" author " <> ? AND NOT EXISTS (SELECT 1 FROM related z WHERE z.person = " author " AND z.other = ?))"

/* The school's day: China Standard Time. */
#define TODAY "DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"
#define UTC_TIME(time) "DATE_FORMAT(" time ", '%Y-%m-%dT%H:%i:%sZ')"

/* A day count of the policy that judged s, and its notice's words. */
#define POLICY(name, otherwise) \
	"CAST(COALESCE(JSON_VALUE(r.rules, '$." name ".value'), " otherwise ") AS INTEGER)"

extern const struct route coaching_routes[];
extern const struct route appeal_routes[];
extern const struct route recheck_routes[];
extern const struct route publicity_routes[];
extern const struct route favour_routes[];
extern const struct route spot_check_routes[], spot_found_routes[];
extern const struct route visit_routes[];
extern const struct route nomination_routes[];
extern const struct route decided_work_routes[];

#endif
