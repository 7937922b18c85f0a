/* plan/filing.c - the office returns, approves (审定) or files (备案) what schools
 * handed in, by the region's route (C15).
 *
 * Who has which step before her stands in the view plan_due; only the latest
 * version is there, and each step once: plan_review's keys. */
#include <string.h>

#include "parts/facts.h"
#include "plan/documents.h"
#include "plan/slices.h"

/* Why nothing could be done; no row: not this office's. */
static struct query standing = {
	"SELECT n.number, n.state, n.waits, " DESK("s.region") " AS desk,"
	"       y.rules,"
	"       (SELECT COUNT(*) FROM plan_due d WHERE d.person = o.person AND d.plan = n.plan) AS due"
	"  FROM plan_now n"
	"  JOIN plan_version v ON v.id = n.plan_version"
	"  JOIN policy_version y ON y.id = v.policy_version"
	"  JOIN school s ON s.id = n.school"
	"  JOIN office_school o ON o.school = n.school AND o.person = ?"
	" WHERE n.plan = ?" };

static int
refuse_review(struct request *r, const char *act)
{
	const struct result *now = ask(r, &standing, me(r), form(r, "plan"));
	const struct policy *p;
	const char *waits;

	if (now->rows == 0)
		return not_found(r);
	if ((p = policy_of(r, cell(now, 0, "rules"))) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	waits = cell(now, 0, "waits").kind == TEXT ? cell(now, 0, "waits").text : "";
	if (cell(now, 0, "number").number > form(r, "number").number)
		return refuse(r, 409, "学校又提交了新的一稿，请看过新稿再办理");
	if (strcmp(waits, "adoption") == 0)
		return refuse(r, 409, "本地政策没有审定或备案的规定，方案由学校自行采用");
	if (*waits != '\0' && cell(now, 0, "due").number == 0)
		return refuse(r, 409, "这一步由%s项目办办理%s", cell(now, 0, "desk").text, whose(r,
		    strcmp(waits, "approval") == 0 ? &p->approval_level : &p->filing_level));
	if (strcmp(waits, "approval") == 0 && strcmp(act, "filing") == 0)
		return refuse(r, 409, "这一稿还没有审定，审定后才能备案%s", whose(r, &p->plan_acts));
	return refuse(r, 409, "这一稿已经办理过了，请刷新后查看");
}

#define DUE_TO_ME "FROM plan_due d WHERE d.person = ? AND d.plan = ? AND d.number = ?"

/* --- return, with remarks part by part ----------------------------------- */

static struct query send_back = {
	"INSERT INTO plan_review (plan_version, outcome, remark, remarks, reviewed_by)"
	" SELECT d.plan_version, 'returned', COALESCE(?, ''), COALESCE(?, '[]'), d.person " DUE_TO_ME
	" LIMIT 1" };

static const struct field remark[] = {
	{ "document", CODE, 1, 40, .zh = "文档" },
	{ "part", CODE, 1, 40, .optional = true, .zh = "部分" },
	{ "remark", PROSE, 1, 1000, .zh = "意见" }, { 0 } };

static const struct field returned[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .zh = "第几稿" },
	{ "remark", PROSE, 1, 2000, .optional = true, .zh = "退回意见" },
	{ "remarks", LIST, 0, 60, .of = remark, .optional = true, .zh = "分部分的意见" }, { 0 } };

static int
check_remarks(struct request *r, struct json_object *remarks)
{
	size_t i, n = remarks != NULL ? json_object_array_length(remarks) : 0;
	struct json_object *one, *part;

	for (i = 0; i < n; i++) {
		one = json_object_array_get_idx(remarks, i);
		part = json_object_object_get(one, "part");
		if (part_called(json_object_get_string(json_object_object_get(one, "document")),
		    part != NULL ? json_object_get_string(part) : NULL) == NULL)
			wrong(r, text(r, "/remarks/%zu/part", i).text, "方案里没有这一部分");
	}
	if (n == 0 && form(r, "remark").kind == NOTHING)
		wrong(r, "/remark", "请填写退回意见");
	return refuse_wrong(r);
}

static int
return_package(struct request *r)
{
	struct json_object *remarks = form_object(r, "remarks");
	int status;

	if ((status = check_remarks(r, remarks)) != 0)
		return status;
	if (run(r, &send_back, form(r, "remark"), remarks != NULL ? form_json(r, "remarks") :
	    nothing(), me(r), form(r, "plan"), form(r, "number")) == 0)
		return refuse_review(r, "return");
	about(r, "plan", form(r, "plan").number);
	return done(r);
}

/* --- approve --------------------------------------------------------------- */

/* The end of the way only where the policy asks for no filing after it. */
static struct query approve = {
	"INSERT INTO plan_review (plan_version, outcome, finished, reviewed_by)"
	" SELECT d.plan_version, 'approved', NOT d.filing, d.person " DUE_TO_ME
	"    AND d.act = 'approval' LIMIT 1" };

static const struct field version_of[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .zh = "第几稿" }, { 0 } };

static int
approve_package(struct request *r)
{
	if (run(r, &approve, me(r), form(r, "plan"), form(r, "number")) == 0)
		return refuse_review(r, "approval");
	about(r, "plan", form(r, "plan").number);
	return done(r);
}

/* --- file ------------------------------------------------------------------ */

/* The next number of the programme's region in this year (China Standard Time). */
static struct query file = {
	"INSERT INTO plan_review (plan_version, outcome, region, filed_year, serial, reviewed_by)"
	" SELECT d.plan_version, 'filed', g.region, YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR),"
	"        (SELECT COALESCE(MAX(x.serial), 0) + 1 FROM plan_review x"
	"          WHERE x.region = g.region"
	"            AND x.filed_year = YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)), d.person"
	"   FROM plan_due d JOIN programme g ON g.id = d.programme"
	"  WHERE d.person = ? AND d.plan = ? AND d.number = ? AND d.act = 'filing' LIMIT 1" };

static struct query filed_as = {
	"SELECT filing_number FROM plan_now WHERE plan = ?" };

static int
file_package(struct request *r)
{
	const struct result *filed;
	struct json_object *answer;

	if (run(r, &file, me(r), form(r, "plan"), form(r, "number")) == 0)
		return refuse_review(r, "filing");
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
	{ "POST", "/package/{plan}/return", OFFICE, returned, return_package,
	    { &send_back, &standing }, ONCE, "plan.package.return", 0 },
	{ "POST", "/package/{plan}/approval", OFFICE, version_of, approve_package,
	    { &approve, &standing }, ONCE, "plan.package.approve", 0 },
	{ "POST", "/package/{plan}/filing", OFFICE, version_of, file_package,
	    { &file, &filed_as, &standing }, ONCE, "plan.package.file", 0 }, { 0 } };
