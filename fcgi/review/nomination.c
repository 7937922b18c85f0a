/* review/nomination.c - 优秀案例 (R136-R138): the school nominates works that were
 * certified as 优秀, the author agrees, the office reviews them a second time, and
 * what it accepts is shown.  How many at least: rules/nominate.h. */
#include "parts/facts.h"
#include "parts/called.h"
#include "parts/order.h"
#include "review/after.h"
#include "review/sheets.h"
#include "rules/nominate.h"

/* Who nominates, and for whom never: herself and her relations. */
#define NOMINATES \
	"(EXISTS (SELECT 1 FROM school_person k WHERE k.person = who.person AND k.school = s.school)" \
	" OR EXISTS (SELECT 1 FROM role_now k WHERE k.person = who.person AND k.school = s.school" \
	"            AND k.kind IN ('panel','chair')))" \
	" AND s.person <> who.person" \
	" AND NOT EXISTS (SELECT 1 FROM related k WHERE k.person = s.person AND k.other = who.person)"

static struct query nominate = { .sql =
	"INSERT INTO nomination (submission, author, school, programme, reason, nominated_by)"
	" SELECT s.id, s.person, s.school, s.programme, ?, who.person"
	"   FROM submission s"
	"   JOIN certified c ON c.submission = s.id AND c.grade = 'excellent'"
	"   JOIN programme_now n ON n.programme = s.programme AND n.school = s.school"
	"        AND JSON_VALUE(n.rules, '$.nominate_min_percent.value') IS NOT NULL"
	"   JOIN (SELECT ? AS person) who"
	"  WHERE s.id = ? AND " NOMINATES };

static struct query why = { .sql =
	"SELECT JSON_VALUE(n.rules, '$.nominate_min_percent.value') AS percent"
	"  FROM submission s"
	"  JOIN programme_now n ON n.programme = s.programme AND n.school = s.school"
	"  JOIN (SELECT ? AS person) who WHERE s.id = ? AND " NOMINATES };

static const struct field nominating[] = {
	{ "submission", ID, .zh = "材料" },
	{ "reason", PROSE, 5, 1000, .zh = "推荐理由" }, { 0 } };

static int
make_nomination(struct request *r)
{
	struct value submission = form(r, "submission");
	long given = try_run(r, &nominate, form(r, "reason"), me(r), submission);
	const struct result *w;

	about(r, "submission", submission.number);
	if (given > 0)
		return made(r, "nomination", last_id(r));
	if (given < 0)
		return refuse(r, 409, "这份材料已经推荐过");
	w = ask(r, &why, me(r), submission);
	if (w->rows == 0)
		return not_found(r);
	return refuse(r, 409, cell(w, 0, "percent").kind == NOTHING ? "本地通知对遴选优秀案例未作规定" :
	    "只能推荐结果为优秀并已生效的材料");
}

/* --- the author, and the second review ---------------------------------------------- */

static struct query consent = { .sql =
	"INSERT INTO nomination_consent (nomination, author, agrees)"
	" SELECT n.id, n.author, ? FROM nomination n WHERE n.id = ? AND n.author = ?" };

static const struct field consenting[] = {
	{ "nomination", ID, .zh = "推荐" }, { "agrees", TRUTH, .zh = "是否同意" }, { 0 } };

static int
say_consent(struct request *r)
{
	long given = try_run(r, &consent, form(r, "agrees"), form(r, "nomination"), me(r));

	about(r, "nomination", form(r, "nomination").number);
	if (given < 0)
		return refuse(r, 409, "您已经表示过是否同意");
	return given == 0 ? not_found(r) : done(r);
}

#define REVIEWS \
	"  FROM nomination n" \
	"  JOIN office_school o ON o.school = n.school AND o.person = ?" \
	" WHERE n.id = ? AND n.author <> o.person AND n.nominated_by <> o.person" \
	"   AND NOT EXISTS (SELECT 1 FROM related k WHERE k.person = n.author AND k.other = o.person)"

