/* review/appeal.c - 申诉: within the policy's days after the decision, once.  The
 * judges are others, from outside the school, drawn by review-recheck; both
 * results are kept and the later one counts.  Days of the policy that the work
 * was judged by; where it has none, there is no appeal and we say so.  An extension (延期) extends it. */
#include "parts/called.h"
#include "review/after.h"
#include "review/sheets.h"

/* Numbers of judges and days are the panel's; where the policy is silent, ours. */
static struct query appeal = { .sql =
	"INSERT INTO recheck (submission, author, school, kind, reason, wanted, judge_days, opened_by, due_at)"
	" SELECT s.id, s.person, s.school, 'appeal', ?, " POLICY("panel_min", "3") ", " POLICY("panel_days", "14") ","
	"        s.person, UTC_TIMESTAMP(6) + INTERVAL 3 * " POLICY("panel_days", "14") " DAY"
	"   FROM submission_now s"
	"   JOIN signature g ON g.submission = s.id"
	"   JOIN policy_version r ON r.id = s.policy_version"
	"   LEFT JOIN extended t ON t.programme = s.programme AND t.person = s.person"
	"  WHERE s.id = ? AND s.person = ? AND " POLICY("appeal_days", "0") " > 0"
	"    AND GREATEST(g.signed_at + INTERVAL " POLICY("appeal_days", "0") " DAY,"
	"                 COALESCE(t.until + INTERVAL 16 HOUR, g.signed_at)) > UTC_TIMESTAMP(6)" };

static struct query why = { .sql =
	"SELECT JSON_VALUE(r.rules, '$.appeal_days.value') AS days,"
	"       COALESCE(JSON_VALUE(r.rules, '$.appeal_days.phrase'), '本系统默认') AS phrase,"
	"       n.id IS NOT NULL AS latest, g.submission IS NOT NULL AS decided"
	"  FROM submission s"
	"  JOIN policy_version r ON r.id = s.policy_version"
	"  LEFT JOIN submission_now n ON n.id = s.id"
	"  LEFT JOIN signature g ON g.submission = s.id"
	" WHERE s.id = ? AND s.person = ?" };

static const struct field fields[] = {
	{ "submission", ID, .zh = "材料" },
	{ "reason", PROSE, 5, 1000, .zh = "申诉理由" }, { 0 } };

static int
not_taken(struct request *r)
{
	const struct result *w = ask(r, &why, form(r, "submission"), me(r));

	if (w->rows == 0)
		return not_found(r);
	if (cell(w, 0, "days").kind == NOTHING)
		return refuse(r, 409, "本地通知对申诉未作规定，系统不受理申诉");
	if (cell(w, 0, "decided").number == 0)
		return refuse(r, 409, "校评结果签字以后才能申诉");
	if (cell(w, 0, "latest").number == 0)
		return refuse(r, 409, "您已经重新提交，不能再对前一次结果申诉");
	return refuse(r, 409, "申诉期限是结果公布后%s天（%s），现在已过",
	    cell(w, 0, "days").text, cell(w, 0, "phrase").text);
}

static int
make_appeal(struct request *r)
{
	struct value submission = form(r, "submission");
	long given = try_run(r, &appeal, form(r, "reason"), submission, me(r));

	about(r, "submission", submission.number);
	if (given < 0)
		return refuse(r, 409, "每个结果只能申诉一次");
	return given == 0 ? not_taken(r) : made(r, "recheck", last_id(r));
}

/* What was looked at again of my works, with both results; judges stay unnamed,
 * a spot check unseen. */
static struct query mine = { .sql =
	"SELECT x.id AS recheck, x.kind, x.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, x.reason,"
	"       x.opened_at, x.due_at, g.grade AS first_grade, e.grade, e.votes, e.decided_at,"
	"       IF(e.recheck IS NULL, NULL, (SELECT JSON_ARRAYAGG(JSON_OBJECT('grade', v.grade, 'remark', v.remark)"
	"            ORDER BY v.given_at) FROM recheck_verdict v WHERE v.recheck = x.id)) AS verdicts_json"
	"  FROM recheck x"
	"  JOIN submission s ON s.id = x.submission"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN signature g ON g.submission = x.submission"
	"  LEFT JOIN recheck_result e ON e.recheck = x.id"
	" WHERE x.author = ? AND x.kind IN ('appeal','objection','order') ORDER BY x.id DESC LIMIT 200" };

static int
list_mine(struct request *r)
{
	return rows(r, &mine, me(r));
}

const struct route appeal_routes[] = {
	{ "GET", "/appeals", MEMBER, NULL, list_mine, { &mine }, .sheet = &appeals_sheet },
	{ "POST", "/case/{submission}/appeal", MEMBER, fields, make_appeal, { &appeal, &why },
	    ONCE, "review.appeal.make" },
	{ 0 } };
