/* certificate/issued.c - 已发证书: those of an office's schools, to be printed, corrected or
 * revoked; each as the last of its chain.
 *
 * By state, ability and the beginning of a name; in one school also by any characters of the name and by
 * the group she is in today.  Over all schools a name is looked for by its key, so a search reads
 * only whom it finds, and the order is the key's: the newest or the oldest first. */
#include "certificate/sheets.h"
#include "certificate/slices.h"
#include "parts/order.h"

#define LINE(order) \
	"SELECT STRAIGHT_JOIN " order " AS `cursor`, c.number, p.person, JSON_VALUE(c.words, '$.name') AS name, s.name AS school, p.school AS school_id, g.name AS `group`," \
	"       c.issued_at, IF(x.certificate IS NULL, 'valid', 'revoked') AS state, o.number AS replaces," \
	"       COALESCE(x.reason, c.reason) AS reason, x.revoked_at"
#define JOINED \
	"  JOIN school s ON s.id = p.school" \
	"  LEFT JOIN certificate n ON n.replaces = c.id" \
	"  LEFT JOIN certificate o ON o.id = c.replaces" \
	"  LEFT JOIN revocation x ON x.certificate = c.id" \
	"  LEFT JOIN member_now m ON m.person = p.person" \
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group"
#define WANTED \
	" n.id IS NULL AND EXISTS (SELECT 1 FROM office_school k WHERE k.person = ? AND k.school = p.school)" \
	"   AND (? = 'all' OR (? = 'valid' AND x.certificate IS NULL) OR (? = 'revoked' AND x.certificate IS NOT NULL)" \
	"        OR (? = 'replaced' AND c.replaces IS NOT NULL))" \
	"   AND (? IS NULL OR JSON_SEARCH(COALESCE(c.facts, p.facts), 'one', ?, NULL, '$.certified[*].code') IS NOT NULL)"

#define ALL(past, order) \
	LINE("c.id") "  FROM certificate c FORCE INDEX (PRIMARY) JOIN proposal p ON p.id = c.proposal" JOINED \
	" WHERE" WANTED " AND " past " ORDER BY c.id" order " LIMIT " PAGE_SQL
#define BY_BEGINNING(past, order) \
	LINE("c.id") "  FROM person t FORCE INDEX (name) JOIN certificate c FORCE INDEX (person) ON c.person = t.id" \
	" JOIN proposal p ON p.id = c.proposal" JOINED \
	" WHERE t.name " BEGINS " AND" WANTED " AND " past " ORDER BY c.id" order " LIMIT " PAGE_SQL
#define OF_SCHOOL(order) \
	LINE(order) "  FROM proposal p FORCE INDEX (school) JOIN certificate c ON c.proposal = p.id" JOINED " WHERE p.school = ?" \
	"   AND (? IS NULL OR LOCATE(?, JSON_VALUE(c.words, '$.name')) > 0) AND (? IS NULL OR m.teaching_group = ?) AND" \
	WANTED " AND " order " > ? ORDER BY `cursor` LIMIT " PAGE_SQL
#define NAME BY_NAME("JSON_VALUE(c.words, '$.name')")

static struct query all[] = { { ALL(PAGE_BELOW("c.id"), " DESC") }, { ALL(PAGE_ABOVE("c.id"), "") } };
static struct query by_beginning[] = { { BY_BEGINNING(PAGE_BELOW("c.id"), " DESC") }, { BY_BEGINNING(PAGE_ABOVE("c.id"), "") } };
static struct query of_school[] = {
	{ OF_SCHOOL(NEWEST_FIRST("c.id")) },
	{ OF_SCHOOL(OLDEST_FIRST("c.id")) },
	{ OF_SCHOOL(ORDER(NAME, "c.id")) },
	{ OF_SCHOOL(ORDER(BY_NAME("g.name") THEN NAME, "c.id")) } };

static const struct field fields[] = {
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "group", ID, .optional = true, .zh = "教研组" },
	{ "q", WORDS, 1, 60, .optional = true, .zh = "姓名" },
	{ "ability", CODE, 1, 40, .optional = true, .zh = "能力点" },
	{ "state", CHOICE, .choices = "all valid revoked replaced", .optional = true, .zh = "哪些" },
	SORT("latest earliest name group"), AFTER, { 0 } };

/* replaced: those that took the place of another. */
static int
list_issued(struct request *r)
{
	struct value state = form(r, "state").kind == NOTHING ? text(r, "all") : form(r, "state"), school = form(r, "school"),
	    q = form(r, "q"), group = form(r, "group"), ability = form(r, "ability");

	if (school.kind == NOTHING && group.kind != NOTHING)
		wrong(r, "/group", "按教研组看，请先选学校");
	if (school.kind == NOTHING && (sorted_by(r, "name") || sorted_by(r, "group")))
		wrong(r, "/sort", NO_NAMES);
	if (refuse_wrong(r) != 0)
		return 422;
	if (school.kind != NOTHING)
		return page_by(r, of_school, school, q, q, group, group, me(r), state, state, state, state, ability, ability, after(r));
	if (q.kind != NOTHING)
		return page_by(r, by_beginning, q, me(r), state, state, state, state, ability, ability, after(r), after(r));
	return page_by(r, all, me(r), state, state, state, state, ability, ability, after(r), after(r));
}

const struct route issued_routes[] = {
	{ "GET", "/issued", OFFICE, fields, list_issued, { &all[0], &all[1], &by_beginning[0], &by_beginning[1],
	    &of_school[0], &of_school[1], &of_school[2], &of_school[3] }, .sheet = &issued_sheet }, { 0 } };
