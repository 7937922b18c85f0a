/* review/form.h - what a paper form of 自评, 互评, 组评 or 校评 says, of one case or of many. */
#ifndef REVIEW_FORM_H
#define REVIEW_FORM_H

#include "core/slice.h"

/* The columns of a form, and where they are; x has who asks (person), submission and level, which may be
 * a parameter: it has no type of its own. */
#define FORM_COLUMNS \
	"s.id AS submission, CAST(x.level AS CHAR) AS level, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       s.number, s.attempt, c.name AS school, k.secret," \
	"       IF(" UNNAMED("x.level = 'peer'") ", NULL, p.name) AS author," \
	"       (SELECT JSON_ARRAYAGG(JSON_OBJECT('title', q.title, 'criteria', " CRITERIA ") ORDER BY q.seq)" \
	"          FROM piece e JOIN requirement q ON q.id = e.requirement WHERE e.submission = s.id) AS pieces"
#define FORM_FROM \
	"  JOIN submission s ON s.id = x.submission" \
	"  JOIN policy_version r ON r.id = s.policy_version" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = s.person" \
	"  LEFT JOIN member_now m ON m.person = s.person" \
	"  JOIN school c ON c.id = COALESCE(m.school, s.school)" \
	"  JOIN paper_key k"

/* A row of them with the code by which its scan finds back to the case; the caller owns it. */
struct json_object *form_of(struct request *, const struct result *, size_t row);

#endif
