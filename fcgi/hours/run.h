/* hours/run.h - one run against one platform, as the database sees it. */
#ifndef HOURS_RUN_H
#define HOURS_RUN_H

#include "core/slice.h"
#include "hours/page.h"

/* As the office named it. */
struct provider {
	long long id;
	char address[301], credential[61], home[301];
};

struct run {
	struct job *job;
	const struct provider *provider;
	const struct page *page;
	long long id;
	long overlap;		/* seconds asked again */
	char since[INSTANT];	/* out of run_begin: from when to ask; "" for all */
	char through[INSTANT];	/* what the platform says is complete; "" if it says nothing */
	const char *trouble;	/* why it did not end well; or NULL */
	bool lost;		/* out of run_keep: the database was away, so nothing more can be said */
};

/* Each is one transaction; false when the database did not take it. */
bool run_begin(struct run *);
bool run_keep(struct run *, const struct page *);
bool run_finish(struct run *);

/* Its statements, for job_open. */
extern struct query run_begins, run_since, run_accounts, run_records, run_voided, run_reaches,
	run_matches, run_finishes;
#define RUN_QUERIES &run_begins, &run_since, &run_accounts, &run_records, &run_voided, \
	&run_reaches, &run_matches, &run_finishes

#endif
