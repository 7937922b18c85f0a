/* parts/zip_tail.c - see zip_tail.h */
#include "parts/zip_tail.h"

#include <string.h>

bool
zip_few_entries(const char *tail, size_t len)
{
	const unsigned char *at = (const unsigned char *)tail, *end = at + len;

	for (; at + 22 <= end; at++)
		if (memcmp(at, "PK\5\6", 4) == 0 && (at[10] | at[11] << 8) > ZIP_ENTRIES_MAX)
			return false;
	return true;
}
