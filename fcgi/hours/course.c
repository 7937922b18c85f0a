/* hours/course.c - how long a platform's courses are, in minutes: what a Moodle course earns
 * when it is completed, and what records are held against.  The office writes them down. */
#include "hours/sheets.h"
#include "hours/slices.h"

static struct query list = {
	"SELECT c.code, c.name, c.minutes, c.set_at, c.code AS `cursor`"
	"  FROM platform_course c JOIN provider p ON p.id = c.provider"
	" WHERE c.provider = ? AND c.code > ? AND" OF_MY_OFFICE("p.programme")
	" ORDER BY c.code LIMIT " PAGE_SQL };

static const struct field of_platform[] = {
	{ "provider", ID, .zh = "平台" }, AFTER, { 0 } };

static int
show_courses(struct request *r)
{
	return page(r, &list, form(r, "provider"), after(r), me(r));
}

/* What is there already gets its new length; 0 minutes takes a course off. */
static struct query set = {
	"INSERT INTO platform_course (provider, code, name, minutes, set_by)"
	" SELECT p.id, j.code, j.name, j.minutes, ? FROM provider p"
	"   JOIN JSON_TABLE(?, '$[*]' COLUMNS ("
	"        code VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$.code',"
	"        name VARCHAR(200) PATH '$.name', minutes INT PATH '$.minutes')) j"
	"  WHERE p.id = ? AND" OF_MY_OFFICE("p.programme")
	" ON DUPLICATE KEY UPDATE name = VALUES(name), minutes = VALUES(minutes), set_by = VALUES(set_by)" };

static const struct field course[] = {
	{ "code", WORDS, 1, 200, .zh = "课程编号" },
	{ "name", WORDS, 1, 200, .zh = "课程" },
	{ "minutes", COUNT, 0, 60000, .zh = "课程长度（分钟）" }, { 0 } };
static const struct field courses[] = {
	{ "provider", ID, .zh = "平台" },
	{ "courses", LIST, 1, 500, .of = course, .zh = "课程" }, { 0 } };

static int
set_courses(struct request *r)
{
	about(r, "provider", form(r, "provider").number);
	return run(r, &set, me(r), form_json(r, "courses"), form(r, "provider"), me(r)) == 0 ?
	    not_found(r) : done(r);
}

const struct route course_routes[] = {
	{ "GET", "/provider/{provider}/courses", OFFICE, of_platform, show_courses, { &list },
	    .sheet = &courses_sheet },
	{ "POST", "/provider/{provider}/courses", OFFICE, courses, set_courses, { &set }, ONCE,
	    "hours.course.set", 0 }, { 0 } };
