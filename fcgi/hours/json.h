/* hours/json.h - a platform's JSON, read without trusting it. */
#ifndef HOURS_JSON_H
#define HOURS_JSON_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>

/* The whole text as JSON, the caller's to let go; or NULL and why: one Chinese sentence. */
json_object *json_read(const char *body, size_t len, const char **wrong);

/* A member of an object, or NULL. */
json_object *member(json_object *, const char *name);

/* A string without a NUL or control character in it, or NULL. */
const char *text_in(json_object *);
#define text_of(o, name) text_in(member((o), (name)))

/* A whole number from min to max, also where it stands as text ("12"). */
bool number_in(json_object *, long long min, long long max, long long *);

#endif
