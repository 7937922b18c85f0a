/* report/contact.c - 联系邮箱: a person's own address, in use once she has confirmed it by
 * the code that report-send sends there.  An empty one ends the letters. */
#include <ctype.h>
#include <string.h>

#include "report/slices.h"

/* What is in use, and what waits for its code. */
static struct query mine = {
	"SELECT COALESCE(c.email, '') AS email, c.confirmed_at, COALESCE(o.email, '') AS waiting,"
	"       o.sent_at IS NOT NULL AS sent"
	"  FROM (SELECT 1) one LEFT JOIN contact_now c ON c.person = ?"
	"  LEFT JOIN contact_open o ON o.person = ?" };

static int
show_mine(struct request *r)
{
	return row(r, &mine, me(r), me(r));
}

/* local@domain.tld of plain signs; what it means only the code can tell. */
static bool
is_address(const char *s)
{
	const char *at = strchr(s, '@'), *c, *dot;

	if (at == NULL || at == s || at - s > 64 || strchr(at + 1, '@') != NULL ||
	    (dot = strrchr(at, '.')) == NULL || dot == at + 1 || dot[1] == '\0' || strstr(s, "..") != NULL)
		return false;
	for (c = s; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && *c != '.' && *c != '-' && c != at &&
		    (c > at || strchr("_+%=~&'*/^{|}", *c) == NULL))
			return false;
	return s[0] != '-' && s[0] != '.' && at[1] != '-' && at[-1] != '.';
}

#define ASKED_A_DAY "5"		/* ours: nobody's letter-box is filled by our codes */

static struct query set = {
	"INSERT INTO contact (person, email, confirmed_at)"
	" SELECT ?, ?, IF(? = '', UTC_TIMESTAMP(6), NULL)"
	"  FROM (SELECT COUNT(*) AS n FROM contact"
	"         WHERE person = ? AND email <> '' AND asked_at > UTC_TIMESTAMP(6) - INTERVAL 24 HOUR) d"
	" WHERE ? = '' OR d.n < " ASKED_A_DAY };

static const struct field address_field[] = {
	{ "email", WORDS, 0, 254, .optional = true, .zh = "邮箱" }, { 0 } };

static int
set_address(struct request *r)
{
	struct value email = form(r, "email");

	if (email.kind == NOTHING)
		email = text(r, "%s", "");
	else if (*email.text != '\0' && !is_address(email.text)) {
		wrong(r, "/email", "邮箱的写法不对，例如 name@example.com");
		return refuse_wrong(r);
	}
	if (run(r, &set, me(r), email, email, me(r), email) == 0)
		return refuse(r, 429, "一天里最多填写" ASKED_A_DAY "次，请明天再试（本系统默认）");
	about(r, "contact", last_id(r));
	return done(r);
}

static struct query open_one = { "SELECT id FROM contact_open WHERE person = ?" };
static struct query confirm = {
	"UPDATE contact SET confirmed_at = UTC_TIMESTAMP(6)"
	" WHERE id = ? AND code = UNHEX(SHA2(CONCAT(id, ' ', ?), 256)) AND tries < 5" };
static struct query miss = { "UPDATE contact SET tries = tries + 1 WHERE id = ?" };

static const struct field code_field[] = {
	{ "code", CODE, 8, 8, .zh = "确认码" }, { 0 } };

static int
confirm_address(struct request *r)
{
	const struct result *found = ask(r, &open_one, me(r));
	struct value id = cell(found, 0, "id");

	if (found->rows == 0)
		return refuse(r, 409, "没有等待确认的邮箱，或者确认码已过期、填错太多次，请重新填写邮箱");
	if (run(r, &confirm, id, form(r, "code")) == 0) {
		run(r, &miss, id);
		wrong(r, "/code", "确认码不对");
		return refuse_wrong(r);
	}
	about(r, "contact", id.number);
	return done(r);
}

const struct route contact_routes[] = {
	{ "GET", "/contact", MEMBER, NULL, show_mine, { &mine } },
	{ "PUT", "/contact", MEMBER, address_field, set_address, { &set }, 0, "report.contact.set" },
	{ "POST", "/contact/confirm", MEMBER, code_field, confirm_address, { &open_one, &confirm, &miss },
	    KEEPS, "report.contact.confirm" }, { 0 } };