static struct query review = { .sql =
	"INSERT INTO nomination_review (nomination, outcome, remark, reviewed_by)"
	" SELECT n.id, ?, ?, o.person" REVIEWS
	"   AND EXISTS (SELECT 1 FROM nomination_consent a WHERE a.nomination = n.id AND a.agrees = 1)" };

static struct query hers = { .sql = "SELECT n.id" REVIEWS };

static const struct field reviewing[] = {
	{ "nomination", ID, .zh = "推荐" },
	{ "outcome", CHOICE, .choices = "accepted declined", .zh = "审定结果" },
	{ "remark", PROSE, 2, 1000, .zh = "意见" }, { 0 } };

static int
review_nomination(struct request *r)
{
	long given = try_run(r, &review, form(r, "outcome"), form(r, "remark"), me(r), form(r, "nomination"));

	about(r, "nomination", form(r, "nomination").number);
	if (given > 0)
		return done(r);
	if (given < 0)
		return refuse(r, 409, "这件案例已经审定");
	return ask(r, &hers, me(r), form(r, "nomination"))->rows == 0 ? not_found(r) :
	    refuse(r, 409, "作者同意以后才能审定");
}

/* --- reading --------------------------------------------------------------------- */

#define LINE LINE_AT("n.id")
#define LINE_AT(order) \
	"SELECT " order " AS `cursor`, n.id AS nomination, n.submission, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       p.name AS author, c.name AS school, n.reason, n.nominated_at, t.agrees, v.outcome, v.remark, v.reviewed_at"
#define LINES \
	"  JOIN submission s ON s.id = n.submission" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = n.author" \
	"  LEFT JOIN nomination_consent t ON t.nomination = n.id" \
	"  LEFT JOIN nomination_review v ON v.nomination = n.id"

static struct query mine = { .sql =
	LINE " FROM nomination n JOIN school c ON c.id = n.school" LINES
	" WHERE n.author = ? AND " PAGE_BELOW("n.id") " ORDER BY n.id DESC LIMIT " PAGE_SQL };

static int
list_mine(struct request *r)
{
	return page(r, &mine, me(r), after(r), after(r));
}

#define OF_SCHOOL(order) \
	LINE_AT(order) " FROM school c JOIN nomination n ON n.school = c.id" LINES \
	" WHERE c.id = ? AND " order " > ? AND " OVERSEES("c.id") " ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query of_school[] = {
	{ .sql = OF_SCHOOL(NEWEST_FIRST("n.id")) },
	{ .sql = OF_SCHOOL(OLDEST_FIRST("n.id")) },
	{ .sql = OF_SCHOOL(ORDER(BY_NAME("p.name"), "n.id")) } };

static const struct field nominated[] = { { "school", ID, .zh = "学校" }, SORT("latest earliest name"), AFTER, { 0 } };

static int
list_school(struct request *r)
{
	return page_by(r, of_school, form(r, "school"), after(r), THRICE(me(r)));
}

/* What a school can nominate: 优秀, in effect, not nominated yet; nobody her own. */
#define CANDIDATES(order) \
	"SELECT " order " AS `cursor`, k.submission, m.name AS author, g.name AS `group`, a.code AS ability," \
	"       " CALLED_UNDER("a", "s.policy_version") " AS ability_name, k.decided_at" \
	"  FROM school c" \
	"  JOIN programme_now y ON y.school = c.id AND JSON_VALUE(y.rules, '$.nominate_min_percent.value') IS NOT NULL" \
	"  JOIN member_now m ON m.school = c.id" \
	"  JOIN certified k ON k.person = m.person AND k.programme = y.programme AND k.grade = 'excellent'" \
	"  JOIN submission s ON s.id = k.submission AND s.school = c.id" \
	"  JOIN ability a ON a.id = s.ability" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group" \
	"  LEFT JOIN nomination n ON n.submission = k.submission" \
	" WHERE c.id = ? AND n.id IS NULL AND " UNRELATED("m.person") " AND " order " > ? AND " OVERSEES("c.id") \
	" ORDER BY `cursor` LIMIT " PAGE_SQL

