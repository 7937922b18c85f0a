/* plan/scoring.h - who takes part in scoring c: offices and experts of its region
 * or of one above it.  Takes the person once. */
#ifndef PLAN_SCORING_H
#define PLAN_SCORING_H

#define SCORES_IN(kinds) \
	"EXISTS (SELECT 1 FROM role_now q JOIN region_within z ON z.ancestor = q.region" \
	"         WHERE q.person = ? AND z.region = c.region AND q.kind IN (" kinds "))"

#endif
