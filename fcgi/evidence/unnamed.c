/* evidence/unnamed.c - see unnamed.h.  The work is done by programs that stand beside this
 * one; what they write counts only when they end well. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/store.h"
#include "evidence/unnamed.h"
#include "parts/beside.h"

struct kind {
	const char *folder, *program;
};
static const struct kind bare = { "bare", "evidence-bare" }, preview = { "preview", "evidence-preview" };

static bool
run_beside(const char *program, const char *type, int from, int to)
{
	pid_t pid, ended;
	int status = -1;

	if (!beside_start(&pid, program, type, from, to))
		return false;
	while ((ended = waitpid(pid, &status, 0)) == -1 && errno == EINTR)
		continue;
	return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool
make_copy(const struct kind *k, const char *sha256, const char *type, int from)
{
	char token[TOKEN_LENGTH + 1];
	struct stat st;
	bool good;
	int to;

	if (fstat(from, &st) != 0 || !store_has_room(st.st_size) || !incoming_create(token))
		return false;
	to = incoming_open(token);
	good = to != -1 && run_beside(k->program, type, from, to) && store_keep_copy(to, token, k->folder, sha256);
	if (to != -1)
		close(to);
	if (!good)
		incoming_drop(token);
	return good;
}

static bool
copy(const struct kind *k, const char *sha256, const char *type)
{
	bool good;
	int from;

	if (store_has_copy(k->folder, sha256))
		return true;
	if ((from = store_open(sha256)) == -1)
		return false;
	good = make_copy(k, sha256, type, from);
	close(from);
	return good;
}

bool
unnamed_copy(const char *sha256, const char *type)
{
	return copy(&bare, sha256, type);
}

bool
preview_copy(const char *sha256, const char *type)
{
	return copy(&preview, sha256, type);
}
