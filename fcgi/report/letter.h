/* report/letter.h - a letter to one person: what it says, and how it goes on the wire. */
#ifndef REPORT_LETTER_H
#define REPORT_LETTER_H

#include <json-c/json.h>
#include <time.h>

#include "report/remind.h"

struct letter {
	int late, soon, others;		/* things that wait */
	int today;			/* of them, those that make a digest today */
	char *subject, *text;		/* the letter's own; plain Chinese */
};

/* The things of now_of() that wait, at this moment.  No names of people stand in it:
 * acts, titles of what they are about, and terms. */
void letter_digest(struct letter *, struct json_object *waiting, time_t now, int days,
    const char *site);
/* The code by which a person confirms her address. */
void letter_code(struct letter *, const char *code, const char *site);
void letter_free(struct letter *);

struct envelope {
	const char *from, *to;		/* checked addresses: ASCII, no controls */
	const char *site;		/* https://host */
	const char *noun;		/* with the id: the Message-ID, the same at each try */
	long long id;
	time_t at;
};

/* RFC 5322 with CRLF, UTF-8 in base64; the caller's to free. */
char *letter_wire(const struct letter *, const struct envelope *);

#endif
