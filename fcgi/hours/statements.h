/* hours/statements.h - one page of an LRS's answer, read without trusting it. */
#ifndef HOURS_STATEMENTS_H
#define HOURS_STATEMENTS_H

#include <stddef.h>

#include "hours/batch.h"

#define STATEMENTS_MAX 1000	/* in one page */

struct statements {
	char last[INSTANT];		/* stored time of the last statement; "" if none */
	char more[1000];		/* where the next page is; "" at the end */
};

/* Reads a page into the batch.  A statement that tells neither a duration nor a result
 * is only seen; one that does, but has no usable account, course, time or length, is
 * refused, and so are accounts of another homePage than `home`, unless that is "".
 * NULL, or why it is no page: one Chinese sentence. */
const char *statements_read(struct statements *, const char *body, size_t len, const char *home,
    struct batch *);

#endif