static struct query candidates[] = {
	{ .sql = CANDIDATES(ORDER(LATEST_FIRST("k.decided_at"), "k.submission")) },
	{ .sql = CANDIDATES(ORDER(EARLIEST_FIRST("k.decided_at"), "k.submission")) },
	{ .sql = CANDIDATES(ORDER(BY_NAME("m.name"), "k.submission")) },
	{ .sql = CANDIDATES(ORDER(BY_NAME("g.name") THEN BY_NAME("m.name"), "k.submission")) } };

static const struct field nominable[] = { { "school", ID, .zh = "学校" }, SORT("latest earliest name group"), AFTER, { 0 } };

static int
list_candidates(struct request *r)
{
	return page_by(r, candidates, form(r, "school"), me(r), me(r), after(r), THRICE(me(r)));
}

/* What waits for the office: agreed to and not reviewed. */
#define DUE(past, order) \
	LINE " FROM nomination n FORCE INDEX (PRIMARY) STRAIGHT_JOIN office_school o ON o.school = n.school" \
	"  JOIN school c ON c.id = n.school" LINES \
	" WHERE o.person = ? AND t.agrees = 1 AND v.nomination IS NULL AND n.author <> o.person" \
	"   AND " past " ORDER BY n.id" order " LIMIT " PAGE_SQL

static struct query due[] = { { .sql = DUE(PAGE_BELOW("n.id"), " DESC") }, { .sql = DUE(PAGE_ABOVE("n.id"), "") } };

static const struct field waiting[] = { SORT("latest earliest"), AFTER, { 0 } };

static int
list_due(struct request *r)
{
	return page_by(r, due, me(r), after(r), after(r));
}

/* 展示: accepted, with the author's consent; to everybody who has signed in.  By a few characters of
 * who wrote it, in which school or group, and by the ability. */
#define SHOWN(past, order) \
	LINE ", g.name AS `group` FROM nomination n FORCE INDEX (programme) STRAIGHT_JOIN school c ON c.id = n.school" LINES \
	"  LEFT JOIN teaching_group g ON g.id = s.teaching_group" \
	" WHERE n.programme = ? AND v.outcome = 'accepted' AND t.agrees = 1" \
	"   AND (? IS NULL OR LOCATE(?, p.name) > 0 OR LOCATE(?, c.name) > 0 OR LOCATE(?, g.name) > 0)" \
	"   AND (? IS NULL OR a.code = ?)" \
	"   AND " past " ORDER BY n.id" order " LIMIT " PAGE_SQL

static struct query shown[] = { { .sql = SHOWN(PAGE_BELOW("n.id"), " DESC") }, { .sql = SHOWN(PAGE_ABOVE("n.id"), "") } };

/* The programmes that show any. */
static struct query programmes = { .sql =
	"SELECT g.id AS programme, g.name, n.name AS region FROM programme g JOIN region n ON n.id = g.region"
	" WHERE EXISTS (SELECT 1 FROM nomination m JOIN nomination_review v ON v.nomination = m.id AND v.outcome = 'accepted'"
	"                WHERE m.programme = g.id) ORDER BY g.id DESC LIMIT 200" };

static int
list_programmes(struct request *r)
{
	return rows(r, &programmes);
}

static const struct field of_programme[] = {
	{ "programme", ID, .zh = "工程" },
	{ "q", WORDS, 1, 60, .optional = true, .zh = "教师、学校或教研组" },
	{ "ability", CODE, 1, 40, .optional = true, .zh = "能力点" }, SORT("latest earliest"), AFTER, { 0 } };

static int
list_shown(struct request *r)
{
	struct value q = form(r, "q"), ability = form(r, "ability");

	return page_by(r, shown, form(r, "programme"), q, q, q, q, ability, ability, after(r), after(r));
}

/* --- how many ------------------------------------------------------------------------ */

