/* evidence/metadata.c - see metadata.h */
#include <ctype.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>

#include "evidence/metadata.h"

#define VALUE_SIZE 2048

static const char *const malformed = "上传信息不完整，请重新选择文件。";
static const char *const unfit = "文件名里有不能用的字符，请改名后再上传。";

/* Keys are printable ASCII without blank and comma. */
static bool
is_key(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (s[i] <= ' ' || s[i] > '~')
			return false;
	return len > 0;
}

/* One "key base64" of len bytes; a key alone has an empty value. */
static bool
read_pair(const char *pair, size_t len, size_t *key, char *value, size_t *size)
{
	const char *blank = memchr(pair, ' ', len), *end;

	*key = blank != NULL ? (size_t)(blank - pair) : len;
	*size = 0;
	if (!is_key(pair, *key))
		return false;
	if (blank == NULL || *key + 1 == len)
		return true;
	return sodium_base642bin((unsigned char *)value, VALUE_SIZE, blank + 1,
	    len - *key - 1, NULL, size, &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
	    end == pair + len;
}

/* The character at *s, and steps over it; 0 at the end, UINT32_MAX if it is no
 * UTF-8 (overlong forms and surrogates included). */
static uint32_t
next_character(const unsigned char **s, const unsigned char *end)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t i, n;
	uint32_t c;

	if (*s == end)
		return 0;
	c = *(*s)++;
	n = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : (c & 0xf0) == 0xe0 ? 3 :
	    c >= 0xf0 && c < 0xf5 ? 4 : 0;
	if (n == 0)
		return UINT32_MAX;
	if (n > 1)
		c &= 0x7fu >> n;
	for (i = 1; i < n; i++) {
		if (*s == end || (**s & 0xc0) != 0x80)
			return UINT32_MAX;
		c = c << 6 | (*(*s)++ & 0x3fu);
	}
	return c < least[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) ? UINT32_MAX : c;
}

/* Controls, line breaks of Unicode, and what turns the direction of writing
 * around (which makes an .exe look like a .doc). */
static bool
is_unfit(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == UINT32_MAX ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static const char *
take_name(const char *value, size_t size, char *name)
{
	const unsigned char *s, *end = (const unsigned char *)value + size;
	const char *from = value, *p;
	size_t characters = 0;

	for (p = value; p < value + size; p++)
		if (*p == '/' || *p == '\\')
			from = p + 1;
	for (s = (const unsigned char *)from; s < end; characters++)
		if (is_unfit(next_character(&s, end)))
			return unfit;
	if (characters == 0)
		return malformed;
	if (characters > NAME_MAX_CHARACTERS)
		return "文件名太长，请改短到200字以内再上传。";
	size -= (size_t)(from - value);
	memcpy(name, from, size);
	name[size] = '\0';
	return NULL;
}

const char *
metadata_name(const char *header, char *name)
{
	char value[VALUE_SIZE];
	const char *sentence = malformed;
	size_t len, key, size;
	bool found = false;

	for (;;) {
		len = strcspn(header, ",");
		if (!read_pair(header, len, &key, value, &size))
			return malformed;
		if (key == 8 && memcmp(header, "filename", 8) == 0) {
			if (found)
				return malformed;
			found = true;
			sentence = take_name(value, size, name);
		}
		if (header[len] == '\0')
			return sentence;
		header += len + 1;
	}
}

bool
metadata_mark(const char *header, char *mark)
{
	char value[VALUE_SIZE];
	size_t len, key, size, i;

	for (;; header += len + 1) {
		len = strcspn(header, ",");
		if (read_pair(header, len, &key, value, &size) && key == 4 &&
		    memcmp(header, "mark", 4) == 0 && size > 0 && size <= MARK_MAX)
			break;
		if (header[len] == '\0')
			return false;
	}
	for (i = 0; i < size; i++)
		if (!isascii((unsigned char)value[i]) || !isalnum((unsigned char)value[i]))
			return false;
	memcpy(mark, value, size);
	mark[size] = '\0';
	return true;
}
