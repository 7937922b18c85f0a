/* admin/roster_head.h - the head of a roster: one row, or two of which one has merged
 * headings.  Which column stands where. */
#ifndef ADMIN_ROSTER_HEAD_H
#define ADMIN_ROSTER_HEAD_H

#include <stdbool.h>

#include <json-c/json.h>

#include "admin/roster_column.h"
#include "parts/table.h"

#define HEAD_WITHIN 20		/* it is one of the first 20 rows */

struct roster_head {
	unsigned row, width;			/* its last row; cells */
	char *names[TABLE_COLUMNS];
	int at[COLUMNS];			/* where a column stands; -1: nowhere */
	bool read;				/* head_end() was called */
};

/* Takes a row of it.  False: not the head, or no longer. */
bool head_row(struct roster_head *, unsigned number, char **cells, unsigned count);
/* All of it was seen: where the columns stand.  What is wrong is added to faults, columns of
 * others to ignored. */
void head_end(struct roster_head *, struct json_object *faults, struct json_object *ignored);
/* A row that repeats the head, as on every printed page. */
bool head_again(const struct roster_head *, char **cells, unsigned count);
void head_free(struct roster_head *);

/* {"row", "column", "detail"} */
void roster_fault(struct json_object *faults, unsigned row, const char *column, const char *detail);

#endif
