/* review/spot_found.c - 抽检 to be read: what an office may order and by which words, how
 * far the experts are (numbers alone, so that the seal holds), the whole sample once it is
 * off, and what a school was found. */
#include "parts/called.h"
#include "review/after.h"
#include "review/sheets.h"
#include "review/spot.h"

/* Programme by programme that runs today.  phrase: of the notice; origin: of the share. */
static struct query places = { .sql =
	"SELECT g.id AS programme, g.name AS programme_name, k.region, n.name AS region_name,"
	"       (" SPOT_DECIDED ") IS TRUE AS decided, JSON_VALUE(r.rules, '$.spot_check.phrase') AS phrase,"
	"       " POLICY("spot_check_percent", "0") " AS percent, " POLICY("spot_check_min_per_school", "0") " AS least,"
	"       JSON_VALUE(r.rules, '$.spot_check_percent.origin') AS origin,"
	"       (SELECT COUNT(*) FROM region_within w JOIN role_now e ON e.region = w.ancestor AND e.kind = 'expert'"
	"         WHERE w.region = k.region) AS experts"
	"  FROM role_now k"
	"  JOIN region n ON n.id = k.region"
	"  JOIN programme g ON " TODAY " BETWEEN g.begins_on AND g.ends_on" SPOT_RULES
	" WHERE k.person = ? AND k.kind = 'office'" SPOT_REACHES " ORDER BY g.id DESC, k.region" };

static int
list_places(struct request *r)
{
	return rows(r, &places, me(r));
}

#define SEALED "k.closes_at > UTC_TIMESTAMP(6)"
#define ENDED "FROM recheck x JOIN recheck_result e ON e.recheck = x.id AND e.votes > 0"
#define OF_CHECK "x.kind = 'spot' AND x.occasion = k.id"

static struct query facts = { .sql =
	"SELECT k.id AS spot_check, g.name AS programme, n.name AS region, k.percent, k.least, p.name AS made_by, k.made_at,"
	"       k.closes_at, k.closes_at <= UTC_TIMESTAMP(6) AS closed, IF(" SEALED ", NULL, LOWER(HEX(k.seed))) AS seed,"
	"       (SELECT COUNT(*) FROM spot_school d WHERE d.spot_check = k.id) AS schools,"
	"       (SELECT SUM(d.works) FROM spot_school d WHERE d.spot_check = k.id) AS works,"
	"       (SELECT SUM(d.drawn) FROM spot_school d WHERE d.spot_check = k.id) AS drawn,"
	"       (SELECT COUNT(*) " ENDED " WHERE " OF_CHECK ") AS judged,"
	"       IF(" SEALED ", NULL, (SELECT COUNT(*) " ENDED " JOIN signature s ON s.submission = x.submission"
	"            AND s.grade <> e.grade WHERE " OF_CHECK ")) AS differing,"
	"       IF(" SEALED ", NULL, (SELECT COUNT(*) FROM spot_school d LEFT JOIN spot_outcome t ON t.spot_check = d.spot_check"
	"            AND t.school = d.school WHERE d.spot_check = k.id AND d.drawn > 0 AND t.school IS NULL)) AS undecided"
	"  FROM role_now o"
	"  JOIN spot_check k ON k.region = o.region"
	"  JOIN programme g ON g.id = k.programme"
	"  JOIN region n ON n.id = k.region"
	"  JOIN person p ON p.id = k.made_by"
	" WHERE o.person = ? AND o.kind = 'office' AND k.id = ?" };

static const struct field one_check[] = { { "spot_check", ID, .zh = "抽检" }, { 0 } };

static int
show_facts(struct request *r)
{
	return row(r, &facts, me(r), form(r, "spot_check"));
}

/* lapsed: let lie, so that others were drawn. */
static struct query experts = { .sql =
	"SELECT p.name, COUNT(*) AS drawn, CAST(SUM(v.judge IS NOT NULL) AS INTEGER) AS given,"
	"       CAST(SUM(v.judge IS NULL AND j.due_at > UTC_TIMESTAMP(6)) AS INTEGER) AS owed,"
	"       CAST(SUM(v.judge IS NULL AND j.due_at <= UTC_TIMESTAMP(6)) AS INTEGER) AS lapsed"
	"  FROM role_now o"
	"  JOIN spot_check k ON k.region = o.region"
	"  JOIN recheck x ON " OF_CHECK
	"  JOIN recheck_judge j ON j.recheck = x.id"
	"  JOIN person p ON p.id = j.judge"
	"  LEFT JOIN recheck_verdict v ON v.recheck = j.recheck AND v.judge = j.judge"
	" WHERE o.person = ? AND o.kind = 'office' AND k.id = ? GROUP BY j.judge, p.name ORDER BY owed DESC, p.name" };

