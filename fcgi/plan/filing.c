/* plan/filing.c - the office reads, returns or files what schools handed in.
 *
 * Every statement of the office joins office_school, so that a school outside
 * its region is not there.  Only the latest version is judged, and once:
 * plan_review's primary key. */
#include <stdlib.h>
#include <string.h>

#include "plan/slices.h"

/* Every school in scope that takes part, also those without a package yet. */
static struct query list = {
	"SELECT s.id AS `cursor`, s.name AS school, n.plan, COALESCE(n.state, 'draft') AS state,"
	"       n.number, n.filing_number, n.submitted_at, n.reviewed_at"
	"  FROM office_school o"
	"  JOIN school s ON s.id = o.school"
	"  JOIN programme_now g ON g.school = s.id"
	"  LEFT JOIN plan_now n ON n.programme = g.programme AND n.school = s.id"
	" WHERE o.person = ? AND s.id > ? AND (? IS NULL OR COALESCE(n.state, 'draft') = ?)"
	" ORDER BY s.id LIMIT " PAGE_SQL };

static const struct field listed[] = {
	{ "state", CHOICE, .choices = "draft submitted returned filed", .optional = true, .zh = "状态" },
	AFTER, { 0 } };

static int
list_packages(struct request *r)
{
	return page(r, &list, me(r), number(strtoll(after(r).text, NULL, 10)),
	    form(r, "state"), form(r, "state"));
}

/* One version, the latest unless asked otherwise, to the office and to the
 * school's own management. */
static struct query one = {
	"SELECT p.id AS plan, s.name AS school, s.environment, s.strong, g.name AS programme,"
	"       v.number, n.number AS latest, COALESCE(f.outcome, 'submitted') AS state,"
	"       f.number AS filing_number, f.remark, v.submitted_at, f.reviewed_at,"
	"       v.documents AS documents_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'name', a.name,"
	"                   'dimension', a.dimension, 'environment', a.environment) ORDER BY a.id)"
	"          FROM offer o JOIN ability a ON a.id = o.ability"
	"         WHERE o.plan_version = v.id) AS offer_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('number', w.number,"
	"                   'submitted_at', DATE_FORMAT(w.submitted_at, '%Y-%m-%dT%TZ'),"
	"                   'state', COALESCE(x.outcome, 'submitted'), 'remark', x.remark,"
	"                   'filing_number', x.number) ORDER BY w.number)"
	"          FROM plan_version w LEFT JOIN plan_review x ON x.plan_version = w.id"
	"         WHERE w.plan = p.id) AS versions_json"
	"  FROM plan p"
	"  JOIN school s ON s.id = p.school"
	"  JOIN programme g ON g.id = p.programme"
	"  JOIN plan_now n ON n.plan = p.id"
	"  JOIN plan_version v ON v.plan = p.id AND v.number = COALESCE(?, n.number)"
	"  LEFT JOIN plan_review f ON f.plan_version = v.id"
	" WHERE p.id = ?"
	"   AND (EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = p.school)"
	"    OR EXISTS (SELECT 1 FROM school_person m WHERE m.person = ? AND m.school = p.school))" };

static const struct field which[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .optional = true, .zh = "第几稿" }, { 0 } };

static int
show_package(struct request *r)
{
	return row(r, &one, form(r, "number"), form(r, "plan"), me(r), me(r));
}

/* Why nothing could be returned or filed; no row: not this office's. */
static struct query standing = {
	"SELECT n.number, n.state FROM plan_now n"
	"  JOIN office_school o ON o.school = n.school AND o.person = ?"
	" WHERE n.plan = ? AND n.plan_version IS NOT NULL" };

static int
refuse_review(struct request *r)
{
	const struct result *now = ask(r, &standing, me(r), form(r, "plan"));

	if (now->rows == 0)
		return not_found(r);
	if (cell(now, 0, "number").number > form(r, "number").number)
		return refuse(r, 409, "学校又提交了新的一稿，请看过新稿再办理");
	return refuse(r, 409, "这一稿已经办理过了，请刷新后查看");
}

static struct query send_back = {
	"INSERT INTO plan_review (plan_version, outcome, remark, reviewed_by)"
	" SELECT n.plan_version, 'returned', ?, o.person"
	"   FROM plan_now n JOIN office_school o ON o.school = n.school AND o.person = ?"
	"  WHERE n.plan = ? AND n.number = ? AND n.state = 'submitted'" };

static const struct field returned[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .zh = "第几稿" },
	{ "remark", PROSE, 1, 2000, .zh = "退回意见" }, { 0 } };

static int
return_package(struct request *r)
{
	if (run(r, &send_back, form(r, "remark"), me(r), form(r, "plan"), form(r, "number")) == 0)
		return refuse_review(r);
	about(r, "plan", form(r, "plan").number);
	return done(r);
}

/* The next number of the programme's region in this year (China Standard Time). */
static struct query file = {
	"INSERT INTO plan_review (plan_version, outcome, region, filed_year, serial, reviewed_by)"
	" SELECT n.plan_version, 'filed', g.region, YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR),"
	"        (SELECT COALESCE(MAX(x.serial), 0) + 1 FROM plan_review x"
	"          WHERE x.region = g.region"
	"            AND x.filed_year = YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)), o.person"
	"   FROM plan_now n"
	"   JOIN office_school o ON o.school = n.school AND o.person = ?"
	"   JOIN programme g ON g.id = n.programme"
	"  WHERE n.plan = ? AND n.number = ? AND n.state = 'submitted'" };

static struct query filed_as = {
	"SELECT filing_number FROM plan_now WHERE plan = ?" };

static const struct field filing[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .zh = "第几稿" }, { 0 } };

static int
file_package(struct request *r)
{
	const struct result *filed;
	struct json_object *answer;

	if (run(r, &file, me(r), form(r, "plan"), form(r, "number")) == 0)
		return refuse_review(r);
	filed = ask(r, &filed_as, form(r, "plan"));
	if (filed->rows == 0)
		return 0;
	about(r, "plan", form(r, "plan").number);
	answer = json_object_new_object();
	json_object_object_add(answer, "filing_number",
	    json_object_new_string(cell(filed, 0, "filing_number").text));
	return answer_object(r, 201, answer);
}

const struct route filing_routes[] = {
	{ "GET", "/packages", OFFICE, listed, list_packages, { &list } },
	{ "GET", "/package/{plan}", OFFICE | SCHOOL, which, show_package, { &one } },
	{ "POST", "/package/{plan}/return", OFFICE, returned, return_package,
	    { &send_back, &standing }, ONCE, "plan.package.return", 0 },
	{ "POST", "/package/{plan}/filing", OFFICE, filing, file_package,
	    { &file, &filed_as, &standing }, ONCE, "plan.package.file", 0 }, { 0 } };
