/* core/fields.h - what makes one value valid.  What is wrong goes to wrong(). */
#ifndef CORE_FIELDS_H
#define CORE_FIELDS_H

#include "core/request.h"

#define POINTER_MAX 200			/* bytes of "/pieces/0/link" */

bool from_text(struct request *, const struct field *, const char *, size_t,
    struct value *);
/* at: the pointer that names the place. */
bool from_json(struct request *, const char *at, const struct field *,
    struct json_object *, struct value *);
const struct field *find_field(const struct field *, const char *name);
const char *called(const struct field *);	/* its Chinese name */

#endif
