/* core/routes.h - what can be asked of a program, as JSON on standard output:
 * method, path, roles, fields and limits, and the closed set of statements.
 * The API document, the pages' limits and the authorisation tests read it. */
#ifndef CORE_ROUTES_H
#define CORE_ROUTES_H

#include "core/slice.h"

int routes_print(const char *program, const struct route *const *slices);

#endif
