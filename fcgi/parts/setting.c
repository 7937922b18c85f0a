/* parts/setting.c - see setting.h */
#include "parts/setting.h"

#include <stdlib.h>
#include <string.h>

long
setting(const char *name, long otherwise)
{
	const char *s = getenv(name);

	return s != NULL && *s != '\0' ? strtol(s, NULL, 10) : otherwise;
}

FILE *
credential(const char *name)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	char path[600];

	if (folder == NULL || strchr(name, '/') != NULL || strstr(name, "..") != NULL)
		return NULL;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return fopen(path, "re");
}
