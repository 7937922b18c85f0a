/* admin/roster_cell.h - what one cell of a roster may hold.
 *
 * Each takes a tidy text and writes the value in place, or answers the reason
 * why not as a sentence; NULL when it is well.  An empty cell is "" and is
 * well, but for a name and a staff number. */
#ifndef ADMIN_ROSTER_CELL_H
#define ADMIN_ROSTER_CELL_H

#include <stddef.h>

/* A cell has room for this many bytes, and no text that fits a column is
 * longer. */
#define CELL_ROOM 256

/* of UTF-8 */
size_t roster_characters(const char *);

typedef const char *roster_cell(char *cell, int this_year);

/* 1 to 60 characters of a name: letters of any script, · - . and ' within; the dot of
 * other peoples' names, however it was written, is ·. */
roster_cell roster_name;
/* 1 to 20 letters, digits, - and _; a leading ' (Excel's mark of text) goes. */
roster_cell roster_staff_no;
/* "male", "female" or "" */
roster_cell roster_sex;
/* YYYY-MM-DD from 1980-1-2, 1980/1/2, 1980.1.2, 1980年1月2日, 19800102 and the
 * same without the day: then the first of the month (ours); a spreadsheet's number of
 * the day. */
roster_cell roster_day;
/* up to 30 characters */
roster_cell roster_subject;
/* up to 60 characters; 无, - and / are "" */
roster_cell roster_group;
/* "teacher", "head", "support" or "research" (R3, C20); an empty cell is a teacher */
roster_cell roster_staff;
/* "1" or "0"; an empty cell is "0" */
roster_cell roster_truth;

#endif
