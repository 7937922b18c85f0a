/* hours/export.h - a platform's export, CSV or .xlsx, as records: the columns are found by
 * their Chinese names, in any order, below whatever title there is. */
#ifndef HOURS_EXPORT_H
#define HOURS_EXPORT_H

#include <stddef.h>

#include "hours/batch.h"

/* Reads a file's bytes into the batch; `minutes` is one 学时.  keep() after every thousand
 * rows; false to stop.  NULL, or why it is of no use: one Chinese sentence.  Rows that are of
 * no use are refused and counted; `note` names the first of them, or is "". */
const char *export_read(struct batch *, const char *bytes, size_t len, int minutes,
    bool (*keep)(void *), void *arg, char note[200]);

#endif
