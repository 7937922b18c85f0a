/* parts/crockford.h - numbers for people: Crockford's base 32, no I, L, O, U. */
#ifndef PARTS_CROCKFORD_H
#define PARTS_CROCKFORD_H

#include <stdbool.h>
#include <stddef.h>

#define CROCKFORD_CHECKS 4

extern const char crockford_signs[33];

/* What somebody typed or read aloud, as it is stored: small letters, blanks and hyphens, O
 * for 0, I and L for 1 are understood.  False, and "", when that is no `len` signs.  `to`
 * has room for len + 1.  Says nothing about the last four. */
bool crockford_read(const char *typed, char *to, size_t len);

/* Sets the last CROCKFORD_CHECKS of len signs, which find a slip of the hand. */
void crockford_seal(char *number, size_t len);

/* Do they belong to the others? */
bool crockford_is_whole(const char *number, size_t len);

#endif
