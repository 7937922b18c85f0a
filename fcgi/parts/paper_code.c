/* parts/paper_code.c - see paper_code.h */
#include "parts/paper_code.h"

#include <sodium.h>
#include <string.h>

#include "parts/crockford.h"

#define ABOUT_LEN 8
#define BODY_LEN (1 + ABOUT_LEN)
#define SEAL_LEN (PAPER_LEN - BODY_LEN - CROCKFORD_CHECKS)

_Static_assert(PAPER_KEY == crypto_auth_hmacsha256_KEYBYTES, "a key of HMAC-SHA256");

/* In the order of enum paper: self, peer, group, panel, sign-in (A: activity). */
static const char forms[] = "SPGVA";

static void
put_seal(char *code, const unsigned char key[PAPER_KEY])
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	int i;

	crypto_auth_hmacsha256(mac, (const unsigned char *)code, BODY_LEN, key);
	for (i = 0; i < SEAL_LEN; i++)
		code[BODY_LEN + i] = crockford_signs[mac[i] & 31];
	crockford_seal(code, PAPER_LEN);
}

void
paper_code(char code[PAPER_LEN + 1], enum paper form, long long about, const unsigned char key[PAPER_KEY])
{
	int i;

	code[0] = forms[form];
	for (i = ABOUT_LEN; i > 0; i--, about >>= 5)
		code[i] = crockford_signs[about & 31];
	put_seal(code, key);
}

enum paper_fault
paper_code_read(const char *typed, const unsigned char key[PAPER_KEY], enum paper *form, long long *about)
{
	char code[PAPER_LEN + 1], same[PAPER_LEN + 1];
	const char *f;
	int i;

	if (!crockford_read(typed, code, PAPER_LEN))
		return PAPER_NOT_ONE;
	if (!crockford_is_whole(code, PAPER_LEN))
		return PAPER_SLIP;
	memcpy(same, code, sizeof(same));
	put_seal(same, key);
	if ((f = strchr(forms, code[0])) == NULL || sodium_memcmp(code, same, PAPER_LEN) != 0)
		return PAPER_FORGED;
	*form = (enum paper)(f - forms);
	for (*about = 0, i = 1; i <= ABOUT_LEN; i++)
		*about = *about << 5 | (strchr(crockford_signs, code[i]) - crockford_signs);
	return PAPER_GOOD;
}
