/* parts/table_csv.c - the rows of a CSV file, see table.h. */
#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "parts/sheet_text.h"
#include "parts/table_row.h"

#define LINES 20		/* so many of the first lines show what divides */

struct reader {
	struct row *row;
	unsigned number;
	bool enough;
};

static void
on_cell(void *s, size_t len, void *arg)
{
	struct reader *f = arg;

	row_put(f->row, f->row->count, s, len);
}

static void
on_row(int newline, void *arg)
{
	struct reader *f = arg;

	(void)newline;
	f->number++;
	if (f->enough)
		row_clear(f->row);
	else
		f->enough = !row_end(f->row, f->number);
}

/* --- what divides -------------------------------------------------------- */

/* How often the sign stands in each of the first lines, outside quotes. */
static int
count_signs(const char *text, char sign, unsigned n[LINES])
{
	bool quoted = false;
	int line = 0;

	memset(n, 0, LINES * sizeof(*n));
	for (; *text != '\0' && line < LINES; text++)
		if (*text == '"')
			quoted = !quoted;
		else if (*text == '\n' && !quoted)
			line++;
		else if (*text == sign && !quoted)
			n[line]++;
	return line < LINES ? line + 1 : LINES;
}

/* A sign divides when many lines have as many of it; of two, the one with more. */
static unsigned
divides(const char *text, char sign)
{
	unsigned n[LINES], best = 0, alike, i, k, lines = (unsigned)count_signs(text, sign, n);

	for (i = 0; i < lines; i++) {
		for (alike = k = 0; k < lines; k++)
			alike += n[k] == n[i];
		if (n[i] > 0 && alike * 1000 + (n[i] < 999 ? n[i] : 999) > best)
			best = alike * 1000 + (n[i] < 999 ? n[i] : 999);
	}
	return best;
}

static unsigned char
separator(const char *text)
{
	static const char signs[] = { ',', '\t', ';' };
	unsigned best = 0, score;
	char sign = ',';
	size_t i;

	for (i = 0; i < sizeof(signs); i++)
		if ((score = divides(text, signs[i])) > best) {
			best = score;
			sign = signs[i];
		}
	return (unsigned char)sign;
}

/* --- the file ------------------------------------------------------------ */

static bool
read_text(struct table *t, struct reader *f, const char *text)
{
	struct csv_parser p;
	unsigned char sign = separator(text);
	size_t len;
	bool well;

	if (strncmp(text, "sep=", 4) == 0 && text[4] != '\0' && text[5] == '\n') {
		sign = (unsigned char)text[4];		/* Excel's own way to say it */
		text += 6;
		f->number = 1;
	}
	len = strlen(text);
	/* Every line end is reported, so that rows count as on a screen. */
	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		abort();
	csv_set_delim(&p, sign);
	well = csv_parse(&p, text, len, on_cell, on_row, f) == len &&
	    csv_fini(&p, on_cell, on_row, f) == 0;
	csv_free(&p);
	if (!well) {
		t->why = "引号不成对，这一行以后没有读";
		t->row = f->number + 1;
	}
	return well;
}

bool
table_csv(struct table *t, struct row *row, const char *bytes, size_t len)
{
	struct reader f = { .row = row };
	char *text = sheet_decode(bytes, len, &t->kind, &t->why);
	bool well;

	if (text == NULL)
		return false;
	t->why = NULL;
	well = read_text(t, &f, text);
	free(text);
	return well;
}
