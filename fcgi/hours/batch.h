/* hours/batch.h - records on their way into the database, of whatever platform.
 *
 * A driver puts in what it has read without trusting it; what does not fit is
 * refused and counted, never mended. */
#ifndef HOURS_BATCH_H
#define HOURS_BATCH_H

#include <json-c/json.h>
#include <stdbool.h>

#include "core/arena.h"
#include "core/out.h"
#include "core/value.h"
#include "hours/instant.h"

#define BATCH_RECORDS 5000	/* as many are one transaction, */
#define BATCH_SECONDS 5		/* or what came in as many seconds */
#define RECORD_ID 64		/* characters of a record's own id: ASCII, no blanks */

/* One record.  Texts are UTF-8 without control characters; they are cut where people
 * read them (name, course), and refused where they are keys (id, account); too long a code is none. */
struct record {
	const char *id, *account, *name, *code, *course;
	long seconds;			/* 0 to DURATION_MAX */
	bool granted;			/* not measured: the course's length, given when it was completed */
	int passed, score, completed;	/* 0 or 1, percent, 0 or 1; UNSAID */
	long elapsed;			/* seconds from begin to completion; UNSAID */
	char at[INSTANT], stored[INSTANT];	/* when it happened (its end), when the platform kept it: UTC */
};
#define UNSAID (-1)

/* A record as values for a statement, in the order of run_records in run.c. */
enum { ROW_ID, ROW_ACCOUNT, ROW_CODE, ROW_COURSE, ROW_SECONDS, ROW_MEASURED, ROW_COMPLETED, ROW_ELAPSED,
	ROW_PASSED, ROW_SCORE, ROW_AT, ROW_STORED, ROW_COLUMNS };
typedef struct value record_row[ROW_COLUMNS];

struct batch {
	long seen, refused;		/* what the platform gave, and what of it is of no use */
	long usable, count;		/* records, and those that stand here */
	record_row *rows;		/* these, */
	size_t room;
	struct arena *texts;		/* and what they say */
	struct out ids, accounts, voided;	/* the insides of three JSON arrays; ids: of the rows */
	json_object *met;		/* whose id is here already: each stands here once */
	json_object *known;		/* accounts of this batch and those before it */
	char last[INSTANT];		/* all before this is here; "" if that cannot be said */
};

void batch_begin(struct batch *);
/* Moves what is here to another, and is empty again; accounts are not named twice. */
void batch_move(struct batch *, struct batch *to);
void batch_end(struct batch *);		/* frees */

/* False when it cannot be used; the caller counts that as refused. */
bool batch_put(struct batch *, const struct record *);
/* The platform takes a record back. */
bool batch_void(struct batch *, const char *id);

#endif
