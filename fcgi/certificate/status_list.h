/* certificate/status_list.h - which certificates no longer stand, a bit each: W3C
 * Bitstring Status List, statusPurpose "revocation". */
#ifndef CERTIFICATE_STATUS_LIST_H
#define CERTIFICATE_STATUS_LIST_H

#include <json-c/json.h>

#include "certificate/badge.h"

struct status_list {
	unsigned char bits[STATUS_LIST_LEN / 8];
};

/* places: "3,17,131071", as the database gives them; what is out of range is passed over. */
void status_list_mark(struct status_list *, const char *places);
/* The unsigned credential of list number n. */
struct json_object *status_list_document(const struct status_list *, long long n, const char *site);

#endif
