/* parts/table_formats.c - how the cells of a book show their numbers, see table_book.h. */
#include <stdlib.h>
#include <string.h>

#include "parts/table_book.h"

#define FORMATS_MAX 65536
#define CODES_MAX 1000

struct formats {
	struct book *book;
	struct { unsigned id; struct number_format format; } codes[CODES_MAX];
	size_t codes_count, room;
	bool in_cells;
};

static struct number_format
format_by_id(const struct formats *f, unsigned id)
{
	size_t i;

	for (i = 0; i < f->codes_count; i++)
		if (f->codes[i].id == id)
			return f->codes[i].format;
	return format_built_in(id);
}

static void
format_begin(void *arg, const char *name, const char **attributes)
{
	const char *id = part_attribute(attributes, "numFmtId"), *code = part_attribute(attributes, "formatCode");
	struct formats *f = arg;
	struct book *b = f->book;

	f->in_cells = f->in_cells || strcmp(name, "cellXfs") == 0;
	if (strcmp(name, "numFmt") == 0 && id != NULL && code != NULL && f->codes_count < CODES_MAX) {
		f->codes[f->codes_count].id = (unsigned)strtoul(id, NULL, 10);
		f->codes[f->codes_count++].format = format_of(code);
	} else if (f->in_cells && strcmp(name, "xf") == 0 && b->format_count < FORMATS_MAX) {
		b->formats = book_grown(b->formats, &f->room, b->format_count + 1, sizeof(*b->formats));
		b->formats[b->format_count++] = id != NULL ?
		    format_by_id(f, (unsigned)strtoul(id, NULL, 10)) : (struct number_format){ 0 };
	}
}

static void
format_end(void *arg, const char *name)
{
	struct formats *f = arg;

	f->in_cells = f->in_cells && strcmp(name, "cellXfs") != 0;
}

const char *
book_formats(struct book *b, const char *name)
{
	struct formats *f = calloc(1, sizeof(*f));
	struct part part = { format_begin, NULL, format_end, f, NULL };
	enum part_result result;

	if (f == NULL)
		abort();
	f->book = b;
	result = part_read(b->zip, name, SMALL_PART, &part);
	free(f);
	return result == PART_MISSING ? NULL : part_refuses(result);
}
