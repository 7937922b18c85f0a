/* tests/parts/confine_test.c - what a confined program may not: talk, start another program, write more than it may,
 * nor get around it by another door of the kernel. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "parts/confine.h"

enum { MIB = 1 << 20 };

static int
talk(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int
ring(void)
{
	char parameters[256] = "";

	return (int)syscall(SYS_io_uring_setup, 1, parameters);
}

static int
start(void)
{
	return execl("/bin/true", "true", (char *)NULL);
}

/* How it ended in a process of its own: 0 done, else errno. */
static int
tried(int (*act)(void), bool alone)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (!confine((struct confines){ 5, 512L * MIB, MIB, alone }))
			_exit(255);
		_exit(act() < 0 ? errno : 0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
it_does_not_talk(void **state)
{
	(void)state;
	assert_int_equal(tried(talk, true), EACCES);
	assert_int_equal(tried(talk, false), EACCES);
}

static void
nor_through_a_ring(void **state)
{
	(void)state;
	assert_int_equal(tried(ring, true), EACCES);
	assert_int_equal(tried(ring, false), EACCES);
}

static void
alone_it_starts_nothing(void **state)
{
	(void)state;
	assert_int_equal(tried(start, true), EACCES);
	assert_int_equal(tried(start, false), 0);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_does_not_talk),
		cmocka_unit_test(nor_through_a_ring),
		cmocka_unit_test(alone_it_starts_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
