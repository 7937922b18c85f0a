/* admin/catalogue.c - the abilities: what is to be handed in for each, and
 * what makes a piece 合格 or 优秀. */
#include "admin/admin.h"

#define CRITERIA \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id, 'grade', c.grade," \
	" 'text', c.text) ORDER BY c.grade, c.seq)" \
	" FROM criterion c WHERE c.requirement = q.id)"

static struct query list = {
	"SELECT a.id AS ability, a.code, a.kind, g.name AS region, a.name,"
	"       a.dimension, a.environment, a.summary,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id,"
	"            'title', q.title, 'kind', q.kind,"
	"            'required', q.required = 1, 'core', q.core = 1,"
	"            'max_minutes', q.max_minutes, 'note', q.note,"
	"            'origin', q.origin, 'source', q.source,"
	"            'criteria', " CRITERIA ")"
	"          ORDER BY q.seq)"
	"          FROM requirement q WHERE q.ability = a.id) AS requirements_json"
	"  FROM ability a LEFT JOIN region g ON g.id = a.region"
	" ORDER BY a.kind, LEFT(a.code, 1), LENGTH(a.code), a.code" };

static int
list_abilities(struct request *r)
{
	return rows_with(r, &list, NULL, 0);
}

const struct route catalogue_routes[] = {
	{ "GET", "/abilities", MEMBER, NULL, list_abilities, { &list } },
	{ 0 } };
