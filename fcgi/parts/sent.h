/* parts/sent.h - the file that a request brings as its body, for who looks at it as a whole. */
#ifndef PARTS_SENT_H
#define PARTS_SENT_H

#include "core/slice.h"

struct sent {
	const char *bytes;
	size_t len;
	struct value digest;		/* SHA-256, hex: what was shown is what is taken */
};

/* 0, or the status of a refusal: the line broke, or more than max bytes. */
int read_sent(struct request *, struct sent *, long long max);

#endif
