/* certificate/press.h - papers become a PDF file.
 *
 * A process of its own draws, so that fonts and pictures are gone with it, nothing of one
 * file is left when the next begins, and a fault of a library ends no job. */
#ifndef CERTIFICATE_PRESS_H
#define CERTIFICATE_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#include <json-c/json.h>

#define DIGEST_LEN 32		/* SHA-256 */

struct press {
	struct json_object *papers;	/* an array; see words.h */
	const char *site;
	/* Called after every some pages; false stops the work. */
	bool (*tell)(void *, size_t printed);
	void *arg;
	/* out */
	unsigned char sha256[DIGEST_LEN];
	long long bytes;
	size_t printed, unknown;	/* pages; of them with a sign in no font */
};

/* Opens the folder WEINENGLI_PRINTS; false, with a line for the operator, when it is
 * not set or can't be used. */
bool press_begin(void);
/* Prints into the folder under <sha256>.pdf, durable when this returns true. */
bool press_run(struct press *);
/* Throws away files older than so many days. */
void press_sweep(int days);

#endif
