/* auth/check.c - nginx asks, before every request to another program, who it
 * is (auth_request).  One statement; roles are read anew each time, so that a
 * change of role, a closed person or an ended session counts at once. */
#include "auth/auth.h"
#include "auth/token.h"

/* A session ends after 30 minutes without use, and 12 hours after sign-in. */
static struct query who = {
	"SELECT s.person, " ROLES_OF("s.person") " AS roles,"
	"       s.seen_at < UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE AS stale"
	"  FROM session s JOIN person p ON p.id = s.person AND p.closed = 0"
	" WHERE s.hash = ? AND s.ended_at IS NULL"
	"   AND s.seen_at > UTC_TIMESTAMP(6) - INTERVAL 30 MINUTE"
	"   AND s.started_at > UTC_TIMESTAMP(6) - INTERVAL 12 HOUR" };

static struct query touch = {
	"UPDATE session SET seen_at = UTC_TIMESTAMP(6)"
	" WHERE hash = ? AND seen_at < UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE" };

static int
check(struct request *r)
{
	struct token t;
	struct value hash;
	const struct result *found;

	if (!token_read(r, &t))
		return refuse(r, 401, "请先登录");
	hash = bytes(r, t.hash, sizeof(t.hash));
	found = ask(r, &who, hash);
	if (found->rows == 0)
		return refuse(r, 401, "登录已过期，请重新登录");
	if (cell(found, 0, "stale").number)
		run(r, &touch, hash);
	head(r, "X-Person", "%lld", cell(found, 0, "person").number);
	head(r, "X-Roles", "%s", cell(found, 0, "roles").text);
	head(r, "X-Csrf", "%s", t.csrf);
	return done(r);
}

const struct route check_routes[] = {
	{ "POST", "/check", ANYONE, NULL, check, { &who, &touch }, INTERNAL },
	{ 0 } };
