/* rules/favour.h - who gave whom 优秀 in turn: pairs, and rings of three and four.
 *
 * Ours: no notice speaks of it.  Only shown, to those who oversee a school; it
 * decides nothing. */
#ifndef RULES_FAVOUR_H
#define RULES_FAVOUR_H

#include <stddef.h>
#include <stdint.h>

#define RING_MAX 4

/* `from` gave a work of `to` 优秀. */
struct favour {
	uint64_t from, to;
};

struct ring {
	uint64_t people[RING_MAX];	/* the smallest number first, each favours the next */
	size_t length;			/* 2, 3, 4 */
};

/* Finds the rings among the favours (sorted by it), the short ones first; of three
 * and four only those without a shorter ring inside.  Returns how many were found,
 * at most `room`. */
size_t favour_rings(struct favour *, size_t count, struct ring *, size_t room);

#endif
