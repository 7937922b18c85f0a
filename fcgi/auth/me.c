/* auth/me.c - who am I: what every page shows in its head, and the token that
 * every change repeats. */
#include "auth/auth.h"
#include "auth/token.h"

/* Who is at no school (an office, an administrator) shows the region. */
static struct query who = {
	"SELECT p.id AS person, p.login, p.name,"
	"       COALESCE(s.name, (SELECT g.name FROM role_now o"
	"           JOIN region g ON g.id = o.region"
	"          WHERE o.person = p.id LIMIT 1)) AS school,"
	"       s.id AS school_id, s.environment, t.name AS `group`,"
	"       (SELECT n.name FROM programme_now n WHERE n.school = m.school"
	"         ORDER BY n.programme DESC LIMIT 1) AS programme, "
	ROLES_OF("p.id") " AS roles,"
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('role', d.kind,"
	"            'of', COALESCE(dg.name, ds.name, dr.name)) ORDER BY d.kind)"
	"          FROM role_now d"
	"          LEFT JOIN teaching_group dg ON dg.id = d.teaching_group"
	"          LEFT JOIN school ds ON ds.id = d.school"
	"          LEFT JOIN region dr ON dr.id = d.region"
	"         WHERE d.person = p.id) AS duties_json,"
	"       CAST(? AS CHAR(43)) AS token"
	"  FROM person p"
	"  LEFT JOIN member_now m ON m.person = p.id"
	"  LEFT JOIN school s ON s.id = m.school"
	"  LEFT JOIN teaching_group t ON t.id = m.teaching_group"
	" WHERE p.id = ?" };

static int
answer_me(struct request *r)
{
	struct token t = { .csrf = "" };

	token_read(r, &t);
	return row(r, &who, text(r, "%s", t.csrf), me(r));
}

const struct route me_routes[] = {
	{ "GET", "/me", MEMBER, NULL, answer_me, { &who } }, { 0 } };
