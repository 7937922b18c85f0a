/* hours/source.c - see source.h */
#include "hours/source.h"

#include <stdio.h>
#include <string.h>

bool
next_address(const char *address, const char *next, char url[URL_MAX])
{
	const char *host = strstr(address, "://") + 3;
	size_t origin = (size_t)(host - address) + strcspn(host, "/?#");
	int n = URL_MAX;

	if (strpbrk(next, " \\\t\r\n") != NULL)
		return false;
	if (strncmp(next, address, origin) == 0 && next[origin] == '/')
		n = snprintf(url, URL_MAX, "%s", next);
	else if (next[0] == '/' && next[1] != '/')
		n = snprintf(url, URL_MAX, "%.*s%s", (int)origin, address, next);
	return n < URL_MAX;
}

void
under(const char *address, const char *path, char url[URL_MAX])
{
	size_t len = strlen(address);

	while (len > 0 && address[len - 1] == '/')
		len--;
	snprintf(url, URL_MAX, "%.*s%s", (int)len, address, path);
}
