/* report/late.c - 过程督导 (R127): who is late, where, and for what reason that is excused.
 *
 * A teacher is late who takes part and has no certificate when the programme's deadline
 * is over, and it is told who has it now; a school whose plan is not in force when plans
 * were due.  Who was given more time is listed as excused until that day, with the reason. */
#include <string.h>

#include "report/place.h"
#include "report/sheets.h"
#include "report/slices.h"

/* How far she has come, and so who has it: herself, her judges, the panel, the office. */
#define STAGE \
	"CASE WHEN proposed THEN 'recognition' WHEN passed THEN 'proposal' WHEN handed_in THEN 'judged'" \
	" WHEN chosen THEN 'hand_in' ELSE 'choose' END"

#define TEACHERS(from, by) \
	"SELECT h.person, t.name, m.staff_no, s.name AS school, g.name AS `group`, ? AS due," \
	"       DATEDIFF(?, ?) AS days, " STAGE " AS stage," \
	"       x.until AS extended_until, COALESCE(x.until >= ?, 0) = 1 AS excused, x.reason," \
	"       q.until AS asked_until, " by##_CURSOR " AS `cursor`" \
	"  FROM (" HERE(from) " AND " by##_PAST "" \
	"        HAVING NOT exempt AND NOT certified AND (? IS NULL OR " STAGE " = ?)" \
	"        ORDER BY " by##_ORDER " LIMIT " PAGE_SQL ") h" \
	"  JOIN person t ON t.id = h.person" \
	"  JOIN member m ON m.id = h.member" \
	"  JOIN school s ON s.id = h.school" \
	"  LEFT JOIN teaching_group g ON g.id = h.teaching_group" \
	"  LEFT JOIN extended x ON x.programme = h.programme AND x.person = h.person" \
	"  LEFT JOIN extension_asked a ON a.programme = h.programme AND a.person = h.person AND a.waits = 1" \
	"  LEFT JOIN extension_request q ON q.id = a.request" \
	" ORDER BY `cursor`"

SORTED_PEOPLE(of, TEACHERS);

static const struct field asked[] = { PLACE_FIELDS,
	{ "stage", CHOICE, .choices = "choose hand_in judged proposal recognition", .optional = true, .zh = "现在的环节" },
	SORT_PEOPLE, AFTER, { 0 } };

/* The day by which all should be certified, of the one programme asked about. */
static const char *
deadline_of(struct request *r, const struct place *p)
{
	struct json_object *list = parsed(r, cell(p->row, 0, "programmes")), *deadline;

	if (list == NULL || json_object_array_length(list) != 1)
		return NULL;
	deadline = json_object_object_get(json_object_array_get_idx(list, 0), "deadline");
	return deadline == NULL ? NULL :
	    json_object_get_string(json_object_object_get(deadline, "value"));
}

static int
show_teachers(struct request *r)
{
	static struct query *const lists[] = { of_region, of_school, of_group };
	struct value stage = form(r, "stage"), due;
	const char *deadline;
	struct place p;
	int status = place_of(r, &p);

	if (status != 0)
		return status;
	if ((deadline = deadline_of(r, &p)) == NULL)
		return refuse(r, 409, "本地政策没有规定完成期限，或者这里同时有几个工程，请选一个工程");
	if (strcmp(p.day.text, deadline) <= 0)
		return refuse(r, 409, "完成期限是 %s，到 %s 还没有人逾期", deadline, p.day.text);
	if (p.kind == OF_REGION && sorted_by(r, "name"))
		return refuse(r, 422, NO_NAMES);
	due = text(r, "%s", deadline);
	return page_by(r, lists[p.kind], due, p.day, due, p.day, HERE_VALUES(r, p), after(r), after(r), stage, stage);
}

/* Schools of my region whose plan is not in force though it was due. */
#define PLANS(past, order) \
	"SELECT STRAIGHT_JOIN s.id AS school, s.name, COALESCE(p.state, 'none') AS state," \
	"       JSON_VALUE(n.rules, '$.filing_due.value') AS due," \
	"       DATEDIFF(UTC_TIMESTAMP() + INTERVAL 8 HOUR, JSON_VALUE(n.rules, '$.filing_due.value')) AS days," \
	"       x.until AS extended_until, x.reason," \
	"       COALESCE(x.until >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR), 0) = 1 AS excused, " order " AS `cursor`" \
	"  FROM school s FORCE INDEX (PRIMARY)" \
	"  JOIN region_within w FORCE INDEX (PRIMARY) ON w.region = s.region" \
	"  JOIN programme_now n ON n.school = s.id" \
	"  LEFT JOIN plan_now p ON p.programme = n.programme AND p.school = s.id" \
	"  LEFT JOIN extended_school x ON x.programme = n.programme AND x.school = s.id" \
	" WHERE w.ancestor = ? AND " past "" \
	"   AND EXISTS (SELECT 1 FROM role_now r JOIN region_within v ON v.ancestor = r.region" \
	"                WHERE r.person = ? AND r.kind = 'office' AND v.region = w.ancestor)" \
	"   AND JSON_VALUE(n.rules, '$.filing_due.value') < DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)" \
	"   AND COALESCE(p.state, '') NOT IN ('filed','adopted')" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

#define BY_SCHOOL_NAME ORDER(BY_NAME("s.name"), "s.id")
#define BY_DUE ORDER(EARLIEST_FIRST("CAST(JSON_VALUE(n.rules, '$.filing_due.value') AS DATE)"), "s.id")

static struct query plans[] = {
	{ PLANS(PAGE_ABOVE("s.id"), "s.id") },
	{ PLANS(PAST(BY_SCHOOL_NAME), BY_SCHOOL_NAME) },
	{ PLANS(PAST(BY_DUE), BY_DUE) } };

static const struct field region[] = { { "region", ID, .zh = "区域" }, SORT("entered name longest"), AFTER, { 0 } };

static int
show_plans(struct request *r)
{
	return page_by(r, plans, form(r, "region"), after(r), after(r), me(r));
}

const struct route late_routes[] = {
	{ "GET", "/late/teachers", LEADER | SCHOOL | OFFICE, asked, show_teachers,
	    { PLACE_QUERIES, EACH_OF(of) }, .sheet = &late_teachers_sheet },
	{ "GET", "/late/plans", OFFICE, region, show_plans, { &plans[0], &plans[1], &plans[2] }, .sheet = &late_plans_sheet }, { 0 } };
