/* review/signature.c - a chair, or who is in her place, signs what the panel has voted:
 * the grade that more than half of the votes reach or exceed (ours, rules/grade.h). */
#include <string.h>

#include "review/slices.h"
#include "review/spread.h"
#include "rules/grade.h"

#define VOTES_MAX 64

static struct query votes = { .sql =
	"SELECT v.grade, c.quorum, c.school, h.person IS NULL AS acting, c.person AS author FROM due_signature d"
	"  JOIN case_panel c ON c.submission = d.submission"
	"  JOIN verdict v ON v.submission = d.submission AND v.level = 'panel'"
	"  LEFT JOIN role_now h ON h.person = d.judge AND h.school = c.school AND h.kind = 'chair'"
	" WHERE d.submission = ? AND d.judge = ?" };

/* The panel as it is now, for the minutes: who voted, who may not and why (own,
 * relation, coach, or level: judged at another), who was borrowed and from where.  A
 * person with two conflicts stands twice. */
static struct query board = { .sql =
	"SELECT b.person, j.name, b.kind, o.name AS origin, v.level = 'panel' AS present,"
	"       COALESCE(x.why, IF(v.level <> 'panel', 'level', NULL)) AS why"
	"  FROM (SELECT p.person, p.kind FROM panel_now p WHERE p.school = ?"
	"        UNION ALL SELECT judge, 'borrowed' FROM borrowed WHERE submission = ? AND level = 'panel') b"
	"  JOIN person j ON j.id = b.person"
	"  LEFT JOIN member_now m ON m.person = b.person"
	"  LEFT JOIN school o ON o.id = m.school"
	"  LEFT JOIN verdict v ON v.submission = ? AND v.judge = b.person"
	"  LEFT JOIN conflict x ON x.author = ? AND x.judge = b.person"
	" ORDER BY b.kind = 'borrowed', b.kind DESC, b.person" };

/* Signs these votes and no others: one that came meanwhile is counted anew. */
static struct query sign = { .sql =
	"INSERT INTO signature (submission, author, chair, grade, votes, remark, quorum, acting, school, board)"
	" SELECT s.id, s.person, ?, ?, ?, ?, ?, ?, ?, ?"
	"   FROM submission s"
	"   LEFT JOIN work_return w ON w.submission = s.id"
	"  WHERE s.id = ? AND w.submission IS NULL"
	"    AND (SELECT COUNT(*) FROM verdict v WHERE v.submission = s.id AND v.level = 'panel') = ?" };

/* Why a chair of the school can't sign: votes are missing, her own first. */
static struct query waiting = { .sql =
	"SELECT c.votes, c.quorum, own.id AS own"
	"  FROM case_panel c"
	"  JOIN role_now h ON h.school = c.school AND h.kind = 'chair'"
	"  LEFT JOIN verdict own ON own.submission = c.submission AND own.judge = h.person"
	" WHERE c.submission = ? AND h.person = ?"
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = h.person)" };

static struct query past = { .sql =
	"SELECT 1 AS signed FROM signature WHERE submission = ? AND chair = ?" };

static const struct field fields[] = {
	{ "submission", ID, .zh = "材料" },
	{ "remark", PROSE, 0, 1000, .optional = true, .zh = "说明" }, { 0 } };

static int
not_due(struct request *r)
{
	const struct result *w = ask(r, &waiting, form(r, "submission"), me(r));
	long long missing;

	if (w->rows == 0)
		return ask(r, &past, form(r, "submission"), me(r))->rows == 0 ?
		    not_found(r) : refuse(r, 409, "这份材料您已经签字");
	missing = cell(w, 0, "quorum").number - cell(w, 0, "votes").number;
	if (missing > 0)
		return refuse(r, 409, "还差%lld票才能签字", missing);
	if (cell(w, 0, "own").kind == NOTHING)
		return refuse(r, 409, "请先投票，再签字");
	return refuse(r, 409, "各级评价相差过大，正在等另抽的校外评委评价，之后再签字");
}

static enum grade
decided(const struct result *v)
{
	enum grade votes_given[VOTES_MAX], g;
	size_t i, count = v->rows < VOTES_MAX ? v->rows : VOTES_MAX;

	for (i = 0; i < count; i++) {
		for (g = EXCELLENT; g > FAIL; g--)
			if (strcmp(cell(v, i, "grade").text, grade_words[g]) == 0)
				break;
		votes_given[i] = g;
	}
	return panel_grade(votes_given, count);
}

static struct json_object *
word(struct value v)
{
	return v.kind == TEXT ? json_object_new_string(v.text) : NULL;
}

/* [{"name", "kind": panel|chair|borrowed, "from", "present", "why"}] */
static struct value
board_now(struct request *r, const struct result *v)
{
	struct value submission = form(r, "submission");
	const struct result *b = ask(r, &board, cell(v, 0, "school"), submission, submission,
	    cell(v, 0, "author"));
	struct json_object *all = lent(r, json_object_new_array()), *one;
	size_t i;

	for (i = 0; i < b->rows; i++) {
		if (i > 0 && cell(b, i, "person").number == cell(b, i - 1, "person").number)
			continue;
		one = json_object_new_object();
		json_object_object_add(one, "name", word(cell(b, i, "name")));
		json_object_object_add(one, "kind", word(cell(b, i, "kind")));
		json_object_object_add(one, "from", word(cell(b, i, "origin")));
		json_object_object_add(one, "present", json_object_new_boolean(cell(b, i, "present").number == 1));
		json_object_object_add(one, "why", word(cell(b, i, "why")));
		json_object_array_add(all, one);
	}
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}

static int
sign_case(struct request *r)
{
	struct value submission = form(r, "submission"), remark = form(r, "remark");
	const struct result *v = ask(r, &votes, submission, me(r));
	struct json_object *answer;
	enum grade grade;
	long given;

	if (v->rows == 0)
		return not_due(r);
	grade = decided(v);
	if (grade == FAIL && (remark.kind == NOTHING || remark.len == 0)) {
		wrong(r, "/remark", "结果为不合格，请写明理由");
		return refuse_wrong(r);
	}
	about(r, "submission", submission.number);
	if (spread_asks(r, submission))
		return spread_said(r, submission);
	given = try_run(r, &sign, me(r), text(r, "%s", grade_words[grade]), number((long long)v->rows),
	    remark.kind == NOTHING ? text(r, "%s", "") : remark, cell(v, 0, "quorum"), cell(v, 0, "acting"),
	    cell(v, 0, "school"), board_now(r, v), submission, number((long long)v->rows));
	if (given <= 0)
		return refuse(r, 409, "这份材料刚刚有了新的投票、退回或签字，请刷新后再看");
	answer = json_object_new_object();
	json_object_object_add(answer, "submission", json_object_new_int64(submission.number));
	json_object_object_add(answer, "grade", json_object_new_string(grade_words[grade]));
	return answer_object(r, 201, answer);
}

const struct route signature_routes[] = {
	{ "POST", "/case/{submission}/signature", SENIORS, fields, sign_case,
	    { &votes, &board, &sign, &waiting, &past, &spread_ask }, ONCE, "review.signature.give" },
	{ 0 } };
