/* review/spot_check.c - 抽检 (R122, R123): an office of a county or a city orders it;
 * review-recheck draws and experts judge blind.  Until it closes nobody is told
 * which schools and works are drawn; then seed and differences are open, and the
 * office says what follows. */
#include <sodium.h>

#include "parts/called.h"
#include "parts/order.h"
#include "review/after.h"
#include "review/sheets.h"
#include "review/spot.h"
#include "rules/sample.h"

#define ORDERED \
	"  FROM role_now k" \
	"  JOIN programme g ON g.id = ?" SPOT_RULES \
	" WHERE k.person = ? AND k.kind = 'office' AND k.region = ?" SPOT_REACHES

static struct query order = { .sql =
	"INSERT INTO spot_check (programme, region, seed, percent, least, closes_at, made_by)"
	" SELECT g.id, k.region, ?, " POLICY("spot_check_percent", "0") ", " POLICY("spot_check_min_per_school", "0") ","
	"        CAST(? AS DATE) + INTERVAL 16 HOUR, k.person"
	ORDERED "   AND " SPOT_DECIDED
	"   AND CAST(? AS DATE) + INTERVAL 16 HOUR > UTC_TIMESTAMP(6)" };

static struct query why = { .sql =
	"SELECT " SPOT_DECIDED " AS decided" ORDERED };

/* closes_on: to the end of this day, China Standard Time. */
static const struct field ordering[] = {
	{ "programme", ID, .zh = "工程" },
	{ "region", ID, .zh = "区域" },
	{ "closes_on", DAY, .zh = "截止日期" }, { 0 } };

static int
order_check(struct request *r)
{
	unsigned char seed[SEED_BYTES];
	const struct result *w;

	randombytes_buf(seed, sizeof(seed));
	if (run(r, &order, bytes(r, seed, sizeof(seed)), form(r, "closes_on"), form(r, "programme"), me(r),
	    form(r, "region"), form(r, "closes_on")) > 0) {
		about(r, "spot_check", last_id(r));
		return made(r, "spot_check", last_id(r));
	}
	w = ask(r, &why, form(r, "programme"), me(r), form(r, "region"));
	if (w->rows == 0)
		return not_found(r);
	if (cell(w, 0, "decided").kind == NOTHING || cell(w, 0, "decided").number == 0)
		return refuse(r, 409, "本地通知对抽检或抽检比例未作规定，请先在政策中写明");
	wrong(r, "/closes_on", "截止日期不能早于今天");
	return refuse_wrong(r);
}

/* --- reading -------------------------------------------------------------------- */

/* Of how many works nobody could be drawn, and why. */
#define NO_EXPERT "'本区域没有可以评审的专家：须不在作者学校、没有评过这件材料、与作者没有申报的关系。请再聘专家，随后自动抽取。'"
#define LIST(past, order) \
	"SELECT x.*, IF(x.lacking > 0, " NO_EXPERT ", NULL) AS reason FROM (" \
	"SELECT k.id AS `cursor`, k.id AS spot_check, g.name AS programme, n.name AS region, k.percent, k.least," \
	"       k.made_at, k.closes_at, k.closes_at <= UTC_TIMESTAMP(6) AS closed," \
	"       (SELECT COUNT(*) FROM spot_school d WHERE d.spot_check = k.id) AS schools," \
	"       (SELECT SUM(d.drawn) FROM spot_school d WHERE d.spot_check = k.id) AS drawn," \
	"       (SELECT COUNT(*) FROM spot_lacking l WHERE l.spot_check = k.id) AS lacking" \
	"  FROM role_now o" \
	"  JOIN spot_check k ON k.region = o.region" \
	"  JOIN programme g ON g.id = k.programme" \
	"  JOIN region n ON n.id = k.region" \
	" WHERE o.person = ? AND o.kind = 'office' AND " past \
	" ORDER BY k.id" order " LIMIT " PAGE_SQL ") x ORDER BY x.`cursor`" order

static struct query list[] = { { .sql = LIST(PAGE_BELOW("k.id"), " DESC") }, { .sql = LIST(PAGE_ABOVE("k.id"), "") } };

static const struct field sorted[] = { SORT("latest earliest"), AFTER, { 0 } };

static int
list_checks(struct request *r)
{
	return page_by(r, list, me(r), after(r), after(r));
}

#define DIFFERING(d) \
	"(SELECT COUNT(*) FROM recheck x FORCE INDEX (school) JOIN recheck_result e ON e.recheck = x.id" \
	"   JOIN signature g ON g.submission = x.submission" \
	"  WHERE x.school = " d ".school AND x.kind = 'spot' AND x.occasion = " d ".spot_check AND e.grade <> g.grade)"

