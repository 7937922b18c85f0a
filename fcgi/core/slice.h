/* core/slice.h - everything a slice may use, and nothing else.
 *
 * A slice is one file: its queries, its fields, its handlers, its routes.
 *
 * 1 Memory     what a handler gets lives until the answer is sent; it frees
 *              nothing.
 * 2 Database   the first failure is sticky: later calls do nothing, the
 *              transaction is undone, the answer is 500 or 503 whatever the
 *              handler returns.  A transaction that the server asks to repeat
 *              is run again from the start, so a handler has no side effect
 *              that may not happen twice.
 * 3 Values     a query takes only struct values: from a checked field, from
 *              the database, me(r), or computed here.
 * 4 Authority  the route says which roles may ask; the statement's FROM and
 *              WHERE say whether this person may do this to that row now.
 * 5 Answer     a handler returns the HTTP status; it is sent after COMMIT.
 *              A status of 400 or more undoes everything.
 * 6 Retries    ONCE: the same Idempotency-Key gets the first answer again.
 *              EDIT: If-Match names the version that was read.
 * 7 Journal    every change is journalled in its transaction (see about()).
 * 8 Reading    a GET runs on a session that MariaDB holds read only.
 */
#ifndef CORE_SLICE_H
#define CORE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <json-c/json.h>

#include "core/log.h"
#include "core/value.h"

struct request;

/* Who may ask.  ANYONE: also without signing in.  MEMBER: whoever signed in. */
enum role {
	ANYONE = 0,
	TEACHER = 1, LEADER = 2, PANEL = 4, CHAIR = 8, SCHOOL = 16,
	OFFICE = 32, EXPERT = 64, ADMIN = 128,
	MEMBER = 256
};

/* One field of a request and what makes it valid.  Fields come from the path
 * ({name} in route.path), else from a header (.header, as in "Upload-Offset"),
 * else from the query string of a GET or the JSON body of anything else.
 * An unknown, repeated, missing or wrong field is refused with 422, all at
 * once. */
enum kind {
	END,
	ID,		/* 1..2^53 */
	COUNT,		/* an integer, min..max */
	TRUTH,		/* true or false */
	WORDS,		/* one line of text, min..max characters */
	PROSE,		/* text with line breaks, min..max characters */
	CODE,		/* ASCII letters, digits and . _ - ~ : min..max characters */
	CHOICE,		/* one of choices */
	DAY,		/* YYYY-MM-DD */
	SECRET,		/* as WORDS; never logged, journalled or given back */
	LIST,		/* array of min..max objects with the fields .of */
	CODES,		/* array of min..max different CODE */
	IDS,		/* array of min..max different ID */
	OBJECT		/* an object with the fields .of */
};

struct field {
	const char *name;
	enum kind kind;
	long long min, max;
	const char *choices;		/* CHOICE: the words, blank between */
	const struct field *of;		/* LIST, OBJECT */
	bool optional;			/* may be missing or null: NOTHING */
	const char *header;
	const char *zh;			/* what people call it, for refusals */
};

enum route_flags {
	ONCE = 1,	/* Idempotency-Key required */
	EDIT = 2,	/* If-Match required: version(r) */
	RAW = 4,	/* the body is not JSON: body_read() */
	INTERNAL = 8,	/* asked by nginx, never by a browser: no origin check,
			   no journal */
	QUIET = 16,	/* a change of no consequence (a draft, bytes of an
			   upload): no journal; still our origin and token */
	KEEPS = 32	/* a refusal keeps what was written, without journal: a
			   wrong password is counted */
};

struct route {
	const char *method, *path;	/* below /api/<program>: "/case/{submission}" */
	unsigned roles;			/* any of them */
	const struct field *fields;
	int (*answer)(struct request *);
	struct query *queries[16];	/* every one it may run; NULL ends */
	unsigned flags;
	const char *act;		/* journal: "review.verdict.give" */
	long long body_max;		/* bytes; 0: 256 KiB */
	const struct sheet *sheet;	/* a list that is also a file: ?as= */
};

/* A list as a file for a spreadsheet.  A GET route with .sheet also answers ?as=csv and
 * ?as=xlsx: all pages of the same statement, with the same rights.  file: its name in ASCII
 * without suffix; title: its name in Chinese; headings: the columns that go out, in order (NULL:
 * all of the statement, which names them in Chinese itself).  official: what an office
 * hands upward; in .xlsx title, unit (a column `unit`, not shown) and day stand above. */
struct word {
	const char *key, *zh;		/* "pass", "合格"; ends with NULL */
};
struct heading {
	const char *column, *zh;	/* column, or column.member of one that is JSON; ends with NULL */
	const struct word *words;	/* what its identifiers are called */
	int per;			/* 100: a number of hundredths */
};
struct sheet {
	const char *file, *title;
	const struct heading *headings;
	bool official;
	const char *rows;		/* where the answer is an object of the handler's
					   own: which of its lists; NULL: rows */
};
#define HEADINGS(...) (const struct heading[]){ __VA_ARGS__, { 0 } }

