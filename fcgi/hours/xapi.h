/* hours/xapi.h - the statements of an LRS (xAPI 1.0 and 2.0) since a point in time. */
#ifndef HOURS_XAPI_H
#define HOURS_XAPI_H

#include <stdbool.h>

#include "hours/fetch.h"
#include "hours/page.h"

#define XAPI_PAGES 1000		/* of one run; the next run goes on */

/* One platform, as asked. */
struct xapi {
	struct fetch *fetch;
	const char *address;	/* https://host/xAPI, without /statements */
	const char *home;	/* only accounts of this homePage; "" for all */
	char since[INSTANT];	/* UTC; "" from the beginning */
	bool (*keep)(void *, const struct page *);	/* each page, in order; false to stop */
	void *arg;
	char through[INSTANT];	/* out: all before is there, says the platform; or "" */
};

/* Asks page after page, oldest first.  NULL when all is there (or XAPI_PAGES
 * were read, or keep said to stop); else what went wrong: a Chinese sentence. */
const char *xapi_pull(struct xapi *);

#endif
