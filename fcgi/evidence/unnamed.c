/* evidence/unnamed.c - see unnamed.h.  The work is done by evidence-bare, which stands
 * beside this program; what it writes counts only when it ends well. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/store.h"
#include "evidence/unnamed.h"
#include "parts/beside.h"

#define BARE "evidence-bare"

static bool
make_bare(const char *type, int from, int to)
{
	pid_t pid, ended;
	int status = -1;

	if (!beside_start(&pid, BARE, type, from, to))
		return false;
	while ((ended = waitpid(pid, &status, 0)) == -1 && errno == EINTR)
		continue;
	return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool
make_copy(const char *sha256, const char *type, int from)
{
	char token[TOKEN_LENGTH + 1];
	struct stat st;
	bool good;
	int to;

	if (fstat(from, &st) != 0 || !store_has_room(st.st_size) || !incoming_create(token))
		return false;
	to = incoming_open(token);
	good = to != -1 && make_bare(type, from, to) && store_keep_bare(to, token, sha256);
	if (to != -1)
		close(to);
	if (!good)
		incoming_drop(token);
	return good;
}

bool
unnamed_copy(const char *sha256, const char *type)
{
	bool good;
	int from;

	if (store_has_bare(sha256))
		return true;
	if ((from = store_open(sha256)) == -1)
		return false;
	good = make_copy(sha256, type, from);
	close(from);
	return good;
}
