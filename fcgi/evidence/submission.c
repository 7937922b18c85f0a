/* evidence/submission.c - handing in: the draft becomes a version that never
 * changes.
 *
 * Everything is read in one statement; what is missing or wrong is said all at
 * once; then the version is written under the same conditions it was read. */
#include "evidence/check.h"
#include "evidence/slices.h"

/* The latest version must have an end: returned, or failed and not looked at again. */
#define LATEST \
	"  LEFT JOIN submission_now s" \
	"    ON s.programme = o.programme AND s.person = o.person AND s.ability = o.ability" \
	"  LEFT JOIN work_return back ON back.submission = s.id" \
	"  LEFT JOIN decision g ON g.submission = s.id"
/* A returned work goes on under the policy it began under; a new attempt under
 * the one in force (rules.md 7). */
#define HELD_BY "IF(back.submission IS NOT NULL, s.policy_version, o.policy_version)"
#define RULES "(SELECT v.rules FROM policy_version v WHERE v.id = " HELD_BY ")"
#define ENDED "(s.id IS NULL OR back.submission IS NOT NULL OR (g.grade = 'fail'" \
	" AND NOT EXISTS (SELECT 1 FROM open_recheck x WHERE x.submission = s.id)))"

/* The pictures after the first, as they stand in the draft. */
#define MORE \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('name', x.name, 'file', x.file, 'kind', y.kind, 'type', y.type) ORDER BY h.at)" \
	"   FROM JSON_TABLE(j.more, '$[*]' COLUMNS (at FOR ORDINALITY, token CHAR(32) CHARACTER SET ascii PATH '$')) h" \
	"   LEFT JOIN upload x ON x.token = h.token AND x.person = o.person" \
	"   LEFT JOIN file y ON y.id = x.file)"

static struct query material = {
	"SELECT " RULES " AS rules, COALESCE(d.version, 0) AS version, " ENDED " AS may,"
	"       a.code, (SELECT JSON_ARRAYAGG(b.code) FROM choice_now h JOIN ability b ON b.id = h.ability"
	"         WHERE h.programme = o.programme AND h.person = o.person) AS chosen,"
	"       (SELECT JSON_ARRAYAGG(b.code) FROM submission h JOIN ability b ON b.id = h.ability"
	"         WHERE h.programme = o.programme AND h.person = o.person AND h.number = 1) AS handed,"
	"       q.id AS requirement, q.title, q.kind, q.required, q.core,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id, 'grade', c.grade))"
	"          FROM criterion c WHERE c.requirement = q.id) AS criteria,"
	"       j.upload, j.link, j.remark, j.ticks,"
	"       u.id AS mine, u.name, u.file, f.kind AS file_kind, f.type AS file_type, " MORE " AS more"
	"  FROM work_open o"
	"  JOIN ability a ON a.id = o.ability"
	"  LEFT JOIN draft d"
	"    ON d.programme = o.programme AND d.person = o.person AND d.ability = o.ability"
	"  JOIN requirement q ON q.list = " LIST_NOW
	"  LEFT JOIN JSON_TABLE(COALESCE(d.pieces, '[]'), '$[*]' COLUMNS ("
	"       requirement BIGINT UNSIGNED PATH '$.requirement',"
	"       upload CHAR(32) CHARACTER SET ascii PATH '$.upload', more JSON PATH '$.more',"
	"       link VARCHAR(500) PATH '$.link', remark VARCHAR(1000) PATH '$.remark',"
	"       ticks JSON PATH '$.ticks')) j ON j.requirement = q.id"
	"  LEFT JOIN upload u ON u.token = j.upload AND u.person = o.person"
	"  LEFT JOIN file f ON f.id = u.file"
	LATEST
	" WHERE o.person = ? AND o.ability = ? ORDER BY q.seq" };

static struct query hand_in = {
	"INSERT INTO submission (programme, person, ability, number, attempt, school,"
	"       teaching_group, policy_version, note, self_grade)"
	" SELECT o.programme, o.person, o.ability, COALESCE(s.number, 0) + 1,"
	"        COALESCE(s.attempt, 1) + (g.grade IS NOT NULL), o.school,"
	"        o.teaching_group, " HELD_BY ", d.note, ?"
	"   FROM work_open o"
	"   JOIN draft d"
	"     ON d.programme = o.programme AND d.person = o.person AND d.ability = o.ability"
	LATEST
	"  WHERE o.person = ? AND o.ability = ? AND d.version = ? AND " ENDED };

static struct query add_pieces = {
	"INSERT INTO piece (submission, requirement, ability, file, name, link, remark,"
	"       self_ticks, self_grade)"
	" SELECT ?, j.requirement, ?, j.file, j.name, j.link, j.remark, j.ticks, j.grade"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS ("
	"        requirement BIGINT UNSIGNED PATH '$.requirement',"
	"        file BIGINT UNSIGNED PATH '$.file', name VARCHAR(200) PATH '$.name',"
	"        link VARCHAR(500) PATH '$.link', remark VARCHAR(1000) PATH '$.remark',"
	"        ticks JSON PATH '$.ticks', grade VARCHAR(10) PATH '$.grade')) j" };

static struct query add_pictures = {
	"INSERT INTO piece_picture (submission, requirement, number, file, name)"
	" SELECT ?, j.requirement, j.number, j.file, j.name"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS ("
	"        requirement BIGINT UNSIGNED PATH '$.requirement', number TINYINT UNSIGNED PATH '$.number',"
	"        file BIGINT UNSIGNED PATH '$.file', name VARCHAR(200) PATH '$.name')) j" };

static const struct field fields[] = {
	{ "ability", ID, .zh = "能力点" },
	{ "draft", COUNT, 0, 1LL << 31, .zh = "草稿版本" },	/* what the teacher saw */
	{ 0 } };

static int
write_down(struct request *r, const struct work *w)
{
	enum grade grade = ability_grade(w->graded, w->pieces);
	long long id;

	if (try_run(r, &hand_in, text(r, "%s", grade_words[grade]), me(r), form(r, "ability"),
	    form(r, "draft")) <= 0)
		return refuse(r, 409, "这份材料刚刚已经提交，请刷新后查看");
	id = last_id(r);
	run(r, &add_pieces, number(id), form(r, "ability"),
	    text(r, "%s", json_object_to_json_string(w->list)));
	if (json_object_array_length(w->pictures) > 0)
		run(r, &add_pictures, number(id), text(r, "%s", json_object_to_json_string(w->pictures)));
	return made(r, "submission", id);
}

static int
hand_in_work(struct request *r)
{
	struct work *w = keep(r, sizeof(*w));
	int status;

	w->m = ask(r, &material, me(r), form(r, "ability"));
	if (w->m->rows == 0)
		return not_found(r);
	if (cell(w->m, 0, "may").number == 0)
		return refuse(r, 409, "已提交的一稿还在评价，退回或有了结果以后才能再提交");
	if (cell(w->m, 0, "version").number != form(r, "draft").number)
		return refuse(r, 412, "草稿在别处改过，请刷新核对后再提交");
	if ((status = check_work(r, w)) != 0)
		return status;
	return write_down(r, w);
}

const struct route submission_routes[] = {
	{ "POST", "/submission/{ability}", TEACHER, fields, hand_in_work,
	  { &material, &hand_in, &add_pieces, &add_pictures }, .flags = ONCE, .act = "evidence.submission.hand_in" },
	{ 0 } };
