/* parts/table_xlsx.c - the rows of an .xlsx, see table.h. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/table_book.h"
#include "parts/table_row.h"

#define SHEET_PART (128ULL << 20)
#define CELL_MAX 32768		/* bytes of a cell that are kept */
#define ROWS_MAX 1048576
#define MERGED_MAX 20000

/* Cells that are one, downward: the first column, first and last row. */
struct merged {
	unsigned column, first, last;
};

struct reader {
	const struct book *book;
	struct row *row;
	struct inside inside;
	unsigned number, column;	/* of the row and cell being read; the column from 0 */
	char type[12], *text;
	size_t style, len;
	bool in_value, formula, enough, damaged;
	struct merged *merged;
	size_t merged_count, merged_next;
	struct { char *text; unsigned last; } lasting[TABLE_COLUMNS];	/* what goes on downward */
};

/* "BC12": its column from 0, its row from 1; 0 rows when it is none. */
static unsigned
place(const char *at, unsigned *column)
{
	unsigned long row;
	unsigned n = 0, letters = 0;

	for (; isalpha((unsigned char)*at) && letters < 4; at++, letters++)
		n = n * 26 + (unsigned)(toupper((unsigned char)*at) - 'A' + 1);
	row = strtoul(at, NULL, 10);
	*column = n > 0 ? n - 1 : TABLE_COLUMNS;
	return letters > 0 && isdigit((unsigned char)*at) && row <= ROWS_MAX ? (unsigned)row : 0;
}

/* --- what is merged ------------------------------------------------------ */

static void
merged_begin(void *arg, const char *name, const char **attributes)
{
	struct reader *f = arg;
	const char *of = part_attribute(attributes, "ref"), *colon;
	struct merged m;
	unsigned to;

	if (strcmp(name, "mergeCell") != 0 || of == NULL || (colon = strchr(of, ':')) == NULL)
		return;
	m.first = place(of, &m.column);
	m.last = place(colon + 1, &to);
	if (m.first > 0 && m.last > m.first && m.column < TABLE_COLUMNS && f->merged_count < MERGED_MAX)
		f->merged[f->merged_count++] = m;
}

static int
by_row(const void *a, const void *b)
{
	const struct merged *x = a, *y = b;

	return x->first < y->first ? -1 : x->first > y->first;
}

/* They stand after the rows, so they are looked for first. */
static enum part_result
read_merged(struct reader *f)
{
	struct part part = { merged_begin, NULL, NULL, f, NULL };
	enum part_result result = part_read(f->book->zip, f->book->sheet, SHEET_PART, &part);

	qsort(f->merged, f->merged_count, sizeof(*f->merged), by_row);
	return result;
}

/* A value that begins in this row, or goes on into it. */
static void
fill_down(struct reader *f)
{
	struct row *row = f->row;
	const struct merged *m;
	unsigned i;

	for (i = 0; i < TABLE_COLUMNS; i++)
		if (f->lasting[i].last >= f->number && i >= row->count)
			row_put(row, i, f->lasting[i].text, strlen(f->lasting[i].text));
		else if (f->lasting[i].last >= f->number && *row->cells[i] == '\0') {
			free(row->cells[i]);
			if ((row->cells[i] = strdup(f->lasting[i].text)) == NULL)
				abort();
		}
	for (; f->merged_next < f->merged_count && f->merged[f->merged_next].first <= f->number; f->merged_next++) {
		m = &f->merged[f->merged_next];
		if (m->first < f->number || m->column >= row->count)
			continue;
		free(f->lasting[m->column].text);
		if ((f->lasting[m->column].text = strdup(row->cells[m->column])) == NULL)
			abort();
		f->lasting[m->column].last = m->last;
	}
}

/* --- a cell -------------------------------------------------------------- */

static void
cell_begin(struct reader *f, const char **attributes)
{
	const char *at = part_attribute(attributes, "r"), *type = part_attribute(attributes, "t"),
	    *style = part_attribute(attributes, "s");

	if (at != NULL)
		place(at, &f->column);
	snprintf(f->type, sizeof(f->type), "%s", type != NULL ? type : "n");
	f->style = style != NULL ? strtoul(style, NULL, 10) : 0;
	f->len = 0;
	f->formula = false;
}

/* "_x000D_" stands for a character that XML does not take. */
static void
unescape(struct reader *f)
{
	char *from = f->text, *to = f->text, *end = f->text + f->len;

	while (from < end)
		if (end - from >= 7 && memcmp(from, "_x00", 4) == 0 && from[6] == '_' &&
		    isxdigit((unsigned char)from[4]) && isxdigit((unsigned char)from[5]) && from[4] < '8') {
			*to++ = (char)strtoul((char[3]){ from[4], from[5], '\0' }, NULL, 16);
			from += 7;
		} else
			*to++ = *from++;
	f->len = (size_t)(to - f->text);
}

