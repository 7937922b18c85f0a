/* parts/table_part.h - one XML part of an .xlsx, unpacked and parsed within limits. */
#ifndef PARTS_TABLE_PART_H
#define PARTS_TABLE_PART_H

#include <stdbool.h>
#include <stddef.h>

#include <zip.h>

/* Names come without their prefix ("x:row" is row). */
struct part {
	void (*begin)(void *arg, const char *name, const char **attributes);
	void (*text)(void *arg, const char *s, size_t len);	/* may be NULL */
	void (*end)(void *arg, const char *name);		/* may be NULL */
	void *arg;
	const bool *enough;	/* true: stop here, and well; may be NULL */
};

enum part_result { PART_READ, PART_MISSING, PART_DAMAGED, PART_TOO_LARGE };

/* At most `max` bytes of it; no document type, so no entities; no endless tags. */
enum part_result part_read(zip_t *, const char *name, unsigned long long max, const struct part *);

/* NULL when it has none. */
const char *part_attribute(const char **attributes, const char *name);

/* The zip in these bytes, which stay the caller's; NULL: not one, or of too many files. */
zip_t *part_open(const char *bytes, size_t len);

#endif
