/* tests/parts/table_test.c - what is read of the tables that people send, and that
 * nothing they send does harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zip.h>

#include "parts/table.h"

/* --- a workbook by hand -------------------------------------------------- */

struct file {
	const char *name, *text;
};

static const struct file
	RELS = { "_rels/.rels", "<Relationships><Relationship Id='r1' Type='http://x/officeDocument'"
	    " Target='xl/workbook.xml'/></Relationships>" },
	BOOK_RELS = { "xl/_rels/workbook.xml.rels", "<Relationships>"
	    "<Relationship Id='r1' Type='http://x/worksheet' Target='worksheets/sheet1.xml'/>"
	    "<Relationship Id='r2' Type='http://x/worksheet' Target='/xl/worksheets/sheet2.xml'/>"
	    "<Relationship Id='r3' Type='http://x/sharedStrings' Target='sharedStrings.xml'/>"
	    "<Relationship Id='r4' Type='http://x/styles' Target='styles.xml'/></Relationships>" },
	BOOK = { "xl/workbook.xml", "<workbook><sheets><sheet name='一' sheetId='1' r:id='r1'/>"
	    "<sheet name='二' sheetId='2' r:id='r2'/></sheets></workbook>" },
	TEXTS = { "xl/sharedStrings.xml", "<x:sst xmlns:x='y'><x:si><x:t>周一</x:t></x:si>"
	    "<x:si><x:r><x:rPr/><x:t>李</x:t></x:r><x:r><x:t xml:space='preserve'> 二</x:t></x:r></x:si>"
	    "<x:si><x:t>田中</x:t><x:rPh sb='0' eb='1'><x:t>タナカ</x:t></x:rPh></x:si>"
	    "<x:si><x:t>一_x000A_行_x005F_x</x:t></x:si><x:si/></x:sst>" },
	STYLES = { "xl/styles.xml", "<styleSheet><numFmts>"
	    "<numFmt numFmtId='164' formatCode='00000'/><numFmt numFmtId='165' formatCode='yyyy&quot;年&quot;m&quot;月&quot;;@'/>"
	    "<numFmt numFmtId='166' formatCode='[$-804]yyyy/m/d h:mm'/><numFmt numFmtId='167' formatCode='[h]:mm'/>"
	    "<numFmt numFmtId='168' formatCode='[Magenta]0.00&quot;day&quot;'/></numFmts>"
	    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
	    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='31'/><xf numFmtId='164'/>"
	    "<xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/><xf numFmtId='168'/></cellXfs></styleSheet>" };

static zip_t *
zip_begin(zip_source_t **source)
{
	zip_error_t error;
	zip_t *zip;

	*source = zip_source_buffer_create(NULL, 0, 0, &error);
	assert_non_null(*source);
	zip_source_keep(*source);
	zip = zip_open_from_source(*source, ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	return zip;
}

static void
zip_put(zip_t *zip, const char *name, const char *text, size_t len, bool packed)
{
	zip_int64_t at = zip_file_add(zip, name, zip_source_buffer(zip, text, len, 0), 0);

	assert_true(at >= 0);
	zip_set_file_compression(zip, (zip_uint64_t)at, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
}

static char *
zip_end(zip_t *zip, zip_source_t *source, size_t *len)
{
	zip_stat_t st;
	char *bytes;

	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_stat(source, &st), 0);
	bytes = malloc(st.size);
	assert_non_null(bytes);
	assert_int_equal(zip_source_open(source), 0);
	assert_int_equal(zip_source_read(source, bytes, st.size), (zip_int64_t)st.size);
	zip_source_close(source);
	zip_source_free(source);
	*len = st.size;
	return bytes;
}

/* The usual parts, those of `more` in their stead, and sheet1. */
static char *
workbook(const struct file *more, const char *sheet, size_t sheet_len, bool packed, size_t *len)
{
	const struct file usual[] = { RELS, BOOK_RELS, BOOK, TEXTS, STYLES,
	    { "xl/worksheets/sheet2.xml", "<worksheet><sheetData><row r='1'><c t='str'><v>第二</v></c></row></sheetData></worksheet>" } };
	zip_source_t *source;
	zip_t *zip = zip_begin(&source);
	const struct file *m;
	size_t i;

	for (i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		for (m = more; m != NULL && m->name != NULL && strcmp(m->name, usual[i].name) != 0; m++)
			;
		m = m != NULL && m->name != NULL ? m : &usual[i];
		if (m->text != NULL)
			zip_put(zip, m->name, m->text, strlen(m->text), packed);
	}
	zip_put(zip, "xl/worksheets/sheet1.xml", sheet, sheet_len, packed);
	return zip_end(zip, source, len);
}

/* --- what was read: "1:a|b\n3:c" and then the sentence ------------------- */

struct read {
	char text[4000];
	size_t rows;
};

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	struct read *f = arg;
	size_t at = strlen(f->text);
	unsigned i;

	f->rows++;
	if (at + 1000 > sizeof(f->text))
		return true;
	at += (size_t)snprintf(f->text + at, sizeof(f->text) - at, "%s%u:", at > 0 ? "\n" : "", number);
	for (i = 0; i < count && at + 100 < sizeof(f->text); i++)
		at += (size_t)snprintf(f->text + at, 100, "%s%.90s", i > 0 ? "|" : "", cells[i]);
	return true;
}

