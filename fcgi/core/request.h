/* core/request.h - what core itself knows of a request; slices see slice.h. */
#ifndef CORE_REQUEST_H
#define CORE_REQUEST_H

#include <stdio.h>

#include "core/arena.h"
#include "core/db.h"
#include "core/out.h"
#include "core/slice.h"
#include "core/wire.h"

/* A checked field: its value, or for LIST, CODES, IDS, OBJECT its object. */
struct bound {
	const struct field *field;
	struct value value;
	struct json_object *json;
};

/* Objects to let go after the answer. */
struct lent {
	struct lent *next;
	struct json_object *object;
};

struct request {
	struct wire *wire;
	struct arena *arena;
	struct db *db;
	const struct route *route;
	const char *program;

	/* who and from where */
	long long person;
	unsigned roles;
	const char *roles_text, *address, *id;

	/* what was asked */
	const char *path_field[8], *path_text[8];	/* {name} and its text */
	size_t path_fields;
	struct bound *bound;
	size_t bounds;
	long long if_match;
	const char *receipt;			/* Idempotency-Key or NULL */
	unsigned char digest[32];		/* of route and fields */
	struct lent *lent;
	struct arena_place part;		/* of begin_part() */
	struct lent *part_lent;

	/* what is answered */
	int status;
	bool page_cut;
	struct out *body, *heads, *errors;
	struct sheeting *sheeting;		/* rows go into a sheet */
	FILE *file;				/* the body, instead of *body */
	void (*write)(struct request *, void *), (*end)(void *), *stream;	/* or this */
	long long stream_bytes;
	const char *type;			/* NULL: no body */
	const char *about;			/* "submission:12" */
	long long inserted;
	bool aborted;				/* the client went away */
};

/* bind.c: checks all fields of the route against the request; what is wrong
 * is collected by wrong().  body is NULL for a GET or a RAW body. */
void fields_check(struct request *, struct json_object *body);

/* answer.c */
void answer_reset(struct request *);
int answer_error(struct request *, int status, const char *detail);
void answer_send(struct request *);
void answer_close(struct request *);	/* lets go of .file and .stream */

/* order.c: what stands before and behind the number of the order in a cursor of a list
 * that can be sorted; of any other list the cursor is as it was. */
struct value order_cursor(struct request *, struct value cursor);
struct value order_after(const struct request *, struct value given);

/* sheet.c */
const struct field *sheet_field(const struct route *);	/* ?as=, or NULL */
bool sheet_asked(const struct request *);
int sheet_answer(struct request *);	/* the route's answer, as a sheet */
void sheet_row(struct request *, const struct column *, const struct value *, size_t);
int sheet_page(struct request *, struct value cursor);	/* a page is over */

/* journal.c: two statements in the open transaction.  Returns false when this
 * Idempotency-Key was answered before. */
bool journal_write(struct request *);
/* The first answer to this key, put in place of this one; false if none. */
bool journal_replay(struct request *);
extern struct query *const journal_queries[];

/* admit.c, body.c: each 0, or the status of a refusal */
void identify(struct request *);
int admit(struct request *);
int read_promises(struct request *);	/* Idempotency-Key, If-Match */
int read_request(struct request *);
void digest(struct request *);
bool journalled(const struct route *);	/* transact.c */

/* handle.c */
const char *param(struct request *, const char *name);	/* "" if absent */
bool reads(const struct route *);	/* cannot change anything */
void request_new(struct request *, const char *program, size_t slots);
void request_free(struct request *);
void request_reset(struct request *);		/* before each request */
void request_let_go(struct request *);		/* and after */
/* Runs the route's handler with its journal row in one transaction, again when
 * MariaDB asks to; leaves the answer in the request. */
void transact(struct request *);
/* One request from first byte to last. */
void handle(struct request *, const struct route *const *slices);

#endif
