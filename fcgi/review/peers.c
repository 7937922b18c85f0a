/* review/peers.c - 互评 within my groups, for their leader: who was drawn for what, until
 * when, who has judged and who is late.  What was said is not told here; nor, where the policy
 * keeps names from each other, whatever I am a peer of myself. */
#include "parts/called.h"
#include "review/after.h"
#include "review/sheets.h"

/* A case is still at 互评 while fewer have judged than are needed. */
static struct query peers = { .sql =
	"SELECT c.submission, CONCAT(LPAD(c.submission, 20, '0'), LPAD(d.judge, 20, '0')) AS `cursor`, a.code AS ability,"
	"       " CALLED_UNDER("a", "s.policy_version") " AS ability_name, p.name AS author, g.name AS `group`, j.name AS judge,"
	"       n.drawn_at, d.due_at, v.given_at, v.id IS NULL AND d.due_at <= UTC_TIMESTAMP(6) AS late"
	"  FROM role_now l"
	"  JOIN case_open c ON c.teaching_group = l.teaching_group"
	"  JOIN submission s ON s.id = c.submission"
	"  JOIN policy_version r ON r.id = c.policy_version"
	"  JOIN ability a ON a.id = c.ability"
	"  JOIN person p ON p.id = c.person"
	"  JOIN teaching_group g ON g.id = l.teaching_group"
	"  JOIN drawn d ON d.submission = c.submission"
	"  JOIN draw n ON n.id = d.draw"
	"  JOIN person j ON j.id = d.judge"
	"  LEFT JOIN verdict v ON v.submission = d.submission AND v.judge = d.judge"
	" WHERE l.person = ? AND l.kind = 'leader' AND c.person <> l.person"
	"   AND CONCAT(LPAD(c.submission, 20, '0'), LPAD(d.judge, 20, '0')) > ?"
	"   AND (? IS NULL OR (v.id IS NULL AND (? = 'open' OR d.due_at <= UTC_TIMESTAMP(6))))"
	"   AND NOT EXISTS (SELECT 1 FROM verdict o WHERE o.submission = c.submission AND o.for_group = 1)"
	"   AND NOT EXISTS (SELECT 1 FROM drawn o WHERE o.submission = c.submission AND o.judge = l.person AND r.anonymous)"
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = l.person)"
	" ORDER BY `cursor` LIMIT " PAGE_SQL };

/* only: open, not given yet; late, and the time has passed. */
static const struct field fields[] = {
	{ "only", CHOICE, .choices = "open late", .optional = true, .zh = "范围" }, AFTER, { 0 } };

static int
list_peers(struct request *r)
{
	return page(r, &peers, me(r), after(r), form(r, "only"), form(r, "only"));
}

const struct route peers_routes[] = {
	{ "GET", "/peers", LEADER, fields, list_peers, { &peers }, .sheet = &peers_sheet },
	{ 0 } };
