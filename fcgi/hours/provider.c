/* hours/provider.c - the online platforms of an office's programmes.
 *
 * An address never holds a password: that lies in a file of the credentials
 * folder, and only its name is kept here. */
#include <string.h>

#include "hours/json.h"
#include "hours/mapping.h"
#include "hours/sheets.h"
#include "hours/slices.h"

static struct query programmes = {
	"SELECT g.id AS programme, g.name FROM programme g"
	" WHERE" OF_MY_OFFICE("g.id") " ORDER BY g.id" };

static int
show_programmes(struct request *r)
{
	return rows(r, &programmes, me(r));
}

/* With the last run, and whether accounts wait to be matched. */
static struct query list = {
	"SELECT p.id AS provider, p.name, p.driver, p.address, p.credential, p.home, p.minutes,"
	"       p.`wait`, p.per_minute, p.mapping AS mapping_json, p.version,"
	"       g.name AS programme,"
	"       (SELECT u.began_at FROM pull_run u WHERE u.provider = p.id AND u.good = 1"
	"         ORDER BY u.id DESC LIMIT 1) AS as_of,"
	"       l.began_at, l.ended_at, l.seen, l.added, l.known, l.unmatched, l.doubted, l.refused, l.trouble,"
	"       EXISTS (SELECT 1 FROM platform_account a"
	"                WHERE a.provider = p.id AND a.person IS NULL) AS waiting"
	"  FROM provider p JOIN programme g ON g.id = p.programme"
	"  LEFT JOIN pull_run l ON l.id = (SELECT u.id FROM pull_run u WHERE u.provider = p.id"
	"                                   ORDER BY u.id DESC LIMIT 1)"
	" WHERE" OF_MY_OFFICE("p.programme") " ORDER BY p.id" };

static int
show_list(struct request *r)
{
	return rows(r, &list, me(r));
}

#define SETTINGS \
	{ "name", WORDS, 2, 60, .zh = "平台名称" }, \
	{ "driver", CHOICE, .choices = "xapi moodle json folder", .optional = true, .zh = "接口" }, \
	{ "address", WORDS, 10, 300, .optional = true, .zh = "接口地址" }, \
	{ "credential", CODE, 1, 60, .optional = true, .zh = "口令文件名" }, \
	{ "home", WORDS, 1, 300, .optional = true, .zh = "账号主页" }, \
	{ "mapping", PROSE, 2, 8000, .optional = true, .zh = "对应表" }, \
	{ "minutes", COUNT, 1, 240, .zh = "多少分钟为1学时" }, \
	{ "wait", COUNT, 1, 10080, .optional = true, .zh = "每隔多少分钟取一次" }, \
	{ "per_minute", COUNT, 0, 6000, .optional = true, .zh = "每分钟最多问几次" }

static const struct field added[] = {
	{ "programme", ID, .zh = "工程" }, SETTINGS, { 0 } };
static const struct field edited[] = {
	{ "provider", ID, .zh = "平台" }, SETTINGS, { 0 } };

static const char *
driver_of(struct request *r)
{
	struct value v = form(r, "driver");

	return v.kind == NOTHING ? "xapi" : v.text;
}

/* https://host/path: no name or password, query or fragment in it. */
static void
check_address(struct request *r, const char *address)
{
	const char *host = strstr(address, "://");

	if (host == NULL || (strncmp(address, "https://", 8) != 0 &&
	    strncmp(address, "http://", 7) != 0))
		wrong(r, "/address", "接口地址应以 https:// 开头");
	else if (strpbrk(host, "@?# \\") != NULL || host[3] == '/' || host[3] == '\0')
		wrong(r, "/address", "接口地址只写到接口为止，不含账号、口令和参数");
}

static void
check_mapping(struct request *r, struct value given)
{
	struct mapping m;
	const char *why;

	if (given.kind == NOTHING)
		wrong(r, "/mapping", "JSON 接口需要对应表");
	else if ((why = mapping_read(&m, lent(r, json_read(given.text, given.len, &why)))) != NULL)
		wrong(r, m.wrong[0] != '\0' ? text(r, "/mapping/%s", m.wrong).text : "/mapping", "%s", why);
}

/* What each kind of interface needs, and nothing that it does not know. */
static void
check_settings(struct request *r)
{
	const char *driver = driver_of(r);
	struct value address = form(r, "address");

	if (strcmp(driver, "folder") == 0) {
		if (address.kind != NOTHING)
			wrong(r, "/address", "投放文件夹没有接口地址");
		if (form(r, "credential").kind == NOTHING)
			wrong(r, "/credential", "请填写文件夹的名称");
	} else if (address.kind == NOTHING)
		wrong(r, "/address", "请填写接口地址");
	else
		check_address(r, address.text);
	if (strcmp(driver, "json") == 0)
		check_mapping(r, form(r, "mapping"));
	else if (form(r, "mapping").kind != NOTHING)
		wrong(r, "/mapping", "只有 JSON 接口有对应表");
}

static struct value
or_empty(struct request *r, const char *field)
{
	struct value v = form(r, field);

	return v.kind == NOTHING ? text(r, "%s", "") : v;
}