/* Behind the seal: the seed, and school by school how many were drawn, judged and
 * differ. */
#define SCHOOLS(one_page) \
	"SELECT d.`cursor`, d.school, c.name, LOWER(HEX(k.seed)) AS seed, d.works, d.drawn," \
	"       (SELECT COUNT(*) FROM recheck x JOIN recheck_result e ON e.recheck = x.id AND e.votes > 0" \
	"         WHERE x.kind = 'spot' AND x.occasion = k.id AND x.school = d.school) AS judged," \
	"       " DIFFERING("d") " AS differing, t.outcome, t.remark, t.decided_at" \
	"  FROM role_now o" \
	"  JOIN spot_check k ON k.region = o.region AND k.closes_at <= UTC_TIMESTAMP(6)" \
	"  JOIN (" one_page " LIMIT " PAGE_SQL ") d ON d.spot_check = k.id" \
	"  JOIN school c ON c.id = d.school" \
	"  LEFT JOIN spot_outcome t ON t.spot_check = k.id AND t.school = d.school" \
	" WHERE o.person = ? AND o.kind = 'office' ORDER BY d.`cursor`"
#define AS_DRAWN \
	"SELECT q.*, q.school AS `cursor` FROM spot_school q WHERE q.spot_check = ? AND " PAGE_ABOVE("q.school") " ORDER BY q.school"
#define BY(key) \
	"SELECT q.*, " key " AS `cursor` FROM spot_school q JOIN school n ON n.id = q.school WHERE q.spot_check = ?" \
	" HAVING " PAST("`cursor`") " ORDER BY `cursor`"

static struct query schools[] = {
	{ .sql = SCHOOLS(AS_DRAWN) },
	{ .sql = SCHOOLS(BY(ORDER(BY_NAME("n.name"), "q.school"))) },
	{ .sql = SCHOOLS(BY(ORDER(MOST_FIRST(DIFFERING("q")), "q.school"))) } };

static const struct field one_check[] = { { "spot_check", ID, .zh = "抽检" }, SORT("entered name most"), AFTER, { 0 } };

static int
list_schools(struct request *r)
{
	return page_by(r, schools, form(r, "spot_check"), after(r), after(r), me(r));
}

/* The works of one school, both grades side by side: to the office, and to the
 * school when the seal is off. */
#define WORKS(order) \
	"SELECT " order " AS `cursor`, x.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name, p.name AS author," \
	"       g.grade AS school_grade, e.grade AS expert_grade, e.grade <> g.grade AS differs," \
	"       (SELECT v.remark FROM recheck_verdict v WHERE v.recheck = x.id LIMIT 1) AS remark" \
	"  FROM school c" \
	"  JOIN spot_check k ON k.id = ? AND k.closes_at <= UTC_TIMESTAMP(6)" \
	"  JOIN recheck x ON x.kind = 'spot' AND x.occasion = k.id AND x.school = c.id" \
	"  JOIN submission s ON s.id = x.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = x.author" \
	"  JOIN signature g ON g.submission = x.submission" \
	"  LEFT JOIN recheck_result e ON e.recheck = x.id" \
	" WHERE c.id = ? AND " UNRELATED("x.author") " AND " OVERSEES("c.id") \
	"   AND (? = 'all' OR (? = 'judged' AND e.grade IS NOT NULL) OR (? = 'differing' AND e.grade <> g.grade))" \
	"   AND " order " > ? ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query works[] = { { .sql = WORKS(OLDEST_FIRST("x.submission")) }, { .sql = WORKS(ORDER(BY_NAME("p.name"), "x.submission")) } };

static const struct field one_school[] = {
	{ "spot_check", ID, .zh = "抽检" }, { "school", ID, .zh = "学校" },
	{ "which", CHOICE, .choices = "all judged differing", .optional = true, .zh = "哪些" },
	SORT("entered name"), AFTER, { 0 } };

static int
list_works(struct request *r)
{
	struct value which = form(r, "which").kind == NOTHING ? text(r, "all") : form(r, "which");

	return page_by(r, works, form(r, "spot_check"), form(r, "school"), me(r), me(r), THRICE(me(r)), THRICE(which), after(r));
}

/* --- what follows ------------------------------------------------------------------ */

#define CLOSED \
	"  FROM role_now o" \
	"  JOIN spot_check k ON k.region = o.region AND k.closes_at <= UTC_TIMESTAMP(6)" \
	"  JOIN spot_school d ON d.spot_check = k.id AND d.school = ?" \
	" WHERE o.person = ? AND o.kind = 'office' AND k.id = ?"

static struct query decide = { .sql =
	"INSERT INTO spot_outcome (spot_check, school, outcome, remark, decided_by)"
	" SELECT k.id, d.school, ?, ?, o.person" CLOSED };

