/* plan/office.c - the regions whose office I am, each with what its policy asks the
 * office itself to write (R80) and by which scorecard experts score plans (R125). */
#include "plan/slices.h"

static struct query list = {
	"SELECT k.id AS region, k.name, k.kind, g.name AS programme, g.region <> k.id AS reports,"
	"       JSON_QUERY(v.rules, '$.region_documents') AS documents_json,"
	"       JSON_QUERY(v.rules, '$.plan_scorecard') AS scorecard_json"
	"  FROM role_now o"
	"  JOIN region k ON k.id = o.region"
	"  JOIN region_within w ON w.region = o.region"
	"  JOIN programme g ON g.region = w.ancestor"
	"   AND DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN g.begins_on AND g.ends_on"
	"  JOIN policy_version v ON v.policy = g.policy AND v.effective_on ="
	"       (SELECT MAX(x.effective_on) FROM policy_version x WHERE x.policy = g.policy"
	"           AND x.effective_on <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))"
	" WHERE o.person = ? AND o.kind = 'office'"
	" ORDER BY k.id, g.id DESC" };

static int
list_offices(struct request *r)
{
	return rows(r, &list, me(r));
}

const struct route office_routes[] = {
	{ "GET", "/offices/mine", OFFICE, NULL, list_offices, { &list } }, { 0 } };
