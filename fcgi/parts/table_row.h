/* parts/table_row.h - a row while it is read, for the readers of table.h. */
#ifndef PARTS_TABLE_ROW_H
#define PARTS_TABLE_ROW_H

#include "parts/table.h"

struct row {
	table_row *take;
	void *arg;
	char *cells[TABLE_COLUMNS];
	unsigned count;
};

/* Puts a copy, tidied, into a column (from 0) that is no cell yet; those between are "". */
void row_put(struct row *, unsigned column, const char *text, size_t len);
/* Hands the row on unless it is empty, and empties it.  False: no more is wanted. */
bool row_end(struct row *, unsigned number);
void row_clear(struct row *);

bool table_csv(struct table *, struct row *, const char *bytes, size_t len);
bool table_xlsx(struct table *, struct row *, const char *bytes, size_t len);

#endif
