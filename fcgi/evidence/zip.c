/* evidence/zip.c - see zip.h; the format is PKWARE's APPNOTE 6.3. */
#include "evidence/zip.h"

#include <string.h>
#include <zlib.h>

#define MANY32 0xffffffffU
#define MANY16 0xffffU
#define CHINA (8 * 3600)		/* times in a ZIP are those of the wall */

struct at {
	unsigned char *p;
};

static void
put(struct at *a, uint64_t n, int bytes)
{
	for (; bytes > 0; bytes--, n >>= 8)
		*a->p++ = (unsigned char)n;
}

static void
put_bytes(struct at *a, const void *p, size_t len)
{
	memcpy(a->p, p, len);
	a->p += len;
}

/* What does not fit into its 32 bits stands in the ZIP64 field. */
static uint64_t
in32(uint64_t n)
{
	return n >= MANY32 ? MANY32 : n;
}

static void
put_time(struct at *a, time_t at)
{
	time_t local = at + CHINA;
	struct tm t;

	gmtime_r(&local, &t);
	put(a, (uint64_t)(t.tm_hour << 11 | t.tm_min << 5 | t.tm_sec / 2), 2);
	put(a, (uint64_t)((t.tm_year < 80 ? 0 : t.tm_year - 80) << 9 | (t.tm_mon + 1) << 5 | t.tm_mday), 2);
}

/* From "version needed" to "uncompressed size", alike in both headers. */
static void
put_facts(struct at *a, const struct zip_entry *e, int version)
{
	put(a, (uint64_t)version, 2);
	put(a, 1 << 11, 2);
	put(a, 0, 2);			/* stored */
	put_time(a, e->at);
	put(a, e->crc, 4);
	put(a, in32(e->size), 4);
	put(a, in32(e->size), 4);
	put(a, strlen(e->name), 2);
}

static void
put_unicode_path(struct at *a, const char *name)
{
	size_t len = strlen(name);

	put(a, 0x7075, 2);
	put(a, 5 + len, 2);
	put(a, 1, 1);
	put(a, crc32(0, (const unsigned char *)name, (unsigned)len), 4);
	put_bytes(a, name, len);
}

#define UNICODE_PATH(e) (9 + strlen((e)->name))

size_t
zip_local(unsigned char *to, const struct zip_entry *e)
{
	bool large = e->size >= MANY32;
	struct at a = { to };

	put(&a, 0x04034b50, 4);
	put_facts(&a, e, large ? 45 : 20);
	put(&a, UNICODE_PATH(e) + (large ? 20 : 0), 2);
	put_bytes(&a, e->name, strlen(e->name));
	if (large) {
		put(&a, 1, 2);
		put(&a, 16, 2);
		put(&a, e->size, 8);
		put(&a, e->size, 8);
	}
	put_unicode_path(&a, e->name);
	return (size_t)(a.p - to);
}

size_t
zip_central(unsigned char *to, const struct zip_entry *e)
{
	bool large = e->size >= MANY32, far = e->offset >= MANY32;
	unsigned wide = (large ? 16 : 0) + (far ? 8 : 0);
	struct at a = { to };

	put(&a, 0x02014b50, 4);
	put(&a, 3 << 8 | 63, 2);	/* made as on Unix, by 6.3 */
	put_facts(&a, e, large || far ? 45 : 20);
	put(&a, UNICODE_PATH(e) + (wide > 0 ? 4 + wide : 0), 2);
	put(&a, 0, 2 + 2 + 2);		/* comment, disk, internal */
	put(&a, (uint64_t)0100644 << 16, 4);
	put(&a, in32(e->offset), 4);
	put_bytes(&a, e->name, strlen(e->name));
	if (wide > 0) {
		put(&a, 1, 2);
		put(&a, wide, 2);
	}
	if (large) {
		put(&a, e->size, 8);
		put(&a, e->size, 8);
	}
	if (far)
		put(&a, e->offset, 8);
	put_unicode_path(&a, e->name);
	return (size_t)(a.p - to);
}

static void
put_end64(struct at *a, uint64_t entries, uint64_t at, uint64_t size)
{
	put(a, 0x06064b50, 4);
	put(a, 44, 8);			/* of what follows */
	put(a, 3 << 8 | 63, 2);
	put(a, 45, 2);
	put(a, 0, 8);			/* disks */
	put(a, entries, 8);
	put(a, entries, 8);
	put(a, size, 8);
	put(a, at, 8);
	put(a, 0x07064b50, 4);		/* its locator */
	put(a, 0, 4);
	put(a, at + size, 8);
	put(a, 1, 4);
}

size_t
zip_end(unsigned char *to, uint64_t entries, uint64_t at, uint64_t size)
{
	struct at a = { to };

	if (entries >= MANY16 || at >= MANY32 || size >= MANY32)
		put_end64(&a, entries, at, size);
	put(&a, 0x06054b50, 4);
	put(&a, 0, 4);			/* disks */
	put(&a, entries >= MANY16 ? MANY16 : entries, 2);
	put(&a, entries >= MANY16 ? MANY16 : entries, 2);
	put(&a, in32(size), 4);
	put(&a, in32(at), 4);
	put(&a, 0, 2);			/* comment */
	return (size_t)(a.p - to);
}

/* --- names ------------------------------------------------------------------- */

void
zip_name(char *to, const char *from, size_t most)
{
	static const struct { char c; const char *zh; } forms[] = { { ':', "：" }, { '*', "＊" }, { '?', "？" }, { '"', "＂" },
		{ '<', "＜" }, { '>', "＞" }, { '|', "｜" }, { '/', "／" }, { '\\', "＼" } };
	char *end = to;
	size_t i, letters = 0;

	for (; *from != '\0'; from++) {
		unsigned char c = (unsigned char)*from;
		if ((c & 0xc0) != 0x80 && letters++ == most)
			break;
		for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
			if (forms[i].c == (char)c)
				break;
		if (i < sizeof(forms) / sizeof(forms[0])) {
			memcpy(end, forms[i].zh, 3);
			end += 3;
		} else {
			*end++ = c < 0x20 || c == 0x7f ? '_' : (char)c;
		}
	}
	while (end > to && (end[-1] == ' ' || end[-1] == '.'))
		end--;
	*end = '\0';
}
