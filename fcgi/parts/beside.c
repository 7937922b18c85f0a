/* parts/beside.c - see beside.h */
#include "parts/beside.h"

#include <limits.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

static bool
path_beside(char path[PATH_MAX], const char *program)
{
	ssize_t len = readlink("/proc/self/exe", path, PATH_MAX - strlen(program) - 1);
	char *slash;

	if (len <= 0)
		return false;
	path[len] = '\0';
	if ((slash = strrchr(path, '/')) == NULL)
		return false;
	strcpy(slash + 1, program);
	return true;
}

bool
beside_start(pid_t *pid, const char *program, const char *word, int from, int to)
{
	char path[PATH_MAX], *argv[] = { (char *)(uintptr_t)program, (char *)(uintptr_t)word, NULL }, *none[] = { NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t group;
	bool good;

	if (!path_beside(path, program) || posix_spawn_file_actions_init(&files) != 0)
		return false;
	posix_spawnattr_init(&group);
	good = posix_spawnattr_setflags(&group, POSIX_SPAWN_SETPGROUP) == 0 &&
	    posix_spawn_file_actions_adddup2(&files, from, STDIN_FILENO) == 0 &&
	    posix_spawn_file_actions_adddup2(&files, to, STDOUT_FILENO) == 0 &&
	    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1) == 0 &&
	    posix_spawn(pid, path, &files, &group, argv, none) == 0;
	posix_spawnattr_destroy(&group);
	posix_spawn_file_actions_destroy(&files);
	return good;
}
