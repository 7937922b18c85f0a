/* review/board.c - 校评台账: all cases of a school that are at 校评, for its panel: how many
 * have voted and who, who has to stand back and why, who was borrowed, and what is ready
 * for my signature.  How somebody voted, and that grades are far apart, is told only to
 * who has judged the case herself.
 *
 * Never one's own case, that of a declared relation or of whom one coached. */
#include "parts/called.h"
#include "parts/order.h"
#include "review/after.h"
#include "review/sheets.h"

/* own is my verdict on the case. */
#define SEEN(what) "IF(own.id IS NULL, NULL, " what ")"

#define VOTERS \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('name', j.name, 'grade', " SEEN("v.grade") ") ORDER BY v.id)" \
	"   FROM verdict v JOIN person j ON j.id = v.judge" \
	"  WHERE v.submission = c.submission AND v.level = 'panel') AS voted_json"
/* Who judged at another level has no vote either: why is level. */
#define APART \
	"(SELECT JSON_ARRAYAGG(DISTINCT JSON_OBJECT('name', j.name, 'why'," \
	"    CASE WHEN n.person = c.person THEN 'own' WHEN x.person IS NOT NULL THEN 'relation'" \
	"         WHEN k.id IS NOT NULL THEN 'coach'" \
	"         WHEN z.on_behalf IS NOT NULL THEN 'entered' ELSE 'level' END) ORDER BY n.person)" \
	"   FROM panel_now n JOIN person j ON j.id = n.person" \
	"   LEFT JOIN related x ON x.person = c.person AND x.other = n.person" \
	"   LEFT JOIN coaching k ON k.author = c.person AND k.helper = n.person" \
	"   LEFT JOIN on_behalf_answer z ON z.author = c.person AND z.entered_by = n.person AND z.taken = 1" \
	"   LEFT JOIN verdict v ON v.submission = c.submission AND v.judge = n.person AND v.level <> 'panel'" \
	"  WHERE n.school = c.school AND (n.person = c.person OR x.person IS NOT NULL OR k.id IS NOT NULL" \
	"         OR z.on_behalf IS NOT NULL OR v.id IS NOT NULL)) AS apart_json"
#define BORROWED \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('name', j.name, 'from', o.name, 'due_at', " UTC_TIME("b.due_at") ") ORDER BY b.judge)" \
	"   FROM borrowed b JOIN person j ON j.id = b.judge" \
	"   LEFT JOIN member_now m ON m.person = b.judge LEFT JOIN school o ON o.id = m.school" \
	"  WHERE b.submission = c.submission AND b.level = 'panel') AS borrowed_json"
#define SPREAD SEEN( \
	"CAST(JSON_VALUE(r.rules, '$.spread_alarm.value') AS INTEGER) <=" \
	"  (SELECT MAX(v.grade + 0) - MIN(v.grade + 0) FROM verdict v WHERE v.submission = c.submission)")

/* ready: it is my signature that is owed (also as 代组长); spread: grades are as far apart
 * as the policy's alarm; waiting: one more judge from outside is looking at it. */
#define DUE_AT "c.since + INTERVAL c.days DAY"
#define BOARD(order) \
	"SELECT c.submission, " order " AS `cursor`, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       p.name AS author, g.name AS `group`, s.number, s.attempt, c.since, " DUE_AT " AS due_at," \
	"       c.votes, c.quorum, own.level AS judged, d.submission IS NOT NULL AS ready, " SPREAD " AS spread," \
	"       x.submission IS NOT NULL AS waiting, " ENTERED("c.submission") ", " VOTERS ", " APART ", " BORROWED \
	"  FROM case_panel c" \
	"  JOIN submission s ON s.id = c.submission" \
	"  JOIN policy_version r ON r.id = s.policy_version" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = c.person" \
	"  LEFT JOIN member m ON m.person = c.person AND m.here = 1" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	"  LEFT JOIN verdict own ON own.submission = c.submission AND own.judge = ?" \
	"  LEFT JOIN due_signature d ON d.submission = c.submission AND d.judge = ?" \
	"  LEFT JOIN recheck_open x ON x.submission = c.submission AND x.kind = 'spread'" \
	" WHERE c.school = ? AND " order " > ?" \
	"   AND (? IS NULL OR d.submission IS NOT NULL)" \
	"   AND EXISTS (SELECT 1 FROM role_now h WHERE h.person = ? AND h.school = c.school AND h.kind IN ('panel','chair'))" \
	"   AND NOT EXISTS (SELECT 1 FROM conflict y WHERE y.author = c.person AND y.judge = ?)" \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

/* No range of a key, also as they came: MariaDB would read the works of the whole county for the sake of the order. */
static struct query board[] = {
	{ .sql = BOARD(OLDEST_FIRST("c.submission")) },
	{ .sql = BOARD(ORDER(BY_NAME("p.name"), "c.submission")) },
	{ .sql = BOARD(ORDER(BY_NAME("g.name") THEN BY_NAME("p.name"), "c.submission")) },
	{ .sql = BOARD(ORDER(EARLIEST_FIRST(DUE_AT), "c.submission")) } };

static const struct field of_school[] = {
	{ "school", ID, .zh = "学校" },
	{ "only", CHOICE, .choices = "ready", .optional = true, .zh = "范围" },
	SORT("entered name group ending"), AFTER, { 0 } };

static int
show_board(struct request *r)
{
	return page_by(r, board, me(r), me(r), form(r, "school"), after(r), form(r, "only"), me(r), me(r));
}

const struct route board_routes[] = {
	{ "GET", "/school/{school}/board", PANEL | CHAIR, of_school, show_board, { &board[0], &board[1], &board[2], &board[3] }, .sheet = &board_sheet },
	{ 0 } };
