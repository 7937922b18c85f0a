/* evidence/store.c - see store.h */
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <zlib.h>

#include "core/slice.h"
#include "evidence/store.h"

#define FOLDER_MODE 0750		/* nginx reads by the group */
#define FILE_MODE 0640

static int root = -1;
static long long reserve = 1000000000;	/* 1 GB, as the page of the system says it */

static bool
make_folder(const char *path)
{
	return mkdirat(root, path, FOLDER_MODE) == 0 || errno == EEXIST;
}

bool
store_begin(void)
{
	const char *path = getenv("WEINENGLI_STORE"), *kept = getenv("WEINENGLI_STORE_RESERVE");

	if (kept != NULL && *kept != '\0')
		reserve = atoll(kept);
	if (path == NULL || *path == '\0')
		return true;		/* --check and --routes need none */
	root = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (root == -1 || !make_folder("incoming") || !make_folder("store") ||
	    !make_folder("store/bare") || !make_folder("store/preview") || !make_folder("trash")) {
		fprintf(stderr, "evidence: WEINENGLI_STORE can't be used: %s\n", strerror(errno));
		return false;
	}
	return true;
}

int
store_root(void)
{
	return root;
}

bool
store_room(long long *left, long long *kept)
{
	struct statvfs fs;

	if (fstatvfs(root, &fs) != 0)
		return false;
	*left = (long long)fs.f_bavail * (long long)fs.f_frsize;
	*kept = reserve;
	return true;
}

bool
store_has_room(long long bytes)
{
	long long left, kept;

	return store_room(&left, &kept) && left - bytes >= kept;
}

/* --- incoming ----------------------------------------------------------- */

struct path {
	char text[16 + 2 * DIGEST_LENGTH];
};

static struct path
incoming_path(const char *token)
{
	struct path p;

	snprintf(p.text, sizeof(p.text), "incoming/%.*s", TOKEN_LENGTH, token);
	return p;
}

static void
hex(const unsigned char *bytes, size_t len, char *to)
{
	size_t i;

	for (i = 0; i < len; i++)
		snprintf(to + 2 * i, 3, "%02x", bytes[i]);
}

bool
incoming_create(char *token)
{
	unsigned char random[TOKEN_LENGTH / 2];
	int fd;

	if (getrandom(random, sizeof(random), 0) != (ssize_t)sizeof(random))
		return false;
	hex(random, sizeof(random), token);
	fd = openat(root, incoming_path(token).text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE);
	if (fd == -1)
		return false;
	close(fd);
	return true;
}

int
incoming_open(const char *token)
{
	int fd = openat(root, incoming_path(token).text, O_RDWR | O_NOFOLLOW | O_CLOEXEC);

	if (fd != -1 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		close(fd);
		errno = EWOULDBLOCK;
		fd = -1;
	}
	return fd;
}

long long
incoming_size(const char *token)
{
	struct stat st;

	return fstatat(root, incoming_path(token).text, &st, AT_SYMLINK_NOFOLLOW) == 0 ?
	    (long long)st.st_size : -1;
}

void
incoming_drop(const char *token)
{
	unlinkat(root, incoming_path(token).text, 0);
}

bool
incoming_write(int fd, const void *data, size_t len, long long at)
{
	const char *p = data;
	ssize_t n;

	while (len > 0) {
		n = pwrite(fd, p, len, (off_t)at);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

/* --- store -------------------------------------------------------------- */

bool
store_digest(int fd, unsigned char digest[DIGEST_LENGTH], uint32_t *crc)
{
	EVP_MD_CTX *sha = EVP_MD_CTX_new();
	unsigned char buf[1 << 16];
	ssize_t got = -1;
	off_t at = 0;
	bool good = sha != NULL && EVP_DigestInit_ex(sha, EVP_sha256(), NULL) == 1;

	*crc = 0;
	posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	while (good && (got = pread(fd, buf, sizeof(buf), at)) != 0) {
		if (got == -1 && errno == EINTR)
			continue;
		good = got > 0 && EVP_DigestUpdate(sha, buf, (size_t)got) == 1;
		*crc = (uint32_t)crc32(*crc, buf, got > 0 ? (unsigned)got : 0);
		at += got;
	}
	good = good && EVP_DigestFinal_ex(sha, digest, NULL) == 1;
	EVP_MD_CTX_free(sha);
	return good;
}

/* A folder's new entry survives a power cut only when the folder is synced. */
static bool
sync_folder(const char *path)
{
	int fd = openat(root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd != -1 && fsync(fd) == 0;

	if (fd != -1)
		close(fd);
	return good;
}

/* The same content may be there already; its age is then made new, so that
 * the sweep does not take it before its row is there. */
static bool
put_in_place(const char *from, const char *to)
{
	if (linkat(root, from, root, to, 0) == 0)
		return true;
	return errno == EEXIST && utimensat(root, to, NULL, 0) == 0;
}

bool
store_keep(int fd, const char *token, const unsigned char digest[DIGEST_LENGTH])
{
	char name[2 * DIGEST_LENGTH + 1];
	struct path first, second, to;

	hex(digest, DIGEST_LENGTH, name);
	snprintf(first.text, sizeof(first.text), "store/%.2s", name);
	snprintf(second.text, sizeof(second.text), "store/%.2s/%.2s", name, name + 2);
	snprintf(to.text, sizeof(to.text), "store/%.2s/%.2s/%s", name, name + 2, name);
	if (fdatasync(fd) != 0) {
		incoming_drop(token);
		errno = EIO;
		return false;
	}
	return make_folder(first.text) && make_folder(second.text) &&
	    put_in_place(incoming_path(token).text, to.text) &&
	    sync_folder(second.text) && sync_folder(first.text) && sync_folder("store");
}

/* --- the copies that were made of a file --------------------------------------------- */

static struct path
copy_path(const char *kind, const char *sha256)
{
	struct path p;

	snprintf(p.text, sizeof(p.text), "store/%.8s/%.*s", kind, 2 * DIGEST_LENGTH, sha256);
	return p;
}

int
store_open(const char *sha256)
{
	struct path p;

	snprintf(p.text, sizeof(p.text), "store/%.2s/%.2s/%.*s", sha256, sha256 + 2, 2 * DIGEST_LENGTH, sha256);
	return openat(root, p.text, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

bool
store_has_copy(const char *kind, const char *sha256)
{
	struct stat st;

	return fstatat(root, copy_path(kind, sha256).text, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

bool
store_keep_copy(int fd, const char *token, const char *kind, const char *sha256)
{
	return fdatasync(fd) == 0 &&
	    renameat(root, incoming_path(token).text, root, copy_path(kind, sha256).text) == 0;
}
