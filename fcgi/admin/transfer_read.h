/* admin/transfer_read.h - who moves where, from a file.  Pure: no database.
 *
 * Any table that parts/table.h reads; columns in any order, found by their names. */
#ifndef ADMIN_TRANSFER_READ_H
#define ADMIN_TRANSFER_READ_H

#include <stddef.h>

#include <json-c/json.h>

#define TRANSFER_BYTES (2LL << 20)
#define TRANSFER_ROWS 2000		/* ours */

/* rows    [{"row":2,"name":"","source":"","old_no":"","target":"","new_no":"",
 *           "teaching_group":""|null,"subject":""|null}]; schools by code or name
 * faults  [{"row":2,"column":"新工号","detail":"没有填"}]; row 0 the whole file
 * places  {"新工号": 4}: where a column stands, for roster_mark.h
 * The caller puts all three. */
struct transfers {
	struct json_object *rows, *faults, *places;
};

void transfers_read(struct transfers *, const char *bytes, size_t len);

#endif
