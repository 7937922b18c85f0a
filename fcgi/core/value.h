/* core/value.h - what a statement takes and gives, and the statement itself. */
#ifndef CORE_VALUE_H
#define CORE_VALUE_H

#include <stddef.h>

/* The only thing a query accepts: a checked field, a cell from the database,
 * me(r), or computed by a handler.  Raw text of a request has no such type. */
struct value {
	enum { NOTHING, NUMBER, TEXT, BYTES } kind;
	long long number;
	const char *text;		/* TEXT is UTF-8, ends with NUL */
	size_t len;
};

#define PAGE 50				/* rows of a page; see page() in slice.h */
#define PAGE_SQL "51"

/* One statement, prepared once a session, under this program's account. */
struct query {
	const char *sql;
	int slot;			/* core's own */
};

#endif
