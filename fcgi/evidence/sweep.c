/* evidence/sweep.c - the job that tidies up: rows that nothing needs, files that
 * no row names.
 *
 *	evidence-sweep		once a night; ends with 1 when a file is missing
 *
 * A row goes first, its file a day later into trash/, and is unlinked a week
 * after that; before each step the rows are asked again.  What was handed in is
 * never touched: foreign keys hold it.  A row without its file is an alarm, and
 * nothing is ever deleted because of it.  Days are ours. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/slice.h"
#include "evidence/store.h"

#define DAY 86400
#define TRASH_DAYS 7
#define COPY_DAYS 7
#define BATCH 1000
#define BATCH_SQL "1000"
#define PATH_SIZE 160

/* --- rows ---------------------------------------------------------------- */

/* A day longer than its owner was told, who then hears that it expired. */
static struct query expired = {
	"DELETE FROM upload WHERE file IS NULL"
	"   AND expires_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT " BATCH_SQL };

/* Replaced by another file a month ago: no draft of its owner names it, nor the
 * draft of a plan of her school. */
static struct query replaced = {
	"DELETE FROM upload WHERE file IS NOT NULL AND made_at < UTC_TIMESTAMP(6) - INTERVAL 30 DAY"
	"   AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.person = upload.person"
	"        AND LOCATE(upload.token, d.pieces) > 0)"
	"   AND NOT EXISTS (SELECT 1 FROM on_behalf b WHERE b.entered_by = upload.person"
	"        AND LOCATE(upload.token, b.pieces) > 0)"
	"   AND NOT EXISTS (SELECT 1 FROM draft_of_uploader d WHERE d.person = upload.person"
	"        AND LOCATE(upload.token, d.draft) > 0) LIMIT " BATCH_SQL };

/* IGNORE: what came to be named meanwhile is held by its foreign key. */
static struct query unnamed = {
	"DELETE IGNORE FROM file WHERE stored_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY"
	"   AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.file = file.id)"
	"   AND NOT EXISTS (SELECT 1 FROM piece p WHERE p.file = file.id)"
	"   AND NOT EXISTS (SELECT 1 FROM piece_picture p WHERE p.file = file.id)"
	"   AND NOT EXISTS (SELECT 1 FROM plan_attachment a WHERE a.file = file.id)"
	"   AND NOT EXISTS (SELECT 1 FROM activity_photo h WHERE h.file = file.id)"
	"   AND NOT EXISTS (SELECT 1 FROM scan c WHERE c.file = file.id) LIMIT " BATCH_SQL };

static struct query *const rows_to_go[] = { &expired, &replaced, &unnamed };

static int
delete_rows(struct request *r, void *arg)
{
	struct query *q = arg;

	return run_with(r, q, NULL, 0) > 0;
}

/* --- files --------------------------------------------------------------- */

static struct query open_upload = {
	"SELECT 1 FROM upload WHERE token = ? AND file IS NULL" };
static struct query named_file = {
	"SELECT 1 FROM file WHERE sha256 = UNHEX(?)" };
static struct query all_files = {
	"SELECT id, LOWER(HEX(sha256)) AS sha256, size FROM file WHERE id > ? ORDER BY id LIMIT " BATCH_SQL };

struct question {
	struct query *query;
	const char *name;
	bool known;
};

static int
ask_name(struct request *r, void *arg)
{
	struct question *q = arg;

	q->known = ask(r, q->query, text(r, "%s", q->name))->rows > 0;
	return 0;
}

/* Does a row know this name?  When nobody can tell, it does. */
static bool
known(struct job *j, struct query *query, const char *name)
{
	struct question q = { query, name, true };

	return job_run(j, "evidence.sweep", ask_name, &q) != 0 || q.known;
}

