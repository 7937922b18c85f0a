/* parts/sheet_text.h - the bytes of a file that a spreadsheet wrote, as clean UTF-8. */
#ifndef PARTS_SHEET_TEXT_H
#define PARTS_SHEET_TEXT_H

#include <stddef.h>

/* The whole file as UTF-8 that ends with NUL, lines ended by LF alone; the
 * caller frees it.  *encoding says what it was.  NULL: *why is a sentence. */
char *sheet_decode(const char *bytes, size_t len, const char **encoding,
    const char **why);

/* In place: full-width letters and digits become plain, blanks of every kind
 * are cut from both ends and folded to one within, and those between two
 * Chinese characters go (names are often padded: "张　三"). */
void sheet_tidy(char *);

/* In place: full-width punctuation too (numbers and dates). */
void sheet_plain(char *);

#endif
