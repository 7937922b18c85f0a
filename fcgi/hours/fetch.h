/* hours/fetch.h - one question to a platform that is not trusted: by https to a public
 * address, no redirect followed, bytes, time and speed limited. */
#ifndef HOURS_FETCH_H
#define HOURS_FETCH_H

#include <stdbool.h>
#include <stddef.h>

#define PAGE_BYTES (4 << 20)	/* the longest answer that is read */

struct fetch;

struct fetch_settings {
	bool local;		/* also http, this host and private networks: WEINENGLI_PULL_LOCAL=1 */
	long seconds;		/* for one answer: WEINENGLI_PULL_SECONDS, 60 */
	size_t bytes;		/* of one answer, unpacked */
	int per_minute;		/* questions at most; 0 for no limit */
	const char *authority;	/* a file of the certificates that this platform is verified by; or NULL */
	void (*wait)(void *, int seconds);	/* between tries; may return early */
	void *arg;
};

struct reply {
	long status;
	const char *body;	/* ends with NUL; the fetch's own, until the next */
	size_t len;
	char through[64];	/* X-Experience-API-Consistent-Through, or "" */
	const char *trouble;	/* why there is no answer: one Chinese sentence; or NULL */
};

struct fetch *fetch_new(const struct fetch_settings *);
void fetch_free(struct fetch *);

/* From now on every question goes with them, as Basic authentication. */
void fetch_basic(struct fetch *, const char *user, const char *password);

/* Asks with one more header line, or NULL; fetch_form sends a form by POST, for
 * interfaces that read by it.  Both only read, so what may pass (no line, 429, 5xx) is
 * tried again, at most four times, when the platform says (Retry-After, at most a
 * minute), else after 1, 2, 4 seconds give or take half.  False with reply.trouble
 * unless the answer is 200. */
bool fetch_get(struct fetch *, const char *url, const char *head, struct reply *);
bool fetch_form(struct fetch *, const char *url, const char *form, struct reply *);

#endif
