/* parts/table_merged.c - see table_merged.h */
#include "parts/table_merged.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define RANGES_MAX 20000

/* The first column, first and last row of what is one. */
struct range {
	unsigned column, first, last;
};

struct merged {
	struct range ranges[RANGES_MAX];
	size_t count, next;
	struct { char *text; unsigned last; } lasting[TABLE_COLUMNS];	/* what goes on downward */
};

unsigned
table_place(const char *at, unsigned *column)
{
	unsigned long row;
	unsigned n = 0, letters = 0;

	for (; isalpha((unsigned char)*at) && letters < 4; at++, letters++)
		n = n * 26 + (unsigned)(toupper((unsigned char)*at) - 'A' + 1);
	row = strtoul(at, NULL, 10);
	*column = n > 0 ? n - 1 : TABLE_COLUMNS;
	return letters > 0 && isdigit((unsigned char)*at) && row <= SHEET_ROWS ? (unsigned)row : 0;
}

static void
on_range(void *arg, const char *name, const char **attributes)
{
	const char *of = part_attribute(attributes, "ref"), *colon;
	struct merged *all = arg;
	struct range m;
	unsigned to;

	if (strcmp(name, "mergeCell") != 0 || of == NULL || (colon = strchr(of, ':')) == NULL)
		return;
	m.first = table_place(of, &m.column);
	m.last = table_place(colon + 1, &to);
	if (m.first > 0 && m.last > m.first && m.column < TABLE_COLUMNS && all->count < RANGES_MAX)
		all->ranges[all->count++] = m;
}

static int
by_row(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

enum part_result
merged_read(struct merged **merged, const struct book *book)
{
	struct merged *all = *merged = calloc(1, sizeof(*all));
	struct part part = { on_range, NULL, NULL, all, NULL };
	enum part_result result;

	if (all == NULL)
		abort();
	result = part_read(book->zip, book->sheet, SHEET_PART, &part);
	qsort(all->ranges, all->count, sizeof(all->ranges[0]), by_row);
	return result;
}

static char *
copy(const char *text)
{
	char *s = strdup(text);

	if (s == NULL)
		abort();
	return s;
}

void
merged_fill(struct merged *all, struct row *row, unsigned number)
{
	const struct range *m;
	unsigned i;

	for (i = 0; i < TABLE_COLUMNS; i++)
		if (all->lasting[i].last >= number && i >= row->count)
			row_put(row, i, all->lasting[i].text, strlen(all->lasting[i].text));
		else if (all->lasting[i].last >= number && *row->cells[i] == '\0') {
			free(row->cells[i]);
			row->cells[i] = copy(all->lasting[i].text);
		}
	for (; all->next < all->count && all->ranges[all->next].first <= number; all->next++) {
		m = &all->ranges[all->next];
		if (m->first < number || m->column >= row->count)
			continue;
		free(all->lasting[m->column].text);
		all->lasting[m->column].text = copy(row->cells[m->column]);
		all->lasting[m->column].last = m->last;
	}
}

void
merged_free(struct merged *all)
{
	size_t i;

	for (i = 0; all != NULL && i < TABLE_COLUMNS; i++)
		free(all->lasting[i].text);
	free(all);
}
