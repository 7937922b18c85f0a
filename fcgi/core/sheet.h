/* core/sheet.h - a table on its way into a file: a row at a time, never whole in memory.
 *
 * sheet.c asks for the rows, sheet_rows.c says what goes into the cells, sheet_csv.c and sheet_xlsx.c how a cell looks there. */
#ifndef CORE_SHEET_H
#define CORE_SHEET_H

#include <stdio.h>

#include "core/request.h"

/* A cell as text, whatever it is: "7", "1.50", "2026-09-01", "2026-09-01 16:00". */
struct sheet_cell {
	enum { CELL_EMPTY, CELL_NUMBER, CELL_TEXT, CELL_DAY, CELL_MOMENT } kind;
	const char *text;
	size_t len;
};

struct sheet_writer {
	const char *suffix, *type;
	/* NULL: there is no room for a file. */
	void *(*open)(const struct sheet *);
	/* The headings; unit: whose table it is, for one with a title, else "". */
	void (*head)(void *, const char *unit, const char *const *names, size_t columns);
	void (*put)(void *, const struct sheet_cell *, size_t columns);
	/* The file, which has no name any more and is the caller's to close; NULL when it could not be written. */
	FILE *(*close)(void *);
};

extern const struct sheet_writer sheet_csv, sheet_xlsx;

#define SHEET_ROWS_MAX 1000000		/* .xlsx ends at 1,048,576 */

/* Of a request whose answer goes into a sheet. */
struct sheeting {
	const struct sheet_writer *writer;
	void *file;
	size_t rows, pages;
	bool begun, more, long_one;
	char cursor[4 * 200 + 1];	/* AFTER's .max characters and a NUL */
	struct out cells;		/* the texts of a row */
};

/* The rows of an answer that was made as JSON: its list `rows`, or what the sheet names. */
void sheet_object(struct request *, const char *json);
/* The headings, when there was no row. */
void sheet_empty(struct request *);

#endif
