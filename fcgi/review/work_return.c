/* review/work_return.c - 退回修改: not a fail; the same attempt goes on with the
 * next version, which is judged anew.  By whoever owes 组评, or, before the
 * signature, by a chair of the panel. */
#include "review/slices.h"

#define BRANCH(level, view) \
	"SELECT '" level "' AS level, submission, judge FROM " view " WHERE submission = ? AND judge = ?"

static struct query give_back = { .sql =
	"INSERT INTO work_return (submission, author, level, returned_by, remark)"
	" SELECT s.id, s.person, d.level, d.judge, ?"
	"   FROM (" BRANCH("group", "due_leader") " UNION ALL " BRANCH("group", "due_deputy")
	"         UNION ALL SELECT level, submission, judge FROM due_borrowed"
	"                    WHERE submission = ? AND judge = ? AND level = 'group'"
	"         UNION ALL " BRANCH("panel", "due_chair") ") d"
	"   JOIN submission s ON s.id = d.submission" };

static struct query past = { .sql =
	"SELECT 1 AS theirs FROM work_return WHERE submission = ? AND returned_by = ?"
	" UNION ALL SELECT 1 FROM verdict WHERE submission = ? AND judge = ?"
	" UNION ALL SELECT 1 FROM signature WHERE submission = ? AND chair = ?" };

static const struct field fields[] = {
	{ "submission", ID, .zh = "材料" },
	{ "remark", PROSE, 5, 1000, .zh = "要修改什么" }, { 0 } };

static int
not_due(struct request *r)
{
	struct value s = form(r, "submission");

	if (ask(r, &past, s, me(r), s, me(r), s, me(r))->rows == 0)
		return not_found(r);
	return refuse(r, 409, "这份材料现在不能由您退回：已经退回、评价或签字");
}

static int
return_work(struct request *r)
{
	struct value submission = form(r, "submission");
	long given;

	about(r, "submission", submission.number);
	given = try_run(r, &give_back, form(r, "remark"), submission, me(r), submission, me(r),
	    submission, me(r), submission, me(r));
	if (given < 0)
		return refuse(r, 409, "这份材料刚刚已经退回");
	return given == 0 ? not_due(r) : made(r, "submission", submission.number);
}

const struct route return_routes[] = {
	{ "POST", "/case/{submission}/return", SENIORS, fields, return_work,
	    { &give_back, &past }, ONCE, "review.work.return" },
	{ 0 } };
