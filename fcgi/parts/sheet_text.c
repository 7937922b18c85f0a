/* parts/sheet_text.c - see sheet_text.h */
#include "parts/sheet_text.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a file begins with, where that says something. */
static const struct {
	const char *mark;
	size_t len;
	const char *encoding;
} marks[] = {
	{ "\xef\xbb\xbf", 3, "UTF-8" },
	{ "\xff\xfe", 2, "UTF-16LE" },		/* Excel's "Unicode 文本" */
	{ "\xfe\xff", 2, "UTF-16BE" }
};

/* --- one character of UTF-8 --------------------------------------------- */

/* Its length, 0 if it is none; *c is the character. */
static size_t
take(const char *text, const char *end, uint32_t *c)
{
	const unsigned char *s = (const unsigned char *)text;
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 :
	    s[0] < 0xf0 ? 3 : s[0] < 0xf5 ? 4 : 0, i;

	if (n == 0 || (size_t)(end - text) < n)
		return 0;
	*c = n == 1 ? s[0] : s[0] & (0x7fU >> n);
	for (i = 1; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		*c = *c << 6 | (s[i] & 0x3f);
	}
	if (*c < least[n] || *c > 0x10ffff || (*c >= 0xd800 && *c < 0xe000))
		return 0;
	return n;
}

static bool
is_utf8(const char *s, size_t len)
{
	const char *end = s + len;
	uint32_t c;
	size_t n;

	for (; s < end; s += n)
		if ((n = take(s, end, &c)) == 0)
			return false;
	return true;
}

/* --- the whole file ------------------------------------------------------ */

/* NULL when it is not in that encoding; *size is how long it became. */
static char *
convert(const char *bytes, size_t len, const char *from, size_t *size)
{
	char *text = malloc(len * 3 + 1), *in = (char *)bytes, *out = text;
	size_t in_left = len, out_left = len * 3;
	iconv_t how = iconv_open("UTF-8", from);
	bool whole;

	if (text == NULL || how == (iconv_t)-1)
		abort();
	whole = iconv(how, &in, &in_left, &out, &out_left) != (size_t)-1 &&
	    in_left == 0;
	iconv_close(how);
	*out = '\0';
	*size = (size_t)(out - text);
	if (whole)
		return text;
	free(text);
	return NULL;
}

static void
one_newline(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != '\r')
			*to++ = *s;
		else if (s[1] != '\n')
			*to++ = '\n';
	*to = '\0';
}

char *
sheet_decode(const char *bytes, size_t len, const char **encoding,
    const char **why)
{
	char *text;
	size_t i, size;

	*encoding = is_utf8(bytes, len) ? "UTF-8" : "GB18030";
	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (len < marks[i].len ||
		    memcmp(bytes, marks[i].mark, marks[i].len) != 0)
			continue;
		*encoding = marks[i].encoding;
		bytes += marks[i].len;
		len -= marks[i].len;
		break;
	}
	*why = "文件的文字编码认不出来，请另存为 .xlsx 后再试";
	if ((text = convert(bytes, len, *encoding, &size)) == NULL)
		return NULL;
	*why = "这不是表格，请选择 .xlsx 或 CSV 文件";
	if (strlen(text) != size) {
		free(text);
		return NULL;
	}
	one_newline(text);
	return text;
}

/* --- one cell ------------------------------------------------------------ */

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == 0xa0 || c == 0x3000 ||
	    (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
	    (c >= 0x2060 && c <= 0x2064) || c == 0xad || c == 0xfeff;
}

static bool
is_full_width(uint32_t c, bool punctuation)
{
	return (c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) ||
	    (c >= 0xff41 && c <= 0xff5a) ||
	    (punctuation && c > 0xff00 && c < 0xff5f);
}

/* Never grows: a full-width character takes three bytes, its plain one one. */
static void
fold(char *s, bool punctuation)
{
	char *to = s, *end = s + strlen(s);
	uint32_t c;
	size_t n;

	for (; (n = take(s, end, &c)) > 0 && c != 0; s += n)
		if (is_full_width(c, punctuation))
			*to++ = (char)(c - 0xfee0);
		else {
			memmove(to, s, n);
			to += n;
		}
	*to = '\0';
}

void
sheet_plain(char *s)
{
	fold(s, true);
}

void
sheet_tidy(char *s)
{
	char *to, *from, *end;
	uint32_t c;
	size_t n;
	bool gap = false;

	fold(s, false);
	end = s + strlen(s);
	for (to = from = s; (n = take(from, end, &c)) > 0 && c != 0; from += n) {
		if (is_blank(c)) {
			gap = to > s;
			continue;
		}
		if (gap && ((unsigned char)to[-1] < 0x80 || c < 0x80))
			*to++ = ' ';
		gap = false;
		memmove(to, from, n);
		to += n;
	}
	*to = '\0';
}
