/* core/arena.h - memory that lives until the answer is sent.
 *
 * One arena a thread.  Nothing in it is freed alone; arena_reset() lets go of
 * everything but the first block, arena_back() of what came after a place.  An arena that would pass its limit, or a
 * machine without memory, ends the process: nginx answers 502, the socket
 * keeps the queue, and no half-made answer goes out. */
#ifndef CORE_ARENA_H
#define CORE_ARENA_H

#include <stddef.h>

#define ARENA_MAX ((size_t)64 << 20)	/* bytes a request may hold */

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *);
void arena_reset(struct arena *);
void *arena_get(struct arena *, size_t);	/* zeroed, aligned for anything */
char *arena_copy(struct arena *, const void *, size_t);	/* and a NUL behind */

struct arena_place {
	const void *last;
	size_t used, total;
};
struct arena_place arena_place(const struct arena *);
void arena_back(struct arena *, struct arena_place);

#endif
