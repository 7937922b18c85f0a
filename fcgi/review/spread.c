/* review/spread.c - 分歧加评: where grades on one work are as far apart as the
 * policy's spread_alarm (1: 合格 and 优秀, 2: 不合格 and 优秀), one more judge from
 * outside votes before the signature.  Looked at when a chair is about to sign,
 * for then no vote can come between. */
#include "review/spread.h"

/* fail, pass, excellent are 1, 2, 3 in their ENUM.  Once a case. */
struct query spread_ask = { .sql =
	"INSERT INTO recheck (submission, author, school, kind, wanted, judge_days, opened_by, due_at)"
	" SELECT s.id, s.person, s.school, 'spread', 1, " POLICY("panel_days", "14") ", ?,"
	"        UTC_TIMESTAMP(6) + INTERVAL 3 * " POLICY("panel_days", "14") " DAY"
	"   FROM submission s"
	"   JOIN policy_version r ON r.id = s.policy_version"
	"   LEFT JOIN recheck x ON x.submission = s.id AND x.kind = 'spread'"
	"  WHERE s.id = ? AND x.id IS NULL AND CAST(JSON_VALUE(r.rules, '$.spread_alarm.value') AS INTEGER) <="
	"        (SELECT MAX(v.grade + 0) - MIN(v.grade + 0) FROM verdict v WHERE v.submission = s.id)" };

bool
spread_asks(struct request *r, struct value submission)
{
	return run(r, &spread_ask, me(r), submission) > 0;
}

int
spread_said(struct request *r, struct value submission)
{
	struct json_object *answer = json_object_new_object();

	json_object_object_add(answer, "submission", json_object_new_int64(submission.number));
	json_object_object_add(answer, "recheck", json_object_new_int64(last_id(r)));
	json_object_object_add(answer, "message", json_object_new_string(
	    "各级评价相差过大，已另抽一位校外评委，其评价给出以后再签字"));
	return answer_object(r, 202, answer);
}
