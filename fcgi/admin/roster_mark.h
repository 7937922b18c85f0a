/* admin/roster_mark.h - the file that was sent, with what is wrong in it marked. */
#ifndef ADMIN_ROSTER_MARK_H
#define ADMIN_ROSTER_MARK_H

#include <stdio.h>

#include <json-c/json.h>

/* An .xlsx: every row under its own number and as text, a bad cell red, the reasons in a
 * first column 需要改正 (which the next import does not read).  roster is what
 * roster_read() gave for the bytes.  The file has no name any more and is the caller's to
 * close; NULL: it could not be written. */
FILE *roster_mark(const char *bytes, size_t len, struct json_object *roster);

#endif
