/* hours/slices.h - the slices of this program. */
#ifndef HOURS_SLICES_H
#define HOURS_SLICES_H

#include "core/slice.h"

extern const struct route mine_routes[];	/* my sums and every line behind them */
extern const struct route activity_routes[];	/* 校本教研 of a group or school */
extern const struct route attendance_routes[];	/* who was there */
extern const struct route provider_routes[];	/* the platforms */
extern const struct route account_routes[];	/* platform accounts that match nobody */
extern const struct route entry_routes[];	/* by hand: other hours, counter entries */

/* Is this day (YYYY-MM-DD) after today, as China's clock has it? */
bool is_future(const char *day);

#endif
