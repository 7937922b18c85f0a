/* certificate/badge.h - a certificate as a credential: W3C VC 2.0, in the words of Open Badges 3.0. */
#ifndef CERTIFICATE_BADGE_H
#define CERTIFICATE_BADGE_H

#include <json-c/json.h>

/* Where our documents stand: <site>/api/certificate/public/credential/... */
#define ISSUER_PATH "/api/certificate/public/credential/issuer"
#define STATUS_PATH "/api/certificate/public/credential/status"

/* Certificates a status list: what the standard asks at least, so that a question for one
 * tells nobody which. */
#define STATUS_LIST_LEN 131072

/* Unsigned.  paper as in words.h; id is the certificate's place in the status lists, issued
 * its time in RFC 3339. */
struct json_object *badge_of(struct json_object *paper, long long id, const char *issued, const char *site);

#endif
