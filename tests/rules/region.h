/* tests/rules/region.h - what the rules' tests share: the five policies as they
 * are seeded, the national abilities, and a look into findings. */
#ifndef TESTS_RULES_REGION_H
#define TESTS_RULES_REGION_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "rules/ability.h"
#include "rules/policy.h"

/* One test, named by its promise. */
#define PROMISE(sentence, function) { sentence, function, NULL, NULL, NULL }

/* The policy of that code out of sql/seed/policies.sql; fails the test when it
 * cannot be read. */
struct policy region(const char *code);

/* Builds abilities from codes: "A1 A5 A11".  Dimension and environment as in
 * the national catalogue; returns how many.  The texts are static. */
size_t abilities(const char *codes, struct ability out[], size_t room);

/* Splits "A1 A5" into codes; the texts are static. */
size_t codes(const char *words, const char *out[], size_t room);

/* The finding of this rule about this subject ("" any), or NULL. */
const struct finding *found(const struct findings *, const char *rule, const char *subject);

#endif
