/* certificate/issued.c - 已发证书: those of an office's schools, the newest first, to be
 * printed, corrected or revoked; each as the last of its chain. */
#include "certificate/sheets.h"
#include "certificate/slices.h"

#define LINE \
	"SELECT STRAIGHT_JOIN c.id AS `cursor`, c.number, p.person, JSON_VALUE(c.words, '$.name') AS name, s.name AS school," \
	"       c.issued_at, IF(x.certificate IS NULL, 'valid', 'revoked') AS state, o.number AS replaces," \
	"       COALESCE(x.reason, c.reason) AS reason, x.revoked_at"
#define JOINED \
	"  JOIN school s ON s.id = p.school" \
	"  LEFT JOIN certificate n ON n.replaces = c.id" \
	"  LEFT JOIN certificate o ON o.id = c.replaces" \
	"  LEFT JOIN revocation x ON x.certificate = c.id"
#define WANTED(school) \
	" n.id IS NULL AND EXISTS (SELECT 1 FROM office_school k WHERE k.person = ? AND k.school = " school ")" \
	"   AND (? = 'all' OR (? = 'valid' AND x.certificate IS NULL) OR (? = 'revoked' AND x.certificate IS NOT NULL)" \
	"        OR (? = 'replaced' AND c.replaces IS NOT NULL))" \
	"   AND " PAGE_BELOW("c.id") " ORDER BY c.id DESC LIMIT " PAGE_SQL

static struct query all = {
	LINE "  FROM certificate c FORCE INDEX (PRIMARY) JOIN proposal p ON p.id = c.proposal" JOINED " WHERE" WANTED("p.school") };
static struct query of_school = {
	LINE "  FROM proposal p FORCE INDEX (school) JOIN certificate c ON c.proposal = p.id" JOINED " WHERE p.school = ? AND" WANTED("p.school") };

static const struct field fields[] = {
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "state", CHOICE, .choices = "all valid revoked replaced", .optional = true, .zh = "哪些" }, AFTER, { 0 } };

/* replaced: those that took the place of another. */
static int
list_issued(struct request *r)
{
	struct value state = form(r, "state").kind == NOTHING ? text(r, "all") : form(r, "state"), school = form(r, "school");

	if (school.kind == NOTHING)
		return page(r, &all, me(r), state, state, state, state, after(r), after(r));
	return page(r, &of_school, school, me(r), state, state, state, state, after(r), after(r));
}

const struct route issued_routes[] = {
	{ "GET", "/issued", OFFICE, fields, list_issued, { &all, &of_school }, .sheet = &issued_sheet }, { 0 } };
