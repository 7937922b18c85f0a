/* review/decided_work.c - a work with its result, to be read and not judged: to who answers
 * objections or reviews cases, and, of an excellent case that is shown (R138), to everybody
 * who has signed in.  No judge's words, no self verdict. */
#include "parts/called.h"
#include "review/after.h"

static struct query work = { .sql =
	"SELECT s.id AS submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, p.name AS author,"
	"       c.name AS school, s.note, d.grade, d.decided_at, x.reason,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id, 'title', q.title, 'kind', q.kind,"
	"            'core', JSON_COMPACT(IF(q.core, 'true', 'false')), 'note', q.note, 'origin', q.origin, 'name', e.name,"
	"            'link', e.link, 'type', f.type, 'size', f.size, 'more', " MORE_PICTURES("h.name") ", 'remark', e.remark) ORDER BY q.seq)"
	"          FROM piece e JOIN requirement q ON q.id = e.requirement LEFT JOIN file f ON f.id = e.file"
	"         WHERE e.submission = s.id) AS pieces_json"
	"  FROM submission s"
	"  JOIN decision d ON d.submission = s.id AND d.person = s.person"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN person p ON p.id = s.person"
	"  LEFT JOIN member_now m ON m.person = s.person"
	"  JOIN school c ON c.id = COALESCE(m.school, s.school)"
	"  LEFT JOIN excellent_case x ON x.submission = s.id"
	" WHERE s.id = ? AND (x.submission IS NOT NULL OR (" UNRELATED("s.person")
	"   AND (EXISTS (SELECT 1 FROM role_now k WHERE k.person = ? AND k.school = c.id AND k.kind IN ('panel','chair'))"
	"     OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = c.id))))" };

static const struct field fields[] = { { "submission", ID, .zh = "材料" }, { 0 } };

/* A file is at /api/evidence/file/{submission}/{requirement}. */
static int
show_work(struct request *r)
{
	return row(r, &work, form(r, "submission"), me(r), me(r), me(r), me(r));
}

const struct route decided_work_routes[] = {
	{ "GET", "/work/{submission}", MEMBER, fields, show_work, { &work } },
	{ 0 } };
