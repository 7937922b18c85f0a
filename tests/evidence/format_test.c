/* tests/evidence/format_test.c - what format.c and ooxml.c promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <zip.h>

#include "evidence/format.h"

#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0"
#define JPEG "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define MP4 "\0\0\0\x18" "ftypisom\0\0\2\0isomiso2\0\0\0\x08mdat"
#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0"
#define HTML "<!DOCTYPE html><html><script>alert(1)</script></html>"
#define SVG "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"
#define EXE "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e\0\1\0\0\0"

static char path[] = "/tmp/format_test.XXXXXX";

/* The refusal of this content under this name; NULL when it is taken. */
static const char *
said(const char *name, const void *content, size_t len)
{
	const struct format *f = format_of(name);
	const char *sentence;
	FILE *file = tmpfile();

	assert_non_null(f);
	assert_int_equal(fwrite(content, 1, len, file), len);
	fflush(file);
	sentence = content_refuses(fileno(file), f);
	fclose(file);
	return sentence;
}

#define TAKEN(name, content) assert_null(said(name, content, sizeof(content) - 1))
#define REFUSED(name, content, word) assert_non_null( \
	strstr(said(name, content, sizeof(content) - 1), word))

/* A zip with these entries (names end with NULL), each of size bytes. */
static const char *
zip_said(const char *name, size_t size, const char *const *entries)
{
	char *zeros = calloc(1, size + 1), *whole = NULL;
	const char *sentence;
	FILE *file;
	long len;
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

	for (; *entries != NULL; entries++)
		zip_file_add(zip, *entries, zip_source_buffer(zip, zeros, size, 0), 0);
	assert_int_equal(zip_close(zip), 0);
	file = fopen(path, "rb");
	fseek(file, 0, SEEK_END);
	len = ftell(file);
	whole = malloc((size_t)len);
	rewind(file);
	assert_int_equal(fread(whole, 1, (size_t)len, file), len);
	fclose(file);
	sentence = said(name, whole, (size_t)len);
	free(whole);
	free(zeros);
	return sentence;
}

#define ZIP(...) ((const char *const[]){ "[Content_Types].xml", __VA_ARGS__, NULL })

static void
what_the_name_promises_is_taken(void **state)
{
	(void)state;
	TAKEN("照片.PNG", PNG);
	TAKEN("照片.jpeg", JPEG);
	TAKEN("课.mp4", MP4);
	TAKEN("课.mov", MP4);
	TAKEN("课.mp4", "\0\0\0\x18" "ftypXAVC\0\0\2\0isomiso2\0\0\0\x08mdat");
	TAKEN("教案.doc", OLE);
	TAKEN("教案.wps", OLE);
	TAKEN("教案.pdf", "%PDF-1.4\n%\xe2\xe3\n1 0 obj\n");
	TAKEN("反思.txt", "今天的课上得不错。\n");
	assert_null(zip_said("教案.docx", 10, ZIP("word/document.xml", "word/media/a.jpg")));
	assert_null(zip_said("表.xlsx", 10, ZIP("xl/workbook.xml")));
	assert_null(zip_said("课件.pptx", 10, ZIP("ppt/presentation.xml",
	    "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", "ppt/embeddings/")));
}

static void
a_disguise_is_refused(void **state)
{
	(void)state;
	REFUSED("照片.jpg", HTML, "网页");
	REFUSED("照片.png", SVG, "网页");
	REFUSED("反思.txt", HTML, "网页");
	REFUSED("反思.txt", "#!/bin/sh\nrm -rf .\n", "程序");
	REFUSED("课.mp4", EXE, "程序");
	REFUSED("课.mp4", "\0\0\0\x18" "ftypheic\0\0\2\0mif1heic\0\0\0\x08mdat", "后缀名不符");
	REFUSED("课.mp4", HTML, "网页");
	REFUSED("照片.jpg", PNG, "后缀名不符");
	REFUSED("教案.doc", HTML, "后缀名不符");
	REFUSED("教案.docx", JPEG, "后缀名不符");
	REFUSED("教案.docx", OLE, "密码");
	REFUSED("教案.docx", "PK\3\4 and then nothing of a zip", "损坏");
	assert_non_null(strstr(zip_said("教案.docx", 10, ZIP("xl/workbook.xml")), "后缀名不符"));
	assert_non_null(strstr(zip_said("教案.docx", 10,
	    (const char *const[]){ "word/document.xml", NULL }), "损坏"));
}

