/* hours/run.h - one run against one platform, as the database sees it. */
#ifndef HOURS_RUN_H
#define HOURS_RUN_H

#include <json-c/json.h>
#include <time.h>

#include "core/slice.h"
#include "hours/batch.h"
#include "hours/source.h"

struct run {
	struct job *job;
	long long provider, id;
	long overlap;		/* seconds asked again */
	struct batch batch;	/* filled by the driver */
	struct batch going;	/* on its way into the database, while the next is filled */
	bool under_way, met;	/* is it?  Somebody else kept one of its records meanwhile */
	time_t kept;		/* when last */
	char since[INSTANT];	/* out of run_begin: from when to ask; "" for all */
	json_object *courses;	/* out of run_begin: [{code, name, minutes}] that are counted */
	const char *through;	/* what the platform says is complete; "" if it says nothing */
	const char *trouble;	/* why it did not end well; or NULL */
	bool lost;		/* the database was away, so nothing more can be said */
	json_object *ids;	/* run_fresh's */
	struct drop_file *file;	/* run_file's */
};

/* Each is one transaction; false when the database did not take it. */
bool run_begin(struct run *);
/* Keeps what is in the batch once it is worth a transaction (all: in any case); returns while
 * that goes on, so that the next page is asked for and read meanwhile. */
bool run_keep(struct run *, bool all);
/* Leaves in the array those ids that are not kept yet. */
bool run_fresh(struct run *, json_object **ids);
/* Looks a file of a drop folder up; keeps it, with what of it is in the batch. */
bool run_find_file(struct run *, struct drop_file *);
bool run_keep_file(struct run *, struct drop_file *);
/* Accounts that are logins match themselves; then doubtful sums are looked for
 * (check.c), also in what a run that was killed left; then the run has ended. */
bool run_finish(struct run *);
void run_free(struct run *);

bool run_check(struct run *);

/* Its statements, for job_open. */
extern struct query run_begins, run_since, run_courses, run_accounts, run_records, run_voided,
	run_reaches, run_known, run_file, run_keeps_file, run_matches, run_follows, run_unmatched, run_finishes,
	check_runs, check_slice, check_people, check_strangers, check_doubts, check_counts;
#define RUN_QUERIES &run_begins, &run_since, &run_courses, &run_accounts, &run_records, \
	&run_voided, &run_reaches, &run_known, &run_file, &run_keeps_file, &run_matches, &run_follows, &run_unmatched, &run_finishes, \
	&check_runs, &check_slice, &check_people, &check_strangers, &check_doubts, &check_counts

#endif
