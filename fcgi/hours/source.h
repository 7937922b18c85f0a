/* hours/source.h - a platform as a driver sees it, and what every driver does:
 *
 *	gives the records since a point in time, page by page, into the batch, and says
 *	keep() after each page.  A record's own id makes it the same record when it is
 *	given again, so a driver may give too much, never too little.
 *
 * A driver returns NULL when all is there (or keep() said to stop), else why not: one
 * Chinese sentence.  The next driver is the next small file, named in pull.c. */
#ifndef HOURS_SOURCE_H
#define HOURS_SOURCE_H

#include <json-c/json.h>
#include <stdbool.h>

#include "hours/batch.h"
#include "hours/fetch.h"

#define PAGES_MAX 10000		/* of one run: more is no list but a loop */
#define URL_MAX 1400

/* A file of a drop folder. */
struct drop_file {
	const char *name;
	char hash[65];			/* SHA-256 of its bytes */
	bool known;			/* out: it has been looked at before, */
	bool stays;			/* and could not be taken */
	const char *reason, *note;	/* why it stays; what of it was of no use; or "" */
};

struct source {
	struct fetch *fetch;
	const char *address;		/* as the office named it */
	const char *home;		/* xapi: only accounts of this homePage; "" for all */
	const char *user, *secret;	/* out of the password file; "" without one */
	const char *folder;		/* folder: its name */
	struct json_object *mapping;	/* json: where things are (mapping.h) */
	struct json_object *courses;	/* moodle: [{code, name, minutes}] */
	int minutes;			/* of one 学时, where a platform counts in them */
	char since[INSTANT];		/* UTC; "" from the beginning */

	struct batch *batch;
	/* What is in the batch may be kept; false: stop, nothing more is wanted. */
	bool (*keep)(void *);
	/* Leaves in the array of record ids those that are not kept yet; false as above. */
	bool (*fresh)(void *, struct json_object **ids);
	/* Has this file been looked at?  Keeps what is in the batch, and the file with it.
	 * False: stop. */
	bool (*file_known)(void *, struct drop_file *);
	bool (*file_taken)(void *, struct drop_file *);
	void *arg;
	char through[INSTANT];		/* out: all before is there, says the platform; or "" */
};

const char *xapi_pull(struct source *);
const char *moodle_pull(struct source *);
const char *feed_pull(struct source *);
const char *folder_pull(struct source *);

/* A path or address of the next page, which must be the platform's own: neither our
 * password nor a request of ours goes anywhere else.  False when it is not. */
bool next_address(const char *address, const char *next, char url[URL_MAX]);

/* The address without / at its end, and a path behind it. */
void under(const char *address, const char *path, char url[URL_MAX]);

#endif
