/* hours/provider.c - the online platforms of an office's programmes.
 *
 * An address never holds a password: that lies in a file of the credentials
 * folder, and only its name is kept here. */
#include <string.h>

#include "hours/sheets.h"
#include "hours/slices.h"

#define OF_MY_OFFICE(programme) \
	" EXISTS (SELECT 1 FROM office_programme o WHERE o.person = ? AND o.programme = " programme ")"

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
	"SELECT p.id AS provider, p.name, p.address, p.credential, p.home, p.minutes, p.version,"
	"       g.name AS programme,"
	"       (SELECT u.began_at FROM pull_run u WHERE u.provider = p.id AND u.good = 1"
	"         ORDER BY u.id DESC LIMIT 1) AS as_of,"
	"       l.began_at, l.ended_at, l.seen, l.added, l.refused, l.trouble,"
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
	{ "address", WORDS, 10, 300, .zh = "接口地址" }, \
	{ "credential", CODE, 1, 60, .optional = true, .zh = "口令文件名" }, \
	{ "home", WORDS, 1, 300, .optional = true, .zh = "账号主页" }, \
	{ "minutes", COUNT, 1, 240, .zh = "多少分钟为1学时" }

static const struct field added[] = {
	{ "programme", ID, .zh = "工程" }, SETTINGS, { 0 } };
static const struct field edited[] = {
	{ "provider", ID, .zh = "平台" }, SETTINGS, { 0 } };

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

static struct value
or_empty(struct request *r, const char *field)
{
	struct value v = form(r, field);

	return v.kind == NOTHING ? text(r, "%s", "") : v;
}

static struct query add = {
	"INSERT INTO provider (programme, name, driver, address, credential, home, minutes)"
	" SELECT g.id, ?, 'xapi', ?, ?, ?, ? FROM programme g"
	"  WHERE g.id = ? AND" OF_MY_OFFICE("g.id") };

static int
add_provider(struct request *r)
{
	long rows;

	check_address(r, form(r, "address").text);
	if (refuse_wrong(r) != 0)
		return 422;
	rows = try_run(r, &add, form(r, "name"), form(r, "address"), or_empty(r, "credential"),
	    or_empty(r, "home"), form(r, "minutes"), form(r, "programme"), me(r));
	if (rows < 0)
		return refuse(r, 409, "已有同名的平台");
	return rows == 0 ? not_found(r) : made(r, "provider", last_id(r));
}

static struct query edit = {
	"UPDATE provider SET name = ?, address = ?, credential = ?, home = ?, minutes = ?,"
	"       version = version + 1"
	" WHERE id = ? AND version = ? AND" OF_MY_OFFICE("provider.programme") };

static int
edit_provider(struct request *r)
{
	long rows;

	check_address(r, form(r, "address").text);
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "provider", form(r, "provider").number);
	rows = try_run(r, &edit, form(r, "name"), form(r, "address"), or_empty(r, "credential"),
	    or_empty(r, "home"), form(r, "minutes"), form(r, "provider"), version(r), me(r));
	return rows < 0 ? refuse(r, 409, "已有同名的平台") : changed(r, rows);
}

const struct route provider_routes[] = {
	{ "GET", "/programmes", OFFICE, NULL, show_programmes, { &programmes } },
	{ "GET", "/providers", OFFICE, NULL, show_list, { &list }, .sheet = &providers_sheet },
	{ "POST", "/providers", OFFICE, added, add_provider, { &add }, ONCE,
	    "hours.provider.add", 0 },
	{ "PUT", "/provider/{provider}", OFFICE, edited, edit_provider, { &edit }, EDIT,
	    "hours.provider.edit", 0 }, { 0 } };
