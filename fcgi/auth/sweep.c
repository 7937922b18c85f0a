/* auth/sweep.c - the job that tidies up what signing in leaves behind.
 *
 *	auth-sweep		once a night
 *
 * A session ends after twelve hours at the latest, a failure counts for fifteen minutes
 * (limits.h): what is a day old opens nothing and keeps nobody out.  Who signed in, and
 * when, stays in the journal.  What was typed and never handed in goes after thirty days
 * without a key (ours), and with whoever is not here any more. */
#include "core/slice.h"

#define BATCH_SQL "1000"

static struct query sessions = {
	"DELETE FROM session WHERE started_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT " BATCH_SQL };
static struct query attempts = {
	"DELETE FROM login_attempt WHERE at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT " BATCH_SQL };
static struct query typed = {
	"DELETE FROM typing WHERE at < UTC_TIMESTAMP(6) - INTERVAL 30 DAY LIMIT " BATCH_SQL };
static struct query of_closed = {
	"DELETE FROM typing WHERE person IN (SELECT p.id FROM person p WHERE p.closed = 1) LIMIT " BATCH_SQL };

static struct query *const queries[] = { &sessions, &attempts, &typed, &of_closed, NULL };

static int
delete_rows(struct request *r, void *arg)
{
	struct query *q = arg;

	return run_with(r, q, NULL, 0) > 0;
}

int
main(int argc, char **argv)
{
	struct job *j = job_open(argc, argv, "auth", queries);
	bool well = true;
	int more;
	size_t i;

	for (i = 0; queries[i] != NULL; i++) {
		do
			more = job_run(j, "auth.sweep", delete_rows, queries[i]);
		while (more > 0 && !job_stopping(j));
		well = well && more >= 0;
	}
	job_close(j);
	return well ? 0 : 1;
}
