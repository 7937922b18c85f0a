/* plan/adoption.c - where no office approves or files (C15: school internal, as in
 * 孤山子), the plan is in force when the school has adopted it by itself: its head,
 * who is first responsible (R15), or the panel's chair.  Ours: no notice says who. */
#include "plan/slices.h"

static struct query adopt = {
	"INSERT INTO plan_review (plan_version, outcome, reviewed_by)"
	" SELECT n.plan_version, 'adopted', o.person"
	"   FROM role_now o JOIN plan_now n ON n.school = o.school"
	"  WHERE o.person = ? AND o.kind IN ('head','chair')"
	"    AND n.plan = ? AND n.number = ? AND n.waits = 'adoption' LIMIT 1" };

/* Why not; no row: not this school's. */
static struct query standing = {
	"SELECT n.number, n.waits = 'adoption' AS open, n.waits IS NOT NULL AS waits"
	"  FROM school_person o JOIN plan_now n ON n.school = o.school"
	" WHERE o.person = ? AND n.plan = ?" };

static const struct field version_of[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .zh = "第几稿" }, { 0 } };

static int
refuse_adoption(struct request *r)
{
	const struct result *now = ask(r, &standing, me(r), form(r, "plan"));

	if (now->rows == 0)
		return not_found(r);
	if (cell(now, 0, "number").number > form(r, "number").number)
		return refuse(r, 409, "学校又提交了新的一稿，请看过新稿再办理");
	if (cell(now, 0, "open").number != 0)
		return refuse(r, 409, "方案由校长或考核小组组长采用（本系统默认）");
	if (cell(now, 0, "waits").number != 0)
		return refuse(r, 409, "这份方案要由项目办办理，学校不能自行采用");
	return refuse(r, 409, "这一稿已经办理过了，请刷新后查看");
}

static int
adopt_package(struct request *r)
{
	if (run(r, &adopt, me(r), form(r, "plan"), form(r, "number")) == 0)
		return refuse_adoption(r);
	about(r, "plan", form(r, "plan").number);
	return done(r);
}

const struct route adoption_routes[] = {
	{ "POST", "/package/{plan}/adoption", SCHOOL | CHAIR, version_of, adopt_package,
	    { &adopt, &standing }, ONCE, "plan.package.adopt", 0 }, { 0 } };
