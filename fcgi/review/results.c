/* review/results.c - what became of my work: every version of every ability, the
 * newest first, with its result or what to mend.  Whoever wants to see it in full,
 * verdicts, criteria and draws, asks for the case. */
#include "parts/called.h"
#include "review/sheets.h"
#include "review/slices.h"

/* Of an objection (公示) the author learns that there is one and what it was answered; who
 * objected, and in which words, would be the same (ours).
 *
 * The latest version stands where case_state says; an earlier one was returned
 * or failed, so both tables are enough for it. */
static struct query mine = { .sql =
	"SELECT s.id AS submission, a.id AS ability_id, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, s.number, s.attempt,"
	"       s.handed_in_at, s.self_grade, g.grade AS result, g.remark AS result_remark, g.signed_at,"
	"       w.level AS returned_level, w.remark AS returned_remark, w.returned_at,"
	"       COALESCE(c.state, IF(w.submission IS NOT NULL, 'returned', 'failed')) AS state,"
	"       COALESCE(c.since, w.returned_at, g.signed_at) AS since,"
	"       c.submission IS NOT NULL AS latest, u.until AS shown_until,"
	"       IF(JSON_VALUE(r.rules, '$.appeal_days.value') > 0, GREATEST(g.signed_at + INTERVAL JSON_VALUE(r.rules, '$.appeal_days.value') DAY,"
	"           COALESCE(t.until + INTERVAL 16 HOUR, g.signed_at)), NULL) AS appeal_until,"
	"       COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('made_at', DATE_FORMAT(b.made_at, '%Y-%m-%dT%H:%i:%sZ'),"
	"            'answered_at', DATE_FORMAT(n.answered_at, '%Y-%m-%dT%H:%i:%sZ'), 'remark', n.remark,"
	"            'upheld', JSON_COMPACT(IF(n.upheld, 'true', 'false'))) ORDER BY b.id)"
	"          FROM objection b LEFT JOIN objection_answer n ON n.objection = b.id WHERE b.submission = s.id), JSON_ARRAY()) AS objections_json"
	"  FROM submission s"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN policy_version r ON r.id = s.policy_version"
	"  LEFT JOIN signature g ON g.submission = s.id"
	"  LEFT JOIN work_return w ON w.submission = s.id"
	"  LEFT JOIN extended t ON t.programme = s.programme AND t.person = s.person"
	"  LEFT JOIN case_state c ON c.submission = s.id"
	"  LEFT JOIN publicity u ON u.submission = s.id AND u.person = s.person"
	" WHERE s.person = ? ORDER BY a.id, s.number DESC" };

static int
list_results(struct request *r)
{
	return rows(r, &mine, me(r));
}

const struct route results_routes[] = {
	{ "GET", "/results", MEMBER, NULL, list_results, { &mine }, .sheet = &results_sheet },
	{ 0 } };
