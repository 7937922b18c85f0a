/* review/spot.h - what the slices of 抽检 share: the policy in force today, for the region
 * of this office inside the programme's or above it.  k is a role, g a programme. */
#ifndef REVIEW_SPOT_H
#define REVIEW_SPOT_H

#define SPOT_RULES \
	"  JOIN policy_version r ON r.policy = g.policy"
#define SPOT_REACHES \
	"   AND r.effective_on = (SELECT MAX(v.effective_on) FROM policy_version v" \
	"                          WHERE v.policy = g.policy AND v.effective_on <= " TODAY ")" \
	"   AND EXISTS (SELECT 1 FROM region_within w WHERE (w.region = k.region AND w.ancestor = g.region)" \
	"                  OR (w.region = g.region AND w.ancestor = k.region))"
/* Both values are there: the notice wants spot checks, and how large they are is decided. */
#define SPOT_DECIDED \
	"JSON_VALUE(r.rules, '$.spot_check.value') = 1 AND JSON_VALUE(r.rules, '$.spot_check_percent.value') IS NOT NULL"

#endif
