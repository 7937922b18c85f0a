/* hours/folder.c - a platform that only gives exports: CSV and .xlsx files that its people put
 * into $WEINENGLI_DROP/<name>.  A file is taken once, by its SHA-256, and moved to done/; one
 * that cannot be read stays where it is, with the reason in the list of files.
 *
 * A file that was written to within the last seconds may still be on its way: it is left for
 * the next time ($WEINENGLI_DROP_REST, 30). */
#include <dirent.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hours/export.h"
#include "hours/source.h"

#define FILE_BYTES (8 << 20)
#define FILES_MAX 1000		/* of one run */

struct drop {
	struct source *s;
	char folder[600];
	bool bad;			/* a file stays with its reason */
};

static bool
ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n > m && strcasecmp(name + n - m, end) == 0;
}

/* The whole of a plain file that has come to rest; NULL, and why where it never will be. */
static char *
read_file(const struct drop *d, const char *name, size_t *len, const char **why)
{
	const char *rest = getenv("WEINENGLI_DROP_REST");
	char path[900], *bytes = NULL;
	struct stat st;
	ssize_t got = 0;
	int fd;

	*why = NULL;
	*len = 0;
	snprintf(path, sizeof(path), "%s/%s", d->folder, name);
	if ((fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    time(NULL) - st.st_mtime >= (rest != NULL ? strtol(rest, NULL, 10) : 30)) {
		if (st.st_size > FILE_BYTES)
			*why = "文件超过8 MB，请分成几个文件";
		else if ((bytes = malloc((size_t)st.st_size + 1)) == NULL)
			abort();
		while (bytes != NULL && *len < (size_t)st.st_size &&
		    (got = read(fd, bytes + *len, (size_t)st.st_size - *len)) > 0)
			*len += (size_t)got;
	}
	close(fd);
	return bytes;
}

static void
hash_of(const char *name, const char *bytes, size_t len, char hex[65])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	/* What is not read is known by its name. */
	if (bytes != NULL)
		crypto_hash_sha256(hash, (const unsigned char *)bytes, len);
	else
		crypto_hash_sha256(hash, (const unsigned char *)name, strlen(name));
	sodium_bin2hex(hex, 65, hash, sizeof(hash));
}

/* Never over another: the file's hash stands before its name. */
static void
put_away(const struct drop *d, const char *name, const char *hash)
{
	char from[900], to[1000], done[700];

	snprintf(from, sizeof(from), "%s/%s", d->folder, name);
	snprintf(done, sizeof(done), "%s/done", d->folder);
	snprintf(to, sizeof(to), "%s/%.12s-%s", done, hash, name);
	mkdir(done, 0750);
	rename(from, to);
}

static bool
take_file(struct drop *d, const char *name)
{
	struct source *s = d->s;
	struct drop_file f = { .name = name };
	char note[200] = "", *bytes;
	const char *why;
	size_t len;

	bytes = read_file(d, name, &len, &why);
	if (bytes == NULL && why == NULL)
		return true;
	hash_of(name, bytes, len, f.hash);
	if (!s->file_known(s->arg, &f)) {
		free(bytes);
		return false;
	}
	if (!f.known) {
		if (why == NULL && !ends_with(name, ".csv") && !ends_with(name, ".xlsx"))
			why = "不是 .csv 或 .xlsx 文件，请用表格软件另存为 .xlsx";
		if (why == NULL)
			why = export_read(s->batch, bytes, len, s->minutes, s->keep, s->arg, note);
		f.reason = why != NULL ? why : "";
		f.note = note;
		f.known = s->file_taken(s->arg, &f);
	}
	free(bytes);
	d->bad |= f.known && (why != NULL || f.stays);
	if (f.known && why == NULL && !f.stays)
		put_away(d, name, f.hash);
	return f.known;
}

static int
wanted(const struct dirent *e)
{
	return e->d_name[0] != '.' && e->d_name[0] != '~' && strlen(e->d_name) <= 200 &&
	    (ends_with(e->d_name, ".csv") || ends_with(e->d_name, ".xlsx") ||
	    ends_with(e->d_name, ".xls") || ends_with(e->d_name, ".et"));
}

const char *
folder_pull(struct source *s)
{
	struct drop d = { .s = s };
	const char *root = getenv("WEINENGLI_DROP");
	struct dirent **all;
	bool goes_on = true;
	int i, n;

	if (root == NULL || *s->folder == '\0' || strchr(s->folder, '/') != NULL || s->folder[0] == '.')
		return "没有这个投放文件夹";
	snprintf(d.folder, sizeof(d.folder), "%s/%s", root, s->folder);
	if ((n = scandir(d.folder, &all, wanted, alphasort)) < 0)
		return "没有这个投放文件夹";
	for (i = 0; i < n; i++) {
		if (goes_on && i < FILES_MAX)
			goes_on = take_file(&d, all[i]->d_name);
		free(all[i]);
	}
	free(all);
	return d.bad ? "有文件没有取成，原因见文件清单" : NULL;
}
