/* admin/enrolment.c - which programmes there are, and which school takes part in
 * which, in which batch (R25).
 *
 * A programme is kept by the office or administrator of its region; a school is
 * enrolled from above it, into a programme of a region that it lies in. */
#include <string.h>

#include "admin/admin.h"
#include "admin/sheets.h"

/* Of the regions below me, and of those that mine lies in: in these, too, my
 * schools take part. */
static struct query list = {
	"SELECT g.id AS programme, g.name, g.region AS region_id, a.name AS region, p.code AS policy,"
	"       p.name AS policy_name, g.begins_on, g.ends_on, g.version, LPAD(g.id, 15, '0') AS `cursor`"
	"  FROM programme g JOIN region a ON a.id = g.region JOIN policy p ON p.id = g.policy"
	" WHERE (EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = g.region)"
	"     OR EXISTS (SELECT 1 FROM role_now r JOIN region_within w ON w.region = r.region"
	"                 WHERE r.person = ? AND r.kind IN ('office','admin') AND w.ancestor = g.region))"
	"   AND LPAD(g.id, 15, '0') > ? ORDER BY g.id LIMIT " PAGE_SQL };

static int
list_programmes(struct request *r)
{
	return page(r, &list, me(r), me(r), after(r));
}

/* What a programme may go by: every policy there is, by name. */
static struct query policies = {
	"SELECT p.code, p.name FROM policy p ORDER BY p.id LIMIT 1000" };

static int
list_policies(struct request *r)
{
	return rows_with(r, &policies, NULL, 0);
}

static struct query add = {
	"INSERT INTO programme (region, name, policy, begins_on, ends_on)"
	" SELECT g.id, ?, p.id, ?, ? FROM region g JOIN policy p ON p.code = ?"
	"  WHERE g.id = ?"
	"    AND EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = g.id)" };

static struct query mine = {
	"SELECT g.begins_on FROM programme g WHERE g.id = ?"
	"   AND EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = g.region)" };

static struct query change = {
	"UPDATE programme SET name = ?, ends_on = ?, version = version + 1 WHERE id = ? AND version = ?" };

static bool
ends_before(struct request *r, const char *begins)
{
	if (strcmp(form(r, "ends_on").text, begins) < 0)
		wrong(r, "/ends_on", "结束日期不能早于开始日期");
	return refuse_wrong(r) != 0;
}

static int
add_programme(struct request *r)
{
	struct value begins = form(r, "begins_on");
	long added;

	if (ends_before(r, begins.text))
		return 422;
	added = try_run(r, &add, form(r, "name"), begins, form(r, "ends_on"), form(r, "policy"),
	    form(r, "region"), me(r));
	if (added < 0)
		return refuse(r, 409, "这个区域已经有同名的工程");
	return added == 0 ? not_found(r) : made(r, "programme", last_id(r));
}

/* The policy and the beginning stay: work began under them. */
static int
change_programme(struct request *r)
{
	struct value programme = form(r, "programme");
	const struct result *now = ask(r, &mine, programme, me(r));
	long matched;

	if (now->rows == 0)
		return not_found(r);
	if (ends_before(r, cell(now, 0, "begins_on").text))
		return 422;
	about(r, "programme", programme.number);
	matched = try_run(r, &change, form(r, "name"), form(r, "ends_on"), programme, version(r));
	return matched < 0 ? refuse(r, 409, "这个区域已经有同名的工程") : changed(r, matched);
}

static struct query enrol = {
	"INSERT INTO enrolment (programme, school, batch, until)"
	" SELECT g.id, s.id, ?, ? FROM programme g"
	"   JOIN region_within w ON w.ancestor = g.region"
	"   JOIN school s ON s.region = w.region AND s.successor IS NULL"
	"  WHERE g.id = ? AND s.id = ?"
	"    AND EXISTS (SELECT 1 FROM school_above k WHERE k.person = ? AND k.school = s.id)"
	" ON DUPLICATE KEY UPDATE batch = VALUES(batch), until = VALUES(until)" };

static int
enrol_school(struct request *r)
{
	struct value school = form(r, "school");

	if (run(r, &enrol, form(r, "batch"), form(r, "until"), form(r, "programme"), school, me(r)) == 0)
		return not_found(r);
	about(r, "school", school.number);
	return done(r);
}

#define NAME { "name", WORDS, 2, 100, .zh = "工程名称" }
#define ENDS_ON { "ends_on", DAY, .zh = "结束日期" }

static const struct field fresh[] = {
	{ "region", ID, .zh = "实施区域" }, NAME, { "policy", CODE, 1, 30, .zh = "政策代号" },
	{ "begins_on", DAY, .zh = "开始日期" }, ENDS_ON, { 0 } };
static const struct field edited[] = { { "programme", ID, .zh = "工程" }, NAME, ENDS_ON, { 0 } };
static const struct field part[] = {
	{ "school", ID, .zh = "学校" }, { "programme", ID, .zh = "工程" },
	{ "batch", COUNT, 1, 99, .zh = "第几批" },
	{ "until", DAY, .optional = true, .zh = "退出日期" }, { 0 } };

const struct route enrolment_routes[] = {
	{ "GET", "/programmes", OFFICE | ADMIN, paged, list_programmes, { &list }, .sheet = &programmes_sheet },
	{ "GET", "/programmes/policies", OFFICE | ADMIN, NULL, list_policies, { &policies } },
	{ "POST", "/programmes", OFFICE | ADMIN, fresh, add_programme, { &add }, ONCE,
	    "admin.programme.make" },
	{ "PUT", "/programmes/{programme}", OFFICE | ADMIN, edited, change_programme,
	    { &mine, &change }, EDIT, "admin.programme.change" },
	{ "PUT", "/schools/{school}/programmes/{programme}", OFFICE | ADMIN, part, enrol_school,
	    { &enrol }, 0, "admin.school.enrol" }, { 0 } };
