/* certificate/issue.h - a certificate comes into being: with the recognition, or, where no
 * county recognises, with the proposal. */
#ifndef CERTIFICATE_ISSUE_H
#define CERTIFICATE_ISSUE_H

#include "core/slice.h"
#include "parts/standing.h"

/* The facts as they are kept with a proposal or a corrected certificate: what was
 * known, and the hours in sum.  Four values: KEPT(s). */
#define FACTS_KEPT \
	"JSON_INSERT(?, '$.hours', JSON_OBJECT('online', ?, 'practice', ?, 'total', ?))"
#define KEPT(s) (s)->facts, number((s)->hours.of[HOURS_ONLINE]), \
	number(hours_practice(&(s)->hours)), number(hours_total(&(s)->hours))

/* Issues it by me for a proposal that no longer waits; the answer is 201 with
 * proposal, certificate and number. */
int certificate_issue(struct request *, long long proposal);
extern struct query certificate_insert;

#endif
