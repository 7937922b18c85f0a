/* report/inbox.c - 消息: what a person must learn of.
 *
 * The messages are facts (the told_ views), so nothing has to be sent and nothing can
 * be lost; a branch for each kind, as in now.c.  Kept is only how far she has read. */
#include "report/slices.h"

#define AND_ALSO " UNION ALL "
#define TOLD(view) "SELECT what, object, title, detail, at FROM told_" view " WHERE person = ?"

#define MESSAGES \
	TOLD("return") AND_ALSO TOLD("result") AND_ALSO TOLD("recheck") AND_ALSO TOLD("answer") \
	AND_ALSO TOLD("coached") AND_ALSO TOLD("coach") AND_ALSO TOLD("case") AND_ALSO TOLD("plan") \
	AND_ALSO TOLD("certificate") AND_ALSO TOLD("revocation") AND_ALSO TOLD("policy") \
	AND_ALSO TOLD("role") AND_ALSO TOLD("role_end") \
	AND_ALSO TOLD("extension") AND_ALSO TOLD("extension_refused") AND_ALSO TOLD("extension_answer") AND_ALSO TOLD("amendment")
#define ME(r) \
	me(r), me(r), me(r), me(r), me(r), me(r), me(r), me(r), me(r), me(r), me(r), me(r), me(r), \
	me(r), me(r), me(r), me(r)

#define UNREAD "t.at > COALESCE(d.until, '2000-01-01')"

/* The newest first.  mark: what POST /inbox/read takes, milliseconds since 1970. */
static struct query list = {
	"SELECT l.what, l.object, l.title, l.detail, l.at, l.unread, l.mark, l.place AS `cursor` FROM"
	" (SELECT t.what, t.object, t.title, t.detail, t.at, " UNREAD " AS unread,"
	"         CAST(CEIL(UNIX_TIMESTAMP(t.at) * 1000) AS INT) AS mark,"
	"         CONCAT(t.at, ' ', t.what, ' ', t.object) AS place"
	"    FROM (" MESSAGES ") t LEFT JOIN inbox_read d ON d.person = ?) l"
	" WHERE ? = '' OR l.place < ?"
	" ORDER BY l.place DESC LIMIT " PAGE_SQL };

static int
show_list(struct request *r)
{
	return page(r, &list, ME(r), me(r), after(r), after(r));
}

static struct query unread = {
	"SELECT COUNT(*) AS unread FROM (" MESSAGES ") t"
	"  LEFT JOIN inbox_read d ON d.person = ? WHERE " UNREAD };

static int
show_unread(struct request *r)
{
	return row(r, &unread, ME(r), me(r));
}

/* Up to what she has seen: a message that came meanwhile stays unread. */
static struct query read_until = {
	"INSERT INTO inbox_read (person, until)"
	" VALUES (?, LEAST(UTC_TIMESTAMP(6), TIMESTAMP'1970-01-01 00:00:00' + INTERVAL ? * 1000 MICROSECOND))"
	" ON DUPLICATE KEY UPDATE until = GREATEST(until, VALUES(until))" };

static const struct field mark[] = {
	{ "mark", COUNT, 0, 4102444800000, .zh = "读到哪一条" }, { 0 } };

static int
take_mark(struct request *r)
{
	run(r, &read_until, me(r), form(r, "mark"));
	return done(r);
}

const struct route inbox_routes[] = {
	{ "GET", "/inbox", MEMBER, paged, show_list, { &list } },
	{ "GET", "/inbox/unread", MEMBER, NULL, show_unread, { &unread } },
	{ "POST", "/inbox/read", MEMBER, mark, take_mark, { &read_until }, QUIET }, { 0 } };
