/* review/visit.c - 下校指导与整改 (R124): an office or an expert visits a school, says
 * what is to be put right and by when; the school reports, and the office looks
 * again before it is done. */
#include "parts/order.h"
#include "review/after.h"
#include "review/sheets.h"

/* Whose schools: an office's, and an expert's region. */
#define VISITS(school) \
	"(EXISTS (SELECT 1 FROM office_school o WHERE o.person = who.person AND o.school = " school ".id)" \
	" OR EXISTS (SELECT 1 FROM role_now e JOIN region_within w ON w.ancestor = e.region" \
	"            WHERE e.person = who.person AND e.kind = 'expert' AND w.region = " school ".region))"

static struct query visit = { .sql =
	"INSERT INTO visit (school, visited_on, found, visited_by)"
	" SELECT c.id, d.day, ?, who.person"
	"   FROM school c JOIN (SELECT ? AS person) who JOIN (SELECT CAST(? AS DATE) AS day) d"
	"  WHERE c.id = ? AND d.day <= " TODAY " AND " VISITS("c") };

static struct query sees = { .sql =
	"SELECT c.id FROM school c JOIN (SELECT ? AS person) who WHERE c.id = ? AND " VISITS("c") };

static const struct field visiting[] = {
	{ "school", ID, .zh = "学校" },
	{ "visited_on", DAY, .zh = "到校日期" },
	{ "found", PROSE, 5, 2000, .zh = "情况与指导意见" }, { 0 } };

static int
record_visit(struct request *r)
{
	about(r, "school", form(r, "school").number);
	if (run(r, &visit, form(r, "found"), me(r), form(r, "visited_on"), form(r, "school")) > 0)
		return made(r, "visit", last_id(r));
	if (ask(r, &sees, me(r), form(r, "school"))->rows == 0)
		return not_found(r);
	wrong(r, "/visited_on", "到校日期不能晚于今天");
	return refuse_wrong(r);
}

/* --- corrections ------------------------------------------------------------------- */

static struct query correct = { .sql =
	"INSERT INTO correction (visit, problem, due_on, ordered_by)"
	" SELECT v.id, ?, ?, who.person"
	"   FROM visit v JOIN school c ON c.id = v.school JOIN (SELECT ? AS person) who"
	"  WHERE v.id = ? AND " VISITS("c") };

static const struct field correcting[] = {
	{ "visit", ID, .zh = "到校记录" },
	{ "problem", PROSE, 5, 1000, .zh = "要整改的问题" },
	{ "due_on", DAY, .zh = "整改期限" }, { 0 } };

static int
order_correction(struct request *r)
{
	about(r, "visit", form(r, "visit").number);
	return run(r, &correct, form(r, "problem"), form(r, "due_on"), me(r), form(r, "visit")) == 0 ?
	    not_found(r) : made(r, "correction", last_id(r));
}

static struct query report = { .sql =
	"INSERT INTO correction_report (correction, done, reported_by)"
	" SELECT x.id, ?, k.person"
	"   FROM correction x JOIN visit v ON v.id = x.visit"
	"   JOIN school_person k ON k.school = v.school AND k.person = ?"
	"   LEFT JOIN correction_end e ON e.correction = x.id"
	"  WHERE x.id = ? AND e.correction IS NULL" };

static struct query theirs = { .sql =
	"SELECT x.id FROM correction x JOIN visit v ON v.id = x.visit"
	"  JOIN school_person k ON k.school = v.school AND k.person = ? WHERE x.id = ?" };

static const struct field reporting[] = {
	{ "correction", ID, .zh = "整改要求" }, { "done", PROSE, 5, 1000, .zh = "整改情况" }, { 0 } };

static int
report_correction(struct request *r)
{
	about(r, "correction", form(r, "correction").number);
	if (run(r, &report, form(r, "done"), me(r), form(r, "correction")) > 0)
		return done(r);
	return ask(r, &theirs, me(r), form(r, "correction"))->rows == 0 ? not_found(r) :
	    refuse(r, 409, "这项整改已经复查通过");
}

/* Only what the school has reported is looked at again. */
#define FOLLOWS \
	"  FROM correction x JOIN visit v ON v.id = x.visit JOIN school c ON c.id = v.school" \
	"  JOIN (SELECT ? AS person) who WHERE x.id = ? AND " VISITS("c")

static struct query end = { .sql =
	"INSERT INTO correction_end (correction, remark, ended_by) SELECT x.id, ?, who.person" FOLLOWS
	"   AND EXISTS (SELECT 1 FROM correction_report p WHERE p.correction = x.id)" };

static struct query follows = { .sql = "SELECT x.id" FOLLOWS };

static const struct field ending[] = {
	{ "correction", ID, .zh = "整改要求" }, { "remark", PROSE, 2, 1000, .zh = "复查意见" }, { 0 } };