static void
reads(const char *says, const char *bytes, size_t len, const char *rows, const char *why)
{
	struct read f = { .rows = 0 };
	struct table t;
	bool well = table_read(&t, bytes, len, on_row, &f);

	print_message("%s\n", says);
	assert_int_equal(well, why == NULL);
	if (why != NULL) {
		assert_non_null(t.why);
		if (strstr(t.why, why) == NULL)
			fail_msg("%s, not: %s", t.why, why);
	} else
		assert_null(t.why);
	if (rows != NULL)
		assert_string_equal(f.text, rows);
}

/* --- .xlsx --------------------------------------------------------------- */

#define HIDDEN { "xl/workbook.xml", "<workbook><workbookPr date1904='1'/><sheets>" \
	"<sheet name='一' sheetId='1' state='hidden' r:id='r1'/><sheet name='二' sheetId='2' r:id='r2'/></sheets></workbook>" }

static const struct {
	const char *says;
	struct file more[3];
	const char *sheet, *rows, *why;
} books[] = {
	{ "texts: shared, of several runs, with a pronunciation, escaped, within the cell", { { NULL } },
	    "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2' t='s'><v>1</v></c><c r='C2' t='s'><v>2</v></c>"
	    "<c r='D2' t='s'><v>3</v></c><c r='F2' t='inlineStr'><is><r><t>甲</t></r><rPh><t>ji</t></rPh><r><t>乙</t></r></is></c></row>",
	    "2:周一|李二|田中|一行_x||甲乙", NULL },
	{ "numbers as they are shown: whole, broken, too long, with zeros before", { { NULL } },
	    "<row><c><v>12</v></c><c><v>0.1</v></c><c><v>3.1011319850101123E+17</v></c><c s='3'><v>12</v></c>"
	    "<c><v>13800000000</v></c><c s='7'><v>1.5</v></c><c><v>-3</v></c></row>",
	    "1:12|0.1|3.10113E+17|00012|13800000000|1.5|-3", NULL },
	{ "dates by their format, whatever it is called", { { NULL } },
	    "<row><c s='1'><v>29251</v></c><c s='2'><v>29251</v></c><c s='4'><v>29251</v></c><c s='5'><v>29251.5</v></c>"
	    "<c s='6'><v>1.5</v></c><c s='1'><v>1</v></c><c s='1'><v>61</v></c><c s='1'><v>-1</v></c><c t='d'><v>2021-03-01T08:00:00Z</v></c></row>",
	    "1:1980-01-31|1980-01-31|1980-01-31|1980-01-31 12:00:00|36:00:00|1900-01-01|1900-03-01|-1|2021-03-01 08:00:00", NULL },
	{ "dates since 1904", { { "xl/workbook.xml", "<workbook><workbookPr date1904='true'/><sheets>"
	    "<sheet name='一' sheetId='1' r:id='r1'/></sheets></workbook>" } },
	    "<row><c s='1'><v>27789</v></c></row>", "1:1980-01-31", NULL },
	{ "yes, no, an error, a formula with its value and one without", { { NULL } },
	    "<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c><c t='str'><f>A1&amp;B1</f><v>值</v></c><c><f>A1</f></c></row>",
	    "1:TRUE|FALSE|#N/A|值|=...", NULL },
	{ "what is merged downward stands in every row, what is merged sideways once", { { NULL } },
	    "<row r='1'><c r='A1' t='str'><v>名册</v></c><c r='B1'/></row><row r='2'><c r='A2' t='str'><v>语文组</v></c><c r='B2'><v>1</v></c></row>"
	    "<row r='3'><c r='A3'/><c r='B3'><v>2</v></c></row><row r='4'><c r='B4'><v>3</v></c></row><row r='5'><c r='B5'><v>4</v></c></row>"
	    "</sheetData><mergeCells><mergeCell ref='A1:D1'/><mergeCell ref='A2:A4'/></mergeCells><sheetData>",
	    "1:名册|\n2:语文组|1\n3:语文组|2\n4:语文组|3\n5:|4", NULL },
	{ "empty rows are not there, and rows and cells may lack their names", { { NULL } },
	    "<row/><row><c><v>1</v></c></row><row r='9'><c/><c><v>2</v></c></row>", "2:1\n9:|2", NULL },
	{ "a hidden sheet is not read, the first one shown is", { HIDDEN }, "<row><c><v>1</v></c></row>", "1:第二", NULL },
	{ "a book without formats or shared texts", { { "xl/styles.xml", NULL }, { "xl/sharedStrings.xml", NULL } },
	    "<row><c s='5'><v>1</v></c></row>", "1:1", NULL },
	{ "a book whose sheets are all hidden", { { "xl/workbook.xml", "<workbook><sheets><sheet state='veryHidden' r:id='r1'/></sheets></workbook>" } },
	    "", "", "没有可见的工作表" },
	{ "a text that is not there", { { NULL } }, "<row><c t='s'><v>99</v></c></row>", NULL, "可能已损坏" },
	{ "rows that go backward", { { NULL } }, "<row r='5'/><row r='4'/>", NULL, "可能已损坏" },
	{ "tags that do not close", { { NULL } }, "<row><c>", NULL, "可能已损坏" },
	{ "a book that says it is Word", { { "_rels/.rels", "<Relationships/>" } }, "", "", "压缩包" }
};

