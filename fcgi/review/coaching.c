/* review/coaching.c - 一对一帮扶 (R107): a fail is followed by a helper, a plan and
 * meetings, and then by a new attempt.  Where the policy has no word of it, the
 * teacher simply tries again; nobody waits for a helper who does not come: the
 * new attempt is open from the fail on. */
#include "parts/called.h"
#include "parts/order.h"
#include "review/after.h"
#include "review/sheets.h"

#define DUE(keeper, same) \
	"SELECT c.submission, c.ability, c.person, c.since, c.due FROM " keeper " k" \
	"  JOIN open_coaching c ON " same \
	"  LEFT JOIN related x ON x.person = c.person AND x.other = k.person" \
	"  LEFT JOIN coaching h ON h.submission = c.submission" \
	" WHERE k.person = ? AND c.person <> k.person AND x.person IS NULL AND h.id IS NULL"

static struct query due = { .sql =
	"SELECT d.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, d.person, p.name AS author,"
	"       d.since, d.due AS due_at"
	"  FROM (" DUE("role_now", "c.teaching_group = k.teaching_group AND k.kind = 'leader'")
	"         UNION " DUE("school_person", "c.school = k.school") ") d"
	"  JOIN submission s ON s.id = d.submission"
	"  JOIN ability a ON a.id = d.ability"
	"  JOIN person p ON p.id = d.person"
	" ORDER BY d.due, d.submission LIMIT 500" };

/* {"rows":[{submission, ability, ability_name, person, author, since, due_at}]}:
 * who has failed and has no helper, for the group's leader and the management. */
static int
list_due(struct request *r)
{
	return rows(r, &due, me(r), me(r));
}

#define NAMES(of) \
	"(EXISTS (SELECT 1 FROM role_now l WHERE l.person = ? AND l.kind = 'leader' AND l.teaching_group = " of ".teaching_group)" \
	" OR EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = " of ".school))"

static struct query name = { .sql =
	"INSERT INTO coaching (submission, author, helper, plan, named_by)"
	" SELECT c.submission, c.person, h.person, ?, ?"
	"   FROM open_coaching c"
	"   JOIN member_now h ON h.school = c.school AND h.person <> c.person"
	"  WHERE c.submission = ? AND h.person = ? AND c.person <> ? AND " NAMES("c") };

/* Why nobody could be named; no row: not for this person to say. */
static struct query why = { .sql =
	"SELECT d.grade, JSON_VALUE(r.rules, '$.coaching.value') AS coaching, o.submission IS NOT NULL AS open"
	"  FROM submission s"
	"  JOIN policy_version r ON r.id = s.policy_version"
	"  LEFT JOIN decision d ON d.submission = s.id"
	"  LEFT JOIN open_coaching o ON o.submission = s.id"
	" WHERE s.id = ? AND s.person <> ? AND " NAMES("s") };

static const struct field naming[] = {
	{ "submission", ID, .zh = "材料" },
	{ "helper", ID, .zh = "帮扶人" },
	{ "plan", PROSE, 5, 2000, .zh = "帮扶计划" }, { 0 } };

static int
not_named(struct request *r)
{
	const struct result *w = ask(r, &why, form(r, "submission"), me(r), me(r), me(r));

	if (w->rows == 0)
		return not_found(r);
	if (cell(w, 0, "coaching").kind == NOTHING)
		return refuse(r, 409, "本地通知对一对一帮扶未作规定，教师可以直接重新提交");
	if (cell(w, 0, "open").number == 0)
		return refuse(r, 409, "只有最近一次考核不合格的材料才安排一对一帮扶");
	wrong(r, "/helper", "帮扶人应是本校在册的另一位教师");
	return refuse_wrong(r);
}

static int
name_helper(struct request *r)
{
	struct value submission = form(r, "submission");
	long given = try_run(r, &name, form(r, "plan"), me(r), submission, form(r, "helper"),
	    me(r), me(r), me(r));

	about(r, "submission", submission.number);
	if (given < 0)
		return refuse(r, 409, "这位教师已经是这份材料的帮扶人");
	return given == 0 ? not_named(r) : made(r, "coaching", last_id(r));
}

/* --- meetings --------------------------------------------------------------- */

static struct query meet = { .sql =
	"INSERT INTO coaching_meeting (coaching, helper, held_on, what)"
	" SELECT c.id, c.helper, d.held_on, ?"
	"   FROM coaching c"
	"   JOIN open_coaching o ON o.submission = c.submission"
	"   JOIN (SELECT CAST(? AS DATE) AS held_on) d"
	"  WHERE c.id = ? AND c.helper = ? AND d.held_on <= " TODAY
	"    AND d.held_on >= DATE(o.since + INTERVAL 8 HOUR)" };

static struct query helps = { .sql =
	"SELECT o.submission IS NOT NULL AS open"
	"  FROM coaching c LEFT JOIN open_coaching o ON o.submission = c.submission"
	" WHERE c.id = ? AND c.helper = ?" };

static const struct field meeting[] = {
	{ "coaching", ID, .zh = "帮扶" },
	{ "held_on", DAY, .zh = "帮扶日期" },
	{ "what", PROSE, 5, 1000, .zh = "帮扶内容" }, { 0 } };

