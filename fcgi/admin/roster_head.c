/* admin/roster_head.c - see roster_head.h */
#include "admin/roster_head.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
roster_fault(struct json_object *faults, unsigned row, const char *column, const char *detail)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "row", json_object_new_int64(row));
	json_object_object_add(o, "column", json_object_new_string(column));
	json_object_object_add(o, "detail", json_object_new_string(detail));
	json_object_array_add(faults, o);
}

/* Which of our columns this heading names; -1 none. */
static int
column_of(const char *cell, size_t *rank)
{
	char name[CELL_ROOM];

	snprintf(name, sizeof(name), "%s", cell);
	roster_bare(name);
	return roster_column(name, rank);
}

static bool
is_must(int column)
{
	return column >= 0 && roster_columns[column].kind == MUST;
}

static void
keep_name(struct roster_head *h, unsigned i, const char *cell)
{
	free(h->names[i]);
	if ((h->names[i] = strdup(cell)) == NULL)
		abort();
}

static bool
begins(char **cells, unsigned count)
{
	unsigned i;

	for (i = 0; i < count; i++)
		if (is_must(column_of(cells[i], NULL)))
			return true;
	return false;
}

/* The second row of a head: nothing, or the same once more, below 姓名 and 工号, and a
 * heading of ours below something that is none. */
static bool
goes_on(const struct roster_head *h, char **cells, unsigned count)
{
	bool ours = false;
	unsigned i;

	for (i = 0; i < count; i++) {
		int above = i < h->width ? column_of(h->names[i], NULL) : -1,
		    here = column_of(cells[i], NULL);

		if (is_must(above) && *cells[i] != '\0' && here != above)
			return false;
		ours = ours || (here >= 0 && above < 0);
	}
	return ours;
}

bool
head_row(struct roster_head *h, unsigned number, char **cells, unsigned count)
{
	unsigned i;

	if (h->row == 0 ? number > HEAD_WITHIN || !begins(cells, count) :
	    number != h->row + 1 || h->read || !goes_on(h, cells, count))
		return false;
	h->row = number;
	for (i = h->width; i < count; i++)
		keep_name(h, i, "");
	h->width = h->width > count ? h->width : count;
	for (i = 0; i < count; i++)
		if (*cells[i] != '\0')
			keep_name(h, i, cells[i]);
	return true;
}

void
head_end(struct roster_head *h, struct json_object *faults, struct json_object *ignored)
{
	size_t ranks[COLUMNS] = { 0 }, rank;
	const char *other;
	unsigned i;
	int c;

	h->read = true;
	for (i = 0; i < COLUMNS; i++)
		h->at[i] = -1;
	for (i = 0; i < h->width; i++) {
		roster_bare(h->names[i]);
		other = h->names[i];
		if ((c = roster_column(h->names[i], &rank)) >= 0) {
			if (h->at[c] >= 0 && rank == ranks[c])
				roster_fault(faults, h->row, roster_columns[c].zh, "这一列出现了两次");
			if (h->at[c] >= 0 && rank < ranks[c])
				other = h->names[h->at[c]];	/* 工号 beside 编号 */
			else if (h->at[c] < 0)
				other = "";
			if (h->at[c] < 0 || rank < ranks[c]) {
				h->at[c] = (int)i;
				ranks[c] = rank;
			}
		}
		if (*other != '\0')
			json_object_array_add(ignored, json_object_new_string(other));
	}
	for (c = 0; c < COLUMNS; c++)
		if (h->at[c] < 0 && is_must(c))
			roster_fault(faults, h->row, roster_columns[c].zh, "表头里没有这一列");
}

bool
head_again(const struct roster_head *h, char **cells, unsigned count)
{
	unsigned i;
	int c;

	for (c = 0; c < COLUMNS; c++) {
		i = (unsigned)h->at[c];
		if (is_must(c) && (h->at[c] < 0 || i >= count || column_of(cells[i], NULL) != c))
			return false;
	}
	return true;
}

void
head_free(struct roster_head *h)
{
	while (h->width > 0)
		free(h->names[--h->width]);
}
