/* rules/favour.c - rings of favours, by walking from the smallest member. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "rules/favour.h"

struct search {
	const struct favour *all;
	size_t count;
	struct ring *found;
	size_t rings, room;
};

static int
compare(const void *a, const void *b)
{
	const struct favour *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->to < y->to ? -1 : x->to > y->to;
}

static bool
favours(const struct search *s, uint64_t from, uint64_t to)
{
	const struct favour key = { from, to };

	return bsearch(&key, s->all, s->count, sizeof(key), compare) != NULL;
}

/* The first favour of somebody. */
static size_t
first_of(const struct search *s, uint64_t person)
{
	size_t low = 0, high = s->count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (s->all[middle].from < person)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does `next` lie on a shorter ring with the people of the path?  Anything but the
 * path's own steps, and the closing one, is a short cut. */
static bool
short_cut(const struct search *s, const struct ring *path, uint64_t next, size_t length)
{
	size_t i, last = path->length - 1;

	for (i = 0; i <= last; i++) {
		if (i < last && favours(s, path->people[i], next))
			return true;
		if ((i > 0 || path->length + 1 < length) && favours(s, next, path->people[i]))
			return true;
	}
	return false;
}

/* Goes on from the end of the path to rings of this length. */
static void
walk(struct search *s, struct ring *path, size_t length)
{
	uint64_t last = path->people[path->length - 1], next;
	size_t i, j;

	for (i = first_of(s, last); i < s->count && s->all[i].from == last && s->rings < s->room; i++) {
		next = s->all[i].to;
		for (j = 0; j < path->length && path->people[j] != next; j++)
			;
		if (j < path->length || next < path->people[0] || (i > 0 && compare(&s->all[i - 1], &s->all[i]) == 0) ||
		    short_cut(s, path, next, length))
			continue;
		path->people[path->length++] = next;
		if (path->length < length)
			walk(s, path, length);
		else if (favours(s, next, path->people[0]))
			s->found[s->rings++] = *path;
		path->length--;
	}
}

size_t
favour_rings(struct favour *all, size_t count, struct ring *found, size_t room)
{
	struct search s = { .all = all, .count = count, .found = found, .room = room };
	struct ring path;
	size_t i, length;

	qsort(all, count, sizeof(*all), compare);
	for (length = 2; length <= RING_MAX; length++)
		for (i = 0; i < count && s.rings < room; i++)
			if (i == 0 || all[i].from != all[i - 1].from) {
				path = (struct ring){ .people = { all[i].from }, .length = 1 };
				walk(&s, &path, length);
			}
	return s.rings;
}
