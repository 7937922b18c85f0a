/* plan/documents.h - which documents a package has, and what each is made of. */
#ifndef PLAN_DOCUMENTS_H
#define PLAN_DOCUMENTS_H

#include "core/slice.h"
#include "rules/policy.h"

/* The draft: an object for each document, and the offer's codes.  In a draft
 * everything may still be missing. */
extern const struct field draft_fields[];

/* Names every part that is missing in a document the policy asks for (C14), with
 * the notice's phrase, and every stage that ends before it begins.  Stages may
 * overlap (C30). */
void documents_check(struct request *, const struct policy *, struct json_object *draft);

/* What a part of a document is called, or the document itself where `part` is
 * NULL; NULL when there is none of that name. */
const char *part_called(const char *document, const char *part);

#endif
