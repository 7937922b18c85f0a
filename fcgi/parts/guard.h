/* parts/guard.h - what every request to somebody who is not trusted keeps to: https to a
 * public address, no redirect, no proxy, time and speed limited. */
#ifndef PARTS_GUARD_H
#define PARTS_GUARD_H

#include <curl/curl.h>
#include <stdbool.h>

struct guard {
	bool local;		/* also http, this host and private networks */
	long seconds;		/* for one answer */
	const char *authority;	/* a file of the certificates that it is verified by; or NULL */
	bool closed;		/* set: the address led inwards, nothing was sent */
};

/* The guard stays the caller's, as long as the handle. */
void guard(CURL *, struct guard *);

#endif