static int
record_meeting(struct request *r)
{
	const struct result *h;

	about(r, "coaching", form(r, "coaching").number);
	if (run(r, &meet, form(r, "what"), form(r, "held_on"), form(r, "coaching"), me(r)) > 0)
		return made(r, "meeting", last_id(r));
	h = ask(r, &helps, form(r, "coaching"), me(r));
	if (h->rows == 0)
		return not_found(r);
	if (cell(h, 0, "open").number == 0)
		return refuse(r, 409, "教师已经重新提交，这次帮扶已经结束");
	wrong(r, "/held_on", "帮扶日期应在结果公布之后，不晚于今天");
	return refuse_wrong(r);
}

/* --- reading ----------------------------------------------------------------- */

#define MINE_AS(column) \
	"SELECT c.id AS coaching, c.submission, c.plan, c.named_at, c.author, c.helper FROM coaching c WHERE c." column " = ?"

static struct query mine = { .sql =
	"SELECT c.coaching, c.submission, a.id AS ability_id, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, t.name AS author,"
	"       h.name AS helper, c.helper = ? AS helping, c.plan, c.named_at, o.submission IS NOT NULL AS open,"
	"       COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('held_on', DATE_FORMAT(m.held_on, '%Y-%m-%d'),"
	"                   'what', m.what) ORDER BY m.held_on, m.id)"
	"                   FROM coaching_meeting m WHERE m.coaching = c.coaching), JSON_ARRAY()) AS meetings_json"
	"  FROM (" MINE_AS("author") " UNION ALL " MINE_AS("helper") ") c"
	"  JOIN submission s ON s.id = c.submission"
	"  JOIN ability a ON a.id = s.ability"
	"  JOIN person t ON t.id = c.author"
	"  JOIN person h ON h.id = c.helper"
	"  LEFT JOIN open_coaching o ON o.submission = c.submission"
	" ORDER BY c.coaching DESC LIMIT 500" };

static int
list_mine(struct request *r)
{
	return rows(r, &mine, me(r), me(r), me(r));
}

/* First-try and final pass rates of a school by group (R107, R113): works that
 * were decided, passed at the first try, passed by now.  (LIMIT keeps the view
 * from being merged into the aggregate, MariaDB 10.11.) */
static struct query rates = { .sql =
	"SELECT g.name AS `group`, COUNT(*) AS works,"
	"       CAST(SUM(w.first_try) AS INTEGER) AS first_try, CAST(SUM(w.passed) AS INTEGER) AS passed"
	"  FROM (SELECT v.teaching_group, v.first_try, v.passed FROM school s JOIN work_result v ON v.school = s.id"
	"         WHERE s.id = ? AND " OVERSEES("s.id") " LIMIT 100000) w"
	"  LEFT JOIN teaching_group g ON g.id = w.teaching_group"
	" GROUP BY w.teaching_group, g.name ORDER BY w.teaching_group" };

static const struct field whose[] = { { "school", ID, .zh = "学校" }, { 0 } };

static int
show_rates(struct request *r)
{
	return rows(r, &rates, form(r, "school"), THRICE(me(r)));
}

/* Of a school, the latest first: who helps whom, how often they met, and since when it is
 * over; nobody's own, nor a declared relation's. */
#define OF_SCHOOL(order) \
	"SELECT " order " AS `cursor`, t.name AS author, g.name AS `group`, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       h.name AS helper, c.named_at, o.submission IS NOT NULL AS open," \
	"       (SELECT COUNT(*) FROM coaching_meeting m WHERE m.coaching = c.id) AS meetings," \
	"       (SELECT MAX(m.held_on) FROM coaching_meeting m WHERE m.coaching = c.id) AS met_on" \
	"  FROM member_now w" \
	"  STRAIGHT_JOIN coaching c ON c.author = w.person" /* else it begins at those of all schools */ \
	"  JOIN submission s ON s.id = c.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person t ON t.id = c.author" \
	"  JOIN person h ON h.id = c.helper" \
	"  LEFT JOIN teaching_group g ON g.id = w.teaching_group" \
	"  LEFT JOIN open_coaching o ON o.submission = c.submission" \
	" WHERE w.school = ? AND " UNRELATED("w.person") " AND " order " > ? AND " OVERSEES("w.school") \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query of_school[] = {
	{ .sql = OF_SCHOOL(NEWEST_FIRST("c.id")) },
	{ .sql = OF_SCHOOL(ORDER(BY_NAME("t.name"), "c.id")) },
	{ .sql = OF_SCHOOL(ORDER(BY_NAME("g.name") THEN BY_NAME("t.name"), "c.id")) } };

static const struct field listed[] = { { "school", ID, .zh = "学校" }, SORT("latest name group"), AFTER, { 0 } };

static int
list_school(struct request *r)
{
	return page_by(r, of_school, form(r, "school"), me(r), me(r), after(r), THRICE(me(r)));
}

const struct route coaching_routes[] = {
	{ "GET", "/school/{school}/coaching", OVERSEERS, listed, list_school, { &of_school[0], &of_school[1], &of_school[2] }, .sheet = &school_coaching_sheet },
	{ "GET", "/coaching/due", LEADER | SCHOOL, NULL, list_due, { &due }, .sheet = &coaching_due_sheet },
	{ "GET", "/coaching", MEMBER, NULL, list_mine, { &mine }, .sheet = &coaching_sheet },
	{ "GET", "/rates/{school}", OVERSEERS, whose, show_rates, { &rates }, .sheet = &rates_sheet },
	{ "POST", "/case/{submission}/coaching", LEADER | SCHOOL, naming, name_helper,
	    { &name, &why }, ONCE, "review.coaching.name" },
	{ "POST", "/coaching/{coaching}/meeting", MEMBER, meeting, record_meeting,
	    { &meet, &helps }, ONCE, "review.coaching.meet" },
	{ 0 } };
