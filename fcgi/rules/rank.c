/* rules/rank.c - a hash of what is ranked and of a published seed. */
#include <sodium.h>
#include <string.h>

#include "rules/rank.h"

static void
put64(unsigned char *to, uint64_t n)
{
	int i;

	for (i = 7; i >= 0; i--, n >>= 8)
		to[i] = (unsigned char)n;
}

void
rank_by(const unsigned char seed[SEED_BYTES], uint64_t a, uint64_t b, unsigned char rank[RANK_BYTES])
{
	unsigned char text[SEED_BYTES + 16];

	memcpy(text, seed, SEED_BYTES);
	put64(text + SEED_BYTES, a);
	put64(text + SEED_BYTES + 8, b);
	crypto_hash_sha256(rank, text, sizeof(text));
}
