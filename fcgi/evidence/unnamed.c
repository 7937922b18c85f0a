/* evidence/unnamed.c - see unnamed.h.  The work is done by evidence-bare, which stands
 * beside this program; what it writes counts only when it ends well. */
#include <errno.h>
#include <limits.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "evidence/store.h"
#include "evidence/unnamed.h"

#define BARE "evidence-bare"

static bool
program_path(char path[PATH_MAX])
{
	ssize_t len = readlink("/proc/self/exe", path, PATH_MAX - sizeof(BARE) - 1);
	char *slash;

	if (len <= 0)
		return false;
	path[len] = '\0';
	if ((slash = strrchr(path, '/')) == NULL)
		return false;
	strcpy(slash + 1, BARE);
	return true;
}

/* It gets the two files and nothing else of ours: no settings, no connections. */
static bool
start(pid_t *pid, const char *type, int from, int to)
{
	char path[PATH_MAX], *argv[] = { (char[]){ BARE }, (char *)(uintptr_t)type, NULL }, *none[] = { NULL };
	posix_spawn_file_actions_t files;
	bool good;

	if (!program_path(path) || posix_spawn_file_actions_init(&files) != 0)
		return false;
	good = posix_spawn_file_actions_adddup2(&files, from, STDIN_FILENO) == 0 &&
	    posix_spawn_file_actions_adddup2(&files, to, STDOUT_FILENO) == 0 &&
	    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1) == 0 &&
	    posix_spawn(pid, path, &files, NULL, argv, none) == 0;
	posix_spawn_file_actions_destroy(&files);
	return good;
}

static bool
make_bare(const char *type, int from, int to)
{
	pid_t pid, ended;
	int status = -1;

	if (!start(&pid, type, from, to))
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
