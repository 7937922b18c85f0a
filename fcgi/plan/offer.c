/* plan/offer.c - what my school offers now: the offer of its filed package. */
#include "plan/sheets.h"
#include "plan/slices.h"

static struct query offer = {
	"SELECT a.code, " CALLED("a", "g") " AS name, a.dimension, a.environment, a.summary,"
	"       EXISTS (SELECT 1 FROM compulsory_now c"
	"                WHERE c.programme = g.programme AND c.teaching_group = m.teaching_group"
	"                  AND c.ability = a.id) AS compulsory"
	"  FROM member_now m"
	"  JOIN programme_now g ON g.school = m.school"
	"  JOIN offer_now o ON o.programme = g.programme AND o.school = m.school"
	"  JOIN ability a ON a.id = o.ability"
	" WHERE m.person = ? ORDER BY a.id" };

static int
list_offer(struct request *r)
{
	return rows(r, &offer, me(r));
}

const struct route offer_routes[] = {
	{ "GET", "/offer", MEMBER, NULL, list_offer, { &offer }, .sheet = &offer_sheet }, { 0 } };
