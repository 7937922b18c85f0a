/* report/remind.c - see remind.h */
#include "report/remind.h"

#include <stdio.h>

#define CHINA (8 * 3600)
#define DAY 86400

/* Days of China's calendar. */
static long
day_of(time_t at)
{
	return (long)((at + CHINA) / DAY);
}

enum when
remind_when(time_t due, time_t now, int days)
{
	if (due == (time_t)-1)
		return SOMETIME;
	if (due < now)
		return LATE;
	return day_of(due) - day_of(now) <= days ? SOON : SOMETIME;
}

bool
remind_today(time_t due, time_t since, time_t now, int days)
{
	long left;

	if (due == (time_t)-1) {
		left = since == (time_t)-1 ? 0 : day_of(now) - day_of(since);
		return left == 1 || (left > 0 && left % 14 == 0);
	}
	left = day_of(due) - day_of(now);
	if (due >= now)
		return left == days || left == 1 || left == 0;
	return left == -1 || left == -3 || (left < 0 && left % 7 == 0);
}

time_t
remind_time(const char *text)
{
	struct tm t = { 0 };

	if (text == NULL || sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d", &t.tm_year, &t.tm_mon, &t.tm_mday,
	    &t.tm_hour, &t.tm_min, &t.tm_sec) != 6)
		return (time_t)-1;
	t.tm_year -= 1900;
	t.tm_mon -= 1;
	return timegm(&t);
}