static void
workbooks_are_read_as_they_are_shown(void **state)
{
	char sheet[4000], *bytes;
	size_t i, len;

	(void)state;
	for (i = 0; i < sizeof(books) / sizeof(books[0]); i++) {
		snprintf(sheet, sizeof(sheet), "<worksheet><sheetData>%s</sheetData></worksheet>", books[i].sheet);
		bytes = workbook(books[i].more, sheet, strlen(sheet), true, &len);
		reads(books[i].says, bytes, len, books[i].rows, books[i].why);
		free(bytes);
	}
}

static void
entities_and_document_types_are_refused(void **state)
{
	static const char *const sheets[] = {
		"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row><c t='str'><v>&x;</v></c></row></sheetData></worksheet>",
		"<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><worksheet>&b;</worksheet>",
		"<!DOCTYPE worksheet><worksheet/>", "" };
	char *bytes;
	size_t i, len;

	(void)state;
	for (i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		bytes = workbook(NULL, sheets[i], strlen(sheets[i]), true, &len);
		reads(sheets[i], bytes, len, "", "可能已损坏");
		free(bytes);
	}
}

/* --- what is too much ---------------------------------------------------- */

static char *
many(const char *before, const char *what, size_t times, const char *after, size_t *len)
{
	size_t one = strlen(what), i;
	char *s = malloc(strlen(before) + one * times + strlen(after) + 1), *to = s;

	assert_non_null(s);
	to = stpcpy(to, before);
	for (i = 0; i < times; i++, to += one)
		memcpy(to, what, one);
	to = stpcpy(to, after);
	*len = (size_t)(to - s);
	return s;
}

