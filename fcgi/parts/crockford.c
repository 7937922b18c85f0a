/* parts/crockford.c - see crockford.h */
#include "parts/crockford.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

const char crockford_signs[33] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The remainder by the greatest prime below 2^20: another sign anywhere, or two
 * neighbours exchanged, always give another one. */
static uint32_t
remainder_of(const char *number, size_t len)
{
	uint32_t sum = 0;
	size_t i;

	for (i = 0; i < len; i++)
		sum = (sum * 33 + (uint32_t)(strchr(crockford_signs, number[i]) - crockford_signs)) % 1048573;
	return sum;
}

void
crockford_seal(char *number, size_t len)
{
	uint32_t sum = remainder_of(number, len - CROCKFORD_CHECKS);
	size_t i;

	number[len] = '\0';
	for (i = len; i > len - CROCKFORD_CHECKS; i--, sum >>= 5)
		number[i - 1] = crockford_signs[sum & 31];
}

bool
crockford_read(const char *typed, char *to, size_t len)
{
	const char *p;
	size_t n = 0;
	int c;

	for (p = typed; *p != '\0'; p++) {
		if (*p == '-' || *p == ' ')
			continue;
		c = toupper((unsigned char)*p);
		c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
		if (strchr(crockford_signs, c) == NULL || n == len)
			break;
		to[n++] = (char)c;
	}
	if (*p != '\0' || n != len)
		n = 0;
	to[n] = '\0';
	return n > 0;
}

bool
crockford_is_whole(const char *number, size_t len)
{
	uint32_t sum = remainder_of(number, len - CROCKFORD_CHECKS);
	size_t i;

	for (i = len; i > len - CROCKFORD_CHECKS; i--, sum >>= 5)
		if (number[i - 1] != crockford_signs[sum & 31])
			return false;
	return true;
}
