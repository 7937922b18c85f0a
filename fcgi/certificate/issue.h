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

/* What the paper says, as it is called today, of the proposal p. */
#define WORDS_KEPT \
	"JSON_OBJECT('name', t.name, 'school', s.name, 'region', g.name, 'programme', n.name," \
	"            'policy', y.name, 'policy_number', v.number," \
	"            'county', COALESCE(JSON_VALUE(v.rules, '$.recognition.value'), 0))"
#define WORDS_OF \
	"  JOIN person t ON t.id = p.person" \
	"  JOIN school s ON s.id = p.school" \
	"  JOIN programme n ON n.id = p.programme" \
	"  JOIN region g ON g.id = n.region" \
	"  JOIN policy_version v ON v.id = p.policy_version" \
	"  JOIN policy y ON y.id = v.policy"

/* And read again, but the name. */
#define WORD(name) "JSON_VALUE(c.words, '$." name "') AS " name
#define WORDS_SHOWN \
	WORD("school") ", " WORD("programme") ", " WORD("region") ", " WORD("policy") "," \
	" CAST(JSON_VALUE(c.words, '$.policy_number') AS UNSIGNED) AS policy_number," \
	" CAST(JSON_VALUE(c.words, '$.county') AS UNSIGNED) AS county"

/* Issues it by me for a proposal that no longer waits; the answer is 201 with
 * proposal, certificate and number. */
int certificate_issue(struct request *, long long proposal);
extern struct query certificate_insert;

#endif
