/* rules/draw.h - who judges as a peer: even load, and random so that nobody picks.
 *
 * The seed is published, so anybody can repeat a draw: the colleagues stand in
 * the order of (place, judgements they already owe or gave, SHA-256(seed || person ||
 * round)), numbers as 8 bytes big-endian, and the first so many are drawn.  place
 * says whence: the own group before those that it borrows from.
 */
#ifndef RULES_DRAW_H
#define RULES_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/rank.h"

struct colleague {
	uint64_t person;
	long place;			/* 0: the own group; then the nearer the lower */
	long load;			/* judgements owed or given in this programme */
	bool barred;			/* a conflict, an exemption, or drawn before and lapsed */
	unsigned char rank[RANK_BYTES];		/* written by draw_peers */
};

/* How many judges a draw aims at: min(k, group size - 1); a group of 1 or 2 borrows
 * what it lacks, so k.  Never below 0. */
size_t draw_size(long k, size_t group_size);

/* Draws up to `want` judges out of the author's colleagues: never the author,
 * nobody barred, nobody twice.  Sorts the array so that the drawn stand first
 * and returns how many they are; fewer than `want` when there are no more.
 * `round` tells draws apart: a submission's id, or that of a lapsed draw that
 * is drawn again.  The same seed and people give the same draw in any order. */
size_t draw_peers(const unsigned char seed[SEED_BYTES], uint64_t round, uint64_t author,
    struct colleague *, size_t count, size_t want);

#endif
