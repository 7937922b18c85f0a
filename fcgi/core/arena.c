/* core/arena.c - see arena.h */
#include "core/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK ((size_t)32 << 10)

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) char room[];
};

struct arena {
	struct block *last;		/* newest first; the oldest is kept */
	size_t total;
};

static struct block *
block_new(size_t size, struct block *next)
{
	struct block *b = malloc(sizeof(*b) + size);

	if (b == NULL)
		abort();
	b->next = next;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *
arena_new(void)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		abort();
	a->last = block_new(BLOCK, NULL);
	return a;
}

void
arena_reset(struct arena *a)
{
	struct block *b;

	while ((b = a->last)->next != NULL) {
		a->last = b->next;
		free(b);
	}
	a->last->used = 0;
	a->total = 0;
}

struct arena_place
arena_place(const struct arena *a)
{
	return (struct arena_place){ a->last, a->last->used, a->total };
}

void
arena_back(struct arena *a, struct arena_place to)
{
	struct block *b;

	while ((b = a->last) != to.last) {
		a->last = b->next;
		free(b);
	}
	a->last->used = to.used;
	a->total = to.total;
}

void
arena_free(struct arena *a)
{
	arena_reset(a);
	free(a->last);
	free(a);
}

void *
arena_get(struct arena *a, size_t len)
{
	struct block *b = a->last;
	size_t need = (len + alignof(max_align_t) - 1) &
	    ~(alignof(max_align_t) - 1);
	void *p;

	if (need < len || need > ARENA_MAX || a->total > ARENA_MAX - need)
		abort();
	if (b->size - b->used < need)
		a->last = b = block_new(need > BLOCK ? need : BLOCK, b);
	p = b->room + b->used;
	b->used += need;
	a->total += need;
	return memset(p, 0, len);
}

char *
arena_copy(struct arena *a, const void *from, size_t len)
{
	char *p = arena_get(a, len + 1);

	if (len > 0)
		memcpy(p, from, len);
	return p;
}
