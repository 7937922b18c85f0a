/* parts/paper_mark.h - what stands in the corner of a paper form. */
#ifndef PARTS_PAPER_MARK_H
#define PARTS_PAPER_MARK_H

#include "core/value.h"
#include "parts/paper_code.h"

struct json_object;

/* {"code": "SABC-...", in fours, "qr": as qr_json()}; key: paper_key.secret.  The caller
 * owns it. */
struct json_object *paper_mark(enum paper, long long about, struct value key);

#endif
