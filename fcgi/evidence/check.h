/* evidence/check.h - may this work be handed in? */
#ifndef EVIDENCE_CHECK_H
#define EVIDENCE_CHECK_H

#include "core/slice.h"
#include "rules/complete.h"
#include "rules/grade.h"

#define PIECES_MAX 64

/* The lines asked for, and the pieces given for them, side by side. */
struct work {
	const struct result *m;
	struct asked_piece asked[PIECES_MAX];
	struct given_piece given[PIECES_MAX];
	struct graded_piece graded[PIECES_MAX];
	size_t lines, pieces;
	struct json_object *list;		/* for add_pieces */
	struct json_object *pictures;		/* for add_pictures: those after the first of a piece */
};

/* Looks through w->m (a row for each line asked, with what the draft gives for
 * it; see submission.c) and says all that keeps the work from being handed in,
 * each with its place on the page.  0, or the status that refuses.  Whoever is
 * let through has the pieces with their own grades in w. */
int check_work(struct request *, struct work *);

#endif
