/* certificate/why.c - 还差什么: every unmet rule, for the teacher and for those who
 * look after her; and more time that her school has asked for and nobody has answered
 * yet, without why: the reason may be an illness. */
#include "certificate/slices.h"
#include "parts/called.h"
#include "parts/standing.h"

/* Herself, or by the panel, the management or the office of her school. */
static struct query look = {
	"SELECT " STANDING ", n.name AS programme, c.name AS school,"
	"       y.name AS policy, v.number AS policy_number,"
	"       DATE_FORMAT(p.proposed_at, '%Y-%m-%dT%H:%i:%sZ') AS proposed_at,"
	"       k.state AS certificate,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('ability', " CALLED_BY("a", "v.policy") ", 'until',"
	"               DATE_FORMAT(u.until, '%Y-%m-%dT%H:%i:%sZ')))"
	"          FROM publicity u JOIN ability a ON a.id = u.ability"
	"         WHERE u.programme = s.programme AND u.person = s.person) AS publicity,"
	"       (SELECT JSON_OBJECT('until', q.until, 'asked_at', DATE_FORMAT(q.made_at, '%Y-%m-%dT%H:%i:%sZ'))"
	"          FROM extension_asked e JOIN extension_request q ON q.id = e.request"
	"         WHERE e.programme = s.programme AND e.person = s.person AND e.waits = 1) AS extension,"
	"       (s.person = ? OR EXISTS (SELECT 1 FROM office_school j"
	"         WHERE j.person = ? AND j.school = s.school)) AS may_know"
	"  FROM standing s"
	"  JOIN programme n ON n.id = s.programme"
	"  JOIN school c ON c.id = s.school"
	"  JOIN policy_version v ON v.id = s.policy_version"
	"  JOIN policy y ON y.id = v.policy"
	"  LEFT JOIN proposal p ON p.programme = s.programme AND p.person = s.person"
	"  LEFT JOIN certificate_now k ON k.programme = s.programme AND k.person = s.person"
	" WHERE s.person = ?"
	"   AND (s.person = ?"
	"     OR EXISTS (SELECT 1 FROM panel_now j WHERE j.person = ? AND j.school = s.school)"
	"     OR EXISTS (SELECT 1 FROM school_person j WHERE j.person = ? AND j.school = s.school)"
	"     OR EXISTS (SELECT 1 FROM office_school j WHERE j.person = ? AND j.school = s.school))" };

static const struct field whose[] = {
	{ "person", ID, .optional = true, .zh = "教师" }, { 0 } };

static void
copy_cell(struct json_object *o, const struct result *rows, const char *name)
{
	struct value v = cell(rows, 0, name);

	json_object_object_add(o, name, v.kind == TEXT ? json_object_new_string(v.text) :
	    v.kind == NUMBER ? json_object_new_int64(v.number) : NULL);
}

static struct json_object *
hours_json(const struct policy *p, const struct hours *h)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "online", json_object_new_int64(h->of[HOURS_ONLINE]));
	json_object_object_add(o, "practice", json_object_new_int64(hours_practice(h)));
	json_object_object_add(o, "total", json_object_new_int64(hours_total(h)));
	json_object_object_add(o, "credits", p->hours_per_credit.set ?
	    json_object_new_int64(hours_credits(p, h)) : NULL);
	return o;
}

/* What is lower for her, in the policy's words. */
static struct json_object *
relief_json(const struct policy *p)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "age", json_object_new_int64(p->relief_age.value));
	json_object_object_add(o, "cutoff", json_object_new_string(p->relief_cutoff.text));
	json_object_object_add(o, "ability_min", p->relief_ability_min.set ?
	    json_object_new_int64(p->relief_ability_min.value) : NULL);
	json_object_object_add(o, "pass_enough",
	    json_object_new_boolean(setting_on(&p->relief_pass_enough)));
	json_object_object_add(o, "phrase", json_object_new_string(p->relief_age.phrase));
	json_object_object_add(o, "source", json_object_new_string(p->relief_age.source));
	return o;
}

static int
answer_why(struct request *r)
{
	static const char *const shown[] = { "person", "name", "programme", "school", "policy",
		"policy_number", "proposed_at", "certificate" };
	struct value person = form(r, "person").kind == NOTHING ? me(r) : form(r, "person");
	const struct result *rows = ask(r, &look, me(r), me(r), person, me(r), me(r), me(r), me(r));
	struct json_object *o, *facts;
	struct standing *s;
	size_t i;

	if (rows->rows == 0)
		return not_found(r);
	if ((s = standing_of(r, rows, 0)) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	if (cell(rows, 0, "may_know").number == 0)
		hide_relief(&s->unmet);
	o = json_object_new_object();
	for (i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		copy_cell(o, rows, shown[i]);
	json_object_object_add(o, "certifiable", json_object_new_boolean(is_certifiable(s)));
	json_object_object_add(o, "unmet", unmet_json(s));
	facts = parsed(r, s->facts);
	json_object_object_add(o, "exempt", json_object_get(json_object_object_get(facts, "exempt")));
	json_object_object_add(o, "publicity",
	    json_object_get(parsed(r, cell(rows, 0, "publicity"))));
	json_object_object_add(o, "extension",
	    json_object_get(parsed(r, cell(rows, 0, "extension"))));
	facts = json_object_object_get(facts, "certified");
	json_object_object_add(o, "certified", facts != NULL ? json_object_get(facts) :
	    json_object_new_array());
	json_object_object_add(o, "hours", hours_json(s->policy, &s->hours));
	json_object_object_add(o, "relief", s->relieved && cell(rows, 0, "may_know").number != 0 ?
	    relief_json(s->policy) : NULL);
	return answer_object(r, 200, o);
}

const struct route why_routes[] = {
	{ "GET", "/why", TEACHER | PANEL | CHAIR | SCHOOL | OFFICE, whose, answer_why, { &look } },
	{ 0 } };
