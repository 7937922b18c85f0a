/* certificate/words.h - what a certificate says, as an object.
 *
 * It is what was kept when it was issued: name, school, region, programme, policy,
 * policy_number, county (1: recognised by the county's office, 0: by the school), number,
 * replaces (or null), issued_on (YYYY-MM-DD), abilities [{code, name, dimension, grade}] and
 * hours {online, practice, total} in hundredths (or null); see the view paper. */
#ifndef CERTIFICATE_WORDS_H
#define CERTIFICATE_WORDS_H

#include <stddef.h>

#include <json-c/json.h>

/* "" and 0 if absent. */
const char *paper_text(struct json_object *paper, const char *name);
long long paper_count(struct json_object *paper, const char *name);
/* Who recognised and seals. */
void paper_issuer(struct json_object *paper, char *to, size_t size);
/* 优秀, 合格 */
const char *paper_grade(struct json_object *ability);

#endif
