/* parts/called.h - what a place calls an ability (R34): the code is the key, names are the
 * place's own. */
#ifndef PARTS_CALLED_H
#define PARTS_CALLED_H

/* By a policy, and by one of its versions. */
#define CALLED_BY(ability, policy) \
	"COALESCE((SELECT u.name FROM ability_label u" \
	"           WHERE u.ability = " ability ".id AND u.policy = " policy "), " ability ".name)"
#define CALLED_UNDER(ability, version) \
	"COALESCE((SELECT u.name FROM policy_version y JOIN ability_label u ON u.policy = y.policy" \
	"           WHERE y.id = " version " AND u.ability = " ability ".id), " ability ".name)"

#endif
