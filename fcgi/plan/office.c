/* plan/office.c - the regions whose office I am, each with what its policy asks the
 * office itself to write (R80) and by which scorecard experts score plans (R125). */
#include "plan/slices.h"

static struct query list = {
	"SELECT k.id AS region, k.name, k.kind, g.name AS programme, g.region <> k.id AS reports,"
	"       JSON_QUERY(v.rules, '$.region_documents') AS documents_json,"
	"       JSON_QUERY(v.rules, '$.plan_scorecard') AS scorecard_json"
	OFFICE_TODAY
	"  JOIN region k ON k.id = o.region"
	" WHERE o.person = ? AND o.kind = 'office'"
	" ORDER BY k.id, g.id DESC" };

static int
list_offices(struct request *r)
{
	return rows(r, &list, me(r));
}

const struct route office_routes[] = {
	{ "GET", "/offices/mine", OFFICE, NULL, list_offices, { &list } }, { 0 } };