/* What came to another grade is judged anew, by a panel from outside; unless its
 * author has handed in anew since. */
static struct query reassess = { .sql =
	"INSERT INTO recheck (submission, author, school, kind, occasion, reason, wanted, judge_days, opened_by, due_at)"
	" SELECT s.id, s.person, x.school, 'order', x.occasion, ?, " POLICY("panel_min", "3") ", "
	POLICY("panel_days", "14") ", ?, UTC_TIMESTAMP(6) + INTERVAL 3 * " POLICY("panel_days", "14") " DAY"
	"   FROM recheck x"
	"   JOIN recheck_result e ON e.recheck = x.id"
	"   JOIN submission_now s ON s.id = x.submission"
	"   JOIN decision g ON g.submission = x.submission AND g.grade <> e.grade"
	"   JOIN policy_version r ON r.id = s.policy_version"
	"  WHERE x.kind = 'spot' AND x.occasion = ? AND x.school = ? AND x.author <> ?" };

static const struct field deciding[] = {
	{ "spot_check", ID, .zh = "抽检" }, { "school", ID, .zh = "学校" },
	{ "outcome", CHOICE, .choices = "accepted reassess", .zh = "处理" },
	{ "remark", PROSE, 5, 1000, .zh = "意见" }, { 0 } };

static int
decide_outcome(struct request *r)
{
	struct value check = form(r, "spot_check"), school = form(r, "school"), remark = form(r, "remark");
	long given = try_run(r, &decide, form(r, "outcome"), remark, school, me(r), check);

	about(r, "spot_check", check.number);
	if (given < 0)
		return refuse(r, 409, "这所学校的抽检结果已经处理");
	if (given == 0)
		return not_found(r);
	if (form(r, "outcome").text[0] == 'r')
		run(r, &reassess, remark, me(r), check, school, me(r));
	return done(r);
}

/* The schools in which nothing differs, all at once. */
static struct query accept = { .sql =
	"INSERT INTO spot_outcome (spot_check, school, outcome, remark, decided_by)"
	" SELECT k.id, d.school, 'accepted', ?, o.person"
	"  FROM role_now o"
	"  JOIN spot_check k ON k.region = o.region AND k.closes_at <= UTC_TIMESTAMP(6)"
	"  JOIN spot_school d ON d.spot_check = k.id AND d.drawn > 0"
	"  LEFT JOIN spot_outcome t ON t.spot_check = d.spot_check AND t.school = d.school"
	" WHERE o.person = ? AND o.kind = 'office' AND k.id = ? AND t.school IS NULL"
	"   AND NOT EXISTS (SELECT 1 FROM recheck x JOIN recheck_result e ON e.recheck = x.id"
	"                     JOIN signature g ON g.submission = x.submission AND g.grade <> e.grade"
	"                    WHERE x.kind = 'spot' AND x.occasion = k.id AND x.school = d.school)" };

static const struct field accepting[] = {
	{ "spot_check", ID, .zh = "抽检" },
	{ "remark", PROSE, 5, 1000, .zh = "意见" }, { 0 } };

static int
accept_rest(struct request *r)
{
	struct json_object *o;
	long given = run(r, &accept, form(r, "remark"), me(r), form(r, "spot_check"));

	if (given == 0)
		return refuse(r, 409, "没有可以一并认可的学校：都已处理，或者有差异须逐校处理");
	about(r, "spot_check", form(r, "spot_check").number);
	o = json_object_new_object();
	json_object_object_add(o, "schools", json_object_new_int64(given));
	return answer_object(r, 201, o);
}

const struct route spot_check_routes[] = {
	{ "POST", "/spot-check", OFFICE, ordering, order_check, { &order, &why }, ONCE, "review.spot_check.order" },
	{ "GET", "/spot-checks", OFFICE, sorted, list_checks, { &list[0], &list[1] }, .sheet = &spot_checks_sheet },
	{ "GET", "/spot-check/{spot_check}", OFFICE, one_check, list_schools, { &schools[0], &schools[1], &schools[2] },
	    .sheet = &spot_schools_sheet },
	{ "GET", "/spot-check/{spot_check}/school/{school}", OVERSEERS, one_school, list_works, { &works[0], &works[1] },
	    .sheet = &spot_works_sheet },
	{ "POST", "/spot-check/{spot_check}/school/{school}/outcome", OFFICE, deciding, decide_outcome,
	    { &decide, &reassess }, ONCE, "review.spot_check.decide" },
	{ "POST", "/spot-check/{spot_check}/acceptance", OFFICE, accepting, accept_rest, { &accept },
	    ONCE, "review.spot_check.accept" },
	{ 0 } };