static bool
older_than(const char *path, long seconds)
{
	struct stat st;

	return fstatat(store_root(), path, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    st.st_mtime < time(NULL) - seconds;
}

/* Calls visit for every entry of a folder below the store. */
static void
each(struct job *j, const char *folder, void (*visit)(struct job *, const char *path, const char *name))
{
	int fd = openat(store_root(), folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd != -1 ? fdopendir(fd) : NULL;
	struct dirent *e;
	char path[PATH_SIZE];

	while (dir != NULL && !job_stopping(j) && (e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.' && snprintf(path, sizeof(path), "%s/%s", folder, e->d_name) < PATH_SIZE)
			visit(j, path, e->d_name);
	if (dir != NULL)
		closedir(dir);
}

/* An upload that is finished is linked into the store: this name of it can go. */
static void
sweep_incoming(struct job *j, const char *path, const char *token)
{
	if (older_than(path, DAY) && !known(j, &open_upload, token))
		unlinkat(store_root(), path, 0);
}

static void
sweep_stored(struct job *j, const char *path, const char *sha)
{
	char trash[PATH_SIZE];

	if (!older_than(path, DAY) || known(j, &named_file, sha))
		return;
	snprintf(trash, sizeof(trash), "trash/%.64s", sha);
	if (renameat(store_root(), path, store_root(), trash) != 0)
		return;
	utimensat(store_root(), trash, NULL, 0);	/* its week begins */
	if (known(j, &named_file, sha))
		renameat(store_root(), trash, store_root(), path);
}

static void
sweep_second(struct job *j, const char *path, const char *name)
{
	(void)name;
	each(j, path, sweep_stored);
}

static void
sweep_first(struct job *j, const char *path, const char *name)
{
	(void)name;
	each(j, path, sweep_second);
}

/* A copy is made again when it is asked for. */
static void
sweep_copy(struct job *j, const char *path, const char *sha)
{
	(void)j;
	(void)sha;
	if (older_than(path, COPY_DAYS * DAY))
		unlinkat(store_root(), path, 0);
}

static void
sweep_trash(struct job *j, const char *path, const char *sha)
{
	char back[PATH_SIZE];

	snprintf(back, sizeof(back), "store/%.2s/%.2s/%.64s", sha, sha + 2, sha);
	if (known(j, &named_file, sha) ?
	    linkat(store_root(), path, store_root(), back, 0) == 0 || errno == EEXIST :
	    older_than(path, TRASH_DAYS * DAY))
		unlinkat(store_root(), path, 0);
}

/* --- is every file there? ------------------------------------------------ */

struct audit {
	long long last;
	size_t seen, missing;
};

static int
audit_files(struct request *r, void *arg)
{
	struct audit *a = arg;
	const struct result *f = ask(r, &all_files, number(a->last));
	struct stat st;
	const char *sha;
	size_t i;

	a->seen = f->rows;
	for (i = 0; i < f->rows; i++) {
		a->last = cell(f, i, "id").number;
		sha = cell(f, i, "sha256").text;
		if (fstatat(store_root(), text(r, "store/%.2s/%.2s/%s", sha, sha + 2, sha).text, &st,
		    AT_SYMLINK_NOFOLLOW) == 0 && st.st_size == cell(f, i, "size").number)
			continue;
		a->missing++;
		fault("file %lld is missing or has another size", a->last);
	}
	return 0;
}

static bool
all_there(struct job *j)
{
	struct audit a = { 0, BATCH, 0 };

	while (a.seen == BATCH && !job_stopping(j))
		if (job_run(j, "evidence.sweep", audit_files, &a) != 0)
			return false;
	return a.missing == 0;
}

int
main(int argc, char **argv)
{
	static struct query *const queries[] = { &expired, &replaced, &unnamed, &open_upload, &named_file,
	    &all_files, NULL };
	struct job *j = job_open(argc, argv, "evidence", queries);
	bool good;
	size_t i;

	if (!store_begin() || store_root() == -1) {
		fprintf(stderr, "evidence-sweep: WEINENGLI_STORE names no folder\n");
		return 1;
	}
	for (i = 0; i < sizeof(rows_to_go) / sizeof(rows_to_go[0]); i++)
		while (!job_stopping(j) && job_run(j, "evidence.sweep", delete_rows, rows_to_go[i]) > 0)
			continue;
	each(j, "incoming", sweep_incoming);
	each(j, "store", sweep_first);
	each(j, "store/bare", sweep_copy);
	each(j, "store/preview", sweep_copy);
	each(j, "trash", sweep_trash);
	good = all_there(j);
	job_close(j);
	return good ? 0 : 1;
}
