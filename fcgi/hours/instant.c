/* hours/instant.c - see instant.h */
#include "hours/instant.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Exactly n digits; -1 when they are not there. */
static int
digits(const char **at, int n)
{
	int value = 0;

	for (; n > 0; n--, ++*at) {
		if (!isdigit((unsigned char)**at))
			return -1;
		value = value * 10 + (**at - '0');
	}
	return value;
}

/* Microseconds of ".123"; 0 where there is no point. */
static long
fraction(const char **at)
{
	long value = 0;
	int places = 0;

	if (**at != '.' && **at != ',')
		return 0;
	for (++*at; isdigit((unsigned char)**at); ++*at)
		if (places < 6) {
			value = value * 10 + (**at - '0');
			places++;
		}
	if (places == 0)
		return -1;
	for (; places < 6; places++)
		value *= 10;
	return value;
}

/* Seconds east of Greenwich: Z, +08:00, +0800, +08. */
static bool
zone(const char *at, long *east)
{
	int sign = *at == '-' ? -1 : 1, hours, minutes = 0;

	*east = 0;
	if (strcmp(at, "Z") == 0 || strcmp(at, "z") == 0)
		return true;
	if (*at != '+' && *at != '-')
		return false;
	at++;
	if ((hours = digits(&at, 2)) < 0 || hours > 14)
		return false;
	if (*at == ':')
		at++;
	if (*at != '\0' && ((minutes = digits(&at, 2)) < 0 || minutes > 59))
		return false;
	*east = sign * (hours * 3600L + minutes * 60L);
	return *at == '\0';
}

bool
instant_utc(const char *iso, char out[INSTANT])
{
	struct tm t = { 0 }, same;
	long micro, east;
	time_t at;

	t.tm_year = digits(&iso, 4) - 1900;
	if (t.tm_year < 100 || t.tm_year > 199 || *iso++ != '-' ||
	    (t.tm_mon = digits(&iso, 2) - 1) < 0 || *iso++ != '-' ||
	    (t.tm_mday = digits(&iso, 2)) < 1 || (*iso != 'T' && *iso != ' ') ||
	    (iso++, t.tm_hour = digits(&iso, 2)) < 0 || *iso++ != ':' ||
	    (t.tm_min = digits(&iso, 2)) < 0 || *iso++ != ':' ||
	    (t.tm_sec = digits(&iso, 2)) < 0 ||
	    (micro = fraction(&iso)) < 0 || !zone(iso, &east))
		return false;
	same = t;
	at = timegm(&same);
	if (same.tm_mday != t.tm_mday || same.tm_mon != t.tm_mon || same.tm_hour != t.tm_hour ||
	    same.tm_min != t.tm_min || t.tm_sec > 59)
		return false;
	at -= east;
	gmtime_r(&at, &t);
	if (t.tm_year < 100 || t.tm_year > 199)
		return false;
	strftime(out, INSTANT, "%Y-%m-%d %H:%M:%S", &t);
	snprintf(out + 19, INSTANT - 19, ".%06u", (unsigned)(micro % 1000000));
	return true;
}

void
instant_iso(const char utc[INSTANT], char out[INSTANT + 1])
{
	snprintf(out, INSTANT + 1, "%.10sT%.15sZ", utc, utc + 11);
}

void
instant_unix(long long seconds, char out[INSTANT])
{
	time_t t = (time_t)seconds;
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(out, INSTANT, "%Y-%m-%d %H:%M:%S", &tm);
}

long long
instant_seconds(const char utc[INSTANT])
{
	struct tm t = { 0 };

	return strptime(utc, "%Y-%m-%d %H:%M:%S", &t) != NULL ? (long long)timegm(&t) : 0;
}

/* One of the marks between a date's numbers. */
static const char *
past_mark(const char *s)
{
	static const char *const marks[] = { "-", "/", ".", "年", "月" };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return s + strlen(marks[i]);
	return NULL;
}

bool
instant_china(const char *s, char out[INSTANT])
{
	unsigned year, month, day, h = 0, m = 0, second = 0;
	char iso[60];
	int n = 0;

	if (sscanf(s, "%4u%n", &year, &n) != 1 || (s = past_mark(s + n)) == NULL ||
	    sscanf(s, "%2u%n", &month, &n) != 1 || (s = past_mark(s + n)) == NULL ||
	    sscanf(s, "%2u%n", &day, &n) != 1)
		return false;
	s += n;
	if (strncmp(s, "日", strlen("日")) == 0)
		s += strlen("日");
	s += *s == 'T' || *s == ' ';
	if (*s != '\0') {
		if (sscanf(s, "%2u:%2u%n", &h, &m, &n) != 2)
			return false;
		s += n;
		if (*s == ':' && (sscanf(s, ":%2u%n", &second, &n) != 1 || (s += n, false)))
			return false;
		if (*s == '.')
			s += 1 + strspn(s + 1, "0123456789");
	}
	snprintf(iso, sizeof(iso), "%04u-%02u-%02uT%02u:%02u:%02u+08:00", year, month, day, h, m, second);
	return *s == '\0' && instant_utc(iso, out);
}