static int
end_correction(struct request *r)
{
	long given = try_run(r, &end, form(r, "remark"), me(r), form(r, "correction"));

	about(r, "correction", form(r, "correction").number);
	if (given > 0)
		return done(r);
	if (given < 0)
		return refuse(r, 409, "这项整改已经复查通过");
	return ask(r, &follows, me(r), form(r, "correction"))->rows == 0 ? not_found(r) :
	    refuse(r, 409, "学校报告整改情况以后才能复查");
}

/* --- reading ------------------------------------------------------------------------- */

/* The visits of a school, the newest first, with what was to be put right. */
static struct query list = { .sql =
	"SELECT v.id AS `cursor`, v.id AS visit, c.name AS school, v.visited_on, v.found, p.name AS visited_by,"
	"       COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('correction', x.id, 'problem', x.problem,"
	"            'due_on', DATE_FORMAT(x.due_on, '%Y-%m-%d'), 'ended_at', " UTC_TIME("e.ended_at") ", 'remark', e.remark,"
	"            'late', JSON_COMPACT(IF(e.correction IS NULL AND x.due_on < " TODAY ", 'true', 'false')),"
	"            'reports', JSON_COMPACT(COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('done', t.done,"
	"                 'reported_at', " UTC_TIME("t.reported_at") ") ORDER BY t.id) FROM correction_report t"
	"                 WHERE t.correction = x.id), JSON_ARRAY()))) ORDER BY x.id)"
	"          FROM correction x LEFT JOIN correction_end e ON e.correction = x.id"
	"         WHERE x.visit = v.id), JSON_ARRAY()) AS corrections_json"
	"  FROM school c"
	"  JOIN visit v ON v.school = c.id"
	"  JOIN person p ON p.id = v.visited_by"
	"  JOIN (SELECT ? AS person) who"
	" WHERE c.id = ? AND " PAGE_BELOW("v.id") " AND (" VISITS("c") " OR EXISTS (SELECT 1 FROM school_person k"
	"       WHERE k.person = who.person AND k.school = c.id))"
	" ORDER BY v.id DESC LIMIT " PAGE_SQL };

static const struct field sorted[] = { SORT("entered name"), AFTER, { 0 } };
static const struct field listed[] = { { "school", ID, .zh = "学校" }, AFTER, { 0 } };

static int
list_visits(struct request *r)
{
	return page(r, &list, me(r), form(r, "school"), after(r), after(r));
}

/* Whom I visit: when I was there last, what is to be put right, what was reported and waits
 * to be looked at. */
#define OPEN_ONES \
	"FROM visit v JOIN correction x ON x.visit = v.id LEFT JOIN correction_end e ON e.correction = x.id" \
	" WHERE v.school = c.id AND e.correction IS NULL"

#define SCHOOLS(past, order) \
	"SELECT " order " AS `cursor`, c.id AS school, c.name, (SELECT MAX(v.visited_on) FROM visit v WHERE v.school = c.id) AS visited_on," \
	"       (SELECT COUNT(*) " OPEN_ONES ") AS open, (SELECT COUNT(*) " OPEN_ONES " AND x.due_on < " TODAY ") AS late," \
	"       (SELECT COUNT(*) " OPEN_ONES " AND EXISTS (SELECT 1 FROM correction_report p WHERE p.correction = x.id)) AS reported" \
	"  FROM school c FORCE INDEX (PRIMARY)" \
	"  JOIN (SELECT ? AS person) who" \
	" WHERE " past " AND " VISITS("c") " ORDER BY `cursor` LIMIT " PAGE_SQL

#define BY_SCHOOL_NAME ORDER(BY_NAME("c.name"), "c.id")

static struct query schools[] = { { .sql = SCHOOLS(PAGE_ABOVE("c.id"), "c.id") }, { .sql = SCHOOLS(PAST(BY_SCHOOL_NAME), BY_SCHOOL_NAME) } };

static int
list_schools(struct request *r)
{
	return page_by(r, schools, me(r), after(r), after(r));
}

const struct route visit_routes[] = {
	{ "GET", "/visits/schools", OFFICE | EXPERT, sorted, list_schools, { &schools[0], &schools[1] }, .sheet = &visit_schools_sheet },
	{ "GET", "/school/{school}/visits", SCHOOL | OFFICE | EXPERT, listed, list_visits, { &list }, .sheet = &visits_sheet },
	{ "POST", "/school/{school}/visit", OFFICE | EXPERT, visiting, record_visit, { &visit, &sees },
	    ONCE, "review.visit.record" },
	{ "POST", "/visit/{visit}/correction", OFFICE | EXPERT, correcting, order_correction, { &correct },
	    ONCE, "review.correction.order" },
	{ "POST", "/correction/{correction}/report", SCHOOL, reporting, report_correction, { &report, &theirs },
	    ONCE, "review.correction.report" },
	{ "POST", "/correction/{correction}/end", OFFICE | EXPERT, ending, end_correction, { &end, &follows },
	    ONCE, "review.correction.end" },
	{ 0 } };
