/* plan/compulsory.c - a group's leader fixes what its members must choose.
 *
 * Out of the filed offer; each list replaces the one before it. */
#include "parts/facts.h"
#include "plan/slices.h"
#include "rules/offer.h"

/* My groups: the one I am in, and those I lead. */
static struct query list = {
	"SELECT t.id AS teaching_group, t.name, mine.leads = 1 AS leads, g.name AS programme,"
	"       JSON_OBJECT('group_compulsory', JSON_QUERY(g.rules, '$.group_compulsory'),"
	"           'noncredit_dims', JSON_QUERY(g.rules, '$.noncredit_dims')) AS rules_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'name', " CALLED("a", "g") ","
	"                   'dimension', a.dimension, 'summary', a.summary) ORDER BY a.id)"
	"          FROM offer_now o JOIN ability a ON a.id = o.ability"
	"         WHERE o.programme = g.programme AND o.school = t.school) AS offer_json,"
	"       (SELECT JSON_ARRAYAGG(a.code ORDER BY a.id)"
	"          FROM compulsory_now c JOIN ability a ON a.id = c.ability"
	"         WHERE c.programme = g.programme AND c.teaching_group = t.id) AS compulsory_json,"
	"       (SELECT MAX(l.made_at) FROM compulsory_list l"
	"         WHERE l.programme = g.programme AND l.teaching_group = t.id) AS fixed_at"
	"  FROM (SELECT x.teaching_group, MAX(x.leads) AS leads"
	"          FROM (SELECT teaching_group, 0 AS leads FROM member_now WHERE person = ?"
	"                 UNION ALL"
	"                SELECT teaching_group, 1 FROM role_now WHERE person = ? AND kind = 'leader') x"
	"         GROUP BY x.teaching_group) mine"
	"  JOIN teaching_group t ON t.id = mine.teaching_group"
	"  JOIN programme_now g ON g.school = t.school" };

static int
list_compulsory(struct request *r)
{
	return rows(r, &list, me(r), me(r));
}

static struct query offered = {
	"SELECT g.rules,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'dimension', a.dimension))"
	"          FROM offer_now o JOIN ability a ON a.id = o.ability"
	"         WHERE o.programme = g.programme AND o.school = t.school) AS offer"
	"  FROM teaching_group t JOIN programme_now g ON g.school = t.school"
	" WHERE t.id = ? AND EXISTS"
	"       (SELECT 1 FROM role_now w"
	"         WHERE w.person = ? AND w.kind = 'leader' AND w.teaching_group = t.id)" };

static struct query fix = {
	"INSERT INTO compulsory_list (programme, teaching_group, made_by)"
	" SELECT g.programme, t.id, ? FROM teaching_group t JOIN programme_now g ON g.school = t.school"
	"  WHERE t.id = ? AND EXISTS"
	"        (SELECT 1 FROM role_now w"
	"          WHERE w.person = ? AND w.kind = 'leader' AND w.teaching_group = t.id)" };

static struct query fix_lines = {
	"INSERT INTO compulsory (list, ability)"
	" SELECT l.id, a.id FROM compulsory_list l"
	"   JOIN teaching_group t ON t.id = l.teaching_group"
	"   JOIN JSON_TABLE(?, '$[*]'"
	"        COLUMNS (code VARCHAR(20) CHARACTER SET ascii PATH '$')) j"
	"   JOIN ability a ON a.code = j.code"
	"   JOIN offer_now o ON o.programme = l.programme AND o.school = t.school AND o.ability = a.id"
	"  WHERE l.id = ?" };

static const struct field compulsory[] = {
	{ "teaching_group", ID, .zh = "教研组" },
	{ "abilities", CODES, 0, 60, .zh = "必修能力点" }, { 0 } };

static int
check_compulsory(struct request *r, const struct result *facts)
{
	const struct policy *p = policy_of(r, cell(facts, 0, "rules"));
	struct abilities offer = abilities_of(r, parsed(r, cell(facts, 0, "offer")));
	struct codes codes = codes_of(r, form_object(r, "abilities"));
	struct findings found = { 0 };

	if (p == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	if (offer.count == 0)
		return refuse(r, 409, "学校的方案还没有备案，备案后才能确定必修能力点");
	compulsory_check(p, offer.all, offer.count, codes.all, codes.count, &found);
	wrong_by(r, "/abilities", &found);
	return refuse_wrong(r);
}

static int
fix_compulsory(struct request *r)
{
	const struct result *facts = ask(r, &offered, form(r, "teaching_group"), me(r));
	long long made_list;
	int status;

	if (facts->rows == 0)
		return not_found(r);
	if ((status = check_compulsory(r, facts)) != 0)
		return status;
	if (run(r, &fix, me(r), form(r, "teaching_group"), me(r)) == 0)
		return not_found(r);
	made_list = last_id(r);
	run(r, &fix_lines, form_json(r, "abilities"), number(made_list));
	return made(r, "compulsory_list", made_list);
}

const struct route compulsory_routes[] = {
	{ "GET", "/compulsory", TEACHER | LEADER, NULL, list_compulsory, { &list } },
	{ "POST", "/compulsory", LEADER, compulsory, fix_compulsory,
	    { &offered, &fix, &fix_lines }, ONCE, "plan.compulsory.fix", 0 }, { 0 } };
