/* report/appraisal.c - 年度考核 (R135): what each teacher of a school has done, as a file
 * for who appraises: management and office. */
#include "report/slices.h"

#define SUM(view) \
	"CAST((SELECT COALESCE(SUM(h.hundredths), 0) FROM " view " h" \
	"  WHERE h.programme = n.programme AND h.person = m.person) / 100 AS DECIMAL(7,2))"

static struct query file = {
	"SELECT o.name AS unit, m.staff_no AS `工号`, m.name AS `姓名`, m.subject AS `学科`, g.name AS `教研组`,"
	"       (SELECT COUNT(*) FROM choice_now c WHERE c.programme = n.programme AND c.person = m.person) AS `选学能力点`,"
	"       (SELECT GROUP_CONCAT(CONCAT(CONVERT(b.code USING utf8mb4), IF(c.grade = 'excellent', '优秀', '合格')) ORDER BY b.id SEPARATOR '、')"
	"          FROM certified c JOIN ability b ON b.id = c.ability"
	"         WHERE c.programme = n.programme AND c.person = m.person) AS `通过的能力点`,"
	"       " SUM("hours_online") " AS `线上学时（平台）`,"
	"       " SUM("hours_research") " AS `校本教研学时`,"
	"       " SUM("hours_certified") " AS `认证折合学时`,"
	"       " SUM("hours_by_hand") " AS `登记与冲正学时`,"
	"       IF(k.certificate IS NULL, '', IF(x.certificate IS NULL, '有效', '已撤销')) AS `证书`,"
	"       COALESCE(k.number, '') AS `证书编号`, DATE(k.issued_at + INTERVAL 8 HOUR) AS `发证日期`"
	"  FROM member_now m"
	"  JOIN school o ON o.id = m.school"
	"  JOIN programme_now n ON n.school = m.school"
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group"
	"  LEFT JOIN certificate_now k ON k.programme = n.programme AND k.person = m.person"
	"  LEFT JOIN revocation x ON x.certificate = k.certificate"
	" WHERE m.school = ?"
	"   AND (EXISTS (SELECT 1 FROM school_person s WHERE s.person = ? AND s.school = ?)"
	"     OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = ?))"
	" ORDER BY m.staff_no" };

static const struct field one[] = { { "school", ID, .zh = "学校" }, { 0 } };

static const struct sheet upward = { "appraisal", "教师信息技术应用能力考核结果（年度考核用）", .official = true };

static int
take_file(struct request *r)
{
	return sheet(r, &file, form(r, "school"), me(r), form(r, "school"), me(r), form(r, "school"));
}

const struct route appraisal_routes[] = {
	{ "GET", "/appraisal", SCHOOL | OFFICE, one, take_file, { &file }, .sheet = &upward }, { 0 } };
