/* admin/catalogue.c - the abilities: what is to be handed in for each, and
 * what makes a piece 合格 or 优秀. */
#include "admin/admin.h"
#include "admin/catalogue.h"

#define CRITERIA \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id, 'grade', c.grade," \
	" 'text', c.text) ORDER BY c.grade, c.seq)" \
	" FROM criterion c WHERE c.requirement = q.id)"

static struct query list = {
	"SELECT a.id AS ability, a.code, a.kind, g.name AS region, " NAME_BY("y.policy") " AS name,"
	"       a.dimension, a.environment, a.summary,"
	"       COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id,"
	"            'title', q.title, 'kind', q.kind,"
	"            'required', q.required = 1, 'core', q.core = 1,"
	"            'max_minutes', q.max_minutes, 'note', q.note,"
	"            'origin', q.origin, 'source', q.source,"
	"            'criteria', " CRITERIA ")"
	"          ORDER BY q.seq)"
	"          FROM requirement q WHERE q.list = " LIST_BY("y.policy") "), '[]') AS requirements_json"
	"  FROM (SELECT COALESCE(?, (SELECT p.policy FROM member_now m JOIN programme_now p ON p.school = m.school"
	"         WHERE m.person = ? LIMIT 1),"
	"        (SELECT g.policy FROM role_now o JOIN region_within w ON w.region = o.region"
	"           JOIN programme g ON g.region = w.ancestor AND " TODAY " BETWEEN g.begins_on AND g.ends_on"
	"          WHERE o.person = ? AND o.kind = 'office' LIMIT 1)) AS policy) y"
	"  JOIN ability a LEFT JOIN region g ON g.id = a.region"
	" WHERE " KNOWN_BY("y.policy")
	" ORDER BY a.kind, LEFT(a.code, 1), LENGTH(a.code), a.code" };

/* Whose labels, lists and local abilities: of this policy, else of my school's or office's programme;
 * of none, the national ones. */
static const struct field which[] = {
	{ "policy", ID, .optional = true, .zh = "政策" }, { 0 } };

static int
list_abilities(struct request *r)
{
	return rows(r, &list, form(r, "policy"), me(r), me(r));
}

const struct route catalogue_routes[] = {
	{ "GET", "/abilities", MEMBER, which, list_abilities, { &list } },
	{ 0 } };
