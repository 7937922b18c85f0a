/* review/reader.c - see reader.h */
#include "review/reader.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "parts/beside.h"

#define PROGRAM "review-pages"
#define SECONDS 180

/* All that it says, until it ends or the time is over. */
static bool
hear(int fd, char *lines, size_t size)
{
	time_t end = time(NULL) + SECONDS;
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char over[4096];
	size_t len = 0;
	ssize_t n = 1;

	while (n > 0 && time(NULL) < end) {
		if (poll(&p, 1, 1000) <= 0)
			continue;
		n = len < size - 1 ? read(fd, lines + len, size - 1 - len) : read(fd, over, sizeof(over));
		if (n > 0 && len < size - 1)
			len += (size_t)n;
	}
	lines[len] = '\0';
	return n <= 0;
}

enum reading
read_pages(int fd, const char *type, char *lines, size_t size)
{
	int ends[2], status = -1;
	bool in_time;
	pid_t pid;

	lines[0] = '\0';
	if (lseek(fd, 0, SEEK_SET) != 0 || pipe(ends) != 0)
		return READ_UNREADABLE;
	if (!beside_start(&pid, PROGRAM, type, fd, ends[1])) {
		close(ends[0]);
		close(ends[1]);
		return READ_UNREADABLE;
	}
	close(ends[1]);
	in_time = hear(ends[0], lines, size);
	close(ends[0]);
	if (!in_time)
		kill(-pid, SIGKILL);
	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	kill(-pid, SIGKILL);	/* and what it started */
	if (!in_time || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
		return READ_SLOW;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		return READ_LONG;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? READ_WELL : READ_UNREADABLE;
}
