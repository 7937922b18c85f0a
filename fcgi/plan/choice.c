/* plan/choice.c - a teacher's 选学任务清单: chosen out of the school's filed offer.
 *
 * Each list replaces the one before it.  A wrong list is refused rule by rule;
 * what she has handed in stays in the list, also when the school no longer
 * offers it. */
#include "parts/facts.h"
#include "plan/slices.h"
#include "rules/choice.h"
#include "rules/relief.h"

#define ABILITY \
	"'code', a.code, 'name', " CALLED("a", "g") ", 'dimension', a.dimension," \
	"'environment', a.environment, 'summary', a.summary"

/* The offer and my list as abilities; what my group asks and what I handed in
 * (its first version) as codes. */
#define OFFER_AND_MINE \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT(" ABILITY ") ORDER BY a.id)" \
	"   FROM offer_now o JOIN ability a ON a.id = o.ability" \
	"  WHERE o.programme = g.programme AND o.school = m.school) AS offer_json," \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT(" ABILITY ") ORDER BY a.id)" \
	"   FROM choice_now h JOIN ability a ON a.id = h.ability" \
	"  WHERE h.programme = g.programme AND h.person = m.person) AS mine_json," \
	"(SELECT JSON_ARRAYAGG(a.code ORDER BY a.id)" \
	"   FROM compulsory_now c JOIN ability a ON a.id = c.ability" \
	"  WHERE c.programme = g.programme AND c.teaching_group = m.teaching_group) AS compulsory_json," \
	"(SELECT JSON_ARRAYAGG(a.code ORDER BY a.id)" \
	"   FROM submission d JOIN ability a ON a.id = d.ability" \
	"  WHERE d.programme = g.programme AND d.person = m.person AND d.number = 1) AS handed_in_json"

#define OF_ME \
	"  FROM member_now m JOIN programme_now g ON g.school = m.school WHERE m.person = ?"

/* As rules/relief.c: her age at the cut-off date; null where either is not decided. */
#define RELIEVED \
	"m.born_on <= JSON_VALUE(g.rules, '$.relief_cutoff.value')" \
	" - INTERVAL CAST(JSON_VALUE(g.rules, '$.relief_age.value') AS INT) YEAR"

static struct query show = {
	"SELECT g.name AS programme, g.ends_on,"
	"       JSON_OBJECT('ability_min', JSON_QUERY(g.rules, '$.ability_min'),"
	"           'ability_max', JSON_QUERY(g.rules, '$.ability_max'),"
	"           'per_dim_min', JSON_QUERY(g.rules, '$.per_dim_min'),"
	"           'per_dim_reading', JSON_QUERY(g.rules, '$.per_dim_reading'),"
	"           'teacher_dim_min', JSON_QUERY(g.rules, '$.teacher_dim_min'),"
	"           'group_compulsory', JSON_QUERY(g.rules, '$.group_compulsory'),"
	"           'staged_first', JSON_QUERY(g.rules, '$.staged_first'),"
	"           'relief_ability_min', JSON_QUERY(IF(" RELIEVED ", g.rules, '{}'), '$.relief_ability_min'),"
	"           'noncredit_dims', JSON_QUERY(g.rules, '$.noncredit_dims')) AS rules_json,"
	"       (SELECT MAX(l.made_at) FROM task_list l"
	"         WHERE l.programme = g.programme AND l.person = m.person) AS chosen_at,"
	"       (SELECT COUNT(*) FROM task_list l"
	"         WHERE l.programme = g.programme AND l.person = m.person) AS times,"
	OFFER_AND_MINE OF_ME };

static int
show_choice(struct request *r)
{
	return row(r, &show, me(r));
}

static struct query facts_of = {
	"SELECT g.rules, DATE_FORMAT(m.born_on, '%Y-%m-%d') AS born_on, " OFFER_AND_MINE OF_ME };

