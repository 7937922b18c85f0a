/* review/decided.c - 校评结果: the decided cases of who teaches at a school today, with the grades
 * that each level gave, for the school's management and its office.
 *
 * Only decided ones, so that nobody who still has to judge sees what others gave; no judge's
 * name; never what is one's own or of somebody with whom one has a conflict. */
#include "parts/called.h"
#include "parts/order.h"
#include "review/sheets.h"
#include "review/slices.h"

#define GIVEN(level) \
	"(SELECT JSON_ARRAYAGG(v.grade ORDER BY v.id) FROM verdict v" \
	"  WHERE v.submission = s.id AND v.level = '" level "')"

#define LIST(order) \
	"SELECT s.id AS submission, " order " AS `cursor`, m.staff_no, m.name AS author, g.name AS `group`," \
	"       a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, s.number, s.attempt," \
	"       " ENTERED("s.id") ", s.self_grade, " GIVEN("peer") " AS peer_json, " GIVEN("group") " AS leader_json," \
	"       " GIVEN("panel") " AS panel_json, d.grade AS result, d.decided_at" \
	"  FROM member_now m" \
	"  JOIN submission s ON s.person = m.person" \
	"  JOIN decision d ON d.submission = s.id" \
	"  JOIN ability a ON a.id = s.ability" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	" WHERE m.school = ? AND " order " > ?" \
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = s.person AND x.judge = ?)" \
	"   AND (EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = m.school)" \
	"     OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = m.school))" \
	"   AND (? = 'all' OR d.grade = ?) AND (? = 0 OR m.teaching_group = ?)" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query list[] = { { .sql = LIST(ORDER(LATEST_FIRST("d.decided_at"), "s.id")) },
	{ .sql = LIST(ORDER(EARLIEST_FIRST("d.decided_at"), "s.id")) },
	{ .sql = LIST(ORDER(BY_NAME("m.name"), "s.id")) },
	{ .sql = LIST(ORDER(BY_NAME("g.name") THEN BY_NAME("m.name"), "s.id")) } };

static const struct field of_school[] = {
	{ "school", ID, .zh = "学校" },
	{ "result", CHOICE, .choices = "all excellent pass fail", .optional = true, .zh = "结果" },
	{ "group", ID, .optional = true, .zh = "教研组" }, SORT("latest earliest name group"), AFTER, { 0 } };

static int
list_decided(struct request *r)
{
	struct value result = form(r, "result").kind == NOTHING ? text(r, "all") : form(r, "result");
	struct value group = form(r, "group").kind == NOTHING ? number(0) : form(r, "group");

	return page_by(r, list, form(r, "school"), after(r), me(r), me(r), me(r), result, result, group, group);
}

const struct route decided_routes[] = {
	{ "GET", "/school/{school}/decided", SCHOOL | OFFICE, of_school, list_decided, { &list[0], &list[1], &list[2], &list[3] },
	    .sheet = &decided_sheet }, { 0 } };
