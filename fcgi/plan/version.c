/* plan/version.c - a version that was handed in, to those who may read it: the
 * offices above the school, its management, its panel, the experts of its region. */
#include "plan/slices.h"
#include "plan/version.h"

/* One version, the latest unless asked otherwise, and what was done with each. */
static struct query one = {
	"SELECT p.id AS plan, s.id AS school_id, s.name AS school, s.environment, s.strong, g.name AS programme,"
	"       v.number, n.number AS latest,"
	"       COALESCE(f.outcome, IF(a.outcome IS NULL, 'submitted', 'approved')) AS state,"
	"       IF(v.id = n.plan_version, n.waits, NULL) AS waits, n.since, " DESK("s.region") " AS desk,"
	"       " DUE("y.rules") " AS due, " LATE("y.rules") " AS late,"
	"       f.number AS filing_number, f.remark, f.remarks AS remarks_json,"
	"       v.submitted_at, f.reviewed_at, a.reviewed_at AS approved_at,"
	"       v.documents AS documents_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('attachment', t.id, 'document', t.document,"
	"                   'name', t.name) ORDER BY t.id)"
	"          FROM plan_attachment t WHERE t.plan_version = v.id) AS attachments_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', b.code, 'name', " CALLED("b", "g") ","
	"                   'dimension', b.dimension, 'environment', b.environment) ORDER BY b.id)"
	"          FROM offer o JOIN ability b ON b.id = o.ability"
	"         WHERE o.plan_version = v.id) AS offer_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('number', w.number,"
	"                   'submitted_at', DATE_FORMAT(w.submitted_at, '%Y-%m-%dT%TZ'),"
	"                   'state', COALESCE(x.outcome, 'submitted'), 'remark', x.remark,"
	"                   'filing_number', x.number) ORDER BY w.number)"
	"          FROM plan_version w LEFT JOIN plan_review x ON x.plan_version = w.id AND x.final = 1"
	"         WHERE w.plan = p.id) AS versions_json"
	"  FROM plan p"
	"  JOIN school s ON s.id = p.school"
	"  JOIN programme g ON g.id = p.programme"
	"  JOIN plan_now n ON n.plan = p.id"
	"  JOIN plan_version v ON v.plan = p.id AND v.number = COALESCE(?, n.number)"
	"  JOIN policy_version y ON y.id = v.policy_version"
	"  LEFT JOIN plan_review f ON f.plan_version = v.id AND f.final = 1"
	"  LEFT JOIN plan_review a ON a.plan_version = v.id AND a.outcome = 'approved'"
	" WHERE p.id = ? AND " MAY_READ };

static const struct field which[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .optional = true, .zh = "第几稿" }, { 0 } };

static int
show_version(struct request *r)
{
	return row(r, &one, form(r, "number"), form(r, "plan"), me(r), me(r));
}

const struct route version_routes[] = {
	{ "GET", "/package/{plan}", PLAN_READERS, which, show_version, { &one } }, { 0 } };
