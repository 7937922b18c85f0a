/* evidence/bare_picture.c - see bare.h: JPEG and PNG, segment by segment. */
#include <stdint.h>
#include <string.h>

#include "evidence/bare.h"

static size_t
two(const unsigned char *p)
{
	return (size_t)p[0] << 8 | p[1];
}

static size_t
four(const unsigned char *p)
{
	return two(p) << 16 | two(p + 2);
}

/* --- JPEG ---------------------------------------------------------------- */

static bool
starts(struct bytes b, const char *with, size_t len)
{
	return b.len >= len && memcmp(b.at, with, len) == 0;
}

/* A number of an Exif block, in its own order of bytes. */
static size_t
exif_number(struct bytes tiff, size_t at, size_t size)
{
	size_t i, n = 0;

	if (at > tiff.len || size > tiff.len - at)
		return 0;
	for (i = 0; i < size; i++)
		n = n << 8 | tiff.at[at + (tiff.at[0] == 'I' ? size - 1 - i : i)];
	return n;
}

/* How the picture is to be turned, 2..8; 1 when it does not say. */
static unsigned char
orientation(struct bytes segment)
{
	struct bytes tiff = { segment.at + 6, segment.len - 6 };
	size_t ifd, n, i;

	if (!starts(tiff, "II*\0", 4) && !starts(tiff, "MM\0*", 4))
		return 1;
	ifd = exif_number(tiff, 4, 4);
	n = exif_number(tiff, ifd, 2);
	for (i = 0; i < n && ifd + 2 + 12 * i + 12 <= tiff.len; i++)
		if (exif_number(tiff, ifd + 2 + 12 * i, 2) == 0x0112) {
			n = exif_number(tiff, ifd + 2 + 12 * i + 8, 2);
			return n >= 2 && n <= 8 ? (unsigned char)n : 1;
		}
	return 1;
}

/* An Exif block that says nothing else: a phone's picture would lie on its side. */
static bool
put_turn(struct buffer *out, struct bytes segment)
{
	unsigned char turn[] = "\xff\xe1\0\42Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0";

	if (!starts(segment, "Exif\0\0", 6) || (turn[29] = orientation(segment)) == 1)
		return true;
	return put(out, turn, 36);
}

/* What a decoder needs: everything but the application's segments and comments, of
 * which JFIF, the colours (ICC) and Adobe's transform are needed. */
static bool
is_needed(unsigned char marker, struct bytes segment)
{
	switch (marker) {
	case 0xe0:
		return starts(segment, "JFIF\0", 5);
	case 0xe2:
		return starts(segment, "ICC_PROFILE\0", 12);
	case 0xee:
		return starts(segment, "Adobe", 5);
	default:
		return marker != 0xfe && (marker < 0xe0 || marker > 0xef);
	}
}

/* Where the coded data ends: at the next marker that is neither a restart nor a
 * stuffed byte. */
static size_t
after_scan(struct bytes in, size_t at)
{
	for (; at + 1 < in.len; at++)
		if (in.at[at] == 0xff && in.at[at + 1] != 0 && in.at[at + 1] != 0xff &&
		    (in.at[at + 1] < 0xd0 || in.at[at + 1] > 0xd7))
			return at;
	return in.len;
}

bool
bare_jpeg(struct bytes in, struct buffer *out)
{
	size_t at = 2, len, end;
	unsigned char marker;
	struct bytes segment;
	bool scanned = false;

	if (!starts(in, "\xff\xd8", 2) || !put(out, in.at, 2))
		return false;
	while (at + 4 <= in.len && in.at[at] == 0xff && (marker = in.at[at + 1]) != 0xd9) {
		if (marker == 0xff) {		/* filling */
			at++;
			continue;
		}
		len = two(in.at + at + 2);
		if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || len < 2 || len > in.len - at - 2)
			return false;
		segment = (struct bytes){ in.at + at + 4, len - 2 };
		end = at + 2 + len;
		if (marker == 0xda) {
			scanned = true;
			end = after_scan(in, end);
		}
		if (marker == 0xe1 ? !put_turn(out, segment) :
		    is_needed(marker, segment) && !put(out, in.at + at, end - at))
			return false;
		at = end;
	}
	return scanned && put(out, "\xff\xd9", 2);
}

/* --- PNG ----------------------------------------------------------------- */

bool
bare_png(struct bytes in, struct buffer *out)
{
	static const char needed[] = "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs acTL fcTL fdAT";
	char name[5] = "";
	size_t at, len;

	if (!starts(in, "\x89PNG\r\n\x1a\n", 8) || !put(out, in.at, 8))
		return false;
	for (at = 8; at + 12 <= in.len; at += 12 + len) {
		len = four(in.at + at);
		if (len > in.len - at - 12)
			return false;
		memcpy(name, in.at + at + 4, 4);
		if (strlen(name) == 4 && strstr(needed, name) != NULL && !put(out, in.at + at, 12 + len))
			return false;
		if (strcmp(name, "IEND") == 0)
			return true;
	}
	return false;
}