static void
bombs_are_refused(void **state)
{
	static const struct { const char *says, *before, *what; size_t times; const char *after, *why; } bombs[] = {
		{ "a cell of a hundred million bytes", "<worksheet><sheetData><row><c t='str'><v>", "aaaaaaaaaa", 10000000, "</v></c></row></sheetData></worksheet>", "太大" },
		{ "an attribute without end", "<worksheet><sheetData><row r='", "123456789 ", 400000, "'/></sheetData></worksheet>", "" },
		{ "tags within tags", "<worksheet>", "<a>", 100000, "", "" },
		{ "a hundred and thirty million bytes of rows", "<worksheet><sheetData>", "<row><c/></row>\n", 9000000, "</sheetData></worksheet>", "太大" } };
	char *sheet, *bytes;
	size_t i, sheet_len, len;

	(void)state;
	for (i = 0; i < sizeof(bombs) / sizeof(bombs[0]); i++) {
		sheet = many(bombs[i].before, bombs[i].what, bombs[i].times, bombs[i].after, &sheet_len);
		bytes = workbook(NULL, sheet, sheet_len, true, &len);
		free(sheet);
		reads(bombs[i].says, bytes, len, NULL, bombs[i].why);
		free(bytes);
	}
}

static void
a_text_table_without_end_is_refused(void **state)
{
	size_t text_len, len;
	char *text = many("<sst>", "<si><t/></si>", 1000001, "</sst>", &text_len);
	struct file more[] = { { "xl/sharedStrings.xml", text }, { NULL } };
	char *bytes = workbook(more, "<worksheet/>", 12, true, &len);

	(void)state;
	reads("a million and one shared texts", bytes, len, "", "太大");
	free(bytes);
	free(text);
}

static void
a_zip_of_many_files_is_refused(void **state)
{
	zip_source_t *source;
	zip_t *zip = zip_begin(&source);
	char name[20], *bytes;
	size_t i, len;

	(void)state;
	for (i = 0; i < 10001; i++) {
		snprintf(name, sizeof(name), "%zu", i);
		zip_put(zip, name, "", 0, false);
	}
	bytes = zip_end(zip, source, &len);
	reads("ten thousand and one files", bytes, len, "", "可能已损坏");
	free(bytes);
}

/* --- CSV, and what is no table ------------------------------------------- */

