/* certificate/proof.h - a document is signed: as JSON (Data Integrity, eddsa-jcs-2022) or as
 * a JWT (RS256, which Open Badges 3.0 asks of every verifier). */
#ifndef CERTIFICATE_PROOF_H
#define CERTIFICATE_PROOF_H

#include <stddef.h>

#include <json-c/json.h>

#include "certificate/keys.h"

/* The same with the keys of every object in order: printed plainly, that is its canonical
 * form (RFC 8785), for texts, integers, truths, lists and objects with ASCII keys. */
struct json_object *canonical(struct json_object *);

/* Gives the document, in canonical form and with its proof; takes the given one. */
struct json_object *proof_add(struct json_object *document, const struct key *, const char *controller);
/* header.payload.signature; takes the document.  To be freed; NULL when it failed. */
char *proof_jwt(struct json_object *document, const struct key *, const char *controller);

#endif
