/* hours/sign_code.c - see sign_code.h */
#include "hours/sign_code.h"

#include <sodium.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

_Static_assert(SIGN_SECRET == crypto_auth_hmacsha256_KEYBYTES, "a key of HMAC-SHA256");

void
sign_code(char code[7], const unsigned char secret[SIGN_SECRET], long long step)
{
	unsigned char counter[8], mac[crypto_auth_hmacsha256_BYTES];
	uint64_t number = 0;
	int i;

	for (i = 0; i < 8; i++)
		counter[i] = (unsigned char)((uint64_t)step >> (56 - 8 * i));
	crypto_auth_hmacsha256(mac, counter, sizeof(counter), secret);
	for (i = 0; i < 8; i++)
		number = number << 8 | mac[i];
	snprintf(code, 7, "%06u", (unsigned)(number % 1000000));
}

bool
sign_code_holds(const char *code, const unsigned char secret[SIGN_SECRET], long long step)
{
	char now[7], before[7];

	sign_code(now, secret, step);
	sign_code(before, secret, step - 1);
	return strcmp(code, now) == 0 || strcmp(code, before) == 0;
}
