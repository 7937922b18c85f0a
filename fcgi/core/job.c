/* core/job.c - a standing or one-shot job under the same contract. */
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/journal.h"
#include "core/log.h"
#include "core/program.h"
#include "core/request.h"

struct job {
	struct request r;		/* first: a handler finds its job */
	struct wire wire;
	const char *program;
	int stop_fd;
	int (*work)(struct request *, void *);
	void *arg;
	int outcome;

	pthread_t beside;		/* job_start's thread */
	const char *act;
};

static void
take_shard(const struct job *j)
{
	journal_take_shard(program_shard(j->program) + 7);
}

struct job *
job_open(int argc, char **argv, const char *program,
    struct query *const *queries)
{
	struct job *j = calloc(1, sizeof(*j));
	size_t slots;

	if (j == NULL)
		abort();
	program_init(program);
	slots = program_slots(NULL, queries);
	if (argc == 2 && strcmp(argv[1], "--check") == 0)
		exit(program_check(program, slots, NULL, queries));
	j->program = program;
	j->stop_fd = program_stop();
	take_shard(j);
	request_new(&j->r, program, slots);
	j->r.wire = &j->wire;
	return j;
}

static int
answer(struct request *r)
{
	struct job *j = (struct job *)r;

	j->outcome = j->work(r, j->arg);
	return j->outcome > 0 ? 204 : 409;
}

int
job_run(struct job *j, const char *act, int (*work)(struct request *, void *),
    void *arg)
{
	struct route route = { .method = "POST", .path = "", .answer = answer,
	    .act = act, .flags = act == NULL ? QUIET : 0 };

	request_reset(&j->r);
	j->r.route = &route;
	j->work = work;
	j->arg = arg;
	j->outcome = -1;
	transact(&j->r);
	if (db_trouble(j->r.db) != NONE)
		j->outcome = -1;
	request_let_go(&j->r);
	return j->outcome;
}

static void *
run_beside(void *arg)
{
	struct job *j = arg;

	db_thread(true);
	take_shard(j);
	job_run(j, j->act, j->work, j->arg);
	db_thread(false);
	return NULL;
}

void
job_start(struct job *j, const char *act, int (*work)(struct request *, void *),
    void *arg)
{
	j->act = act;
	j->work = work;
	j->arg = arg;
	if (pthread_create(&j->beside, NULL, run_beside, j) != 0)
		abort();
}

int
job_await(struct job *j)
{
	pthread_join(j->beside, NULL);
	return j->outcome;
}

bool
job_stopping(const struct job *j)
{
	struct pollfd p = { .fd = j->stop_fd, .events = POLLIN };

	return poll(&p, 1, 0) > 0;
}

void
job_wait(struct job *j, int seconds)
{
	struct pollfd p = { .fd = j->stop_fd, .events = POLLIN };

	poll(&p, 1, seconds * 1000);
}

void
job_close(struct job *j)
{
	request_free(&j->r);
	free(j);
}
