/* plan/package.c - the school's draft of its package.
 *
 * One draft a school and programme, saved by the page while people type; what
 * the office reads are the versions handed in (submission.c). */
#include "plan/documents.h"
#include "plan/slices.h"

/* All the editor needs: the draft, where the last version stands, what the
 * policy asks, the catalogue, the school's groups, and a code for each choice a
 * teacher has made, so that a smaller offer shows whom it hits.  Version 0: no
 * draft yet. */
static struct query read_draft = {
	"SELECT CAST(COALESCE(p.version, 0) AS UNSIGNED) AS version, p.draft AS draft_json,"
	"       s.name AS school, s.environment, s.strong, g.name AS programme,"
	"       COALESCE(n.state, 'draft') AS state, n.number, n.filing_number, n.remark,"
	"       n.remarks AS remarks_json, n.submitted_at, n.reviewed_at, p.id AS plan,"
	"       n.waits, n.since, " DESK("s.region") " AS desk, " DUE("g.rules") " AS due, " LATE("g.rules") " AS late,"
	"       v.id IS NOT NULL AND v.draft_version <=> p.version AS unchanged,"
	"       JSON_OBJECT('documents', JSON_QUERY(g.rules, '$.documents'),"
	"           'plan_acts', JSON_QUERY(g.rules, '$.plan_acts'),"
	"           'filing_due', JSON_QUERY(g.rules, '$.filing_due'),"
	"           'dim_min', JSON_QUERY(g.rules, '$.dim_min'),"
	"           'dim_min_strong', JSON_QUERY(g.rules, '$.dim_min_strong'),"
	"           'noncredit_dims', JSON_QUERY(g.rules, '$.noncredit_dims')) AS rules_json,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'name', " CALLED("a", "g") ","
	"                   'dimension', a.dimension, 'environment', a.environment) ORDER BY a.id)"
	"          FROM ability a"
	"         WHERE a.kind <> 'capstone'"
	"           AND (a.region IS NULL OR EXISTS"
	"               (SELECT 1 FROM region_within w"
	"                 WHERE w.region = s.region AND w.ancestor = a.region))) AS abilities_json,"
	"       (SELECT JSON_ARRAYAGG(t.name ORDER BY t.id) FROM teaching_group t"
	"         WHERE t.school = s.id) AS groups_json,"
	"       (SELECT JSON_ARRAYAGG(a.code) FROM member_now t"
	"          JOIN choice_now c ON c.programme = g.programme AND c.person = t.person"
	"          JOIN ability a ON a.id = c.ability"
	"         WHERE t.school = s.id) AS chosen_json"
	"  FROM school_person m"
	"  JOIN school s ON s.id = m.school"
	"  JOIN programme_now g ON g.school = m.school"
	"  LEFT JOIN plan p ON p.programme = g.programme AND p.school = m.school"
	"  LEFT JOIN plan_now n ON n.plan = p.id"
	"  LEFT JOIN plan_version v ON v.id = n.plan_version"
	" WHERE m.person = ?" };

static int
show_draft(struct request *r)
{
	return row(r, &read_draft, me(r));
}

/* Where my school's draft is to be found: MariaDB would read every plan for an
 * UPDATE that asks in its WHERE. */
static struct query mine = {
	"SELECT g.programme, g.school FROM school_person m"
	"  JOIN programme_now g ON g.school = m.school WHERE m.person = ?" };

static struct query save_draft = {
	"UPDATE plan SET draft = ?, version = version + 1, saved_by = ?, saved_at = NOW(6)"
	" WHERE programme = ? AND school = ? AND version = ?"
	"   AND EXISTS (SELECT 1 FROM school_person m WHERE m.person = ? AND m.school = plan.school)" };

static struct query begin_draft = {
	"INSERT INTO plan (programme, school, draft, saved_by)"
	" SELECT g.programme, g.school, ?, ?"
	"   FROM school_person m JOIN programme_now g ON g.school = m.school"
	"  WHERE m.person = ?" };

static const struct field draft[] = {
	{ "draft", OBJECT, .of = draft_fields, .zh = "方案草稿" }, { 0 } };

/* Two who begin at once: the second finds the draft changed, as in any edit. */
static int
put_draft(struct request *r)
{
	const struct result *at = ask(r, &mine, me(r));
	struct value text = form_json(r, "draft");
	long matched;

	if (at->rows == 0)
		return not_found(r);
	matched = run(r, &save_draft, text, me(r), cell(at, 0, "programme"),
	    cell(at, 0, "school"), version(r), me(r));
	if (matched == 0 && version(r).number == 0)
		matched = try_run(r, &begin_draft, text, me(r), me(r));
	return changed(r, matched > 0 ? 1 : 0);
}

const struct route package_routes[] = {
	{ "GET", "/package", SCHOOL, NULL, show_draft, { &read_draft } },
	{ "PUT", "/package", SCHOOL, draft, put_draft, { &mine, &save_draft, &begin_draft },
	    EDIT | QUIET, "plan.package.save", 1 << 20 }, { 0 } };
