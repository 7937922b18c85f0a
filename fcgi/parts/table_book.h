/* parts/table_book.h - what an .xlsx says beside its rows: which sheet, its texts, its formats. */
#ifndef PARTS_TABLE_BOOK_H
#define PARTS_TABLE_BOOK_H

#include <stdint.h>

#include "parts/table_part.h"
#include "parts/table_style.h"

#define PART_NAME 256

struct book {
	zip_t *zip;
	char sheet[PART_NAME];		/* the first one shown */
	bool since_1904;
	char *texts;			/* shared texts, one after another, each ended by NUL */
	uint32_t *text_at;
	size_t text_count;
	struct number_format *formats;	/* of a cell's style */
	size_t format_count;
	const char *why;		/* a sentence when it can't be read */
};

extern const char *const table_damaged, *const table_too_large;
const char *part_refuses(enum part_result);	/* NULL when it was read */

/* False: why.  Either way book_close() follows. */
bool book_open(struct book *, const char *bytes, size_t len);
void book_close(struct book *);

/* What book_open() reads beside: a sentence when it can't. */
#define SMALL_PART (4ULL << 20)		/* bytes of a part that is no sheet and no texts */
const char *book_texts(struct book *, const char *part);
const char *book_formats(struct book *, const char *part);
/* Twice as much room when it is full; *room counts items. */
void *book_grown(void *items, size_t *room, size_t needed, size_t size);

/* What the texts of a shared or inline string are: those of <t>, but not of <rPh>, the
 * pronunciation above.  How deep in each. */
struct inside {
	int t, phonetic;
};
void inside_begin(struct inside *, const char *name);
void inside_end(struct inside *, const char *name);
bool inside_text(const struct inside *);

#endif
