/* parts/setting.c - see setting.h */
#include "parts/setting.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

long
setting(const char *name, long otherwise)
{
	const char *s = getenv(name);

	return s != NULL && *s != '\0' ? strtol(s, NULL, 10) : otherwise;
}

/* LoadCredential=secret:FOLDER gives each file of the folder as secret_NAME. */
bool
credential_path(const char *name, char path[CREDENTIAL_PATH])
{
	static const char *const before[] = { "", "secret_" };
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	size_t i;

	if (folder == NULL || *name == '\0' || strchr(name, '/') != NULL || strstr(name, "..") != NULL)
		return false;
	for (i = 0; i < 2; i++) {
		snprintf(path, CREDENTIAL_PATH, "%s/%s%s", folder, before[i], name);
		if (access(path, R_OK) == 0)
			return true;
	}
	return false;
}

FILE *
credential(const char *name)
{
	char path[CREDENTIAL_PATH];

	return credential_path(name, path) ? fopen(path, "re") : NULL;
}
