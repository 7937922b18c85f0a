/* certificate/multibase.c - see multibase.h */
#include "certificate/multibase.h"

#include <string.h>

static const char signs[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

void
multibase58(const unsigned char *bytes, size_t len, char to[100])
{
	unsigned char digits[98] = { 0 };	/* the least first */
	size_t used = 0, zeros = 0, i, j;
	unsigned carry;

	while (zeros < len && bytes[zeros] == 0)
		zeros++;
	for (i = zeros; i < len; i++) {
		for (carry = bytes[i], j = 0; j < used || carry > 0; j++) {
			carry += digits[j] * 256U;
			digits[j] = (unsigned char)(carry % 58);
			carry /= 58;
		}
		used = j > used ? j : used;
	}
	*to++ = 'z';
	for (i = 0; i < zeros; i++)
		*to++ = signs[0];
	while (used > 0)
		*to++ = signs[digits[--used]];
	*to = '\0';
}
