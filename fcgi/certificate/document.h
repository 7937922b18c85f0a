/* certificate/document.h - putting a JSON document together. */
#ifndef CERTIFICATE_DOCUMENT_H
#define CERTIFICATE_DOCUMENT_H

#include <json-c/json.h>

/* A text from a format, at most 4,000 bytes. */
void json_put(struct json_object *, const char *name, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* This moment, to the second, in RFC 3339. */
void json_put_now(struct json_object *, const char *name);
/* A list of the words in `words`, blank between. */
struct json_object *json_words(const char *words);

#endif
