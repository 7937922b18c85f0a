/* parts/table.h - the rows of a table, as somebody's spreadsheet wrote it: .xlsx, or CSV.
 *
 * CSV: UTF-8 (with or without its mark), UTF-16 with its mark, GB18030; comma, tab or
 * semicolon, whichever divides most of the first lines alike, or what "sep=" says.
 * .xlsx: the first sheet that is shown.  A number stands as a spreadsheet shows it
 * (00012 under the format 00000; 3.1E+17 where digits are lost), a date as 1980-01-31,
 * with its time where the format has one; a formula as its last value, or "=..." when
 * the file has none.  What is merged downward stands in every one of its rows; what is
 * merged sideways in its first column.
 *
 * Whatever the bytes are: no crash, no more than 64 MiB, no more than some seconds. */
#ifndef PARTS_TABLE_H
#define PARTS_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#define TABLE_COLUMNS 256	/* what stands further right is not read */

/* One row that has something in it; number as a spreadsheet shows it, from 1.  The cells
 * are tidy (sheet_text.h) and may be written to until it returns.  False: no more. */
typedef bool table_row(void *arg, unsigned number, char **cells, unsigned count);

struct table {
	const char *kind;	/* "xlsx", or the encoding of the CSV */
	const char *why;	/* a sentence when it could not be read to its end; else NULL */
	unsigned row;		/* where that was; 0: the whole file */
};

/* Every row in turn; false as soon as `why` says something. */
bool table_read(struct table *, const char *bytes, size_t len, table_row *, void *arg);

#endif
