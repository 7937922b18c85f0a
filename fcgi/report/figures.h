/* report/figures.h - the figures of a place as JSON: its parts, their sum, and how they
 * stand against the policy's targets. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "report/place.h"

/* What progress_of_* gave for a place: one row a part. */
const struct result *progress_parts(struct request *, const struct place *);
extern struct query progress_of_region, progress_of_school, progress_of_group;
#define PROGRESS_QUERIES &progress_of_region, &progress_of_school, &progress_of_group

/* {kind, id, name, at, counted_at, base_is, total, rows, programmes, targets}.  The sum
 * is of the parts, so it cannot disagree with them.  The caller owns it. */
struct json_object *progress_json(struct request *, const struct place *, const struct result *parts);

#endif
