/* certificate/receipt_csv.h - the file of receipts.  Pure: no database. */
#ifndef CERTIFICATE_RECEIPT_CSV_H
#define CERTIFICATE_RECEIPT_CSV_H

#include <stddef.h>

#include <json-c/json.h>

#define RECEIPTS_MAX 50000

/* lines   [{"row": 2, "number": "...", "accepted": 1, "reason": ""}]
 * faults  [{"row": 3, "detail": "..."}]; row as a spreadsheet shows it, 0 the file
 * The caller puts both. */
struct receipts {
	struct json_object *lines, *faults;
};

/* Number, accepted | rejected (收下, 退回), reason; in any encoding that a
 * spreadsheet writes; a first row without a number is its head; empty rows are
 * skipped.  A rejection needs its reason; a number stands once. */
void receipts_read(struct receipts *, const char *bytes, size_t len);

#endif
