/* review/spot_draw.h - the part of review-recheck that draws for spot checks. */
#ifndef REVIEW_SPOT_DRAW_H
#define REVIEW_SPOT_DRAW_H

#include "core/slice.h"

extern struct query spot_waiting, spot_frame, spot_record, spot_works, spot_kept;

/* Draws in every school that a spot check has not drawn in yet, a transaction a
 * school.  False when the database failed. */
bool draw_spot_checks(struct job *);

/* Draws a spot check again and prints a line a school: its number, how many works
 * there were, and the drawn.  False when the draw that is kept is another one. */
bool draw_again(struct job *, long long spot_check);

#endif