static struct query begin_list = {
	"INSERT INTO task_list (programme, person) SELECT g.programme, m.person" OF_ME };

/* Only what the school offers now, or what was handed in already. */
static struct query add_lines = {
	"INSERT INTO choice (task_list, ability)"
	" SELECT l.id, a.id FROM task_list l"
	"   JOIN member_now m ON m.person = l.person"
	"   JOIN JSON_TABLE(?, '$[*]'"
	"        COLUMNS (code VARCHAR(20) CHARACTER SET ascii PATH '$')) j"
	"   JOIN ability a ON a.code = j.code"
	"  WHERE l.id = ?"
	"    AND (EXISTS (SELECT 1 FROM offer_now o WHERE o.programme = l.programme"
	"             AND o.school = m.school AND o.ability = a.id)"
	"     OR EXISTS (SELECT 1 FROM submission d WHERE d.programme = l.programme"
	"             AND d.person = l.person AND d.ability = a.id))" };

/* Every field: the codes of the abilities she takes. */
static const struct field choice[] = {
	{ "abilities", CODES, 0, 60, .zh = "选学的能力点" }, { 0 } };

static void
check_handed_in(struct request *r, struct codes handed, struct codes chosen)
{
	size_t i;

	for (i = 0; i < handed.count; i++)
		if (!code_among(chosen.all, chosen.count, handed.all[i]))
			wrong(r, "/abilities", "能力点 %s 已经提交认证材料，不能从清单里去掉",
			    handed.all[i]);
}

/* Codes of what was handed in, as abilities: they may stay in the list. */
static struct abilities
kept_of(struct request *r, struct value mine, struct codes handed)
{
	struct abilities all = abilities_of(r, parsed(r, mine)), kept = { all.all, 0 };
	size_t i;

	for (i = 0; i < all.count; i++)
		if (code_among(handed.all, handed.count, all.all[i].code))
			kept.all[kept.count++] = all.all[i];
	return kept;
}

static int
check_choice(struct request *r, const struct result *facts, struct codes chosen)
{
	const struct policy *p = policy_of(r, cell(facts, 0, "rules"));
	struct abilities offer = abilities_of(r, parsed(r, cell(facts, 0, "offer_json")));
	struct codes compulsory = codes_of(r, parsed(r, cell(facts, 0, "compulsory_json")));
	struct codes handed = codes_of(r, parsed(r, cell(facts, 0, "handed_in_json")));
	struct findings found = { 0 };

	if (p == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	if (offer.count == 0)
		return refuse(r, 409, "学校的方案还没有备案，备案后才能选学");
	offer = abilities_and(r, offer, kept_of(r, cell(facts, 0, "mine_json"), handed));
	choice_check(p, &(struct choice){ offer.all, offer.count, compulsory.all,
	    compulsory.count, chosen.all, chosen.count,
	    relieved(p, cell(facts, 0, "born_on").text) }, &found);
	wrong_by(r, "/abilities", &found);
	check_handed_in(r, handed, chosen);
	return refuse_wrong(r);
}

static int
choose(struct request *r)
{
	const struct result *facts = ask(r, &facts_of, me(r));
	struct codes chosen = codes_of(r, form_object(r, "abilities"));
	long long list;
	int status;

	if (facts->rows == 0)
		return not_found(r);
	if ((status = check_choice(r, facts, chosen)) != 0)
		return status;
	run(r, &begin_list, me(r));
	list = last_id(r);
	if (run(r, &add_lines, form_json(r, "abilities"), number(list)) != (long)chosen.count)
		return refuse(r, 409, "学校提供的能力点刚有变动，请刷新后再选");
	return made(r, "task_list", list);
}

const struct route choice_routes[] = {
	{ "GET", "/choice", TEACHER, NULL, show_choice, { &show } },
	{ "POST", "/choice", TEACHER, choice, choose, { &facts_of, &begin_list, &add_lines },
	    ONCE, "plan.choice.make", 0 }, { 0 } };
