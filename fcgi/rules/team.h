/* rules/team.h - a school's 信息化管理团队 and its 首席信息官 (R12-R14), against the policy. */
#ifndef RULES_TEAM_H
#define RULES_TEAM_H

#include <stdbool.h>

#include "rules/policy.h"

struct team {
	long people;		/* different persons: head, CIO and members */
	bool head;		/* a head is named (R15), who leads the team */
	bool cio;		/* somebody is CIO */
	bool cio_is_head;	/* the same person as the head */
};

/* Appends what is unmet.  cio_is_head of the policy: true, the head in person is
 * CIO (R13); false, another of the school's leaders may be (R12), but somebody
 * is; not set: nothing is asked.  The limits of the team count the head and the
 * CIO in: the notice says that the head leads the team (校长领衔). */
void team_check(const struct policy *, const struct team *, struct findings *);

#endif
