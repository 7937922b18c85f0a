/* admin/team.c - a school's 信息化管理团队 and its CIO, and what the policy finds
 * unmet in them (R12-R14). */
#include "admin/admin.h"
#include "parts/facts.h"
#include "rules/team.h"

#define TODAYS(r) r ".school = s.id AND " r ".since <= " TODAY " AND " IN_OFFICE(r)

static struct query look = {
	"SELECT n.rules, n.name AS programme,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('person', r.person, 'name', p.name, 'kind', r.kind,"
	"               'title', r.title) ORDER BY r.kind, r.id)"
	"          FROM role r JOIN person p ON p.id = r.person AND p.closed = 0"
	"         WHERE " TODAYS("r") " AND r.kind IN ('head','cio','team')) AS members_json,"
	"       (SELECT COUNT(DISTINCT r.person) FROM role r JOIN person p ON p.id = r.person AND p.closed = 0"
	"         WHERE " TODAYS("r") " AND r.kind IN ('head','cio','team')) AS people,"
	"       (SELECT COUNT(*) FROM role r JOIN person p ON p.id = r.person AND p.closed = 0"
	"         WHERE " TODAYS("r") " AND r.kind = 'head') AS heads,"
	"       (SELECT COUNT(*) FROM role r JOIN person p ON p.id = r.person AND p.closed = 0"
	"         WHERE " TODAYS("r") " AND r.kind = 'cio') AS cios,"
	"       (SELECT COUNT(*) FROM role r JOIN role h ON h.person = r.person AND h.kind = 'head'"
	"         WHERE " TODAYS("r") " AND r.kind = 'cio' AND " TODAYS("h") ") AS cio_is_head"
	"  FROM school_seen k"
	"  JOIN school s ON s.id = k.school"
	"  JOIN programme_now n ON n.school = s.id"
	" WHERE k.person = ? AND k.school = ? ORDER BY n.programme DESC LIMIT 1" };

static int
show_team(struct request *r)
{
	const struct result *found = ask(r, &look, me(r), form(r, "school"));
	struct findings unmet = { 0 };
	const struct policy *p;
	struct json_object *o, *members;

	if (found->rows == 0)
		return not_found(r);
	if ((p = policy_of(r, cell(found, 0, "rules"))) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	team_check(p, &(struct team){ (long)cell(found, 0, "people").number,
	    cell(found, 0, "heads").number > 0, cell(found, 0, "cios").number > 0,
	    cell(found, 0, "cio_is_head").number > 0 }, &unmet);
	members = parsed(r, cell(found, 0, "members_json"));
	o = json_object_new_object();
	json_object_object_add(o, "programme",
	    json_object_new_string(cell(found, 0, "programme").text));
	json_object_object_add(o, "people", json_object_new_int64(cell(found, 0, "people").number));
	json_object_object_add(o, "members", members != NULL ? json_object_get(members) :
	    json_object_new_array());
	json_object_object_add(o, "unmet", findings_json(&unmet));
	return answer_object(r, 200, o);
}

static const struct field where[] = { { "school", ID, .zh = "学校" }, { 0 } };

const struct route team_routes[] = {
	{ "GET", "/team", SCHOOL | OFFICE | ADMIN, where, show_team, { &look } }, { 0 } };