/* --- what was asked ---------------------------------------------------- */

struct value me(const struct request *);	/* person.id; 0 without sign-in */
bool has_role(const struct request *, unsigned roles);
struct value form(const struct request *, const char *field);
/* A LIST, CODES, IDS or OBJECT as canonical JSON text, for JSON_TABLE(?, ...) */
struct value form_json(const struct request *, const char *field);
/* The same as an object; borrowed. */
struct json_object *form_object(const struct request *, const char *field);
struct value version(const struct request *);	/* EDIT: the If-Match number */
struct value address(const struct request *);
struct value after(const struct request *);	/* keyset cursor, "" at first */
/* The next bytes of a RAW body; 0 at its end, -1 when the client is gone or
 * sent another number of bytes than it announced. */
long body_read(struct request *, void *buf, size_t len);
long long body_length(const struct request *);	/* -1: not announced */
const char *cookie(struct request *, const char *name);	/* auth only */

/* --- values computed here ---------------------------------------------- */

struct value number(long long);
struct value text(struct request *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
struct value bytes(struct request *, const void *, size_t);
struct value nothing(void);
void *keep(struct request *, size_t);	/* zeroed memory until the answer */
/* JSON text from the database, parsed; freed after the answer.  NULL if empty. */
struct json_object *parsed(struct request *, struct value);
/* An object that is let go after the answer. */
struct json_object *lent(struct request *, struct json_object *);
/* For who looks through more than fits: begin_part() marks a place, end_part() lets go
 * of everything that was given since.  One part at a time. */
void begin_part(struct request *);
void end_part(struct request *);

/* --- statements -------------------------------------------------------- */

#define VALUES(...) ((struct value[]){ __VA_ARGS__ }), \
	(sizeof((struct value[]){ __VA_ARGS__ }) / sizeof(struct value))

/* Runs a change; returns how many rows it matched (0 after a failure). */
#define run(r, q, ...) run_with(r, q, VALUES(__VA_ARGS__))
long run_with(struct request *, struct query *, const struct value *, size_t);
/* As run(), but a UNIQUE key that is taken gives -1 instead of a failure. */
#define try_run(r, q, ...) try_with(r, q, VALUES(__VA_ARGS__))
long try_with(struct request *, struct query *, const struct value *, size_t);
/* As try_run() for many rows in one round trip: an INSERT ... VALUES (?, ...), its values row after
 * row.  What stands in a column is of one kind, or NOTHING. */
long try_run_rows(struct request *, struct query *, const struct value *, size_t columns, size_t rows);
long long last_id(const struct request *);

/* Runs a SELECT and keeps all its rows (at most 10,000); never NULL. */
struct result {
	size_t rows, columns;
	const char **names;
	struct value *cells;
};
#define ask(r, q, ...) ask_with(r, q, VALUES(__VA_ARGS__))
const struct result *ask_with(struct request *, struct query *,
    const struct value *, size_t);
/* A cell by its column's name.  A name that is not there is a bug: abort. */
struct value cell(const struct result *, size_t row, const char *column);

/* --- answers ----------------------------------------------------------- */

/* The rows of a query as {"rows":[...],"next":null}: one object a row, keys
 * are column names; a column x_json goes out as JSON under x, an integer of
 * display width 1 as true/false, DATETIME as RFC 3339 UTC, BINARY as hex.
 * Returns 200. */
#define rows(r, q, ...) rows_with(r, q, VALUES(__VA_ARGS__))
int rows_with(struct request *, struct query *, const struct value *, size_t);

/* As rows(), PAGE at a time: the statement ends in LIMIT PAGE_SQL, its column
 * `cursor` (a reserved word: quoted) orders it and is not shown; the next page
 * is asked with ?after=. */
#define page(r, q, ...) page_with(r, q, VALUES(__VA_ARGS__))
int page_with(struct request *, struct query *, const struct value *, size_t);
/* As page(), in the order that the route's field SORT asks for: one statement for each of its
 * words, in their order, the first for who chose none; all take the same values. Each ends in
 * what no two rows share. parts/order.h has what a `cursor` may be. A cursor of one order is
 * refused by another. */
#define page_by(r, orders, ...) page_by_with(r, orders, VALUES(__VA_ARGS__))
int page_by_with(struct request *, struct query *orders, const struct value *, size_t);
bool sorted_by(const struct request *, const char *word);
#define SORT(words) { "sort", CHOICE, .choices = words, .optional = true, .zh = "排序" }
extern const struct field paged[];	/* fields of a list without others */
/* Where the page begins in a list by an id, newest or oldest first; takes after(r)
 * twice. A bound that is always there is a range of the key, an OR is not: the
 * rows of the pages before would be read again for each page. */
#define PAGE_BELOW(id) id " < CAST(IF(? = '', '9223372036854775807', ?) AS UNSIGNED)"
#define PAGE_ABOVE(id) id " > CAST(IF(? = '', '0', ?) AS UNSIGNED)"
/* What begins with a few characters that somebody typed, none of them a pattern. */
#define BEGINS "LIKE CONCAT(REPLACE(REPLACE(REPLACE(?, '!', '!!'), '%', '!%'), '_', '!_'), '%') ESCAPE '!'"
#define AFTER { "after", WORDS, .max = 200, .optional = true, .zh = "页码" }

/* The one row of a query as one object, a column `version` also as ETag.
 * Returns 200; 404 without a row. */
#define row(r, q, ...) row_with(r, q, VALUES(__VA_ARGS__))
int row_with(struct request *, struct query *, const struct value *, size_t);

/* The rows of a query as the route's .sheet, which this route has no other answer
 * than; without ?as= it is CSV.  Returns 200; 404 without a row. */
#define sheet(r, q, ...) sheet_with(r, q, VALUES(__VA_ARGS__))
int sheet_with(struct request *, struct query *, const struct value *, size_t);

/* An object of the handler's own making, owned by the answer. */
int answer_object(struct request *, int status, struct json_object *);
/* A file of the handler's own making, without a name any more; the answer closes it.  `name`
 * (ASCII, with its suffix) is what it is saved as.  Returns 200. */
int answer_file(struct request *, FILE *, const char *type, const char *name);
/* A text as it is.  Returns 200. */
int answer_text(struct request *, const char *type, const char *text);
/* {"name": id}, ETag "1".  Returns 201. */
int made(struct request *, const char *name, long long id);
/* After an EDIT: 204 and the next ETag when a row changed; else 412. */
int changed(struct request *, long matched);
int done(struct request *);			/* 204 */
/* A header of the answer. */
void head(struct request *, const char *name, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Under which name a browser keeps the answer; ascii for those that can't read it.
 * shown: it may also be looked at within the browser. */
void name_file(struct request *, bool shown, const char *ascii, const char *name);
/* A body of so many bytes that is made while it leaves, no faster than the reader takes
 * it: write() sends it with body_write(), which is false when the reader is gone; it runs
 * no statements.  end() is called once, also when nothing was sent.  Returns 200. */
int stream(struct request *, const char *type, long long bytes,
    void (*write)(struct request *, void *), void (*end)(void *), void *);
bool body_write(struct request *, const void *, size_t);

/* A sentence for the person.  Returns the status given.  Also: not_found()
 * for what is not there or not hers: both look the same. */
int refuse(struct request *, int status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
int not_found(struct request *);
/* One wrong field ("/pieces/0/link", or "" for the whole) and its sentence;
 * collect them all, then return refuse_wrong(): 422, or 0 if none. */
void wrong(struct request *, const char *pointer, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
int refuse_wrong(struct request *);
/* What is wrong so far as {"rows": [{field, detail}]}, for who asks before the act: 200. */
int answer_wrong(struct request *);

/* --- journal ----------------------------------------------------------- */

/* What this change is about: "submission", 12.  Called once a change. */
void about(struct request *, const char *noun, long long id);
/* --- programs ---------------------------------------------------------- */

extern const struct route ready_routes[];	/* every program has these */
/* The main of the eight programs: slices ends with NULL. */
int serve(int argc, char **argv, const char *program,
    const struct route *const *slices);
/* The main of a standing or one-shot job (pull, draw): acts as person 0 with
 * the same contract, under the account of its workflow.  queries ends with
 * NULL; --check prepares them and exits.  work() is one transaction, run again
 * when the server asks to; it returns 1 when it changed something (then it is
 * journalled and committed), 0 when there was nothing to do, -1 to undo.
 * act NULL: a change of no consequence (how far it is), not journalled.
 * job_run returns what work() returned, -1 after a failure of the database. */
struct job;
struct job *job_open(int argc, char **argv, const char *program,
    struct query *const *queries);
int job_run(struct job *, const char *act,
    int (*work)(struct request *, void *), void *);
/* The same in a thread beside what goes on here; one at a time, and no job_run() meanwhile.
 * job_await() returns what job_run() would. */
void job_start(struct job *, const char *act,
    int (*work)(struct request *, void *), void *);
int job_await(struct job *);
bool job_stopping(const struct job *);	/* SIGTERM or SIGINT came */
void job_wait(struct job *, int seconds);	/* returns early when stopping */
void job_close(struct job *);

#endif
