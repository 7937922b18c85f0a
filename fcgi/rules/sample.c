/* rules/sample.c - the spot check's draw, a sort by hash. */
#include <stdlib.h>
#include <string.h>

#include "rules/sample.h"

size_t
sample_size(long percent, long least, size_t count, bool all_excellent)
{
	size_t share = ((size_t)(percent > 0 ? percent : 0) * count + 99) / 100;
	size_t size = least > 0 && (size_t)least > share ? (size_t)least : share;

	if (all_excellent)
		size *= 2;
	return size < count ? size : count;
}

/* The drawn first, then by hash. */
static int
before(const void *a, const void *b)
{
	const struct sampled *x = a, *y = b;

	if (x->drawn != y->drawn)
		return x->drawn ? -1 : 1;
	return memcmp(x->rank, y->rank, sizeof(x->rank));
}

static bool
is_borderline(const struct sampled *w)
{
	return w->borderline;
}

static bool
is_late(const struct sampled *w)
{
	return w->late;
}

/* Draws the first of a stratum that has no member among the drawn; 1 if it did. */
static size_t
draw_one_of(bool (*in)(const struct sampled *), struct sampled *list, size_t count)
{
	struct sampled *first = NULL;
	size_t i;

	for (i = 0; i < count; i++)
		if (in(&list[i])) {
			if (list[i].drawn)
				return 0;
			if (first == NULL)
				first = &list[i];
		}
	if (first == NULL)
		return 0;
	first->drawn = true;
	return 1;
}

size_t
sample_draw(const unsigned char seed[SEED_BYTES], uint64_t school, long percent, long least,
    struct sampled *list, size_t count)
{
	bool all_excellent = count > 0;
	size_t i, drawn;

	if (count == 0)
		return 0;
	for (i = 0; i < count; i++) {
		list[i].drawn = false;
		all_excellent = all_excellent && list[i].excellent;
		rank_by(seed, school, list[i].work, list[i].rank);
	}
	qsort(list, count, sizeof(*list), before);
	drawn = sample_size(percent, least, count, all_excellent);
	for (i = 0; i < drawn; i++)
		list[i].drawn = true;
	drawn += draw_one_of(is_borderline, list, count);
	drawn += draw_one_of(is_late, list, count);
	qsort(list, count, sizeof(*list), before);
	return drawn;
}