static struct value
or_number(struct request *r, const char *field, long long otherwise)
{
	struct value v = form(r, field);

	return v.kind == NOTHING ? number(otherwise) : v;
}

#define WAIT_OTHERWISE 60	/* minutes (ours) */

static struct query add = {
	"INSERT INTO provider (programme, name, driver, address, credential, home, mapping, minutes,"
	"        `wait`, per_minute)"
	" SELECT g.id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM programme g"
	"  WHERE g.id = ? AND" OF_MY_OFFICE("g.id") };

static int
add_provider(struct request *r)
{
	long rows;

	check_settings(r);
	if (refuse_wrong(r) != 0)
		return 422;
	rows = try_run(r, &add, form(r, "name"), text(r, "%s", driver_of(r)), or_empty(r, "address"),
	    or_empty(r, "credential"), or_empty(r, "home"), form(r, "mapping"), form(r, "minutes"),
	    or_number(r, "wait", WAIT_OTHERWISE), or_number(r, "per_minute", 0), form(r, "programme"), me(r));
	if (rows < 0)
		return refuse(r, 409, "已有同名的平台");
	return rows == 0 ? not_found(r) : made(r, "provider", last_id(r));
}

/* A platform stays the kind that it is: its records' ids would be others. */
static struct query edit = {
	"UPDATE provider SET name = ?, address = ?, credential = ?, home = ?, mapping = ?, minutes = ?,"
	"       `wait` = ?, per_minute = ?, version = version + 1"
	" WHERE id = ? AND version = ? AND driver = ? AND" OF_MY_OFFICE("provider.programme") };

static int
edit_provider(struct request *r)
{
	long rows;

	check_settings(r);
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "provider", form(r, "provider").number);
	rows = try_run(r, &edit, form(r, "name"), or_empty(r, "address"), or_empty(r, "credential"),
	    or_empty(r, "home"), form(r, "mapping"), form(r, "minutes"),
	    or_number(r, "wait", WAIT_OTHERWISE), or_number(r, "per_minute", 0),
	    form(r, "provider"), version(r), text(r, "%s", driver_of(r)), me(r));
	return rows < 0 ? refuse(r, 409, "已有同名的平台") : changed(r, rows);
}

/* Every run. */
#define RUNS(past, order) \
	"SELECT u.id AS run, u.began_at, u.ended_at, u.since, u.reached, u.seen, u.added, u.known," \
	"       u.unmatched, u.doubted, u.refused, u.trouble, LPAD(u.id, 20, '0') AS `cursor`" \
	"  FROM pull_run u FORCE INDEX (provider) JOIN provider p ON p.id = u.provider" \
	" WHERE u.provider = ? AND " past " AND" OF_MY_OFFICE("p.programme") \
	" ORDER BY u.id" order " LIMIT " PAGE_SQL

static struct query runs[] = { { RUNS(PAGE_BELOW("u.id"), " DESC") }, { RUNS(PAGE_ABOVE("u.id"), "") } };

static const struct field of_provider[] = {
	{ "provider", ID, .zh = "平台" }, AFTER, { 0 } };
static const struct field runs_of[] = {
	{ "provider", ID, .zh = "平台" }, SORT("latest earliest"), AFTER, { 0 } };

static int
show_runs(struct request *r)
{
	return page_by(r, runs, form(r, "provider"), after(r), after(r), me(r));
}

/* A drop folder's files, the last first; those that stay have their reason. */
static struct query files = {
	"SELECT f.name, u.began_at, f.trouble, f.note, CONCAT(LPAD(f.run, 20, '0'), HEX(f.hash)) AS `cursor`"
	"  FROM drop_file f JOIN pull_run u ON u.id = f.run JOIN provider p ON p.id = f.provider"
	" WHERE f.provider = ? AND (? = '' OR CONCAT(LPAD(f.run, 20, '0'), HEX(f.hash)) < ?)"
	"   AND" OF_MY_OFFICE("p.programme")
	" ORDER BY `cursor` DESC LIMIT " PAGE_SQL };

static int
show_files(struct request *r)
{
	return page(r, &files, form(r, "provider"), after(r), after(r), me(r));
}

const struct route provider_routes[] = {
	{ "GET", "/programmes", OFFICE, NULL, show_programmes, { &programmes } },
	{ "GET", "/providers", OFFICE, NULL, show_list, { &list }, .sheet = &providers_sheet },
	{ "GET", "/provider/{provider}/runs", OFFICE, runs_of, show_runs, { &runs[0], &runs[1] },
	    .sheet = &runs_sheet },
	{ "GET", "/provider/{provider}/files", OFFICE, of_provider, show_files, { &files },
	    .sheet = &files_sheet },
	{ "POST", "/providers", OFFICE, added, add_provider, { &add }, ONCE,
	    "hours.provider.add", 0 },
	{ "PUT", "/provider/{provider}", OFFICE, edited, edit_provider, { &edit }, EDIT,
	    "hours.provider.edit", 0 }, { 0 } };