static void
take_text(struct reader *f, const char *text, size_t len)
{
	len = len < CELL_MAX ? len : CELL_MAX;
	memmove(f->text, text, len);
	f->len = len;
}

static void
take_shared(struct reader *f)
{
	const struct book *b = f->book;
	unsigned long n = strtoul(f->text, NULL, 10);

	if (isdigit((unsigned char)*f->text) && n < b->text_count)
		take_text(f, b->texts + b->text_at[n], strlen(b->texts + b->text_at[n]));
	else
		f->damaged = true;
}

static void
take_number(struct reader *f)
{
	char shown[400];

	if (f->len == 0 || f->len >= 100)
		return;
	format_number(shown, sizeof(shown), f->text, f->style < f->book->format_count ?
	    f->book->formats[f->style] : (struct number_format){ 0 }, f->book->since_1904);
	take_text(f, shown, strlen(shown));
}

/* 2021-03-01T08:00:00Z as 2021-03-01 08:00:00 */
static void
take_day(struct reader *f)
{
	if (f->len > 10 && f->text[10] == 'T')
		f->text[10] = ' ';
	f->len -= f->len > 0 && f->text[f->len - 1] == 'Z';
}

static void
cell_end(struct reader *f)
{
	f->text[f->len] = '\0';
	if (f->len == 0 && f->formula)
		take_text(f, "=...", 4);
	else if (strcmp(f->type, "s") == 0 && f->len > 0)
		take_shared(f);
	else if (strcmp(f->type, "b") == 0)
		take_text(f, *f->text == '1' ? "TRUE" : "FALSE", *f->text == '1' ? 4 : 5);
	else if (strcmp(f->type, "n") == 0)
		take_number(f);
	else if (strcmp(f->type, "d") == 0)
		take_day(f);
	unescape(f);
	f->len = strnlen(f->text, f->len);		/* no character of ours is NUL */
	row_put(f->row, f->column, f->text, f->len);
	f->column++;
}

/* --- the sheet ----------------------------------------------------------- */

static void
row_begin(struct reader *f, const char **attributes)
{
	const char *number = part_attribute(attributes, "r");
	unsigned long n = number != NULL ? strtoul(number, NULL, 10) : f->number + 1UL;

	f->damaged = f->damaged || n <= f->number || n > ROWS_MAX;
	f->number = (unsigned)n;
	f->column = 0;
}

static void
sheet_begin(void *arg, const char *name, const char **attributes)
{
	struct reader *f = arg;

	inside_begin(&f->inside, name);
	if (strcmp(name, "row") == 0)
		row_begin(f, attributes);
	else if (strcmp(name, "c") == 0)
		cell_begin(f, attributes);
	f->in_value = strcmp(name, "v") == 0;
	f->formula = f->formula || strcmp(name, "f") == 0;
	f->enough = f->enough || f->damaged;
}

static void
sheet_text(void *arg, const char *bytes, size_t len)
{
	struct reader *f = arg;

	if (!f->in_value && !inside_text(&f->inside))
		return;
	len = len < CELL_MAX - f->len ? len : CELL_MAX - f->len;
	memcpy(f->text + f->len, bytes, len);
	f->len += len;
}

static void
sheet_end(void *arg, const char *name)
{
	struct reader *f = arg;

	inside_end(&f->inside, name);
	f->in_value = false;
	if (strcmp(name, "c") == 0)
		cell_end(f);
	else if (strcmp(name, "row") == 0) {
		fill_down(f);
		f->enough = !row_end(f->row, f->number);
	}
	f->enough = f->enough || f->damaged || strcmp(name, "sheetData") == 0;
}

static const char *
read_sheet(struct reader *f)
{
	struct part part = { sheet_begin, sheet_text, sheet_end, f, &f->enough };
	enum part_result result = read_merged(f);

	if (result == PART_READ)
		result = part_read(f->book->zip, f->book->sheet, SHEET_PART, &part);
	return f->damaged ? table_damaged : part_refuses(result);
}

bool
table_xlsx(struct table *t, struct row *row, const char *bytes, size_t len)
{
	struct book book;
	struct reader *f = calloc(1, sizeof(*f));
	size_t i;

	if (f == NULL || (f->text = malloc(CELL_MAX + 1)) == NULL ||
	    (f->merged = calloc(MERGED_MAX, sizeof(*f->merged))) == NULL)
		abort();
	f->book = &book;
	f->row = row;
	t->kind = "xlsx";
	t->why = book_open(&book, bytes, len) ? read_sheet(f) : book.why;
	t->row = t->why != NULL ? f->number : 0;
	book_close(&book);
	for (i = 0; i < TABLE_COLUMNS; i++)
		free(f->lasting[i].text);
	free(f->merged);
	free(f->text);
	free(f);
	return t->why == NULL;
}