static struct query counts = { .sql =
	"SELECT n.rules,"
	"       (SELECT COUNT(DISTINCT s.person) FROM submission s WHERE s.school = c.id AND s.programme = n.programme) AS teachers,"
	"       (SELECT COUNT(*) FROM submission s WHERE s.school = c.id AND s.programme = n.programme AND s.number = 1) AS cases,"
	"       (SELECT COUNT(*) FROM nomination m LEFT JOIN nomination_consent t ON t.nomination = m.id"
	"         WHERE m.school = c.id AND m.programme = n.programme AND COALESCE(t.agrees, 1) = 1) AS nominated"
	"  FROM school c JOIN programme_now n ON n.school = c.id"
	" WHERE c.id = ? AND " OVERSEES("c.id") };

static const struct field of_one[] = { { "school", ID, .zh = "学校" }, { 0 } };

/* {base, base_kind, minimum, nominated, phrase, ours, sentence}; minimum null where
 * the notice says nothing; sentence: what is missing, or null. */
static int
show_counts(struct request *r)
{
	const struct result *c = ask(r, &counts, form(r, "school"), THRICE(me(r)));
	struct findings *list = keep(r, sizeof(*list));
	struct json_object *o;
	const struct policy *p;
	struct nominations n;

	if (c->rows == 0)
		return not_found(r);
	if ((p = policy_of(r, cell(c, 0, "rules"))) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	n = (struct nominations){ (long)cell(c, 0, "teachers").number, (long)cell(c, 0, "cases").number,
	    (long)cell(c, 0, "nominated").number };
	nominate_check(p, &n, list);
	o = json_object_new_object();
	json_object_object_add(o, "base", json_object_new_int64(nominate_base_of(p, &n)));
	json_object_object_add(o, "base_kind", json_object_new_string(
	    setting_has(&p->nominate_base, "cases") ? "cases" : "teachers"));
	json_object_object_add(o, "minimum", p->nominate_min_percent.set ? json_object_new_int64(
	    nominate_minimum(p->nominate_min_percent.value, nominate_base_of(p, &n))) : NULL);
	json_object_object_add(o, "nominated", json_object_new_int64(n.nominated));
	json_object_object_add(o, "phrase", json_object_new_string(
	    p->nominate_min_percent.set ? p->nominate_min_percent.phrase : "未作规定"));
	json_object_object_add(o, "sentence", list->count > 0 ? json_object_new_string(list->all[0].sentence) : NULL);
	return answer_object(r, 200, o);
}

const struct route nomination_routes[] = {
	{ "POST", "/case/{submission}/nomination", SCHOOL | PANEL | CHAIR, nominating, make_nomination,
	    { &nominate, &why }, ONCE, "review.nomination.make" },
	{ "POST", "/nomination/{nomination}/consent", MEMBER, consenting, say_consent, { &consent },
	    ONCE, "review.nomination.consent" },
	{ "POST", "/nomination/{nomination}/review", OFFICE, reviewing, review_nomination, { &review, &hers },
	    ONCE, "review.nomination.review" },
	{ "GET", "/nominations", MEMBER, paged, list_mine, { &mine }, .sheet = &my_nominations_sheet },
	{ "GET", "/nominations/due", OFFICE, waiting, list_due, { &due[0], &due[1] }, .sheet = &nominations_due_sheet },
	{ "GET", "/school/{school}/nominations", OVERSEERS, nominated, list_school, { &of_school[0], &of_school[1], &of_school[2] },
	    .sheet = &nominations_sheet },
	{ "GET", "/school/{school}/nominations/count", OVERSEERS, of_one, show_counts, { &counts } },
	{ "GET", "/school/{school}/nominations/candidates", OVERSEERS, nominable, list_candidates,
	    { &candidates[0], &candidates[1], &candidates[2], &candidates[3] }, .sheet = &nominable_sheet },
	{ "GET", "/excellent", MEMBER, NULL, list_programmes, { &programmes } },
	{ "GET", "/excellent/{programme}", MEMBER, of_programme, list_shown, { &shown[0], &shown[1] }, .sheet = &excellent_sheet },
	{ 0 } };
