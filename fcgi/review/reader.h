/* review/reader.h - runs review-pages on one file and hears what it says. */
#ifndef REVIEW_READER_H
#define REVIEW_READER_H

#include <stddef.h>

/* Reads an open file (closed by the caller) within 180 seconds (ours).  lines gets at most
 * size - 1 bytes and a NUL.  What came before trouble stays. */
enum reading { READ_WELL, READ_UNREADABLE, READ_LONG, READ_SLOW };
enum reading read_pages(int fd, const char *type, char *lines, size_t size);

#endif