static int
list_experts(struct request *r)
{
	return rows(r, &experts, me(r), form(r, "spot_check"));
}

/* All that was drawn, school after school as it was drawn. */
static struct query sample = { .sql =
	"SELECT STRAIGHT_JOIN x.id AS `cursor`, x.school AS school_id, c.name AS school, a.code AS ability,"
	"       " CALLED_UNDER("a", "s.policy_version") " AS ability_name, p.name AS author,"
	"       g.grade AS school_grade, e.grade AS expert_grade, e.grade <> g.grade AS differs,"
	"       (SELECT v.remark FROM recheck_verdict v WHERE v.recheck = x.id LIMIT 1) AS remark"
	"  FROM spot_check k"
	"  JOIN recheck x FORCE INDEX (kind) ON " OF_CHECK
	"  JOIN submission s ON s.id = x.submission"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN school c ON c.id = x.school"
	"  JOIN person p ON p.id = x.author"
	"  JOIN signature g ON g.submission = x.submission"
	"  LEFT JOIN recheck_result e ON e.recheck = x.id"
	" WHERE k.id = ? AND k.closes_at <= UTC_TIMESTAMP(6)"
	"   AND EXISTS (SELECT 1 FROM role_now o WHERE o.person = ? AND o.kind = 'office' AND o.region = k.region)"
	"   AND " UNRELATED("x.author") " AND " PAGE_ABOVE("x.id")
	"   AND (? = 'all' OR (? = 'judged' AND e.grade IS NOT NULL) OR (? = 'differing' AND e.grade <> g.grade))"
	" ORDER BY x.id LIMIT " PAGE_SQL };

static const struct field which_of[] = {
	{ "spot_check", ID, .zh = "抽检" },
	{ "which", CHOICE, .choices = "all judged differing", .optional = true, .zh = "哪些" }, AFTER, { 0 } };

static int
list_sample(struct request *r)
{
	struct value which = form(r, "which").kind == NOTHING ? text(r, "all") : form(r, "which");

	return page(r, &sample, form(r, "spot_check"), me(r), me(r), me(r), after(r), after(r), THRICE(which));
}

/* To a school: the checks that are over, and what they found in it. */
#define FOUND_HERE OF_CHECK " AND x.school = c.id"

static struct query of_school = { .sql =
	"SELECT k.id AS `cursor`, k.id AS spot_check, c.id AS school_id, c.name AS school, g.name AS programme, n.name AS region,"
	"       k.made_at, k.closes_at, LOWER(HEX(k.seed)) AS seed, d.works, d.drawn,"
	"       (SELECT COUNT(*) " ENDED " WHERE " FOUND_HERE ") AS judged,"
	"       (SELECT COUNT(*) " ENDED " JOIN signature s ON s.submission = x.submission AND s.grade <> e.grade"
	"         WHERE " FOUND_HERE ") AS differing, t.outcome, t.remark, t.decided_at"
	"  FROM school c"
	"  JOIN spot_school d ON d.school = c.id"
	"  JOIN spot_check k ON k.id = d.spot_check AND k.closes_at <= UTC_TIMESTAMP(6)"
	"  JOIN programme g ON g.id = k.programme"
	"  JOIN region n ON n.id = k.region"
	"  LEFT JOIN spot_outcome t ON t.spot_check = d.spot_check AND t.school = d.school"
	" WHERE c.id = ? AND " PAGE_BELOW("d.spot_check") " AND " OVERSEES("c.id")
	" ORDER BY d.spot_check DESC LIMIT " PAGE_SQL };

static const struct field whose[] = { { "school", ID, .zh = "学校" }, AFTER, { 0 } };

static int
list_of_school(struct request *r)
{
	return page(r, &of_school, form(r, "school"), after(r), after(r), THRICE(me(r)));
}

const struct route spot_found_routes[] = {
	{ "GET", "/spot-checks/places", OFFICE, NULL, list_places, { &places } },
	{ "GET", "/spot-check/{spot_check}/facts", OFFICE, one_check, show_facts, { &facts } },
	{ "GET", "/spot-check/{spot_check}/experts", OFFICE, one_check, list_experts, { &experts }, .sheet = &spot_experts_sheet },
	{ "GET", "/spot-check/{spot_check}/sample", OFFICE, which_of, list_sample, { &sample }, .sheet = &spot_sample_sheet },
	{ "GET", "/school/{school}/spot-checks", OVERSEERS, whose, list_of_school, { &of_school }, .sheet = &spot_found_sheet },
	{ 0 } };
