/* parts/confine.h - what a program may that reads one file of somebody else's: so much time
 * and memory, so large an output, and no network. */
#ifndef PARTS_CONFINE_H
#define PARTS_CONFINE_H

#include <stdbool.h>
#include <sys/resource.h>

struct confines {
	rlim_t seconds, memory, output;	/* of CPU; bytes; bytes of a file that is written */
	bool alone;			/* starts no other program */
};

/* For good, also for what it starts.  False when the kernel does not let us: then nothing
 * may be read. */
bool confine(struct confines);

#endif
