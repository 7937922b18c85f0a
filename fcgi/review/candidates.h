/* review/candidates.h - who can be drawn, as the statements of a draw give them. */
#ifndef REVIEW_CANDIDATES_H
#define REVIEW_CANDIDATES_H

#include "core/slice.h"
#include "rules/draw.h"

/* Who already holds as much as the policy lets one hold comes after all others. */
#define OVER_CAP 10000

struct candidates {
	struct colleague *people;
	size_t count;
};

/* Adds the rows of a statement: person, place, tasks, capped. */
void candidates_add(struct request *, struct candidates *, const struct result *);

/* How many stand below the cap. */
size_t candidates_free(const struct candidates *);

/* [{"person": 7, "place": 0, "load": 2}, ...] as it was, for whoever draws again. */
struct value candidates_published(struct request *, const struct candidates *);

/* The first `drawn` of the sorted people: [7, 9]. */
struct value candidates_drawn(struct request *, const struct candidates *, size_t drawn);

/* How many cases one statement of the job looks at. */
#define SLICE 5000
#define SLICE_SQL "5000"

/* Which cases want something: of a slice of submissions (above, up to); since a
 * verdict or a time. */
extern struct query undrawn_in_slice, undrawn_since, lapsed_in_slice, lapsed_since;	/* draw.c */
extern struct query short_in_slice, short_since;	/* borrow.c */

/* One case's turn, each a transaction of a job: 1 when it was drawn for. */
int draw_peers_for(struct request *, void *submission);	/* 互评, draw.c */
int borrow_for(struct request *, void *submission);		/* 组评 and 校评, borrow.c */
extern struct query *const draw_queries[], *const borrow_queries[];

#endif
