/* rules/draw.c - the peer draw, a sort by place, load and hash. */
#include <stdlib.h>
#include <string.h>

#include "rules/draw.h"

size_t
draw_size(long k, size_t group_size)
{
	if (k < 0)
		k = 0;
	return group_size > 2 && (size_t)k > group_size - 1 ? group_size - 1 : (size_t)k;
}

/* The barred last, then by place, by load, by hash. */
static int
before(const void *a, const void *b)
{
	const struct colleague *x = a, *y = b;

	if (x->barred != y->barred)
		return x->barred ? 1 : -1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->load != y->load)
		return x->load < y->load ? -1 : 1;
	return memcmp(x->rank, y->rank, sizeof(x->rank));
}

/* The same person twice has the same rank: one of the two is barred. */
static void
bar_doubles(struct colleague *list, size_t count)
{
	size_t i, j;

	for (i = 0; i < count; i++)
		for (j = 0; j < i && !list[i].barred; j++)
			if (list[j].person == list[i].person)
				list[i].barred = true;
}

size_t
draw_peers(const unsigned char seed[SEED_BYTES], uint64_t round, uint64_t author,
    struct colleague *list, size_t count, size_t want)
{
	size_t i, free_ones = 0;

	bar_doubles(list, count);
	for (i = 0; i < count; i++) {
		if (list[i].person == author)
			list[i].barred = true;
		rank_by(seed, list[i].person, round, list[i].rank);
		free_ones += !list[i].barred;
	}
	if (free_ones == 0)
		return 0;
	qsort(list, count, sizeof(*list), before);
	return want < free_ones ? want : free_ones;
}
