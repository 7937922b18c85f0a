/* admin/roster_read.h - a school's roster from a file.  Pure: no database.
 *
 * Any table that parts/table.h reads; columns in any order, found by their
 * Chinese names, in a head of one row or two; rows above it and empty ones are
 * skipped, columns that are not ours are ignored. */
#ifndef ADMIN_ROSTER_READ_H
#define ADMIN_ROSTER_READ_H

#include <stddef.h>

#include <json-c/json.h>

#define ROSTER_BYTES (8LL << 20)
#define ROSTER_ROWS 20000

/* The caller puts the object:
 *
 *	rows      [{"row":2,"name":"","staff_no":"","sex":"male"|null,
 *	            "born_on":"1980-01-31"|null,"subject":""|null,
 *	            "teaching_group":""|null,"full_time":1,"leader":0,"staff":"teacher"}]
 *	          a column that the file lacks is lacking here too; a row with
 *	          a fault has "bad":1 and lacks the faulty cells
 *	faults    [{"row":3,"column":"姓名","detail":"没有填姓名"}], every one;
 *	          row is the number a spreadsheet shows, 0 the whole file
 *	ignored   names of columns that are not ours, or of less sure ones beside
 *	          a surer (编号 beside 工号)
 *	skipped   [{"row":9,"text":"合计 8人"}]: sums and signatures below the people,
 *	          the head once more on every page
 *	restored, namesakes   see roster_beside.h
 *	places    {"姓名":0}: in which column of the file each stands, from 0
 *	marked    is its first column the one that roster_mark.h adds
 *	kind      "xlsx", or the encoding of the CSV
 *
 * this_year is for the plausible year of birth, width is that of the school's staff
 * numbers which begin with 0 (0: none do, or not one width). */
struct json_object *roster_read(const char *bytes, size_t len, int this_year, int width);

/* Faults by row, those of the whole file last. */
void roster_order(struct json_object *faults);

#endif
