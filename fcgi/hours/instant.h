/* hours/instant.h - points in time, between xAPI (ISO 8601) and the database. */
#ifndef HOURS_INSTANT_H
#define HOURS_INSTANT_H

#include <stdbool.h>

#define INSTANT 27		/* "2026-11-22 08:30:00.123456" and its end */

/* "2026-11-22T16:30:00.123+08:00" -> "2026-11-22 08:30:00.123000", in UTC.
 * Years 2000 to 2099.  False without a zone: nobody knows when that was. */
bool instant_utc(const char *iso, char out[INSTANT]);

/* The way back, with the Z that platforms understand. */
void instant_iso(const char utc[INSTANT], char out[INSTANT + 1]);

/* As China's clock has it: 2026-03-01, 2026/3/1 16:00, 2026年3月1日 16:00:05, and the date
 * alone, which is its first moment. */
bool instant_china(const char *, char out[INSTANT]);

/* Seconds since 1970, from 0 to 2099, and back; "2026-11-22 08:30:00". */
void instant_unix(long long seconds, char out[INSTANT]);
long long instant_seconds(const char utc[INSTANT]);

#endif
