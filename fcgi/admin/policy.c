/* admin/policy.c - the rules in force: for my school, or for one that I see. */
#include "admin/admin.h"

#define POLICY \
	"SELECT n.programme, n.name, n.ends_on, y.name AS policy," \
	"       v.number, v.effective_on, n.rules AS rules_json" \
	"  FROM programme_now n" \
	"  JOIN policy y ON y.id = n.policy" \
	"  JOIN policy_version v ON v.id = n.policy_version"

static struct query mine = {
	POLICY "  JOIN member_now m ON m.school = n.school"
	" WHERE m.person = ? ORDER BY n.programme" };

static struct query seen = {
	POLICY "  JOIN school_seen k ON k.school = n.school"
	" WHERE k.person = ? AND k.school = ? ORDER BY n.programme" };

static int
show_policy(struct request *r)
{
	struct value school = form(r, "school");

	if (school.kind == NOTHING)
		return rows(r, &mine, me(r));
	return rows(r, &seen, me(r), school);
}

static const struct field where[] = {
	{ "school", ID, .optional = true, .zh = "学校" }, { 0 } };

const struct route policy_routes[] = {
	{ "GET", "/policy", MEMBER, where, show_policy, { &mine, &seen } },
	{ 0 } };
