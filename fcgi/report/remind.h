/* report/remind.h - which of the things that wait are spoken of today.
 *
 * All numbers are ours (本系统默认); no notice says when to remind. */
#ifndef REPORT_REMIND_H
#define REPORT_REMIND_H

#include <stdbool.h>
#include <time.h>

#define REMIND_WEEKLY 3		/* digests that a person gets in seven days, at most */

enum when { SOMETIME, SOON, LATE };

/* due, since: (time_t)-1 where nothing is fixed; days: how long before a term. */
enum when remind_when(time_t due, time_t now, int days);

/* Does it make a digest today?  Before its term: `days` days, one day and on the day
 * itself; after it: the next day, the third and every seventh.  What has no term: the
 * day after it began to wait, and every fourteenth. */
bool remind_today(time_t due, time_t since, time_t now, int days);

/* 2026-11-25T08:30:00Z; -1 for NULL and what is no such time. */
time_t remind_time(const char *rfc3339);

#endif
