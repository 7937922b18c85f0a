/* plan/slices.h - the slices of this program. */
#ifndef PLAN_SLICES_H
#define PLAN_SLICES_H

#include "core/slice.h"

extern const struct route package_routes[];	/* the school's draft */
extern const struct route submission_routes[];	/* handing it to the office */
extern const struct route filing_routes[];	/* the office returns or files it */
extern const struct route offer_routes[];	/* what the school offers now */
extern const struct route compulsory_routes[];	/* what a group makes compulsory */
extern const struct route choice_routes[];	/* a teacher's task list */

#endif
