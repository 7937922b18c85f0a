/* certificate/number.h - a certificate's number: 16 signs that carry 80 random
 * bits, so nobody guesses one, and 4 that find a slip of the hand.
 *
 * The signs are Crockford's base 32: no I, L, O, U. */
#ifndef CERTIFICATE_NUMBER_H
#define CERTIFICATE_NUMBER_H

#include <stdbool.h>

#define NUMBER_LEN 20

/* A new one. */
void number_make(char number[NUMBER_LEN + 1]);

/* What somebody typed or read aloud, as it is stored: small letters, blanks and
 * hyphens, O for 0, I and L for 1 are understood.  False, and "", when that is
 * no 20 signs.  Says nothing about the last four. */
bool number_read(const char *typed, char number[NUMBER_LEN + 1]);

/* Do the last four signs belong to the others? */
bool number_is_whole(const char number[NUMBER_LEN + 1]);

#endif
