/* report/appraisal.c - 年度考核 (R135): what each teacher of a school has done, in one year or
 * altogether, as a list and a file for who appraises: management and office.
 *
 * Of a year count the hours and the abilities of that year, and the certificate that she
 * has at its end. */
#include "parts/order.h"
#include "report/sheets.h"
#include "report/slices.h"

#define SUM(view) \
	"CAST((SELECT COALESCE(SUM(h.hundredths), 0) FROM " view " h" \
	"  WHERE h.programme = n.programme AND h.person = m.person" \
	"    AND (y.year IS NULL OR YEAR(h.happened_on) = y.year)) / 100 AS DECIMAL(7,2))"

#define LIST(order) \
	"SELECT o.name AS unit, m.person, m.staff_no, m.name, m.subject, g.name AS `group`," \
	"       (SELECT COUNT(*) FROM choice_now c WHERE c.programme = n.programme AND c.person = m.person) AS chosen," \
	"       (SELECT GROUP_CONCAT(CONCAT(IF(b.kind = 'capstone', b.name, CONVERT(b.code USING utf8mb4)), IF(c.grade = 'excellent', '优秀', '合格')) ORDER BY b.id SEPARATOR '、')" \
	"          FROM certified c JOIN ability b ON b.id = c.ability" \
	"         WHERE c.programme = n.programme AND c.person = m.person" \
	"           AND (y.year IS NULL OR YEAR(c.signed_at + INTERVAL 8 HOUR) = y.year)) AS abilities," \
	"       " SUM("hours_online") " AS online," \
	"       " SUM("hours_research") " AS research," \
	"       " SUM("hours_certified") " AS certified," \
	"       " SUM("hours_by_hand") " AS by_hand," \
	"       IF(k.certificate IS NULL, '', IF(x.certificate IS NULL, '有效', '已撤销')) AS certificate," \
	"       COALESCE(k.number, '') AS number, DATE(k.issued_at + INTERVAL 8 HOUR) AS issued_on," \
	"       CONCAT(" order ", '-', n.programme) AS `cursor`" \
	"  FROM (SELECT CAST(? AS INT) AS year) y" \
	"  JOIN member_now m" \
	"  JOIN school o ON o.id = m.school" \
	"  JOIN programme_now n ON n.school = m.school" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	"  LEFT JOIN certificate_now k ON k.programme = n.programme AND k.person = m.person" \
	"   AND (y.year IS NULL OR YEAR(k.issued_at + INTERVAL 8 HOUR) <= y.year)" \
	"  LEFT JOIN revocation x ON x.certificate = k.certificate" \
	" WHERE m.school = ? AND " OF_MY_SCHOOLS("m.school") " AND CONCAT(" order ", '-', n.programme) > ?" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query of_school[] = {
	{ LIST("m.staff_no") },
	{ LIST(ORDER(BY_NAME("m.name"), "m.person")) },
	{ LIST(ORDER(BY_NAME("g.name") THEN BY_NAME("m.name"), "m.person")) } };

static const struct field asked[] = { { "school", ID, .zh = "学校" },
	{ "year", COUNT, 2010, 2100, .optional = true, .zh = "年度" }, SORT("staff_no name group"), AFTER, { 0 } };

static int
show_list(struct request *r)
{
	return page_by(r, of_school, form(r, "year"), form(r, "school"), me(r), me(r), after(r));
}

const struct route appraisal_routes[] = {
	{ "GET", "/appraisal", SCHOOL | OFFICE, asked, show_list, { &of_school[0], &of_school[1], &of_school[2] }, .sheet = &appraisal_sheet }, { 0 } };
