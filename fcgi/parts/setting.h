/* parts/setting.h - what a job is told by its surroundings: numbers, and secrets in files. */
#ifndef PARTS_SETTING_H
#define PARTS_SETTING_H

#include <stdbool.h>
#include <stdio.h>

/* The number in an environment variable; `otherwise` when it is not set or empty. */
long setting(const char *name, long otherwise);

/* A file of the credentials folder ($CREDENTIALS_DIRECTORY) for reading, or where it is; NULL
 * and false when there is no such folder or file, or the name leads out of it. */
#define CREDENTIAL_PATH 600
FILE *credential(const char *name);
bool credential_path(const char *name, char path[CREDENTIAL_PATH]);

#endif
