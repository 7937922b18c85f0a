/* parts/table_style.c - see table_style.h */
#include "parts/table_style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DAYS_MAX 2958466.0	/* the first day of the year 10000 */

/* The formats without a code of their own (ECMA-376, 18.8.30), with those of Chinese Excel. */
struct number_format
format_built_in(unsigned id)
{
	static const struct { unsigned first, last; bool day, clock; } known[] = {
		{ 14, 17, true, false }, { 18, 21, false, true }, { 22, 22, true, true },
		{ 27, 31, true, false }, { 32, 35, false, true }, { 36, 36, true, false },
		{ 45, 47, false, true }, { 50, 54, true, false }, { 55, 56, false, true },
		{ 57, 58, true, false } };
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (id >= known[i].first && id <= known[i].last)
			return (struct number_format){ known[i].day, known[i].clock, 0 };
	return (struct number_format){ 0 };
}

/* Past what is not of the format's language: "text", \c, [Red]; NULL at the end. */
static const char *
skip(const char *at, struct number_format *f)
{
	char closing = *at == '"' ? '"' : *at == '[' ? ']' : '\0';

	if (closing == '\0')
		return strchr("\\_*", *at) == NULL || at[1] == '\0' ? at : at + 1;
	if (strncasecmp(at, "[h", 2) == 0 || strncasecmp(at, "[mm]", 4) == 0 || strncasecmp(at, "[s", 2) == 0)
		f->clock = true;		/* hours that go on after 24 */
	return strchr(at + 1, closing);
}

struct number_format
format_of(const char *code)
{
	struct number_format f = { 0 };
	bool month = false, more = false;
	const char *at;

	if (strncasecmp(code, "General", 7) == 0)
		return f;
	for (at = code; *at != '\0' && *at != ';'; at++) {
		f.day = f.day || strchr("yYdD", *at) != NULL;
		f.clock = f.clock || strchr("hHsS", *at) != NULL;
		month = month || strchr("mM", *at) != NULL;
		more = more || strchr("#?.,%/@Ee", *at) != NULL;
		f.zeros += *at == '0' && f.zeros < 40;
		if ((at = skip(at, &f)) == NULL)
			break;
	}
	f.day = f.day || (month && !f.clock);
	if (f.day || f.clock || more || f.zeros < 2)
		f.zeros = 0;
	return f;
}

/* --- a date -------------------------------------------------------------- */

/* Days since 1970 as year, month and day. */
static void
civil(long days, int *y, int *m, int *d)
{
	long z = days + 719468, era = z / 146097, of_era = z % 146097;
	long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;

	*d = (int)(of_year - (153 * month + 2) / 5 + 1);
	*m = (int)(month < 10 ? month + 3 : month - 9);
	*y = (int)(year + era * 400 + (*m <= 2));
}

/* A spreadsheet's day 60 is a 29 February 1900 that never was. */
static void
show_time(char *shown, size_t room, double serial, struct number_format f, bool since_1904)
{
	long seconds = lround((serial - floor(serial)) * 86400), days = (long)floor(serial);
	int y, m, d, n = 0;

	days += seconds / 86400;
	seconds %= 86400;
	if (!f.day) {
		snprintf(shown, room, "%02ld:%02ld:%02ld", days * 24 + seconds / 3600,
		    seconds / 60 % 60, seconds % 60);
		return;
	}
	civil(since_1904 ? days - 24107 : days - (days < 60 ? 25568 : 25569), &y, &m, &d);
	n = snprintf(shown, room, "%04d-%02d-%02d", y, m, d);
	if (f.clock && n > 0 && (size_t)n < room)
		snprintf(shown + n, room - (size_t)n, " %02ld:%02ld:%02ld", seconds / 3600,
		    seconds / 60 % 60, seconds % 60);
}

/* --- a number ------------------------------------------------------------ */

void
format_number(char *shown, size_t room, const char *digits, struct number_format f, bool since_1904)
{
	char *end;
	double x = strtod(digits, &end);

	if (end == digits || *end != '\0' || !isfinite(x) || strpbrk(digits, "xX") != NULL)
		snprintf(shown, room, "%s", digits);
	else if ((f.day || f.clock) && x >= 0 && x < DAYS_MAX)
		show_time(shown, room, x, f, since_1904);
	else if (x == floor(x) && fabs(x) < 1e15)
		snprintf(shown, room, "%0*.0f", f.zeros > 0 && x >= 0 ? f.zeros : 1, x);
	else if (fabs(x) >= 1e15)	/* a spreadsheet keeps 15 digits */
		snprintf(shown, room, "%.5E", x);
	else
		snprintf(shown, room, "%.15g", x);
}
