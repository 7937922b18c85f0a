/* rules/sample.h - 抽检: which works of a school are looked at again (R122, R123).
 *
 * The seed is published once the seal is off, so anybody can repeat a draw: the
 * decided works of a school stand in the order of SHA-256(seed || school || work),
 * numbers as 8 bytes big-endian, and the first are drawn.  Share and least number
 * are the policy's; what the strata add is ours. */
#ifndef RULES_SAMPLE_H
#define RULES_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/rank.h"

/* One decided work of the school. */
struct sampled {
	uint64_t work;
	bool excellent;			/* decided 优秀 */
	bool borderline;		/* the panel's votes were not of one mind */
	bool late;			/* changed and decided shortly before the draw */
	bool drawn;			/* written by sample_draw */
	unsigned char rank[RANK_BYTES];		/* the same */
};

/* Of `count` works: `percent` of them rounded up, at least `least`, twice as many
 * where every work of the school is 优秀; never more than there are. */
size_t sample_size(long percent, long least, size_t count, bool all_excellent);

/* Draws out of one school's works and sorts the drawn to the front; returns how
 * many they are.  Of the borderline and of the late works at least one each is
 * drawn, beyond the size if need be.  The same seed and works give the same draw
 * in any order. */
size_t sample_draw(const unsigned char seed[SEED_BYTES], uint64_t school, long percent, long least,
    struct sampled *, size_t count);

#endif
