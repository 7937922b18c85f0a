/* admin/policy_change.h - a new version of a policy as an office sent it: read,
 * checked and compared with the version it would follow. */
#ifndef ADMIN_POLICY_CHANGE_H
#define ADMIN_POLICY_CHANGE_H

#include "admin/admin.h"
#include "rules/policy.h"

/* Whom this office's policies are: those of programmes inside its region it may
 * change, when no other region's programme goes by them; those of a programme
 * around its region it sees. */
#define OFFICE_OVER(programme_region) \
	"EXISTS (SELECT 1 FROM role_now o JOIN region_within w ON w.ancestor = o.region" \
	"         WHERE o.person = ? AND o.kind = 'office' AND w.region = " programme_region ")"
#define OFFICE_UNDER(programme_region) \
	"EXISTS (SELECT 1 FROM role_now o JOIN region_within w ON w.region = o.region" \
	"         WHERE o.person = ? AND o.kind = 'office' AND w.ancestor = " programme_region ")"
/* Takes me(r) twice. */
#define MAY_CHANGE \
	"(EXISTS (SELECT 1 FROM programme g WHERE g.policy = p.id AND " OFFICE_OVER("g.region") ")" \
	" AND NOT EXISTS (SELECT 1 FROM programme g WHERE g.policy = p.id" \
	"                  AND NOT " OFFICE_OVER("g.region") "))"
#define MAY_SEE \
	"EXISTS (SELECT 1 FROM programme g WHERE g.policy = p.id" \
	"         AND (" OFFICE_OVER("g.region") " OR " OFFICE_UNDER("g.region") "))"

struct change {
	const struct result *basis;	/* the version it follows, of one row */
	struct policy old, now;
	struct json_object *was, *rules;	/* the documents; borrowed */
	const char *text;		/* the new one, as it is kept */
	const char *digest;		/* of what was shown: hex */
};

extern const struct field change_fields[];	/* policy, effective_on, rules */
extern struct query change_basis;		/* what it asks */

/* 0, or the status of a refusal that names every wrong member. */
int change_read(struct request *, struct change *);

/* Member by member what differs, [{member, part, zh, unit, was, now}]. */
struct json_object *change_lines(const struct change *);

/* Whom the change hits: {offers, lists, certifiable, cases}, each {count, rows};
 * null where the rules in question are the same. */
struct json_object *policy_hits(struct request *, const struct change *);
extern struct query hit_catalogue, hit_offers, hit_schools, hit_lists, hit_samples,
    hit_people, hit_able, hit_ready, hit_cases;

#endif
