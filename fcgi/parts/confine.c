/* parts/confine.c - see confine.h: limits, and seccomp. */
#include "parts/confine.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "which architecture is this to seccomp?"
#endif

#define LIMIT(what, most) setrlimit(what, &(struct rlimit){ most, most })
#define REFUSED(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1), \
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES)
#define NEVER BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

static bool
refuse_calls(bool alone)
{
	struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0), NEVER,
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), NEVER,	/* x32 */
		REFUSED(SYS_socket),
		REFUSED(SYS_io_uring_setup),	/* which could do what is refused here */
		BPF_STMT(BPF_JMP | BPF_JA, alone ? 0 : 4),
		REFUSED(SYS_execve), REFUSED(SYS_execveat),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };
	struct sock_fprog program = { sizeof(rules) / sizeof(rules[0]), rules };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool
confine(struct confines c)
{
	LIMIT(RLIMIT_CPU, c.seconds);
	LIMIT(RLIMIT_CORE, 0);
	LIMIT(RLIMIT_FSIZE, c.output);
#ifndef __SANITIZE_ADDRESS__
	LIMIT(RLIMIT_AS, c.memory);
#endif
	return refuse_calls(c.alone);
}