static void
macros_and_objects_are_refused(void **state)
{
	static char far_away[70000] = OLE;

	(void)state;
	assert_non_null(strstr(zip_said("教案.docx", 10, ZIP("word/document.xml", "word/vbaProject.bin")), "宏"));
	assert_non_null(strstr(zip_said("教案.docx", 10, ZIP("word/document.xml", "word/VBAPROJECT.BIN")), "宏"));
	assert_non_null(strstr(zip_said("表.xlsx", 10, ZIP("xl/workbook.xml", "xl/activeX/activeX1.bin")), "控件"));
	assert_non_null(strstr(zip_said("课件.pptx", 10, ZIP("ppt/presentation.xml", "ppt/embeddings/oleObject1.bin")), "嵌入"));
	REFUSED("教案.doc", OLE "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", "宏");
	REFUSED("教案.doc", OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", "密码");
	/* across the edge of a read */
	memcpy(far_away, OLE, 8);
	memcpy(far_away + 65536 - 7, "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", 24);
	assert_non_null(said("教案.doc", far_away, sizeof(far_away)));
}

static void
a_zip_bomb_is_refused_unopened(void **state)
{
	static char crowd[200];

	(void)state;
	assert_non_null(strstr(zip_said("教案.docx", 50 << 20, ZIP("word/document.xml")), "压缩得不正常"));
	/* an end record that announces 60,000 entries */
	memcpy(crowd, "PK\3\4", 4);
	memcpy(crowd + 170, "PK\5\6\0\0\0\0\x60\xea\x60\xea", 12);
	assert_non_null(strstr(said("教案.docx", crowd, sizeof(crowd)), "压缩得不正常"));
}

static void
names_are_looked_at_before_a_byte_is_sent(void **state)
{
	static const struct {
		const char *name, *word;
	} bad[] = { { "a.docm", "宏" }, { "a.zip", "压缩包" }, { "a.exe", "程序" },
	    { "a.svg", "网页" }, { "a.HTML", "网页" }, { "a.xyz", "不收这种文件" },
	    { "没有后缀", "不收这种文件" }, { "a.docx.exe", "程序" }, { "a.", "不收这种文件" } };
	bool large;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_non_null(strstr(format_refuses(bad[i].name, 10, &large), bad[i].word));
	assert_non_null(strstr(format_refuses("a.docx", 0, &large), "空的"));
	assert_false(large);
	assert_non_null(strstr(format_refuses("a.docx", 201LL << 20, &large), "200 MB"));
	assert_true(large);
	assert_null(format_refuses("a.mp4", 2LL << 30, &large));
	assert_non_null(format_refuses("a.mp4", (2LL << 30) + 1, &large));
}

static void
only_harmless_types_are_shown_by_the_browser(void **state)
{
	(void)state;
	assert_true(type_is_shown("image/png"));
	assert_true(type_is_shown("video/mp4"));
	assert_false(type_is_shown("text/plain"));
	assert_false(type_is_shown("application/msword"));
	assert_false(type_is_shown("text/html"));
}

static int
make_path(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	close(fd);
	return fd == -1;
}

static int
remove_path(void **state)
{
	(void)state;
	return unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_name_promises_is_taken),
		cmocka_unit_test(a_disguise_is_refused),
		cmocka_unit_test(macros_and_objects_are_refused),
		cmocka_unit_test(a_zip_bomb_is_refused_unopened),
		cmocka_unit_test(names_are_looked_at_before_a_byte_is_sent),
		cmocka_unit_test(only_harmless_types_are_shown_by_the_browser),
	};

	return cmocka_run_group_tests(tests, make_path, remove_path);
}
