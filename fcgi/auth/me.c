/* auth/me.c - who am I: what every page shows in its head, and the token that
 * every change repeats. */
#include "auth/auth.h"
#include "auth/token.h"

static const struct sheet sign_ins_sheet = { "sign-ins", "我的登录记录", HEADINGS(
	{ "started_at", "登录时间" }, { "seen_at", "最近使用" }, { "ended_at", "退出时间" }, { "address", "登录地址" }) };

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

/* What is kept of my signing in, the newest first (auth-sweep takes the old ones). */
static struct query sign_ins = {
	"SELECT s.started_at, s.seen_at, s.ended_at, s.address FROM session s WHERE s.person = ?"
	" ORDER BY s.started_at DESC LIMIT 200" };

static int
list_sign_ins(struct request *r)
{
	return rows(r, &sign_ins, me(r));
}

const struct route me_routes[] = {
	{ "GET", "/me", MEMBER, NULL, answer_me, { &who } },
	{ "GET", "/sign-ins", MEMBER, NULL, list_sign_ins, { &sign_ins }, .sheet = &sign_ins_sheet }, { 0 } };
