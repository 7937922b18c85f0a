/* admin/extension_request.c - a school's management asks for more time for some of its teachers
 * (rules.md 5, C12); the office answers (extension_answer.c), or the school withdraws it.
 *
 * What is asked for reaches beyond the deadline of the policy in force, where it has one, and
 * beyond what a teacher has already; she waits in one request at a time (ours). */
#include <string.h>

#include "admin/admin.h"
#include "admin/sheets.h"
#include "parts/words.h"

/* --- asking ---------------------------------------------------------------- */

/* The first five names of those of whom it is true. */
#define NAMES(true) \
	"SUBSTRING_INDEX(GROUP_CONCAT(IF(" true ", p.name, NULL) ORDER BY m.staff_no SEPARATOR '、'), '、', 5)"
#define WAITS "a.request IS NOT NULL"
#define LONGER "x.until >= ?"

/* One row: whom the school has of these, and what stands in the way. */
static struct query look = {
	"SELECT COUNT(DISTINCT k.school) AS mine, COUNT(DISTINCT m.id) AS here, MAX(n.programme) AS programme,"
	"       MAX(JSON_VALUE(n.rules, '$.deadline.value')) AS deadline, MAX(JSON_VALUE(n.rules, '$.deadline.phrase')) AS phrase,"
	"       COALESCE(SUM(" WAITS "), 0) AS waits, " NAMES(WAITS) " AS who_waits,"
	"       COALESCE(SUM(" LONGER "), 0) AS longer, " NAMES(LONGER) " AS who_longer, ? > " TODAY " AS ahead"
	"  FROM school_person k"
	"  LEFT JOIN programme_now n ON n.school = k.school"
	"  LEFT JOIN (" SEVERAL " JOIN member m ON m.person = j.person AND m.here = 1 JOIN person p ON p.id = m.person)"
	"    ON m.school = k.school"
	"  LEFT JOIN extension_asked a ON a.programme = n.programme AND a.person = m.person AND a.waits = 1"
	"  LEFT JOIN extended x ON x.programme = n.programme AND x.person = m.person"
	" WHERE k.person = ? AND k.school = ?" };

static struct query add = {
	"INSERT INTO extension_request (programme, school, deadline, until, kind, reason, document, made_by)"
	" SELECT n.programme, k.school, JSON_VALUE(n.rules, '$.deadline.value'), ?, ?, ?, COALESCE(?, ''), k.person"
	"   FROM school_person k JOIN programme_now n ON n.school = k.school"
	"  WHERE k.person = ? AND k.school = ? AND n.programme = ?" };

static struct query add_people = {
	"INSERT INTO extension_asked (request, person, programme)"
	" SELECT q.id, m.person, q.programme"
	"   FROM extension_request q JOIN " SEVERAL
	"   JOIN member m ON m.person = j.person AND m.here = 1 AND m.school = q.school"
	"  WHERE q.id = ?" };

static const char *
word_of(const struct word *words, struct value key)
{
	while (words->key != NULL && strcmp(words->key, key.text) != 0)
		words++;
	return words->zh;
}

/* The day against the deadline and today; 0, or 422. */
static int
check_day(struct request *r, const struct result *t)
{
	struct value until = form(r, "until"), deadline = cell(t, 0, "deadline"), phrase = cell(t, 0, "phrase");

	if (cell(t, 0, "ahead").number != 1)
		wrong(r, "/until", "延期要到今天以后");
	else if (deadline.kind == TEXT && strcmp(until.text, deadline.text) <= 0)
		wrong(r, "/until", "完成期限本来就是%s（“%s”），请填更晚的一天", deadline.text,
		    phrase.kind == TEXT ? phrase.text : "");
	return refuse_wrong(r);
}

static int
ask_for(struct request *r)
{
	struct value people = form_json(r, "people"), school = form(r, "school"), until = form(r, "until"),
	    kind = form(r, "kind"), own = form(r, "reason"), request;
	long long all = (long long)json_object_array_length(parsed(r, people));
	const struct result *t = ask(r, &look, until, until, until, people, me(r), school);
	int status;

	if (t->rows == 0 || cell(t, 0, "mine").number == 0)
		return not_found(r);
	if (cell(t, 0, "programme").kind == NOTHING)
		return refuse(r, 409, "学校现在没有参加工程，不能申请延期");
	if (strcmp(kind.text, "other") == 0 && own.kind == NOTHING)
		wrong(r, "/reason", "事由是“其他”的，请写明理由");
	if ((status = check_day(r, t)) != 0)
		return status;
	if (cell(t, 0, "here").number < all)
		return refuse(r, 409, "选中的人里有%lld位不在这所学校，请去掉后再提交", all - cell(t, 0, "here").number);
	if (cell(t, 0, "waits").number > 0)
		return refuse(r, 409, "%lld位教师（%s）已有申请在等候答复，同一位教师一次只有一项申请（本系统默认）",
		    cell(t, 0, "waits").number, cell(t, 0, "who_waits").text);
	if (cell(t, 0, "longer").number > 0)
		return refuse(r, 409, "%lld位教师（%s）已经延期到这一天或更晚，请去掉后再提交",
		    cell(t, 0, "longer").number, cell(t, 0, "who_longer").text);
	run(r, &add, until, kind, own.kind == NOTHING ? text(r, "%s", word_of(words_extension_kind, kind)) :
	    text(r, "%s：%s", word_of(words_extension_kind, kind), own.text), form(r, "document"), me(r), school,
	    cell(t, 0, "programme"));
	request = number(last_id(r));
	about(r, "school", school.number);
	if (try_run(r, &add_people, people, request) != all)
		return refuse(r, 409, "选中的人刚刚有了变化，请刷新后再看");
	return made(r, "request", request.number);
}

/* --- withdrawing ------------------------------------------------------------- */

static struct query withdraw = {
	"INSERT INTO extension_answer (request, outcome, answered_by)"
	" SELECT q.id, 'withdrawn', k.person"
	"   FROM extension_request q JOIN school_person k ON k.school = q.school"
	"  WHERE q.id = ? AND k.person = ?" };

struct query extension_take_all = {
	"UPDATE extension_asked SET answer = ? WHERE request = ? AND waits = 1 AND person <> ?" };

static int
withdraw_request(struct request *r)
{
	struct value request = form(r, "request");

	if (run(r, &withdraw, request, me(r)) == 0)
		return not_found(r);
	if (run(r, &extension_take_all, number(last_id(r)), request, number(0)) == 0)
		return refuse(r, 409, "这项申请已经全部答复，不能再撤回");
	about(r, "extension_request", request.number);
	return done(r);
}

static const struct field asked[] = {
	{ "school", ID, .zh = "学校" },
	{ "people", IDS, .min = 1, .max = 2000, .zh = "教师" },
	{ "until", DAY, .zh = "延至" },
	{ "kind", CHOICE, .choices = "sick maternity seconded training new disaster other", .zh = "事由" },
	{ "reason", PROSE, 2, 280, .optional = true, .zh = "理由" },
	{ "document", WORDS, 2, 300, .optional = true, .zh = "依据的文件" }, { 0 } };
static const struct field which[] = { { "request", ID, .zh = "延期申请" }, { 0 } };

const struct route extension_request_routes[] = {
	{ "POST", "/extensions/requests", SCHOOL, asked, ask_for, { &look, &add, &add_people }, ONCE,
	    "admin.extension.ask" },
	{ "DELETE", "/extensions/requests/{request}", SCHOOL, which, withdraw_request,
	    { &withdraw, &extension_take_all }, 0, "admin.extension.withdraw" }, { 0 } };
