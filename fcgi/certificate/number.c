/* certificate/number.c - see number.h */
#include "certificate/number.h"

#include <ctype.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

#define RANDOM_LEN 16

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* The remainder by the greatest prime below 2^20: another sign anywhere, or two
 * neighbours exchanged, always give another one. */
static uint32_t
remainder_of(const char *number)
{
	uint32_t sum = 0;
	int i;

	for (i = 0; i < RANDOM_LEN; i++)
		sum = (sum * 33 + (uint32_t)(strchr(signs, number[i]) - signs)) % 1048573;
	return sum;
}

static void
put_checks(char number[NUMBER_LEN + 1])
{
	uint32_t sum = remainder_of(number);
	int i;

	for (i = NUMBER_LEN - 1; i >= RANDOM_LEN; i--, sum >>= 5)
		number[i] = signs[sum & 31];
	number[NUMBER_LEN] = '\0';
}

void
number_make(char number[NUMBER_LEN + 1])
{
	unsigned char bits[RANDOM_LEN];
	int i;

	randombytes_buf(bits, sizeof(bits));
	for (i = 0; i < RANDOM_LEN; i++)
		number[i] = signs[bits[i] & 31];
	put_checks(number);
}

bool
number_read(const char *typed, char number[NUMBER_LEN + 1])
{
	const char *p;
	int n = 0, c;

	for (p = typed; *p != '\0' && n <= NUMBER_LEN; p++) {
		if (*p == '-' || *p == ' ')
			continue;
		c = toupper((unsigned char)*p);
		c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
		if (strchr(signs, c) == NULL || n == NUMBER_LEN)
			break;
		number[n++] = (char)c;
	}
	if (*p != '\0' || n != NUMBER_LEN)
		n = 0;
	number[n] = '\0';
	return n > 0;
}

bool
number_is_whole(const char number[NUMBER_LEN + 1])
{
	char same[NUMBER_LEN + 1];

	memcpy(same, number, sizeof(same));
	put_checks(same);
	return memcmp(same, number, sizeof(same)) == 0;
}
