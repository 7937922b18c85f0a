/* auth/session.c - signing in and out. */
#include "auth/auth.h"
#include "auth/limits.h"
#include "auth/secret.h"
#include "auth/token.h"

/* One row always, so that an unknown login costs what a known one does. */
static struct query who = {
	"SELECT p.id AS person, c.hash, "
	WAIT_ACCOUNT("?") " AS account_wait, " WAIT_NETWORK " AS network_wait"
	"  FROM (SELECT 1) one"
	"  LEFT JOIN person p ON p.login = ? AND p.closed = 0"
	"  LEFT JOIN credential c ON c.person = p.id" };

static struct query start = {
	"INSERT INTO session (hash, person, address) VALUES (?, ?, ?)" };

static struct query finish = {
	"UPDATE session SET ended_at = UTC_TIMESTAMP(6)"
	" WHERE hash = ? AND ended_at IS NULL" };

static const struct field account[] = {
	{ "login", CODE, .min = 1, .max = 41, .zh = "登录名" },
	{ "password", SECRET, .min = 1, .max = SECRET_MOST, .zh = "密码" }, { 0 } };

/* A new token at every sign-in; the one the browser came with ends. */
static int
begin_session(struct request *r, struct value person)
{
	struct token old, t;

	if (token_read(r, &old))
		run(r, &finish, bytes(r, old.hash, sizeof(old.hash)));
	token_make(&t);
	run(r, &start, bytes(r, t.hash, sizeof(t.hash)), person, address(r));
	run(r, &attempt, form(r, "login"), address(r), number(1));
	token_give(r, &t);
	about(r, "person", person.number);
	return done(r);
}

/* Unknown, closed, without a password, wrong password: one answer. */
static int
sign_in(struct request *r)
{
	struct value login = form(r, "login");
	const struct result *found = ask(r, &who, login, address(r), login);

	if (too_often(r, found) != 0)
		return 429;
	switch (secret_matches(cell(found, 0, "hash").text,
	    form(r, "password").text)) {
	case RIGHT:
		return begin_session(r, cell(found, 0, "person"));
	case BUSY:
		return too_busy(r);
	default:
		run(r, &attempt, login, address(r), number(0));
		return refuse(r, 401, "登录名或密码不对");
	}
}

static int
sign_out(struct request *r)
{
	struct token t;

	if (token_read(r, &t))
		run(r, &finish, bytes(r, t.hash, sizeof(t.hash)));
	token_take(r);
	about(r, "person", me(r).number);
	return done(r);
}

const struct route session_routes[] = {
	{ "POST", "/session", ANYONE, account, sign_in,
	    { &who, &attempt, &finish, &start }, KEEPS, "auth.session.begin" },
	{ "DELETE", "/session", MEMBER, NULL, sign_out,
	    { &finish }, 0, "auth.session.end" }, { 0 } };
