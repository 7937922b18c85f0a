/* parts/zip_tail.h - how many files a zip says it holds, before a library believes it. */
#ifndef PARTS_ZIP_TAIL_H
#define PARTS_ZIP_TAIL_H

#include <stdbool.h>
#include <stddef.h>

#define ZIP_TAIL (65535 + 22)		/* a zip's end record and its comment */
#define ZIP_ENTRIES_MAX 10000

/* Does every end record in the last ZIP_TAIL bytes announce a sensible number?  libzip
 * keeps a record of each.  0xffff would be zip64, which no office program writes. */
bool zip_few_entries(const char *tail, size_t len);

#endif
