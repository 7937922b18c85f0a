/* review/verdict.c - a verdict, at the level at which I owe one: 互评, 组评, 校评.
 *
 * The judge sends ticks; the grade follows from them and is never typed. */
#include <string.h>

#include "review/marks.h"
#include "review/slices.h"

/* What I owe on this case, and the rubric of what was handed in.  No row: I owe
 * nothing.  A signature is owed too, but is no verdict. */
#define RUBRIC(due) \
	"SELECT d.level, p.requirement, q.title, q.core, c.id AS criterion, c.grade AS criterion_grade" \
	"  FROM " due " d" \
	"  JOIN piece p ON p.submission = d.submission" \
	"  JOIN requirement q ON q.id = p.requirement" \
	"  LEFT JOIN criterion c ON c.requirement = q.id" \
	" WHERE d.level <> 'signature'" \
	" ORDER BY q.seq, c.id"

static struct query peer_rubric = { .sql = RUBRIC(DUE_PEER(MINE_HERE)) };
static struct query rubric = { .sql = RUBRIC(DUE_ANY(MINE_HERE)) };

/* The rubric said, in this very transaction, that the verdict is due.  What could
 * have ended the case since is looked at once more, under lock; a second verdict
 * is refused by the UNIQUE keys, one's own work by a CHECK. */
static struct query give = { .sql =
	"INSERT INTO verdict (submission, author, level, judge, grade, marks, percent, remark)"
	" SELECT s.id, s.person, ?, ?, ?, ?, ?, ?"
	"   FROM submission s"
	"   LEFT JOIN signature g ON g.submission = s.id"
	"   LEFT JOIN work_return w ON w.submission = s.id"
	"  WHERE s.id = ? AND g.submission IS NULL AND w.submission IS NULL" };

/* Was it mine once? */
static struct query past = { .sql =
	"SELECT 1 AS given FROM verdict WHERE submission = ? AND judge = ?"
	" UNION ALL SELECT 0 FROM drawn WHERE submission = ? AND judge = ?"
	" UNION ALL SELECT 0 FROM borrowed WHERE submission = ? AND judge = ?" };

/* asked: the level the judge was shown, as a page sends it.  It gives no right; a
 * verdict is refused when something else is owed by now (somebody of the panel
 * was quicker with 组评, and this would count as a vote). */
static const struct field fields[] = {
	{ "submission", ID, .zh = "材料" },
	{ "asked", CHOICE, .choices = "peer group panel", .optional = true, .zh = "评价级别" },
	{ "pieces", LIST, 1, 64, .of = marks_fields, .zh = "各项材料的评价" },
	/* Where a school wants one; it stands beside the ticks and decides nothing. */
	{ "percent", COUNT, 0, 100, .optional = true, .zh = "百分数" },
	{ "remark", PROSE, 0, 1000, .optional = true, .zh = "总评语" }, { 0 } };

/* Done already or taken from her: 409.  Never hers: 404. */
static int
not_due(struct request *r)
{
	struct value s = form(r, "submission");
	const struct result *was = ask(r, &past, s, me(r), s, me(r), s, me(r));

	if (was->rows == 0)
		return not_found(r);
	return refuse(r, 409, cell(was, 0, "given").number ?
	    "您已经评价过这份材料，评价不能更改" :
	    "这份材料不再等您评价：已经逾期另抽他人，或者已有结果");
}

static int
give_verdict(struct request *r)
{
	struct value remark = form(r, "remark"), submission = form(r, "submission");
	struct value asked = form(r, "asked");
	struct marks marks;
	struct json_object *answer;
	const struct result *due;
	long given;

	due = has_role(r, SENIORS) ? ask(r, &rubric, SIX_PAIRS(submission, me(r))) :
	    ask(r, &peer_rubric, submission, me(r));
	if (due->rows == 0)
		return not_due(r);
	if (asked.kind != NOTHING && strcmp(asked.text, cell(due, 0, "level").text) != 0)
		return refuse(r, 409, "情况已经变化，这份材料现在等您作另一级评价，请刷新后再看");
	marks_read(r, due, &marks);
	if (refuse_wrong(r))
		return 422;
	about(r, "submission", submission.number);
	given = try_run(r, &give, cell(due, 0, "level"), me(r),
	    text(r, "%s", grade_words[marks.grade]),
	    text(r, "%s", json_object_to_json_string_ext(marks.pieces, JSON_C_TO_STRING_PLAIN)),
	    form(r, "percent"), remark.kind == NOTHING ? text(r, "%s", "") : remark, submission);
	if (given <= 0)
		return refuse(r, 409, "这份材料刚刚已有评价或结果，请刷新后再看");
	answer = json_object_new_object();
	json_object_object_add(answer, "verdict", json_object_new_int64(last_id(r)));
	json_object_object_add(answer, "grade", json_object_new_string(grade_words[marks.grade]));
	return answer_object(r, 201, answer);
}

const struct route verdict_routes[] = {
	{ "POST", "/case/{submission}/verdict", JUDGES, fields, give_verdict,
	    { &peer_rubric, &rubric, &give, &past }, ONCE, "review.verdict.give" },
	{ 0 } };
