/* rules/rank.h - an order that nobody chose and anybody can repeat. */
#ifndef RULES_RANK_H
#define RULES_RANK_H

#include <stdint.h>

#define SEED_BYTES 32
#define RANK_BYTES 32

/* SHA-256(seed || a || b), numbers as 8 bytes big-endian. */
void rank_by(const unsigned char seed[SEED_BYTES], uint64_t a, uint64_t b, unsigned char rank[RANK_BYTES]);

#endif
