/* core/strict.h - JSON as RFC 8259 means it, read by json-c.
 *
 * json-c, even strict, lets through repeated keys, single quotes, keys cut at
 * a NUL, lone surrogates, overlong UTF-8 and numbers that overflow.  This
 * refuses them. */
#ifndef CORE_STRICT_H
#define CORE_STRICT_H

#include <stdbool.h>
#include <stddef.h>

#include <json-c/json.h>

#define STRICT_DEPTH 16

/* An object the caller puts, or NULL for anything but one whole, strict JSON
 * object. */
struct json_object *strict_parse(const char *, size_t);

/* Valid UTF-8 without NUL?  Counts its characters. */
bool strict_utf8(const char *, size_t, size_t *characters);

#endif
