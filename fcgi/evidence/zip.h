/* evidence/zip.h - the headers of a ZIP whose entries are stored as they are, sizes and checks known
 * before the first byte leaves.  Pure: bytes out of numbers.
 *
 * Names are UTF-8 and say so twice: by bit 11, which Windows, WPS and others of today go by, and by
 * Info-ZIP's Unicode Path (0x7075) for older ones.  What passes 4 GiB or 65,534 entries is ZIP64. */
#ifndef EVIDENCE_ZIP_H
#define EVIDENCE_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#define ZIP_NAME_MAX 1000		/* bytes */
#define ZIP_HEADER_MAX (46 + 2 * ZIP_NAME_MAX + 64)

struct zip_entry {
	const char *name;		/* folder/file, at most ZIP_NAME_MAX */
	uint64_t size, offset;		/* of the local header, from the beginning */
	uint32_t crc;			/* CRC-32 of the content */
	time_t at;
};

/* Each writes into `to`, which has ZIP_HEADER_MAX bytes, and returns how many. */
size_t zip_local(unsigned char *to, const struct zip_entry *);
size_t zip_central(unsigned char *to, const struct zip_entry *);
/* The end: how many entries, where the central directory begins and how long it is. */
size_t zip_end(unsigned char *to, uint64_t entries, uint64_t at, uint64_t size);

/* One part of a name for any system: what Windows refuses becomes its full-width form or _, blanks
 * and dots at the end go, at most `most` characters.  to has 4 * most + 1 bytes. */
void zip_name(char *to, const char *from, size_t most);

#endif
