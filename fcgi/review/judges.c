/* review/judges.c - the last way on (ours): when a case waits for nobody who could be
 * found, or those it waits for let the time pass, the county's office names who judges:
 * panel members or experts of its region, without a conflict, who have not
 * judged this case yet.  With a reason, which stands in the minutes. */
#include "review/slices.h"

/* A case of my region at 组评 or 校评 that is overdue, or has nobody. */
#define STANDS(level, view) \
	"SELECT '" level "' AS level, c.submission, c.person, c.school, c.since, c.days FROM " view " c" \
	" WHERE c.submission = ? AND (c.since + INTERVAL c.days DAY <= UTC_TIMESTAMP(6)" \
	"    OR EXISTS (SELECT 1 FROM borrowing b WHERE b.submission = c.submission AND b.level = '" level "' AND b.lacking > 0))"
static struct query standing = { .sql =
	"SELECT c.level, c.person AS author, c.days,"
	"       (SELECT COUNT(*) FROM borrowing b WHERE b.submission = c.submission) AS rounds"
	"  FROM (" STANDS("group", "case_group") " UNION ALL " STANDS("panel", "case_panel") ") c"
	"  JOIN office_school o ON o.school = c.school AND o.person = ?"
	" WHERE NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = o.person)" };

/* Which of the named can judge it. */
static struct query able = { .sql =
	"SELECT DISTINCT j.person"
	"  FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  JOIN role_now r ON r.person = j.person AND r.kind IN ('panel','chair','expert')"
	"  LEFT JOIN school h ON h.id = r.school"
	"  JOIN region_within w ON w.region = COALESCE(h.region, r.region)"
	"  JOIN role_now o ON o.region = w.ancestor AND o.kind = 'office' AND o.person = ?"
	" WHERE NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = ? AND x.judge = j.person)"
	"   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = ? AND v.judge = j.person)"
	"   AND NOT EXISTS (SELECT 1 FROM borrowed b WHERE b.submission = ? AND b.judge = j.person)" };

static struct query record = { .sql =
	"INSERT INTO borrowing (submission, round, level, reason, candidates, lacking, named_by)"
	" VALUES (?, ?, ?, ?, '[]', 0, ?)" };

static struct query record_judges = { .sql =
	"INSERT INTO borrowed (borrowing, submission, author, level, judge, due_at)"
	" SELECT ?, ?, ?, ?, j.person, UTC_TIMESTAMP(6) + INTERVAL ? DAY"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j" };

static const struct field fields[] = {
	{ "submission", ID, .zh = "材料" },
	{ "judges", IDS, 1, 9, .zh = "评价人" },
	{ "reason", PROSE, 5, 300, .zh = "理由" }, { 0 } };

static int
name_judges(struct request *r)
{
	struct value submission = form(r, "submission"), judges = form_json(r, "judges");
	const struct result *s = ask(r, &standing, submission, submission, me(r));
	struct value author, level;

	if (s->rows == 0)
		return not_found(r);
	author = cell(s, 0, "author");
	level = cell(s, 0, "level");
	if (ask(r, &able, judges, me(r), author, submission, submission)->rows !=
	    json_object_array_length(form_object(r, "judges")))
		wrong(r, "/judges", "只能指定本区域的考核小组成员或专家，且与作者没有回避关系、没有评价过这份材料（本系统默认）");
	if (refuse_wrong(r))
		return 422;
	about(r, "submission", submission.number);
	if (try_run(r, &record, submission, number(cell(s, 0, "rounds").number + 1), level,
	    form(r, "reason"), me(r)) < 0)
		return refuse(r, 409, "这份材料刚刚已经另有安排，请刷新后再看");
	run(r, &record_judges, number(last_id(r)), submission, author, level, cell(s, 0, "days"), judges);
	return made(r, "submission", submission.number);
}

const struct route judges_routes[] = {
	{ "POST", "/case/{submission}/judges", OFFICE, fields, name_judges,
	    { &standing, &able, &record, &record_judges }, ONCE, "review.judges.name" },
	{ 0 } };
