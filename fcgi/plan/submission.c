/* plan/submission.c - the school hands its package to the office.
 *
 * What is handed in is a numbered version that never changes, with the offer
 * of abilities in it; all faults are named at once, and by GET /package/check
 * at any time before, so that the editor shows what is met and what not yet. */
#include "plan/documents.h"
#include "parts/facts.h"
#include "plan/slices.h"
#include "rules/offer.h"

#define FACTS(join) \
	"SELECT p.id AS plan, p.draft, s.strong, s.environment, g.rules, g.policy_version," \
	"       (SELECT COUNT(*) FROM plan_version v WHERE v.plan = p.id) AS numbers," \
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'dimension', a.dimension," \
	"                   'environment', a.environment, 'kind', a.kind))" \
	"          FROM ability a" \
	"         WHERE a.kind <> 'capstone'" \
	"           AND (a.region IS NULL OR EXISTS" \
	"               (SELECT 1 FROM region_within w" \
	"                 WHERE w.region = s.region AND w.ancestor = a.region))) AS abilities" \
	"  FROM school_person m" \
	"  JOIN school s ON s.id = m.school" \
	"  JOIN programme_now g ON g.school = m.school" \
	"  " join " plan p ON p.programme = g.programme AND p.school = m.school" \
	" WHERE m.person = ?"

static struct query handed = { FACTS("JOIN") " AND p.version = ?" };
static struct query drafted = { FACTS("LEFT JOIN") };

/* The same draft is handed in once: UNIQUE (plan, draft_version). */
static struct query hand_in = {
	"INSERT INTO plan_version (plan, number, draft_version, policy_version, documents, submitted_by)"
	" SELECT p.id, ?, p.version, ?, p.draft, ? FROM plan p WHERE p.id = ? AND p.version = ?" };

static struct query hand_in_offer = {
	"INSERT INTO offer (plan_version, ability)"
	" SELECT v.id, a.id FROM plan_version v"
	"   JOIN JSON_TABLE(v.documents, '$.offer[*]'"
	"        COLUMNS (code VARCHAR(20) CHARACTER SET ascii PATH '$')) j"
	"   JOIN ability a ON a.code = j.code"
	"  WHERE v.id = ?" };

/* Uploads that are whole and were made by the school's management. */
static struct query hand_in_attachments = {
	"INSERT INTO plan_attachment (plan_version, document, file, name)"
	" SELECT v.id, j.document, u.file, u.name FROM plan_version v"
	"   JOIN plan p ON p.id = v.plan"
	"   JOIN JSON_TABLE(v.documents, '$.attachments[*]' COLUMNS (document VARCHAR(40) CHARACTER SET ascii"
	"        PATH '$.document', upload CHAR(32) CHARACTER SET ascii PATH '$.upload')) j"
	"   JOIN upload u ON u.token = j.upload AND u.file IS NOT NULL"
	"   JOIN school_person k ON k.person = u.person AND k.school = p.school"
	"  WHERE v.id = ?" };

static bool
attach(struct request *r, struct json_object *draft, struct value version_id)
{
	struct json_object *list = json_object_object_get(draft, "attachments");
	size_t n = list != NULL ? json_object_array_length(list) : 0;

	return n == 0 || run(r, &hand_in_attachments, version_id) == (long)n;
}

static void
check_offer(struct request *r, const struct policy *p, const struct result *facts,
    struct json_object *offered)
{
	struct abilities catalogue = abilities_of(r, parsed(r, cell(facts, 0, "abilities")));
	struct codes codes = codes_of(r, offered);
	struct offer o = { catalogue.all, catalogue.count, codes.all, codes.count,
	    cell(facts, 0, "strong").number != 0,
	    environment_of(cell(facts, 0, "environment").text) };
	struct findings found = { 0 };

	offer_check(p, &o, &found);
	wrong_by(r, "/draft/offer", &found);
}

/* Everything that stands in the way; 500 where the policy can't be read. */
static int
check_package(struct request *r, const struct result *facts)
{
	const struct policy *p = policy_of(r, cell(facts, 0, "rules"));
	struct json_object *draft = parsed(r, cell(facts, 0, "draft"));

	if (p == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	documents_check(r, p, draft);
	check_offer(r, p, facts, json_object_object_get(draft, "offer"));
	return 0;
}

static int
check_draft(struct request *r)
{
	const struct result *facts = ask(r, &drafted, me(r));

	if (facts->rows == 0)
		return not_found(r);
	return check_package(r, facts) != 0 ? 500 : answer_wrong(r);
}

static int
hand_in_package(struct request *r)
{
	const struct result *facts = ask(r, &handed, me(r), version(r));
	struct json_object *answer;
	struct value made_version;
	long long number_now;

	if (facts->rows == 0)
		return changed(r, 0);
	if (check_package(r, facts) != 0)
		return 500;
	if (refuse_wrong(r) != 0)
		return 422;
	number_now = cell(facts, 0, "numbers").number + 1;
	if (try_run(r, &hand_in, number(number_now), cell(facts, 0, "policy_version"), me(r),
	    cell(facts, 0, "plan"), version(r)) != 1)
		return refuse(r, 409, "这份方案已经提交，改动后才能再次提交");
	made_version = number(last_id(r));
	run(r, &hand_in_offer, made_version);
	if (!attach(r, parsed(r, cell(facts, 0, "draft")), made_version)) {
		wrong(r, "/draft/attachments", "有附件没有传完、已经删去或不是本校管理人员上传的，请重新上传");
		return refuse_wrong(r);
	}
	about(r, "plan", cell(facts, 0, "plan").number);
	answer = json_object_new_object();
	json_object_object_add(answer, "plan", json_object_new_int64(cell(facts, 0, "plan").number));
	json_object_object_add(answer, "number", json_object_new_int64(number_now));
	return answer_object(r, 201, answer);
}

const struct route submission_routes[] = {
	{ "GET", "/package/check", SCHOOL, NULL, check_draft, { &drafted } },
	{ "POST", "/package/submission", SCHOOL, NULL, hand_in_package,
	    { &handed, &hand_in, &hand_in_offer, &hand_in_attachments }, ONCE | EDIT, "plan.package.submit", 0 }, { 0 } };
