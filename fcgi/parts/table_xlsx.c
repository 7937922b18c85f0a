/* parts/table_xlsx.c - the rows of an .xlsx, see table.h. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/table_merged.h"
#include "parts/table_row.h"

#define CELL_MAX 32768		/* bytes of a cell that are kept */

struct reader {
	const struct book *book;
	struct row *row;
	struct inside inside;
	unsigned number, column;	/* of the row and cell being read; the column from 0 */
	char type[12], *text;
	size_t style, len;
	bool in_value, formula, enough, damaged;
	struct merged *merged;
};

/* --- a cell -------------------------------------------------------------- */

static void
cell_begin(struct reader *f, const char **attributes)
{
	const char *at = part_attribute(attributes, "r"), *type = part_attribute(attributes, "t"),
	    *style = part_attribute(attributes, "s");

	if (at != NULL)
		table_place(at, &f->column);
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

	f->damaged = f->damaged || n <= f->number || n > SHEET_ROWS;
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
		merged_fill(f->merged, f->row, f->number);
		f->enough = !row_end(f->row, f->number);
	}
	f->enough = f->enough || f->damaged || strcmp(name, "sheetData") == 0;
}

static const char *
read_sheet(struct reader *f)
{
	struct part part = { sheet_begin, sheet_text, sheet_end, f, &f->enough };
	enum part_result result = merged_read(&f->merged, f->book);

	if (result == PART_READ)
		result = part_read(f->book->zip, f->book->sheet, SHEET_PART, &part);
	return f->damaged ? table_damaged : part_refuses(result);
}

bool
table_xlsx(struct table *t, struct row *row, const char *bytes, size_t len)
{
	struct book book;
	struct reader *f = calloc(1, sizeof(*f));

	if (f == NULL || (f->text = malloc(CELL_MAX + 1)) == NULL)
		abort();
	f->book = &book;
	f->row = row;
	t->kind = "xlsx";
	t->why = book_open(&book, bytes, len) ? read_sheet(f) : book.why;
	t->row = t->why != NULL ? f->number : 0;
	book_close(&book);
	merged_free(f->merged);
	free(f->text);
	free(f);
	return t->why == NULL;
}
