/* certificate/number.c - see number.h */
#include "certificate/number.h"

#include <sodium.h>

#include "parts/crockford.h"

#define RANDOM_LEN (NUMBER_LEN - CROCKFORD_CHECKS)

void
number_make(char number[NUMBER_LEN + 1])
{
	unsigned char bits[RANDOM_LEN];
	int i;

	randombytes_buf(bits, sizeof(bits));
	for (i = 0; i < RANDOM_LEN; i++)
		number[i] = crockford_signs[bits[i] & 31];
	crockford_seal(number, NUMBER_LEN);
}

bool
number_read(const char *typed, char number[NUMBER_LEN + 1])
{
	return crockford_read(typed, number, NUMBER_LEN);
}

bool
number_is_whole(const char number[NUMBER_LEN + 1])
{
	return crockford_is_whole(number, NUMBER_LEN);
}
