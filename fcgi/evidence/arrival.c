/* evidence/arrival.c - tus 1.0.0: bytes arrive; the last one makes a file.
 *
 * Whatever came before a cut stays.  With the last byte: content checked,
 * hashed, on the disk, in its place, then the rows and COMMIT, then the
 * answer.  Killed anywhere in between, the upload can be gone on with. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/format.h"
#include "evidence/slices.h"
#include "evidence/store.h"
#include "evidence/upload.h"

#define BUFFER (1 << 16)

static struct query look = {
	"SELECT id, name, size, file IS NOT NULL AS finished, expires_at < UTC_TIMESTAMP(6) AS expired,"
	"       UNIX_TIMESTAMP(expires_at) DIV 1 AS expires"
	"  FROM upload WHERE token = ? AND person = ?" };

/* The same content has one row, whoever brought it first. */
static struct query store_file = {
	"INSERT INTO file (sha256, size, crc32, kind, type) VALUES (?, ?, ?, ?, ?)" };
static struct query finish = {
	"UPDATE upload SET file = (SELECT f.id FROM file f WHERE f.sha256 = ?)"
	" WHERE id = ?" };			/* again by a second client: the same */
/* A refused content leaves nothing behind. */
static struct query discard = { "DELETE FROM upload WHERE id = ?" };

static const struct field part[] = {
	TOKEN_FIELD, TUS_FIELD,
	{ "type", WORDS, .max = 100, .optional = true, .header = "Content-Type", .zh = "内容类型" },
	{ "offset", COUNT, 0, 1LL << 53, .header = "Upload-Offset", .zh = "起点" },
	{ 0 } };

struct arrival {
	int fd;
	const char *token, *name;
	long long id, size, offset, announced;
	time_t expires;
};

static const char *const full = "存放材料的磁盘快满了，暂时不能上传。已传的内容都在，请稍后再试。";

static int
tell(struct request *r, long long offset)
{
	head(r, "Upload-Offset", "%lld", offset);
	return done(r);
}

static int
finish_upload(struct request *r, const struct arrival *a)
{
	const struct format *f = format_of(a->name);
	unsigned char digest[DIGEST_LENGTH];
	uint32_t crc;
	struct value sha;
	const char *sentence;

	if ((sentence = content_refuses(a->fd, f)) != NULL) {
		run(r, &discard, number(a->id));
		incoming_drop(a->token);
		return refuse(r, 422, "%s", sentence);
	}
	if (!store_digest(a->fd, digest, &crc) || !store_keep(a->fd, a->token, digest)) {
		if (errno == ENOENT)
			return not_found(r);	/* given up meanwhile */
		fault("upload %lld can't be kept: errno %d", a->id, errno);
		return refuse(r, errno == ENOSPC || errno == EDQUOT ? 507 : 503,
		    "文件没有存好，请稍后再试。");
	}
	sha = bytes(r, digest, sizeof(digest));
	try_run(r, &store_file, sha, number(a->size), number(crc), text(r, "%s", f->kind), text(r, "%s", f->type));
	if (run(r, &finish, sha, number(a->id)) == 0)
		return not_found(r);
	return tell(r, a->size);
}

/* Takes the body in; *offset is where it ends.  0, or the status that refuses. */
static int
receive(struct request *r, const struct arrival *a, long long *offset)
{
	char *buf = keep(r, BUFFER);
	long got;

	while ((got = body_read(r, buf, BUFFER)) > 0) {
		if (*offset + got > a->size)
			return refuse(r, 413, "传来的内容比所说的多，请重新选择文件。");
		if (!incoming_write(a->fd, buf, (size_t)got, *offset)) {
			fault("upload %lld can't be written: errno %d", a->id, errno);
			return refuse(r, 507, "%s", full);
		}
		*offset += got;
	}
	return got < 0 ? refuse(r, 400, "网络断了，已传的部分都在，请接着上传。") : 0;
}

/* A file that is linked into the store waits only for its rows: nobody writes
 * into it again. */
static int
go_on(struct request *r, const struct arrival *a)
{
	long long offset = a->offset;
	struct stat st;
	int status;

	if (fstat(a->fd, &st) != 0)
		return refuse(r, 503, "现在不能上传，请稍后再试。");
	if (offset != tus_offset(st.st_size, a->size)) {
		head(r, "Upload-Offset", "%lld", tus_offset(st.st_size, a->size));
		return refuse(r, 409, "上传的起点不对，请接着已传的部分上传。");
	}
	if (a->announced > a->size - offset)
		return refuse(r, 413, "传来的内容比所说的多，请重新选择文件。");
	if (st.st_nlink > 1)
		return finish_upload(r, a);
	if (!store_has_room(a->announced > 0 ? a->announced : 0))
		return refuse(r, 507, "%s", full);
	if (st.st_size > offset && ftruncate(a->fd, (off_t)offset) != 0)
		return refuse(r, 503, "现在不能上传，请稍后再试。");
	if ((status = receive(r, a, &offset)) != 0)
		return status;
	if (offset == a->size)
		return finish_upload(r, a);
	tus_expires(r, a->expires);
	return tell(r, offset);
}

static int
open_and_go_on(struct request *r, struct arrival *a)
{
	int status;

	a->fd = incoming_open(a->token);
	if (a->fd == -1 && errno == EWOULDBLOCK)
		return refuse(r, 423, "这个文件正在从另一处上传，请稍后再试。");
	if (a->fd == -1)
		return refuse(r, 410, "这次上传已失效，请重新上传。");
	status = go_on(r, a);
	close(a->fd);
	return status;
}

static int
take_part(struct request *r)
{
	struct arrival a = { .token = form(r, "upload").text, .offset = form(r, "offset").number,
	    .announced = body_length(r) };
	struct value type = form(r, "type");
	const struct result *u;
	int status;

	if ((status = tus_begin(r)) != 0)
		return status;
	if (type.kind != TEXT || strcmp(type.text, "application/offset+octet-stream") != 0)
		return refuse(r, 415, "上传的内容类型不对，请刷新页面后再试。");
	u = ask(r, &look, form(r, "upload"), me(r));
	if (u->rows == 0)
		return not_found(r);
	a.id = cell(u, 0, "id").number;
	a.name = cell(u, 0, "name").text;
	a.size = cell(u, 0, "size").number;
	a.expires = (time_t)cell(u, 0, "expires").number;
	if (cell(u, 0, "finished").number != 0)
		return a.offset == a.size ? tell(r, a.size) :
		    refuse(r, 409, "这个文件已经传完。");
	if (cell(u, 0, "expired").number != 0)
		return refuse(r, 410, "这次上传已失效，请重新上传。");
	return open_and_go_on(r, &a);
}

const struct route arrival_routes[] = {
	{ "PATCH", "/upload/{upload}", TEACHER, part, take_part,
	  { &look, &store_file, &finish, &discard }, .flags = RAW | QUIET | KEEPS },
	{ 0 } };
