/* evidence/work.c - what a teacher has to hand in, and how far each is. */
#include "evidence/asked.h"
#include "evidence/sheets.h"
#include "evidence/slices.h"

/* How the latest version stands; finer levels are review's to tell. */
#define STATE \
	"CASE WHEN s.id IS NULL THEN IF(d.version IS NULL, 'chosen', 'draft')" \
	" WHEN back.submission IS NOT NULL THEN 'returned'" \
	" WHEN g.grade = 'fail' THEN 'failed'" \
	" WHEN g.grade IS NOT NULL THEN 'passed' ELSE 'handed_in' END"

#define STANDING \
	"  LEFT JOIN draft d" \
	"    ON d.programme = o.programme AND d.person = o.person AND d.ability = o.ability" \
	"  LEFT JOIN submission_now s" \
	"    ON s.programme = o.programme AND s.person = o.person AND s.ability = o.ability" \
	"  LEFT JOIN work_return back ON back.submission = s.id" \
	"  LEFT JOIN decision g ON g.submission = s.id"

#define TIME(column) "DATE_FORMAT(" column ", '%Y-%m-%dT%H:%i:%sZ')"

/* --- GET /work: everything I chose -------------------------------------- */

static struct query mine = {
	"SELECT a.id AS ability, a.code, " NAME_HERE " AS name, a.kind, a.dimension, a.environment,"
	"       " STATE " AS state, d.saved_at, s.number, s.attempt, s.handed_in_at,"
	"       back.remark AS returned_remark, g.grade"
	"  FROM work_open o"
	"  JOIN ability a ON a.id = o.ability"
	STANDING
	" WHERE o.person = ? ORDER BY a.kind = 'capstone', a.dimension, a.id" };

static int
list_work(struct request *r)
{
	return rows(r, &mine, me(r));
}

/* --- GET /work/{ability}: one of them, whole ---------------------------- */

#define PIECES \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', t.requirement, 'name', t.name," \
	"   'link', t.link, 'size', f.size, 'type', f.type, 'remark', t.remark," \
	"   'ticks', t.self_ticks, 'self_grade', t.self_grade, 'more', " MORE_PICTURES("t", "h.name") "))" \
	"   FROM piece t LEFT JOIN file f ON f.id = t.file WHERE t.submission = s.id)"
#define ENTERED_BY \
	"(SELECT JSON_ARRAYAGG(DISTINCT n.name) FROM entered e JOIN person n ON n.id = e.entered_by WHERE e.submission = s.id)"
#define LATEST \
	"IF(s.id IS NULL, NULL, JSON_OBJECT('submission', s.id, 'number', s.number," \
	"   'attempt', s.attempt, 'handed_in_at', " TIME("s.handed_in_at") "," \
	"   'self_grade', s.self_grade, 'note', s.note, 'pieces', " PIECES ", 'entered_by', " ENTERED_BY "," \
	"   'returned_level', back.level, 'returned_remark', back.remark," \
	"   'returned_at', " TIME("back.returned_at") "," \
	"   'grade', g.grade, 'grade_remark', g.remark, 'signed_at', " TIME("g.signed_at") "))"

/* What others have entered for her and she has not answered. */
#define ENTERED \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('on_behalf', b.id, 'name', n.name, 'given_at', " TIME("b.given_at") "," \
	"   'pieces', JSON_LENGTH(b.pieces)) ORDER BY b.id)" \
	"   FROM on_behalf b JOIN person n ON n.id = b.entered_by LEFT JOIN on_behalf_answer z ON z.on_behalf = b.id" \
	"  WHERE b.author = o.person AND b.ability = o.ability AND b.programme = o.programme" \
	"    AND b.given_at IS NOT NULL AND z.on_behalf IS NULL)"

static struct query whole = {
	"SELECT a.id AS ability, a.code, " NAME_HERE " AS name, a.kind, a.dimension, a.environment, a.summary,"
	"       " STATE " AS state, o.open,"
	"       CAST(COALESCE(d.version, 0) AS SIGNED) AS version, COALESCE(d.pieces, '[]') AS pieces_json,"
	"       COALESCE(d.note, '') AS note, d.saved_at,"
	"       COALESCE(" REQUIREMENTS ", '[]') AS requirements_json,"
	"       COALESCE(" UPLOADS("o.person") ", '[]') AS uploads_json,"
	"       COALESCE(" ENTERED ", '[]') AS entered_json,"
	"       " LATEST " AS latest_json"
	"  FROM work o"
	"  JOIN ability a ON a.id = o.ability"
	STANDING
	" WHERE o.ability = ? AND o.person = ? AND (o.open OR s.id IS NOT NULL)" };

static const struct field one[] = {
	{ "ability", ID, .zh = "能力点" }, { 0 } };

/* The ETag is the draft's version: what If-Match of PUT /draft wants. */
static int
show_work(struct request *r)
{
	return row(r, &whole, form(r, "ability"), me(r));
}

const struct route work_routes[] = {
	{ "GET", "/work", TEACHER, NULL, list_work, { &mine }, .sheet = &works_sheet },
	{ "GET", "/work/{ability}", TEACHER, one, show_work, { &whole } },
	{ 0 } };
