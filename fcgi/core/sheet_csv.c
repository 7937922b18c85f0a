/* core/sheet_csv.c - a table as CSV that a spreadsheet opens as it is meant: UTF-8 with its
 * mark, every text quoted, no text a formula, and a text that looks like a number (a staff
 * number, a certificate's) still a text. */
#include <string.h>

#include "core/sheet.h"

#define MARK "\xef\xbb\xbf"

static void *
begin(const struct sheet *s)
{
	FILE *f = tmpfile();

	(void)s;
	if (f != NULL)
		fputs(MARK, f);
	return f;
}

static void
put_quoted(FILE *f, const char *mark, const char *s, size_t len)
{
	size_t i;

	fputc('"', f);
	fputs(mark, f);
	for (i = 0; i < len; i++) {
		if (s[i] == '"')
			fputc('"', f);
		fputc(s[i], f);
	}
	fputc('"', f);
}

/* What a spreadsheet would reckon with, also after blanks and in the full-width forms that
 * some of them fold: = + - @, TAB, CR, LF. */
static bool
is_formula(const char *s, size_t len)
{
	static const char *const begins[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠" };
	size_t i;

	for (; len > 0; ) {
		for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
			if (len >= strlen(begins[i]) && memcmp(s, begins[i], strlen(begins[i])) == 0)
				return true;
		i = *s == ' ' ? 1 : len >= 3 && memcmp(s, "　", 3) == 0 ? 3 : len;
		s += i;
		len -= i;
	}
	return false;
}

/* A spreadsheet's own mark of text goes before such a one. */
static void
put_text(FILE *f, const char *s, size_t len)
{
	bool digits = len > 0 && strspn(s, "0123456789.eE") >= len;

	put_quoted(f, digits || is_formula(s, len) ? "'" : "", s, len);
}

static void
put_head(void *file, const char *unit, const char *const *names, size_t n)
{
	size_t i;

	(void)unit;
	for (i = 0; i < n; i++) {
		fputs(i > 0 ? "," : "", file);
		put_text(file, names[i], strlen(names[i]));
	}
	fputs("\r\n", file);
}

static void
put_row(void *file, const struct sheet_cell *c, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		fputs(i > 0 ? "," : "", file);
		if (c[i].kind == CELL_NUMBER)
			fwrite(c[i].text, 1, c[i].len, file);
		else if (c[i].kind == CELL_TEXT)
			put_text(file, c[i].text, c[i].len);
		else
			put_quoted(file, "", c[i].text, c[i].len);
	}
	fputs("\r\n", file);
}

static FILE *
end(void *file)
{
	if (fflush(file) == 0 && !ferror(file))
		return file;
	fclose(file);
	return NULL;
}

const struct sheet_writer sheet_csv = { "csv", "text/csv; charset=utf-8", begin, put_head, put_row, end };
