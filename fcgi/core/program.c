/* core/program.c - see program.h */
#include "core/program.h"

#include <signal.h>
#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "core/db.h"
#include "core/log.h"
#include "core/request.h"

static const char *const programs[] = { "auth", "admin", "plan", "evidence",
	"review", "hours", "certificate", "report" };

static int stop_fd = -1;

static void
on_stop(int signal)
{
	uint64_t one = 1;

	(void)signal;
	if (write(stop_fd, &one, sizeof(one)) < 0)
		return;			/* it is full: stopping already */
}

int
program_stop(void)
{
	struct sigaction act = { .sa_handler = on_stop };

	if (stop_fd < 0 && (stop_fd = eventfd(0, EFD_CLOEXEC)) < 0)
		abort();
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	return stop_fd;
}

void
program_init(const char *program)
{
	log_as(program);
	if (sodium_init() < 0)
		abort();
	db_library();
	signal(SIGPIPE, SIG_IGN);
}

unsigned
program_shard(const char *program)
{
	unsigned i;

	for (i = 0; i < 8; i++)
		if (strcmp(programs[i], program) == 0)
			return i * 8;
	return 0;
}

/* A statement shared by routes keeps the slot it got first. */
static void
number_it(struct query *q, int *next)
{
	if (q->slot == 0)
		q->slot = ++*next;
}

size_t
program_slots(const struct route *const *slices, struct query *const *more)
{
	const struct route *t;
	int next = 0;
	size_t i;

	for (i = 0; journal_queries[i] != NULL; i++)
		number_it(journal_queries[i], &next);
	for (; slices != NULL && *slices != NULL; slices++)
		for (t = *slices; t->method != NULL; t++)
			for (i = 0; t->queries[i] != NULL; i++)
				number_it(t->queries[i], &next);
	for (; more != NULL && *more != NULL; more++)
		number_it(*more, &next);
	return (size_t)next + 1;
}

static bool
check_one(struct db *db, const char *program, struct query *q)
{
	const char *said = db_check(db, q);

	if (said != NULL)
		fprintf(stderr, "%s: %s\n  in: %s\n", program, said, q->sql);
	return said == NULL;
}

int
program_check(const char *program, size_t slots,
    const struct route *const *slices, struct query *const *more)
{
	struct db *db = db_new(program, slots);
	const struct route *t;
	bool *seen = calloc(slots, sizeof(*seen)), good = true;
	const char *unfit = db_unfit(db);
	size_t i;

	if (seen == NULL)
		abort();
	if (unfit != NULL) {
		fprintf(stderr, "%s: %s\n", program, unfit);
		good = false;
	}
	for (i = 0; good && journal_queries[i] != NULL; i++)
		good &= check_one(db, program, journal_queries[i]);
	for (; unfit == NULL && slices != NULL && *slices != NULL; slices++)
		for (t = *slices; t->method != NULL; t++)
			for (i = 0; t->queries[i] != NULL; i++) {
				if (seen[t->queries[i]->slot])
					continue;
				seen[t->queries[i]->slot] = true;
				good &= check_one(db, program, t->queries[i]);
			}
	for (; unfit == NULL && more != NULL && *more != NULL; more++)
		good &= check_one(db, program, *more);
	db_free(db);
	free(seen);
	return good ? 0 : 1;
}
