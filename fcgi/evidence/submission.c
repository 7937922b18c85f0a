/* evidence/submission.c - handing in: the draft becomes a version that never
 * changes.
 *
 * Everything is read in one statement; what is missing or wrong is said all at
 * once; then the version is written under the same conditions it was read. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "evidence/slices.h"
#include "parts/facts.h"
#include "rules/complete.h"
#include "rules/grade.h"

#define PIECES_MAX 64
#define CRITERIA_MAX 64

/* The latest version must have an end: returned, or failed (R-rules 3.2, 5). */
#define LATEST \
	"  LEFT JOIN submission_now s" \
	"    ON s.programme = o.programme AND s.person = o.person AND s.ability = o.ability" \
	"  LEFT JOIN work_return back ON back.submission = s.id" \
	"  LEFT JOIN signature g ON g.submission = s.id"
#define ENDED "(s.id IS NULL OR back.submission IS NOT NULL OR g.grade = 'fail')"

static struct query material = {
	"SELECT o.rules, COALESCE(d.version, 0) AS version, " ENDED " AS may,"
	"       q.id AS requirement, q.title, q.kind, q.required, q.core,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id, 'grade', c.grade))"
	"          FROM criterion c WHERE c.requirement = q.id) AS criteria,"
	"       j.upload, j.link, j.remark, j.ticks,"
	"       u.id AS mine, u.name, u.file, f.kind AS file_kind"
	"  FROM work_open o"
	"  JOIN requirement q ON q.ability = o.ability"
	"  LEFT JOIN draft d"
	"    ON d.programme = o.programme AND d.person = o.person AND d.ability = o.ability"
	"  LEFT JOIN JSON_TABLE(COALESCE(d.pieces, '[]'), '$[*]' COLUMNS ("
	"       requirement BIGINT UNSIGNED PATH '$.requirement',"
	"       upload CHAR(32) CHARACTER SET ascii PATH '$.upload',"
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
	"        o.teaching_group, o.policy_version, d.note, ?"
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

static const struct field fields[] = {
	{ "ability", ID, .zh = "能力点" },
	{ "draft", COUNT, 0, 1LL << 31, .zh = "草稿版本" },	/* what the teacher saw */
	{ 0 } };

/* The lines asked for, and the pieces given for them, side by side. */
struct work {
	const struct result *m;
	struct asked_piece asked[PIECES_MAX];
	struct given_piece given[PIECES_MAX];
	struct graded_piece graded[PIECES_MAX];
	size_t lines, pieces;
	struct json_object *list;		/* for add_pieces */
};

static const char *
at(struct request *r, long requirement, const char *part)
{
	return text(r, "/requirement/%ld%s", requirement, part).text;
}

static bool
is_given(const struct result *m, size_t i)
{
	return cell(m, i, "upload").kind == TEXT ||
	    (cell(m, i, "link").kind == TEXT && cell(m, i, "link").len > 0);
}

static bool
is_address(const char *s)
{
	const char *host = strncasecmp(s, "https://", 8) == 0 ? s + 8 :
	    strncasecmp(s, "http://", 7) == 0 ? s + 7 : "";

	return *host != '\0' && *host != '/' && strpbrk(s, " \"<>\\") == NULL;
}

/* What this file or link is.  One that can't be told yet counts as what was
 * asked, so that it gets one sentence and not two. */
static enum piece_kind
given_kind(struct request *r, const struct result *m, size_t i, const struct asked_piece *line)
{
	enum piece_kind kind = line->kind;

	if (cell(m, i, "upload").kind != TEXT) {
		if (!is_address(cell(m, i, "link").text))
			wrong(r, at(r, line->id, "/link"),
			    "“%s”的网址应以 http:// 或 https:// 开头", line->title);
		return KIND_LINK;
	}
	if (cell(m, i, "mine").kind == NOTHING)
		wrong(r, at(r, line->id, ""), "“%s”的文件不在了，请重新上传", line->title);
	else if (cell(m, i, "file").kind == NOTHING)
		wrong(r, at(r, line->id, ""), "“%s”的文件还没有传完", line->title);
	else
		kind_of(cell(m, i, "file_kind").text, &kind);
	return kind;
}

/* --- the self verdict --------------------------------------------------- */

static bool
has_id(struct json_object *ids, long long id)
{
	size_t i;

	for (i = 0; ids != NULL && i < json_object_array_length(ids); i++)
		if (json_object_get_int64(json_object_array_get_idx(ids, i)) == id)
			return true;
	return false;
}

/* The grade that the ticks give; ticks that are none of this line's are wrong. */
static enum grade
self_grade(struct request *r, const struct result *m, size_t i)
{
	struct json_object *criteria = parsed(r, cell(m, i, "criteria"));
	struct json_object *ids = parsed(r, cell(m, i, "ticks")), *c;
	struct tick ticks[CRITERIA_MAX];
	size_t k, met = 0, n = criteria != NULL ? json_object_array_length(criteria) : 0;

	for (k = 0; k < n && k < CRITERIA_MAX; k++) {
		c = json_object_array_get_idx(criteria, k);
		ticks[k].of = strcmp(json_object_get_string(json_object_object_get(c, "grade")),
		    "excellent") == 0 ? EXCELLENT : PASS;
		ticks[k].met = has_id(ids, json_object_get_int64(json_object_object_get(c, "criterion")));
		met += ticks[k].met;
	}
	if (ids != NULL && met < json_object_array_length(ids))
		wrong(r, at(r, (long)cell(m, i, "requirement").number, "/ticks"),
		    "自评条目已有变动，请重新勾选");
	return piece_grade(ticks, k);
}

/* --- the work as a whole ------------------------------------------------ */

static void
put_text(struct json_object *o, const char *name, struct value v)
{
	if (v.kind == TEXT)
		json_object_object_add(o, name, json_object_new_string_len(v.text, (int)v.len));
}

static void
list_piece(struct request *r, struct work *w, size_t i, enum grade grade)
{
	struct json_object *o = json_object_new_object(), *ticks = parsed(r, cell(w->m, i, "ticks"));
	bool file = cell(w->m, i, "file").kind == NUMBER;

	json_object_object_add(o, "requirement",
	    json_object_new_int64(cell(w->m, i, "requirement").number));
	if (file) {
		json_object_object_add(o, "file", json_object_new_int64(cell(w->m, i, "file").number));
		put_text(o, "name", cell(w->m, i, "name"));
	} else
		put_text(o, "link", cell(w->m, i, "link"));
	json_object_object_add(o, "remark", json_object_new_string(
	    cell(w->m, i, "remark").kind == TEXT ? cell(w->m, i, "remark").text : ""));
	json_object_object_add(o, "ticks", ticks != NULL ? json_object_get(ticks) : json_object_new_array());
	json_object_object_add(o, "grade", json_object_new_string(grade_words[grade]));
	json_object_array_add(w->list, o);
}

static void
read_line(struct request *r, struct work *w, size_t i)
{
	struct asked_piece *line = &w->asked[w->lines++];
	enum grade grade;

	line->id = (long)cell(w->m, i, "requirement").number;
	line->title = cell(w->m, i, "title").text;
	line->required = cell(w->m, i, "required").number != 0;
	kind_of(cell(w->m, i, "kind").text, &line->kind);
	if (!is_given(w->m, i))
		return;
	grade = self_grade(r, w->m, i);
	w->given[w->pieces] = (struct given_piece){ line->id, given_kind(r, w->m, i, line),
	    cell(w->m, i, "ticks").kind == TEXT };
	w->graded[w->pieces++] = (struct graded_piece){ grade, cell(w->m, i, "core").number != 0 };
	list_piece(r, w, i, grade);
}

/* A finding about a line leads to that line on the page. */
static void
say(struct request *r, const struct work *w, const struct finding *f)
{
	const char *part = strcmp(f->rule, "complete.self_verdict") == 0 ? "/ticks" : "";
	size_t i;

	for (i = 0; i < w->lines; i++)
		if (f->subject == w->asked[i].title) {
			wrong(r, at(r, w->asked[i].id, part), "%s", f->sentence);
			return;
		}
	wrong(r, "", "%s", f->sentence);
}

/* Reads the work and says all that keeps it from being handed in: 0, or the
 * status that refuses. */
static int
look_through(struct request *r, struct work *w)
{
	const struct policy *policy = policy_of(r, cell(w->m, 0, "rules"));
	struct findings *found = keep(r, sizeof(*found));
	size_t i;

	if (policy == NULL)
		return refuse(r, 500, "本地政策有误，暂时不能提交，请告诉管理员");
	w->list = lent(r, json_object_new_array());
	for (i = 0; i < w->m->rows && i < PIECES_MAX; i++)
		read_line(r, w, i);
	complete_check(policy, w->asked, w->lines, w->given, w->pieces, found);
	for (i = 0; i < found->count; i++)
		say(r, w, &found->all[i]);
	return refuse_wrong(r);
}

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
	if ((status = look_through(r, w)) != 0)
		return status;
	return write_down(r, w);
}

const struct route submission_routes[] = {
	{ "POST", "/submission/{ability}", TEACHER, fields, hand_in_work,
	  { &material, &hand_in, &add_pieces }, .flags = ONCE, .act = "evidence.submission.hand_in" },
	{ 0 } };