static void
csv_is_divided_by_what_divides_it(void **state)
{
	static const struct { const char *file, *rows, *why; } files[] = {
		{ "a,b\n1,2\n", "1:a|b\n2:1|2", NULL },
		{ "a\tb,c\n1\t2\n", "1:a|b,c\n2:1|2", NULL },
		{ "a;b\n1,5;2,5\n3,5;\n", "1:a|b\n2:1,5|2,5\n3:3,5|", NULL },
		{ "一,二,三,四，五\na\tb\n1\t2\n", "1:一,二,三,四，五\n2:a|b\n3:1|2", NULL },
		{ "sep=;\na;b,c\n", "2:a|b,c", NULL },
		{ "\n\na,\"b\n\"\"c\"\n", "3:a|b \"c", NULL },
		{ "a,\"b\n", NULL, "引号不成对" } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		reads(files[i].file, files[i].file, strlen(files[i].file), files[i].rows, files[i].why);
}

static void
what_is_no_table_is_called_by_its_name(void **state)
{
	static const struct { const char *file, *why; } files[] = {
		{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "另存为”，类型选“Excel 工作簿（*.xlsx）”，不设密码" },
		{ "%PDF-1.4", "PDF" }, { "\x89PNG\r\n", "图片" }, { "\xff\xd8\xff\xe0", "图片" }, { "Rar!", "解压" },
		{ "<html><table>", "网页格式" }, { "\xef\xbb\xbf<html>", "网页格式" }, { "<?xml version='1.0'?>", "网页格式" },
		{ "PK\3\4 nothing", "损坏" } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		reads(files[i].file, files[i].file, strlen(files[i].file), "", files[i].why);
	reads("zeros", "a\0b", 3, "", "不是表格");
}

static void
other_zips_are_called_by_their_names(void **state)
{
	static const struct { const char *name, *why; } zips[] = {
		{ "word/document.xml", "Word" }, { "content.xml", "另存为" }, { "xl/workbook.bin", "另存为" }, { "a.txt", "压缩包" } };
	zip_source_t *source;
	zip_t *zip;
	char *bytes;
	size_t i, len;

	(void)state;
	for (i = 0; i < sizeof(zips) / sizeof(zips[0]); i++) {
		zip = zip_begin(&source);
		zip_put(zip, zips[i].name, "x", 1, true);
		bytes = zip_end(zip, source, &len);
		reads(zips[i].name, bytes, len, "", zips[i].why);
		free(bytes);
	}
}

/* --- any bytes ----------------------------------------------------------- */

static bool
any_row(void *arg, unsigned number, char **cells, unsigned count)
{
	(void)arg, (void)number;
	assert_in_range(count, 1, TABLE_COLUMNS);
	return strlen(cells[count - 1]) < 100000;
}

/* With any byte changed, or cut anywhere, a workbook is read or refused, no more. */
static void
no_bytes_break_it(void **state)
{
	static const char sheet[] = "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' s='5'><v>29251.5</v></c>"
	    "<c t='inlineStr'><is><t>a_x000A_</t></is></c></row><row r='2'><c r='B2' s='3'><v>7</v></c></row></sheetData>"
	    "<mergeCells><mergeCell ref='A1:A3'/></mergeCells></worksheet>";
	static const unsigned char with[] = { 0, 1, '<', '9', 'z', 0x7f, 0x80, 0xff };
	struct table t;
	char *bytes, was;
	size_t len, i, k;
	int packed;

	(void)state;
	for (packed = 0; packed < 2; packed++) {
		bytes = workbook(NULL, sheet, strlen(sheet), packed, &len);
		for (i = 0; i < len; i++) {
			was = bytes[i];
			for (k = 0; k < sizeof(with); k++) {
				bytes[i] = (char)with[k];
				table_read(&t, bytes, len, any_row, NULL);
			}
			bytes[i] = was;
			table_read(&t, bytes, i, any_row, NULL);
		}
		free(bytes);
	}
}

static void
a_large_book_is_read(void **state)
{
	size_t sheet_len, len;
	char *sheet = many("<worksheet><sheetData>", "<row><c t='s'><v>0</v></c><c><v>123</v></c><c s='1'><v>29251</v></c>"
	    "<c t='inlineStr'><is><t>语文组</t></is></c></row>", 200000, "</sheetData></worksheet>", &sheet_len);
	char *bytes = workbook(NULL, sheet, sheet_len, false, &len);
	struct read f = { .rows = 0 };
	struct table t;

	(void)state;
	free(sheet);
	assert_true(table_read(&t, bytes, len, on_row, &f));
	assert_int_equal(f.rows, 200000);
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(workbooks_are_read_as_they_are_shown),
		cmocka_unit_test(entities_and_document_types_are_refused),
		cmocka_unit_test(bombs_are_refused),
		cmocka_unit_test(a_text_table_without_end_is_refused),
		cmocka_unit_test(a_zip_of_many_files_is_refused),
		cmocka_unit_test(csv_is_divided_by_what_divides_it),
		cmocka_unit_test(what_is_no_table_is_called_by_its_name),
		cmocka_unit_test(other_zips_are_called_by_their_names),
		cmocka_unit_test(no_bytes_break_it),
		cmocka_unit_test(a_large_book_is_read) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
