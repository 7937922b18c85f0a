/* admin/roster_beside.h - what only shows when the rows of a roster stand beside each other. */
#ifndef ADMIN_ROSTER_BESIDE_H
#define ADMIN_ROSTER_BESIDE_H

#include <json-c/json.h>

/* Staff numbers that a spreadsheet took for numbers have lost the zeros they begin with.
 * Where those that kept theirs all have one width (or, when none did, the school's have
 * `width`; 0 unknown), shorter ones are filled up to it (ours): restored is
 * [{"row", "name", "was", "staff_no"}]. */
struct json_object *roster_restore(struct json_object *rows, int width);

/* Numbers that stand twice, leaders without a group, groups with two: into faults; such a
 * row is bad. */
void roster_beside(struct json_object *rows, struct json_object *faults);

/* [{"name", "staff_nos": []}] of persons of one name: told apart by their numbers. */
struct json_object *roster_namesakes(struct json_object *rows);

#endif
