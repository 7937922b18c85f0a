/* auth/typing.c - what somebody is typing, kept every few seconds until it is handed in.
 *
 * It is hers alone: no route and no other program reads it, and no journal has it.  A place names
 * the form, the thing and its version ("plan.personal.3"), so that what was typed for a version
 * that has gone on is not offered for the next.  What it means is the page's business; here it is
 * text by the names of fields.  Numbers are ours. */
#include "auth/auth.h"

#define PLACES "100"		/* of one person; auth-sweep takes what is thirty days old */
#define BODY (96 << 10)		/* bytes: a region's document, the longest form, has 20,000 characters */

static struct query one = {
	"SELECT CAST(COALESCE(t.version, 0) AS UNSIGNED) AS version, t.content AS content_json, t.at"
	"  FROM (SELECT 1) here LEFT JOIN typing t ON t.person = ? AND t.place = ?" };

static struct query begin = {
	"INSERT INTO typing (person, place, title, address, content)"
	" SELECT ?, ?, ?, ?, ? FROM (SELECT COUNT(*) AS n FROM typing WHERE person = ?) kept"
	"  WHERE kept.n < " PLACES };
static struct query save = {
	"UPDATE typing SET title = ?, address = ?, content = ?, version = version + 1, at = UTC_TIMESTAMP(6)"
	" WHERE person = ? AND place = ? AND version = ?" };
static struct query drop = { "DELETE FROM typing WHERE person = ? AND place = ?" };

static const struct sheet typing_sheet = { "typing", "没有写完的内容", HEADINGS(
	{ "title", "页面" }, { "at", "最后修改" }, { "text", "内容" }) };

/* The newest first; text: its words, field after field. */
static struct query mine = {
	"SELECT t.place, t.title, t.address, t.at,"
	"       GROUP_CONCAT(j.text ORDER BY j.n SEPARATOR '\\n') AS text"
	"  FROM typing t LEFT JOIN JSON_TABLE(t.content, '$[*]' COLUMNS ("
	"       n FOR ORDINALITY, text LONGTEXT PATH '$.text')) j ON TRUE"
	" WHERE t.person = ? GROUP BY t.at, t.place, t.title, t.address ORDER BY t.at DESC" };

/* Text as it was typed; what is no text (ticks, choices) as JSON. */
static const struct field entry[] = {
	{ "name", WORDS, 1, 200, .zh = "栏目" },
	{ "text", PROSE, .max = 30000, .optional = true, .zh = "内容" },
	{ "json", WORDS, .max = 4000, .optional = true, .zh = "选项" }, { 0 } };
static const struct field at_place[] = {
	{ "place", CODE, 1, 80, .zh = "位置" }, { 0 } };
static const struct field typed[] = {
	{ "place", CODE, 1, 80, .zh = "位置" },
	{ "title", WORDS, 1, 60, .zh = "页面名称" },
	{ "address", WORDS, 1, 300, .zh = "页面地址" },
	{ "content", LIST, .max = 1000, .of = entry, .zh = "内容" }, { 0 } };

static int
show(struct request *r)
{
	return row(r, &one, me(r), form(r, "place"));
}

static int
list(struct request *r)
{
	return rows(r, &mine, me(r));
}

/* A page of ours, so that the way back leads nowhere else. */
static bool
is_ours(const char *address)
{
	return address[0] == '/' && address[1] != '/' && address[1] != '\\';
}

static int
keep_typed(struct request *r)
{
	struct value place = form(r, "place"), title = form(r, "title"), address = form(r, "address");
	struct value content = form_json(r, "content");
	long matched;

	if (!is_ours(address.text)) {
		wrong(r, "/address", "页面地址须在本系统内");
		return refuse_wrong(r);
	}
	if (version(r).number > 0)
		return changed(r, run(r, &save, title, address, content, me(r), place, version(r)));
	matched = try_run(r, &begin, me(r), place, title, address, content, me(r));
	if (matched == 0)
		return refuse(r, 409, "没有写完的内容最多保存" PLACES "份，请先提交或清除几份（本系统默认）");
	return changed(r, matched > 0);
}

static int
drop_typed(struct request *r)
{
	run(r, &drop, me(r), form(r, "place"));
	return done(r);
}

const struct route typing_routes[] = {
	{ "GET", "/typing", MEMBER, NULL, list, { &mine }, .sheet = &typing_sheet },
	{ "GET", "/typing/{place}", MEMBER, at_place, show, { &one } },
	{ "PUT", "/typing/{place}", MEMBER, typed, keep_typed, { &save, &begin }, EDIT | QUIET, .body_max = BODY },
	{ "DELETE", "/typing/{place}", MEMBER, at_place, drop_typed, { &drop }, QUIET }, { 0 } };
