/* evidence/upload.c - tus 1.0.0: an upload is begun, asked about, given up.
 * The bytes themselves arrive in arrival.c. */
#include <string.h>

#include "evidence/format.h"
#include "evidence/metadata.h"
#include "evidence/slices.h"
#include "evidence/store.h"
#include "evidence/upload.h"

/* Ours: what one person may have under way and may keep altogether. */
#define OPEN_MAX "20"
#define BYTES_MAX "(20 * 1073741824)"
#define DAYS 7
#define DAYS_SQL "7"
#define SIZE_MAX_TEXT "2147483648"

int
tus_begin(struct request *r)
{
	struct value asked = form(r, "tus");

	head(r, "Tus-Resumable", "%s", TUS_VERSION);
	if (asked.kind == TEXT && strcmp(asked.text, TUS_VERSION) == 0)
		return 0;
	head(r, "Tus-Version", "%s", TUS_VERSION);
	return refuse(r, 412, "上传组件的版本不合，请刷新页面后再试。");
}

long long
tus_offset(long long arrived, long long size)
{
	return arrived < size ? arrived : size - 1;
}

void
tus_expires(struct request *r, time_t at)
{
	char date[40];
	struct tm tm;

	gmtime_r(&at, &tm);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S GMT", &tm);
	head(r, "Upload-Expires", "%s", date);
}

/* --- OPTIONS ------------------------------------------------------------ */

static int
tell_protocol(struct request *r)
{
	head(r, "Tus-Resumable", "%s", TUS_VERSION);
	head(r, "Tus-Version", "%s", TUS_VERSION);
	head(r, "Tus-Extension", "creation,termination,expiration");
	head(r, "Tus-Max-Size", "%s", SIZE_MAX_TEXT);
	return done(r);
}

/* --- POST: creation ----------------------------------------------------- */

/* What has expired stands in nobody's way; the sweep takes its bytes. */
static struct query bury = {
	"DELETE FROM upload WHERE person = ? AND file IS NULL AND expires_at < UTC_TIMESTAMP(6)" };

/* The quota stands in the statement: what it counts it also locks, so many
 * uploads begun at once can't slip under it. */
static struct query begin = {
	"INSERT INTO upload (token, person, name, size, mark, expires_at)"
	" SELECT ?, ?, ?, ?, ?, UTC_TIMESTAMP(6) + INTERVAL " DAYS_SQL " DAY FROM DUAL"
	"  WHERE (SELECT COUNT(*) FROM upload u WHERE u.person = ? AND u.file IS NULL) < " OPEN_MAX
	"    AND (SELECT COALESCE(SUM(u.size), 0) FROM upload u WHERE u.person = ?) + ? <= " BYTES_MAX };

static const struct field creation[] = {
	TUS_FIELD,
	{ "size", COUNT, 0, 1LL << 53, .header = "Upload-Length", .zh = "文件大小" },
	{ "metadata", WORDS, .min = 1, .max = 4000, .header = "Upload-Metadata", .zh = "文件名" },
	{ 0 } };

static int
begin_upload(struct request *r)
{
	char name[NAME_SIZE], token[TOKEN_LENGTH + 1], mark[MARK_SIZE];
	struct value size = form(r, "size");
	struct value marked = metadata_mark(form(r, "metadata").text, mark) ? text(r, "%s", mark) : nothing();
	const char *sentence;
	bool too_large = false;
	int status;

	if ((status = tus_begin(r)) != 0)
		return status;
	if ((sentence = metadata_name(form(r, "metadata").text, name)) != NULL ||
	    (sentence = format_refuses(name, size.number, &too_large)) != NULL)
		return refuse(r, too_large ? 413 : 422, "%s", sentence);
	if (!store_has_room(size.number))
		return refuse(r, 507, "存放材料的磁盘快满了，暂时不能上传。已传的内容都在，请稍后再试。");
	run(r, &bury, me(r));
	if (!incoming_create(token)) {
		fault("an upload can't be created");
		return refuse(r, 503, "现在不能上传，请稍后再试。");
	}
	if (run(r, &begin, text(r, "%s", token), me(r), text(r, "%s", name), size, marked,
	    me(r), me(r), size) == 0) {
		incoming_drop(token);
		return refuse(r, 422, "您没有传完的文件太多，或已占满 20 GB。请先传完，或删去不用的文件。");
	}
	head(r, "Location", "/api/evidence/upload/%s", token);
	tus_expires(r, time(NULL) + DAYS * 86400);
	return 201;
}

/* --- GET: what I began of this very file --------------------------------- */

/* So that it goes on where it was: after the browser was closed, on another device. */
static struct query begun = {
	"SELECT token AS upload FROM upload"
	" WHERE person = ? AND mark = ? AND size = ? AND file IS NULL AND expires_at > UTC_TIMESTAMP(6)"
	" ORDER BY id DESC LIMIT 1" };

static const struct field same_file[] = {
	{ "mark", CODE, .min = 1, .max = MARK_MAX, .zh = "文件记号" },
	{ "size", COUNT, 0, 1LL << 53, .zh = "文件大小" },
	{ 0 } };

static int
find_begun(struct request *r)
{
	return row(r, &begun, me(r), form(r, "mark"), form(r, "size"));
}

/* --- HEAD: how far it is ------------------------------------------------ */

static struct query look = {
	"SELECT size, file IS NOT NULL AS finished, expires_at < UTC_TIMESTAMP(6) AS expired,"
	"       UNIX_TIMESTAMP(expires_at) DIV 1 AS expires"
	"  FROM upload WHERE token = ? AND person = ?" };

static const struct field one[] = { TOKEN_FIELD, TUS_FIELD, { 0 } };

static int
tell_offset(struct request *r)
{
	const struct result *u;
	long long size, arrived;
	int status;

	if ((status = tus_begin(r)) != 0)
		return status;
	u = ask(r, &look, form(r, "upload"), me(r));
	if (u->rows == 0)
		return not_found(r);
	size = cell(u, 0, "size").number;
	arrived = size;
	if (cell(u, 0, "finished").number == 0) {
		arrived = incoming_size(form(r, "upload").text);
		if (arrived < 0 || cell(u, 0, "expired").number != 0)
			return refuse(r, 410, "这次上传已失效，请重新上传。");
		arrived = tus_offset(arrived, size);
		tus_expires(r, (time_t)cell(u, 0, "expires").number);
	}
	head(r, "Upload-Offset", "%lld", arrived);
	head(r, "Upload-Length", "%lld", size);
	return 200;
}

/* --- DELETE: termination ------------------------------------------------ */

/* What was handed in keeps its file: pieces name it themselves. */
static struct query give_up = { "DELETE FROM upload WHERE token = ? AND person = ?" };

static int
end_upload(struct request *r)
{
	int status;

	if ((status = tus_begin(r)) != 0)
		return status;
	if (run(r, &give_up, form(r, "upload"), me(r)) == 0)
		return not_found(r);
	incoming_drop(form(r, "upload").text);
	return done(r);
}

const struct route upload_routes[] = {
	{ "OPTIONS", "/upload", MEMBER, NULL, tell_protocol, { NULL }, .flags = RAW | QUIET },
	{ "POST", "/upload", TEACHER, creation, begin_upload, { &bury, &begin },
	  .flags = RAW | QUIET },
	{ "GET", "/upload", TEACHER, same_file, find_begun, { &begun } },
	{ "HEAD", "/upload/{upload}", TEACHER, one, tell_offset, { &look } },
	{ "DELETE", "/upload/{upload}", TEACHER, one, end_upload, { &give_up }, .flags = RAW | QUIET },
	{ 0 } };
