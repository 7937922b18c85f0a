/* auth/password.c - a code from the school becomes the first password; later
 * changes.  Either ends the other sessions of the person. */
#include "auth/auth.h"
#include "auth/limits.h"
#include "auth/secret.h"
#include "auth/token.h"

/* The slip's code as typed: small or large letters, with or without dashes. */
#define CODE_HASH "UNHEX(SHA2(UPPER(REPLACE(REPLACE(?, '-', ''), ' ', '')), 256))"

/* Codes that still open something: see due_first in sql/auth/views.sql. */
static struct query invited = {
	"SELECT d.person, "
	WAIT_ACCOUNT("?") " AS account_wait, " WAIT_NETWORK " AS network_wait"
	"  FROM (SELECT 1) one"
	"  LEFT JOIN due_first d ON d.login = ? AND d.code = " CODE_HASH };

/* The guard again, in the statement that counts: a code works once. */
static struct query set_first = {
	"INSERT INTO credential (person, hash, changed_at)"
	" SELECT d.person, ?, UTC_TIMESTAMP(6) FROM due_first d"
	"  WHERE d.person = ? AND d.code = " CODE_HASH
	" ON DUPLICATE KEY UPDATE hash = VALUES(hash), changed_at = VALUES(changed_at)" };

static struct query mine = {
	"SELECT p.login, c.hash, "
	WAIT_ACCOUNT("p.login") " AS account_wait, " WAIT_NETWORK " AS network_wait"
	"  FROM person p JOIN credential c ON c.person = p.id WHERE p.id = ?" };

static struct query set_new = {
	"UPDATE credential SET hash = ?, changed_at = UTC_TIMESTAMP(6)"
	" WHERE person = ?" };

static struct query end_others = {
	"UPDATE session SET ended_at = UTC_TIMESTAMP(6)"
	" WHERE person = ? AND ended_at IS NULL AND hash <> ?" };

static const struct field first[] = {
	{ "login", CODE, .min = 1, .max = 41, .zh = "登录名" },
	{ "code", SECRET, .min = 1, .max = 40, .zh = "首次登录码" },
	{ "password", SECRET, .min = SECRET_LEAST, .max = SECRET_MOST, .zh = "新密码" },
	{ 0 } };

static const struct field change[] = {
	{ "old", SECRET, .min = 1, .max = SECRET_MOST, .zh = "现在的密码" },
	{ "new", SECRET, .min = SECRET_LEAST, .max = SECRET_MOST, .zh = "新密码" },
	{ 0 } };

static int
refuse_weak(struct request *r, const char *field, const char *login)
{
	const char *weakness = secret_weakness(form(r, field + 1).text, login);

	if (weakness != NULL)
		wrong(r, field, "%s", weakness);
	return refuse_wrong(r);
}

static int
set_first_password(struct request *r)
{
	struct value login = form(r, "login"), code = form(r, "code"), person;
	const struct result *found;
	char hash[SECRET_HASH];

	if (refuse_weak(r, "/password", login.text) != 0)
		return 422;
	found = ask(r, &invited, login, address(r), login, code);
	if (too_often(r, found) != 0)
		return 429;
	person = cell(found, 0, "person");
	if (person.kind != NOTHING &&
	    secret_hash(hash, form(r, "password").text) == BUSY)
		return too_busy(r);
	if (person.kind == NOTHING ||
	    run(r, &set_first, text(r, "%s", hash), person, code) == 0) {
		run(r, &attempt, login, address(r), number(0));
		return refuse(r, 401, "登录名或首次登录码不对，或者这个码已经用过或过期");
	}
	run(r, &end_others, person, bytes(r, "", 0));
	about(r, "person", person.number);
	return done(r);
}

static int
change_password(struct request *r)
{
	const struct result *found = ask(r, &mine, address(r), me(r));
	struct token t = { .text = "" };
	char hash[SECRET_HASH];

	if (found->rows == 0)
		return not_found(r);
	if (too_often(r, found) != 0)
		return 429;
	if (refuse_weak(r, "/new", cell(found, 0, "login").text) != 0)
		return 422;
	switch (secret_matches(cell(found, 0, "hash").text, form(r, "old").text)) {
	case BUSY:
		return too_busy(r);
	case WRONG:
		run(r, &attempt, cell(found, 0, "login"), address(r), number(0));
		wrong(r, "/old", "现在的密码不对");
		return refuse_wrong(r);
	default:
		break;
	}
	if (secret_hash(hash, form(r, "new").text) == BUSY)
		return too_busy(r);
	token_read(r, &t);
	run(r, &set_new, text(r, "%s", hash), me(r));
	run(r, &end_others, me(r), bytes(r, t.hash, sizeof(t.hash)));
	about(r, "person", me(r).number);
	return done(r);
}

const struct route password_routes[] = {
	{ "POST", "/first", ANYONE, first, set_first_password,
	    { &invited, &set_first, &attempt, &end_others }, KEEPS,
	    "auth.password.first" },
	{ "PUT", "/password", MEMBER, change, change_password,
	    { &mine, &attempt, &set_new, &end_others }, KEEPS,
	    "auth.password.change" }, { 0 } };
