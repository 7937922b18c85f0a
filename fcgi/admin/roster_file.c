/* admin/roster_file.c - see roster.h */
#include <stdlib.h>
#include <time.h>

#include "admin/roster.h"
#include "admin/roster_head.h"
#include "admin/roster_read.h"

#define SAME_LEADER \
	"(f.has_leader = 0 OR f.leader = EXISTS (SELECT 1 FROM role r" \
	" WHERE r.person = m.person AND r.kind = 'leader' AND r.held = 1" \
	" AND r.teaching_group = m.teaching_group))"

/* What the file would change.  No row: not a school whose roster I keep. */
struct query roster_compare = {
	"WITH f AS (SELECT * FROM " ROW_OF_FILE "),"
	" c AS (SELECT f.row, f.bad, f.staff_no, m.id AS member, o.id AS other,"
	"        IF(m.id IS NULL, " COMES_BACK ", NULL) AS back,"
	"        m.id IS NOT NULL AND " SAME " AND " SAME_LEADER " AS same"
	"   FROM school s JOIN f" IS_HERE
	"   LEFT JOIN person o ON m.id IS NULL AND o.login = CONCAT(s.code, '-', f.staff_no)"
	"  WHERE s.id = ?)"
	" SELECT k.school, COUNT(c.row) AS people,"
	"        CAST(SUM(c.bad = 0 AND c.member IS NULL) AS INT) AS added,"
	"        GROUP_CONCAT(IF(c.bad = 0 AND c.staff_no IS NOT NULL AND c.member IS NULL AND c.back IS NULL,"
	"            c.row, NULL) ORDER BY c.row) AS fresh,"
	"        CAST(SUM(c.bad = 0 AND c.same) AS INT) AS unchanged,"
	"        GROUP_CONCAT(IF(c.bad = 0 AND c.member IS NOT NULL AND NOT c.same,"
	"            c.row, NULL) ORDER BY c.row) AS changed,"
	"        GROUP_CONCAT(IF(c.other IS NOT NULL AND c.back IS NULL, c.row, NULL) ORDER BY c.row) AS taken,"
	"        GROUP_CONCAT(IF(c.bad = 0 AND c.back IS NOT NULL, c.row, NULL) ORDER BY c.row) AS back,"
	"        (SELECT JSON_ARRAYAGG(DISTINCT f.teaching_group) FROM f"
	"           LEFT JOIN teaching_group g ON g.school = k.school AND g.name = f.teaching_group"
	"          WHERE f.teaching_group IS NOT NULL AND g.id IS NULL) AS groups_json,"
	"        (SELECT JSON_ARRAYAGG(JSON_OBJECT('staff_no', n.staff_no, 'name', n.name)"
	"            ORDER BY n.staff_no) FROM member_now n WHERE n.school = k.school"
	"            AND n.staff_no NOT IN (SELECT f.staff_no FROM f"
	"                WHERE f.staff_no IS NOT NULL)) AS leaving_json"
	"   FROM (SELECT school FROM roster_keeper WHERE person = ? AND school = ? LIMIT 1) k"
	"   LEFT JOIN c ON TRUE GROUP BY k.school" };

/* How wide the school's numbers are that begin with 0, where all have one width. */
struct query roster_width = {
	"SELECT IF(COUNT(DISTINCT LENGTH(m.staff_no)) = 1, MIN(LENGTH(m.staff_no)), 0) AS width"
	"  FROM member m WHERE m.school = ? AND m.here = 1 AND m.staff_no RLIKE '^0[0-9]*$'" };

static int
this_year(void)
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	return tm.tm_year + 1900;
}

/* What only the database knows: a number that was somebody's before. */
static void
add_taken(struct file *f)
{
	struct json_object *faults = json_object_object_get(f->roster, "faults");
	const char *rows = cell(f->found, 0, "taken").text;
	char *end;

	for (; rows != NULL && *rows != '\0'; rows = *end == ',' ? end + 1 : end)
		roster_fault(faults, (unsigned)strtoul(rows, &end, 10), "工号",
		    "这个工号以前有人用过，请换一个");
	roster_order(faults);
}

int
roster_file(struct request *r, struct file *f)
{
	struct value school = form(r, "school");
	int status = read_sent(r, &f->sent, ROSTER_BYTES);

	if (status != 0)
		return status;
	f->roster = lent(r, roster_read(f->sent.bytes, f->sent.len, this_year(),
	    (int)cell(ask(r, &roster_width, school), 0, "width").number));
	f->rows = text(r, "%s", json_object_to_json_string_ext(
	    json_object_object_get(f->roster, "rows"), JSON_C_TO_STRING_PLAIN));
	f->found = ask(r, &roster_compare, f->rows, school, me(r), school);
	if (f->found->rows == 0)
		return not_found(r);
	add_taken(f);
	return 0;
}
