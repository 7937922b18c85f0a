/* admin/roster_column.h - the columns of a roster, by the names schools use. */
#ifndef ADMIN_ROSTER_COLUMN_H
#define ADMIN_ROSTER_COLUMN_H

#include <stddef.h>

#include "admin/roster_cell.h"

struct roster_column {
	const char *key, *zh;
	const char *names;		/* how schools head it, the surest first, blank between */
	roster_cell *check;
	enum { MUST, MAY, IS_TRUE } kind;
};

#define COLUMNS 9
extern const struct roster_column roster_columns[COLUMNS];

/* In place: "出 生 年 月（年-月）*" becomes 出生年月. */
void roster_bare(char *);
/* Which column has this name; -1: none of ours.  *rank: the smaller, the surer. */
int roster_column(const char *bare, size_t *rank);

#endif
