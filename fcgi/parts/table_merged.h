/* parts/table_merged.h - cells of a sheet that are merged downward: the value of the first
 * stands in every one of their rows. */
#ifndef PARTS_TABLE_MERGED_H
#define PARTS_TABLE_MERGED_H

#include "parts/table_book.h"
#include "parts/table_row.h"

#define SHEET_PART (128ULL << 20)	/* bytes of a sheet, unpacked */
#define SHEET_ROWS 1048576

struct merged;

/* They stand after the rows, so they are looked for first.  merged_free() follows either way. */
enum part_result merged_read(struct merged **, const struct book *);
/* Into the row of this number, rows in order: what begins above and goes on. */
void merged_fill(struct merged *, struct row *, unsigned number);
void merged_free(struct merged *);

/* "BC12": its column from 0, its row from 1; 0 rows when it is none. */
unsigned table_place(const char *at, unsigned *column);

#endif
