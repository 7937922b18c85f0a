/* hours/duration.h - how long somebody learned, as xAPI says it (ISO 8601). */
#ifndef HOURS_DURATION_H
#define HOURS_DURATION_H

#include <stdbool.h>

/* Longer than a day in one record is no learning (ours). */
#define DURATION_MAX 86400

/* "PT1H30M", "P1DT2H", "P1W", "PT16559.14S" -> whole seconds, rounded down.
 * False for anything else: no unit at all, a sign, years and months (whose
 * length nobody knows), a decimal that is not in the last place, or more than
 * DURATION_MAX. */
bool duration_seconds(const char *iso, long *seconds);

#endif
