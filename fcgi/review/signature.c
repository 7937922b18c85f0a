/* review/signature.c - a chair signs what the panel has voted: the grade that
 * more than half of the votes reach or exceed (ours, rules/grade.h). */
#include <string.h>

#include "review/slices.h"
#include "review/spread.h"
#include "rules/grade.h"

#define VOTES_MAX 64

static struct query votes = { .sql =
	"SELECT v.grade FROM due_signature d"
	"  JOIN verdict v ON v.submission = d.submission AND v.level = 'panel'"
	" WHERE d.submission = ? AND d.judge = ?" };

/* Signs these votes and no others: one that came meanwhile is counted anew. */
static struct query sign = { .sql =
	"INSERT INTO signature (submission, author, chair, grade, votes, remark)"
	" SELECT s.id, s.person, ?, ?, ?, ?"
	"   FROM submission s"
	"   LEFT JOIN work_return w ON w.submission = s.id"
	"  WHERE s.id = ? AND w.submission IS NULL"
	"    AND (SELECT COUNT(*) FROM verdict v WHERE v.submission = s.id AND v.level = 'panel') = ?" };

/* Why a chair of the school can't sign: votes are missing, her own first. */
static struct query waiting = { .sql =
	"SELECT c.votes, c.quorum, own.id AS own, c.person = h.person AS author,"
	"       EXISTS (SELECT 1 FROM recheck_open x WHERE x.submission = c.submission AND x.kind = 'spread') AS spread"
	"  FROM case_panel c"
	"  JOIN role_now h ON h.school = c.school AND h.kind = 'chair'"
	"  LEFT JOIN verdict own ON own.submission = c.submission AND own.judge = h.person"
	" WHERE c.submission = ? AND h.person = ?" };

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

	if (w->rows == 0 || cell(w, 0, "author").number)
		return ask(r, &past, form(r, "submission"), me(r))->rows == 0 ?
		    not_found(r) : refuse(r, 409, "这份材料您已经签字");
	missing = cell(w, 0, "quorum").number - cell(w, 0, "votes").number;
	if (missing > 0)
		return refuse(r, 409, "还差%lld票才能签字", missing);
	if (cell(w, 0, "own").kind == NOTHING)
		return refuse(r, 409, "请先投票，再签字");
	if (cell(w, 0, "spread").number)
		return refuse(r, 409, "各级评价相差过大，正在等另抽的校外评委评价，之后再签字");
	return refuse(r, 409, "签字人不能是唯一的投票人，还须有其他成员投票");
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
	    remark.kind == NOTHING ? text(r, "%s", "") : remark, submission, number((long long)v->rows));
	if (given <= 0)
		return refuse(r, 409, "这份材料刚刚有了新的投票、退回或签字，请刷新后再看");
	answer = json_object_new_object();
	json_object_object_add(answer, "submission", json_object_new_int64(submission.number));
	json_object_object_add(answer, "grade", json_object_new_string(grade_words[grade]));
	return answer_object(r, 201, answer);
}

const struct route signature_routes[] = {
	{ "POST", "/case/{submission}/signature", CHAIR, fields, sign_case,
	    { &votes, &sign, &waiting, &past, &spread_ask }, ONCE, "review.signature.give" },
	{ 0 } };
