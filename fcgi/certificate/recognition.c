/* certificate/recognition.c - 认定: the county recognises what a school proposed, where the
 * policy says so (R116), and the certificate is issued with its number. */
#include "certificate/issue.h"
#include "certificate/sheets.h"
#include "certificate/slices.h"
#include "parts/facts.h"
#include "parts/order.h"

/* In turn over all schools; of one also by name. */
#define WAITING(key, of, past, cursor, order) \
	"SELECT STRAIGHT_JOIN d.proposal, p.person, t.name, s.name AS school, p.school AS school_id, p.proposed_at, b.name AS proposed_by," \
	"       y.name AS policy, v.number AS policy_number, p.facts AS facts_json," \
	"       " cursor " AS `cursor`" \
	"  FROM proposal p FORCE INDEX (" key ")" \
	"  JOIN due_recognition d ON d.proposal = p.id" \
	"  JOIN person t ON t.id = p.person" \
	"  JOIN person b ON b.id = p.proposed_by" \
	"  JOIN school s ON s.id = p.school" \
	"  JOIN policy_version v ON v.id = p.policy_version" \
	"  JOIN policy y ON y.id = v.policy" \
	" WHERE p.open = 1" of " AND d.person = ? AND " past \
	" ORDER BY " order " LIMIT " PAGE_SQL
#define ALL(past, order) WAITING("in_turn", "", past, "p.id", "p.id" order)
#define OF_SCHOOL(order) WAITING("waiting", " AND p.school = ?", order " > ?", order, "`cursor`")

static struct query all[] = { { ALL(PAGE_ABOVE("p.id"), "") }, { ALL(PAGE_BELOW("p.id"), " DESC") } };
static struct query of_school[] = {
	{ OF_SCHOOL(OLDEST_FIRST("p.id")) }, { OF_SCHOOL(NEWEST_FIRST("p.id")) }, { OF_SCHOOL(ORDER(BY_NAME("t.name"), "p.id")) } };

static const struct field sorted[] = { { "school", ID, .optional = true, .zh = "学校" }, SORT("earliest latest name"), AFTER, { 0 } };

static int
show_waiting(struct request *r)
{
	if (form(r, "school").kind != NOTHING)
		return page_by(r, of_school, form(r, "school"), me(r), after(r));
	if (sorted_by(r, "name"))
		return refuse(r, 422, NO_NAMES);
	return page_by(r, all, me(r), after(r), after(r));
}

/* The teacher as she stands now: hours may have been taken back since. */
static struct query weigh = {
	"SELECT " STANDING
	"  FROM due_recognition d"
	"  JOIN proposal p ON p.id = d.proposal"
	"  JOIN standing s ON s.person = p.person AND s.programme = p.programme"
	" WHERE d.person = ? AND d.proposal = ?" };

static struct query close = {
	"UPDATE proposal SET open = 0"
	" WHERE id = ? AND open = 1 AND person <> ?"
	"   AND EXISTS (SELECT 1 FROM office_school o"
	"                WHERE o.person = ? AND o.school = proposal.school)" };

static const struct field proposal[] = {
	{ "proposal", ID, .zh = "所提认定" }, { 0 } };

static int
recognise(struct request *r)
{
	struct value proposal_id = form(r, "proposal");
	const struct result *rows = ask(r, &weigh, me(r), proposal_id);
	const struct standing *s;

	if (rows->rows == 0)
		return refuse(r, 409, "这一件已经认定，或者不归您办理");
	if ((s = standing_of(r, rows, 0)) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	wrong_by(r, "/proposal", &s->unmet);
	if (refuse_wrong(r) != 0)
		return 422;
	if (run(r, &close, proposal_id, me(r), me(r)) == 0)
		return refuse(r, 409, "这一件已经认定，或者不归您办理");
	return certificate_issue(r, proposal_id.number);
}

const struct route recognition_routes[] = {
	{ "GET", "/recognitions", OFFICE, sorted, show_waiting, { &all[0], &all[1], &of_school[0], &of_school[1], &of_school[2] },
	    .sheet = &recognitions_sheet },
	{ "POST", "/recognition", OFFICE, proposal, recognise, { &weigh, &close, &certificate_insert }, ONCE,
	    "certificate.recognition.give", 0 }, { 0 } };
