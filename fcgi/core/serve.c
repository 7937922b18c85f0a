/* core/serve.c - the main of the eight programs.
 *
 * A pool of threads on one socket; each has its own sessions and memory.  A
 * thread waits on the stop descriptor and the socket together, so SIGTERM
 * reaches all of them; they answer what is under way and what is queued, then
 * leave.  (libfcgi's own flag, FCGX_ShutdownPending, would refuse the queued.)
 * A new process binds the same path by rename, so a restart (new one first,
 * then TERM to the old) loses no request. */
#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "core/db.h"
#include "core/journal.h"
#include "core/log.h"
#include "core/metrics.h"
#include "core/program.h"
#include "core/request.h"
#include "core/routes.h"

#define THREADS_MAX 64

struct pool {
	const char *program;
	const struct route *const *slices;
	size_t slots;
	int listen_fd, stop_fd;
};

struct thread {
	pthread_t id;
	const struct pool *pool;
	unsigned number;
};

/* --- sockets ------------------------------------------------------------- */

static int
listen_at(const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	mode_t before;
	bool bound;

	if (fd < 0 || snprintf(a.sun_path, sizeof(a.sun_path), "%s.%d", path,
	    (int)getpid()) >= (int)sizeof(a.sun_path))
		return -1;
	before = umask(0117);
	bound = bind(fd, (struct sockaddr *)&a, sizeof(a)) == 0;
	umask(before);
	if (!bound || listen(fd, 1024) != 0 || rename(a.sun_path, path) != 0)
		return -1;
	return fd;
}

static bool
listens(int fd)
{
	int on = 0;
	socklen_t len = sizeof(on);

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &len) == 0 && on;
}

/* systemd's socket, else --listen, else the one a spawner left on fd 0. */
static int
find_socket(const char *path)
{
	const char *fds = getenv("LISTEN_FDS"), *pid = getenv("LISTEN_PID");

	if (fds != NULL && pid != NULL && atoi(fds) == 1 &&
	    atoi(pid) == (int)getpid() && listens(3))
		return 3;
	if (path != NULL)
		return listen_at(path);
	return listens(0) ? 0 : -1;
}

/* --- threads ------------------------------------------------------------- */

/* Waits for a request; false when there is none and we are stopping. */
static bool
wait_for_one(const struct pool *p, int kept)
{
	struct pollfd fds[2] = { { .fd = kept >= 0 ? kept : p->listen_fd,
	    .events = POLLIN }, { .fd = p->stop_fd, .events = POLLIN } };

	while (poll(fds, 2, -1) < 0)
		if (errno != EINTR)
			return false;
	if (fds[1].revents == 0 || (kept < 0 && fds[0].revents != 0))
		return true;
	return false;
}

static void *
work(void *arg)
{
	struct thread *t = arg;
	const struct pool *p = t->pool;
	struct timeval patience = { .tv_sec = 60 };
	FCGX_Request f;
	struct wire w;
	struct request r;

	db_thread(true);
	journal_take_shard(program_shard(p->program) + t->number);
	request_new(&r, p->program, p->slots);
	FCGX_InitRequest(&f, p->listen_fd, FCGI_FAIL_ACCEPT_ON_INTR);
	while (wait_for_one(p, f.ipcFd)) {
		if (FCGX_Accept_r(&f) < 0)
			continue;
		setsockopt(f.ipcFd, SOL_SOCKET, SO_RCVTIMEO, &patience,
		    sizeof(patience));
		setsockopt(f.ipcFd, SOL_SOCKET, SO_SNDTIMEO, &patience,
		    sizeof(patience));
		w = (struct wire){ .fcgi = &f };
		r.wire = &w;
		handle(&r, p->slices);
		FCGX_Finish_r(&f);
	}
	FCGX_Free(&f, 1);
	request_free(&r);
	db_thread(false);
	return NULL;
}

static unsigned
thread_count(void)
{
	const char *s = getenv("WEINENGLI_THREADS");
	int n = s != NULL ? atoi(s) : 0;

	return n < 1 || n > THREADS_MAX ? 8 : (unsigned)n;
}

static int
run_pool(struct pool *p)
{
	struct thread threads[THREADS_MAX];
	unsigned n = thread_count(), i;
	pthread_attr_t small;

	setenv("LIBFCGI_OS_CLOSE_POLL_TIMEOUT", "2000", 0);
	setenv("LIBFCGI_IS_AF_UNIX_KEEPER_POLL_TIMEOUT", "5000", 0);
	FCGX_Init();
	p->stop_fd = program_stop();
	fcntl(p->listen_fd, F_SETFL,
	    fcntl(p->listen_fd, F_GETFL) | O_NONBLOCK);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, 512 << 10);
	note("serving with %u threads", n);
	for (i = 0; i < n; i++) {
		threads[i] = (struct thread){ .pool = p, .number = i };
		if (pthread_create(&threads[i].id, &small, work,
		    &threads[i]) != 0)
			abort();
	}
	for (i = 0; i < n; i++)
		pthread_join(threads[i].id, NULL);
	note("stopped, nothing under way");
	return 0;
}

/* Plain CGI: one request from the environment and standard input. */
static int
run_once(const struct pool *p)
{
	struct wire w = { .fcgi = NULL };
	struct request r;

	request_new(&r, p->program, p->slots);
	r.wire = &w;
	handle(&r, p->slices);
	request_free(&r);
	return 0;
}

static int
usage(const char *program)
{
	fprintf(stderr, "usage: %s [--listen SOCKET | --check | --routes]\n"
	    "  --listen  serve FastCGI on this Unix socket\n"
	    "  --check   prepare every statement under this account\n"
	    "  --routes  print what can be asked, as JSON\n"
	    "Without an argument: systemd's socket, or one on descriptor 0, or\n"
	    "one plain CGI request when REQUEST_METHOD is set.\n", program);
	return 2;
}

int
serve(int argc, char **argv, const char *program,
    const struct route *const *slices)
{
	struct pool p = { .program = program, .slices = slices };
	const char *path = argc == 3 && strcmp(argv[1], "--listen") == 0 ?
	    argv[2] : NULL;
	const char *unfit;
	struct db *db;

	if (argc > 1 && path == NULL && (argc != 2 ||
	    (strcmp(argv[1], "--check") != 0 && strcmp(argv[1], "--routes") != 0)))
		return usage(program);
	mallopt(M_ARENA_MAX, 2);
	program_init(program);
	p.slots = program_slots(slices, NULL);
	metrics_start(program, slices);
	if (argc == 2)
		return strcmp(argv[1], "--routes") == 0 ?
		    routes_print(program, slices) :
		    program_check(program, p.slots, slices, NULL);
	if ((p.listen_fd = find_socket(path)) < 0)
		return getenv("REQUEST_METHOD") != NULL && path == NULL ?
		    run_once(&p) : (perror(program), usage(program));
	db = db_new(program, p.slots);
	unfit = db_unfit(db);
	if (unfit != NULL && db_trouble(db) == NONE) {
		fprintf(stderr, "%s: %s\n", program, unfit);
		return 1;
	}
	db_free(db);
	return run_pool(&p);
}
