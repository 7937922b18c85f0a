/* certificate/print_job.c - the job that prints 证书.
 *
 *	certificate-print             prints what was ordered, and ends
 *	certificate-print --every N   stays, and looks every N seconds (1 to 3600)
 *
 *	WEINENGLI_PRINTS     the folder of printed files; they are thrown away after eight days
 *	WEINENGLI_ADDRESS    our address, "https://..." without / at its end, for the code that leads to
 *	                     the public page
 *
 * An order is held by a lease that is renewed while its pages are drawn.  Killed anywhere, it
 * is printed anew when the lease has run out; what comes out is the same to the byte.  An order
 * that failed three times is left. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "certificate/press.h"
#include "core/slice.h"

#define LEASE "UTC_TIMESTAMP(6) + INTERVAL 20 SECOND"
#define FREE "ended_at IS NULL AND tries < 3 AND COALESCE(leased_until, '2000-01-01') < UTC_TIMESTAMP(6)"
#define SWEEP_SECONDS 3600
#define KEPT_DAYS 8

static struct query first_free = {
	"SELECT id FROM print_order WHERE " FREE " ORDER BY id LIMIT 1" };

static struct query take = {
	"UPDATE print_order SET tries = tries + 1, printed = 0, leased_until = " LEASE
	" WHERE id = ? AND " FREE };

static struct query pages = {
	"SELECT a.says FROM print_item i JOIN paper a ON a.certificate = i.certificate"
	" WHERE i.print_order = ? ORDER BY a.school, a.number" };

static struct query so_far = {
	"UPDATE print_order SET printed = ?, leased_until = " LEASE " WHERE id = ? AND ended_at IS NULL" };

static struct query give_back = {
	"UPDATE print_order SET tries = tries - 1, leased_until = NULL WHERE id = ? AND ended_at IS NULL" };

static struct query end = {
	"UPDATE print_order SET ended_at = UTC_TIMESTAMP(6), leased_until = NULL, printed = ?,"
	"       sha256 = ?, bytes = ?, unknown = ?"
	" WHERE id = ? AND ended_at IS NULL" };

static struct query *const queries[] = { &first_free, &take, &pages, &so_far, &give_back, &end, NULL };

struct order {
	struct job *job;
	long long id;
	struct press press;
};

static int
take_one(struct request *r, void *arg)
{
	struct order *o = arg;
	const struct result *found = ask(r, &first_free);

	if (found->rows == 0)
		return 0;
	o->id = cell(found, 0, "id").number;
	about(r, "print_order", o->id);
	return run(r, &take, number(o->id)) == 1;
}

static int
read_pages(struct request *r, void *arg)
{
	struct order *o = arg;
	const struct result *found = ask(r, &pages, number(o->id));
	size_t i;

	json_object_put(o->press.papers);
	o->press.papers = json_object_new_array();
	for (i = 0; i < found->rows; i++)
		json_object_array_add(o->press.papers, json_tokener_parse(cell(found, i, "says").text));
	return 0;
}

static int
tell_so_far(struct request *r, void *arg)
{
	const struct order *o = arg;

	return run(r, &so_far, number((long long)o->press.printed), number(o->id)) == 1;
}

static bool
on_printed(void *arg, size_t printed)
{
	struct order *o = arg;

	o->press.printed = printed;
	return !job_stopping(o->job) && job_run(o->job, NULL, tell_so_far, o) == 1;
}

static int
give_it_back(struct request *r, void *arg)
{
	const struct order *o = arg;

	return run(r, &give_back, number(o->id)) == 1;
}

static int
end_it(struct request *r, void *arg)
{
	const struct order *o = arg;
	const struct press *p = &o->press;

	about(r, "print_order", o->id);
	return run(r, &end, number((long long)p->printed), bytes(r, p->sha256, DIGEST_LEN),
	    number(p->bytes), number((long long)p->unknown), number(o->id)) == 1;
}

/* The memory is the most that any file took since the start. */
static void
note_figures(const struct order *o, time_t began)
{
	struct rusage of;

	getrusage(RUSAGE_CHILDREN, &of);
	note("print order %lld: %zu pages, %lld bytes, %ld s, %ld MiB", o->id, o->press.printed, o->press.bytes,
	    (long)(time(NULL) - began), of.ru_maxrss >> 10);
}

static bool
print_taken(struct order *o)
{
	time_t began = time(NULL);

	if (job_run(o->job, NULL, read_pages, o) == 0 && press_run(&o->press)) {
		note_figures(o, began);
		return job_run(o->job, "certificate.print.end", end_it, o) >= 0;
	}
	if (job_stopping(o->job))
		job_run(o->job, NULL, give_it_back, o);
	else
		fault("print order %lld was not printed", o->id);
	return false;
}

static bool
print_all(struct job *job)
{
	struct order o = { .job = job, .press = { .site = getenv("WEINENGLI_ADDRESS"), .tell = on_printed } };
	bool good = true;

	o.press.arg = &o;
	while (!job_stopping(job) && job_run(job, "certificate.print.take", take_one, &o) == 1)
		good &= print_taken(&o);
	json_object_put(o.press.papers);
	return good;
}

static bool
stay(struct job *job, int seconds)
{
	time_t swept = 0;
	bool good;

	do {
		if (time(NULL) - swept >= SWEEP_SECONDS) {
			press_sweep(KEPT_DAYS);
			swept = time(NULL);
		}
		good = print_all(job);
		if (seconds > 0)
			job_wait(job, seconds);
	} while (seconds > 0 && !job_stopping(job));
	return good;
}

int
main(int argc, char **argv)
{
	int seconds = argc == 3 && strcmp(argv[1], "--every") == 0 ? atoi(argv[2]) : 0;
	bool check = argc == 2 && strcmp(argv[1], "--check") == 0;
	struct job *job;
	bool good;

	if ((argc != 1 && !check && seconds == 0) || seconds < 0 || seconds > 3600) {
		fprintf(stderr, "usage: certificate-print [--every SECONDS | --check]\n");
		return 2;
	}
	job = job_open(argc, argv, "certificate", queries);
	if (!press_begin())
		return 2;
	if (getenv("WEINENGLI_ADDRESS") == NULL) {
		fprintf(stderr, "certificate-print: WEINENGLI_ADDRESS is not set\n");
		return 2;
	}
	good = stay(job, seconds);
	job_close(job);
	return good ? 0 : 1;
}
