/* hours/duration.c - see duration.h */
#include "hours/duration.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

/* A number in thousandths, rounded down: at most 9 digits before the point. */
static bool
read_thousandths(const char **at, long long *n, bool *decimal)
{
	const char *p = *at;
	int digits = 0, places = 0;

	for (*n = 0; isdigit((unsigned char)*p); p++, digits++)
		*n = *n * 10 + (*p - '0');
	if (digits == 0 || digits > 9)
		return false;
	if ((*decimal = *p == '.' || *p == ',')) {
		for (p++; isdigit((unsigned char)*p); p++)
			if (places++ < 3)
				*n = *n * 10 + (*p - '0');
		if (places == 0)
			return false;
	}
	for (; places < 3; places++)
		*n *= 10;
	*at = p;
	return true;
}

bool
duration_seconds(const char *iso, long *seconds)
{
	static const struct { char unit; long of; bool time; } units[] = {
		{ 'W', 604800, false }, { 'D', 86400, false }, { 'H', 3600, true },
		{ 'M', 60, true }, { 'S', 1, true } };
	long long sum = 0, n;
	bool time = false, decimal = false;
	size_t next = 0, u;

	if (*iso++ != 'P' || *iso == '\0')
		return false;
	while (*iso != '\0') {
		if (!time && *iso == 'T') {
			time = true;
			iso++;
		}
		if (decimal || !read_thousandths(&iso, &n, &decimal))
			return false;
		for (u = next; u < 5 && (units[u].unit != *iso || units[u].time != time); u++)
			continue;
		if (u == 5)
			return false;
		sum += n * units[u].of;
		next = u + 1;
		iso++;
	}
	*seconds = (long)(sum / 1000);
	return sum / 1000 <= DURATION_MAX;
}
