/* admin/extension_answer.c - the office answers a school's request for more time: for all who
 * still wait in it or for some of them; until the day asked for or an earlier one (ours).
 *
 * Nobody answers what she asked for herself, nor for herself.  Who has been given as much
 * meanwhile gets nothing twice: the latest extension of a person holds (extension.c). */
#include <string.h>

#include "admin/admin.h"

static struct query answer = {
	"INSERT INTO extension_answer (request, outcome, until, remark, answered_by)"
	" SELECT q.id, ?, IF(?, COALESCE(?, q.until), NULL), COALESCE(?, ''), o.person"
	"   FROM extension_request q"
	"   JOIN office_school o ON o.school = q.school AND o.person = ? AND o.person <> q.made_by"
	"  WHERE q.id = ? AND (NOT ? OR (COALESCE(?, q.until) BETWEEN " TODAY " AND q.until"
	"                                AND (q.deadline IS NULL OR COALESCE(?, q.until) > q.deadline)))" };

/* Why not; no row: not this office's. */
static struct query standing = {
	"SELECT q.until, q.until < " TODAY " AS past, q.made_by = o.person AS mine"
	"  FROM extension_request q JOIN office_school o ON o.school = q.school AND o.person = ?"
	" WHERE q.id = ?" };

static struct query take_some = {
	"UPDATE " SEVERAL " JOIN extension_asked a ON a.person = j.person"
	"   SET a.answer = ? WHERE a.request = ? AND a.waits = 1 AND a.person <> ?" };

static struct query give = {
	"INSERT INTO extension (programme, person, until, reason, document, answer, made_by)"
	" SELECT a.programme, a.person, w.until, q.reason, q.document, w.id, w.answered_by"
	"   FROM extension_answer w"
	"   JOIN extension_request q ON q.id = w.request"
	"   JOIN extension_asked a ON a.answer = w.id"
	"   LEFT JOIN extended_person x ON x.programme = a.programme AND x.person = a.person AND x.until >= w.until"
	"  WHERE w.id = ? AND x.person IS NULL" };

static int
refuse_answer(struct request *r)
{
	const struct result *t = ask(r, &standing, me(r), form(r, "request"));

	if (t->rows == 0)
		return not_found(r);
	if (cell(t, 0, "mine").number)
		return refuse(r, 409, "这是您自己替学校提出的申请，要由别人答复（本系统默认）");
	if (cell(t, 0, "past").number)
		return refuse(r, 409, "申请延至的%s已经过去，只能不准予，由学校重新申请", cell(t, 0, "until").text);
	wrong(r, "/until", "学校申请延至%s，可以改为更早的一天，但要在今天和完成期限以后（本系统默认）", cell(t, 0, "until").text);
	return refuse_wrong(r);
}

static int
answer_request(struct request *r)
{
	struct value request = form(r, "request"), outcome = form(r, "outcome"), people = form_json(r, "people"),
	    granted = number(strcmp(outcome.text, "granted") == 0), until = granted.number ? form(r, "until") : nothing(),
	    given;
	long taken;

	if (!granted.number && form(r, "remark").kind == NOTHING)
		wrong(r, "/remark", "不准予延期的，请写明原因");
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "extension_request", request.number);
	if (run(r, &answer, outcome, granted, until, form(r, "remark"), me(r), request, granted, until, until) == 0)
		return refuse_answer(r);
	given = number(last_id(r));
	if (people.kind == NOTHING)
		taken = run(r, &extension_take_all, given, request, me(r));
	else
		taken = run(r, &take_some, people, given, request, me(r));
	if (taken == 0 || (people.kind != NOTHING &&
	    taken < (long)json_object_array_length(parsed(r, people))))
		return refuse(r, 409, "选中的教师里有的已经答复或撤回，一位也没有办理，请刷新后再看");
	if (granted.number)
		run(r, &give, given);
	return made(r, "answer", given.number);
}

static const struct field answered[] = {
	{ "request", ID, .zh = "延期申请" },
	{ "people", IDS, .min = 1, .max = 2000, .optional = true, .zh = "教师" },
	{ "outcome", CHOICE, .choices = "granted refused", .zh = "结果" },
	{ "until", DAY, .optional = true, .zh = "延至" },
	{ "remark", PROSE, 2, 300, .optional = true, .zh = "意见" }, { 0 } };

const struct route extension_answer_routes[] = {
	{ "POST", "/extensions/requests/{request}/answer", OFFICE, answered, answer_request,
	    { &answer, &standing, &take_some, &extension_take_all, &give }, ONCE, "admin.extension.answer" }, { 0 } };
