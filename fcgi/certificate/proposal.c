/* certificate/proposal.c - the school's panel proposes a certifiable teacher.
 *
 * What was known then is kept with the proposal, and the policy version it was
 * weighed by.  Who has declared a relation to her leaves it to the others.  Where the policy does not say that the county recognises (R116), the
 * school's proposal is enough, and the certificate is there at once. */
#include "certificate/issue.h"
#include "certificate/sheets.h"
#include "certificate/slices.h"
#include "parts/order.h"
#include "parts/standing.h"
#include "parts/facts.h"

static struct query candidates = {
	"SELECT " STANDING ", g.name AS `group`"
	"  FROM due_proposal d"
	"  JOIN standing s ON s.person = d.person AND s.programme = d.programme"
	"  LEFT JOIN teaching_group g ON g.id = s.teaching_group"
	" WHERE d.judge = ? ORDER BY s.person" };

static int
show_candidates(struct request *r)
{
	const struct result *rows = ask(r, &candidates, me(r));
	struct json_object *list = json_object_new_array(), *all = json_object_new_object(), *o;
	struct standing *s;
	struct value group;
	size_t i;

	for (i = 0; i < rows->rows; i++) {
		if ((s = standing_of(r, rows, i)) == NULL)
			continue;
		hide_relief(&s->unmet);
		group = cell(rows, i, "group");
		o = json_object_new_object();
		json_object_object_add(o, "person",
		    json_object_new_int64(cell(rows, i, "person").number));
		json_object_object_add(o, "name",
		    json_object_new_string(cell(rows, i, "name").text));
		json_object_object_add(o, "group",
		    group.kind == TEXT ? json_object_new_string(group.text) : NULL);
		json_object_object_add(o, "certifiable", json_object_new_boolean(is_certifiable(s)));
		json_object_object_add(o, "unmet", unmet_json(s));
		json_object_array_add(list, o);
	}
	json_object_object_add(all, "rows", list);
	json_object_object_add(all, "next", NULL);
	return answer_object(r, 200, all);
}

/* What my school has proposed, and what became of it. */
#define PROPOSED(order) \
	"SELECT p.id AS proposal, t.name, p.proposed_at, b.name AS proposed_by," \
	"       COALESCE(k.state, 'recognition') AS state, k.issued_at, " order " AS `cursor`" \
	"  FROM panel_now j" \
	"  JOIN proposal p ON p.school = j.school" \
	"  JOIN person t ON t.id = p.person" \
	"  JOIN person b ON b.id = p.proposed_by" \
	"  LEFT JOIN related x ON x.person = p.person AND x.other = j.person" \
	"  LEFT JOIN certificate_now k ON k.proposal = p.id" \
	" WHERE j.person = ? AND x.person IS NULL AND " order " > ?" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query proposed[] = { { PROPOSED(NEWEST_FIRST("p.id")) }, { PROPOSED(ORDER(BY_NAME("t.name"), "p.id")) } };

static int
show_proposed(struct request *r)
{
	return page_by(r, proposed, me(r), after(r));
}

static struct query weigh = {
	"SELECT " STANDING
	"  FROM standing s JOIN panel_now j ON j.school = s.school AND j.person = ?"
	"  LEFT JOIN related x ON x.person = s.person AND x.other = j.person"
	" WHERE s.person = ? AND s.person <> j.person AND x.person IS NULL" };

static struct query propose = {
	"INSERT INTO proposal (programme, person, school, policy_version, facts, proposed_by, open)"
	" SELECT n.programme, m.person, m.school, n.policy_version, " FACTS_KEPT ", j.person, ?"
	"   FROM member_now m"
	"   JOIN programme_now n ON n.school = m.school AND n.policy_version = ?"
	"   JOIN panel_now j ON j.school = m.school AND j.person = ?"
	"  WHERE m.person = ? AND m.person <> j.person" };

static const struct field sorted[] = { SORT("latest name"), AFTER, { 0 } };
static const struct field proposal[] = {
	{ "person", ID, .zh = "教师" }, { 0 } };

static int
make_proposal(struct request *r)
{
	struct value person = form(r, "person");
	const struct result *rows;
	struct standing *s;
	bool recognised_above;
	long long proposal_id;
	long made_one;

	if (person.number == me(r).number)
		return refuse(r, 409, "不能为自己提出认定，请由考核小组的其他成员提出");
	rows = ask(r, &weigh, me(r), person);
	if (rows->rows == 0)
		return not_found(r);
	if ((s = standing_of(r, rows, 0)) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	hide_relief(&s->unmet);
	wrong_by(r, "/person", &s->unmet);
	if (refuse_wrong(r) != 0)
		return 422;
	recognised_above = setting_on(&s->policy->recognition);
	made_one = try_run(r, &propose, KEPT(s), number(recognised_above),
	    cell(rows, 0, "policy_version"), me(r), person);
	if (made_one < 0)
		return refuse(r, 409, "已经为这位教师提出过认定");
	if (made_one == 0)
		return not_found(r);
	proposal_id = last_id(r);
	about(r, "proposal", proposal_id);
	return recognised_above ? made(r, "proposal", proposal_id) : certificate_issue(r, proposal_id);
}

const struct route proposal_routes[] = {
	{ "GET", "/proposals", PANEL | CHAIR, NULL, show_candidates, { &candidates }, .sheet = &candidates_sheet },
	{ "GET", "/proposed", PANEL | CHAIR, sorted, show_proposed, { &proposed[0], &proposed[1] }, .sheet = &proposed_sheet },
	{ "POST", "/proposal", PANEL | CHAIR, proposal, make_proposal, { &weigh, &propose, &certificate_insert },
	    ONCE, "certificate.proposal.make", 0 }, { 0 } };
