/* core/db.h - this thread's two sessions with MariaDB, and what went wrong.
 *
 * reader: autocommit, and read only by the server's own word, so that a GET
 *         cannot write and pays no round trip for that.
 * writer: one transaction a change; the statements that read in a change run
 *         here too.
 * Both are opened when first used.  A session is never repaired: after any
 * doubt it is closed, and the next request opens a new one. */
#ifndef CORE_DB_H
#define CORE_DB_H

#include <stdbool.h>
#include <stddef.h>

#include "core/value.h"

/* Sticky until db_begin(). */
enum trouble {
	NONE = 0,
	REPEAT,		/* deadlock, lock wait, changed since read: run again */
	AWAY,		/* no database, or lost: 503 */
	SLOW,		/* the statement's time limit: 503 */
	BROKEN		/* ours: 500 */
};

struct db;

void db_library(void);			/* once, before threads */
void db_thread(bool begins);		/* in each thread, first and last */

/* Settings from the environment; program gives the account's default name.
 * slots is how many statements there are. */
struct db *db_new(const char *program, size_t slots);
void db_free(struct db *);

void db_begin(struct db *, bool reading);
/* From here on the writer.  What was read before was read by itself, and cost
 * no transaction. */
void db_turn(struct db *);
bool db_commit(struct db *);		/* false: see db_trouble() */
void db_rollback(struct db *);
enum trouble db_trouble(const struct db *);
void db_fail(struct db *, enum trouble);	/* the first one stays */
bool db_unsure(const struct db *);	/* lost while COMMIT was under way */
/* From here on, until db_begin(), a statement of pages (LIMIT PAGE_SQL) gives WIDE_PAGE rows and one. */
#define WIDE_PAGE 2000
void db_wide(struct db *);
unsigned db_statements(const struct db *);	/* round trips since begin */

/* Runs a statement that changes: rows matched, or -1 when `taken` is given and
 * a UNIQUE key is; *id is the new row's. */
long db_run(struct db *, struct query *, const struct value *, size_t,
    bool *taken, long long *id);
/* The same for many rows of values, row after row, in one round trip. */
long db_run_rows(struct db *, struct query *, const struct value *, size_t columns,
    size_t rows, bool *taken);
/* Runs a SELECT; sink gets each row.  Cells are only valid in that call.
 * Returns the number of rows. */
struct column {
	const char *name;
	size_t name_len;
	enum { COLUMN_NUMBER, COLUMN_TRUTH, COLUMN_DECIMAL, COLUMN_TEXT,
	    COLUMN_TIME, COLUMN_DAY, COLUMN_BYTES } kind;
};
typedef void row_sink(void *, const struct column *, const struct value *,
    size_t columns);
size_t db_ask(struct db *, struct query *, const struct value *, size_t,
    row_sink *, void *);

/* Prepares a statement; NULL or what MariaDB says against it. */
const char *db_check(struct db *, struct query *);
/* Can this account work here, on a server with the settings we need?  NULL or
 * what is missing, in English, for the operator. */
const char *db_unfit(struct db *);
bool db_ping(struct db *);

#endif
