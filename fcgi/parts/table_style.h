/* parts/table_style.h - a number of an .xlsx as its cell's format shows it.  Pure. */
#ifndef PARTS_TABLE_STYLE_H
#define PARTS_TABLE_STYLE_H

#include <stdbool.h>
#include <stddef.h>

/* day and clock: a date, a time, or both; zeros: so many digits at least. */
struct number_format {
	bool day, clock;
	unsigned char zeros;
};

struct number_format format_built_in(unsigned id);
struct number_format format_of(const char *code);	/* such as yyyy"年"m"月"d"日", 00000 */

/* The number in `digits`, shown.  A text that is no number stays one. */
void format_number(char *shown, size_t room, const char *digits, struct number_format,
    bool since_1904);

#endif
