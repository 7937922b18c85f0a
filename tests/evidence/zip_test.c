/* zip_test.c - the headers of an archive, byte by byte where programs differ: ZIP64, UTF-8 names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "evidence/zip.h"

static uint64_t
at(const unsigned char *p, size_t from, int bytes)
{
	uint64_t n = 0;

	while (bytes-- > 0)
		n = n << 8 | p[from + (size_t)bytes];
	return n;
}

#define GIB ((uint64_t)1 << 30)

static void
small_file_has_plain_fields(void **state)
{
	unsigned char b[ZIP_HEADER_MAX];
	struct zip_entry e = { "校/一.docx", 1234, 99, 0xdeadbeef, 1756713600 };	/* 2025-09-01 16:00 in China */
	size_t len = strlen(e.name), n = zip_local(b, &e);

	(void)state;
	assert_int_equal(n, 30 + len + 9 + len);
	assert_int_equal(at(b, 0, 4), 0x04034b50);
	assert_int_equal(at(b, 4, 2), 20);
	assert_int_equal(at(b, 6, 2), 1 << 11);
	assert_int_equal(at(b, 8, 2), 0);
	assert_int_equal(at(b, 10, 2), 16 << 11);
	assert_int_equal(at(b, 12, 2), (2025 - 1980) << 9 | 9 << 5 | 1);
	assert_int_equal(at(b, 14, 4), 0xdeadbeef);
	assert_int_equal(at(b, 18, 4), 1234);
	assert_int_equal(at(b, 22, 4), 1234);
	assert_int_equal(at(b, 30 + len, 2), 0x7075);
	assert_memory_equal(b + 30 + len + 9, e.name, len);
	n = zip_central(b, &e);
	assert_int_equal(n, 46 + len + 9 + len);
	assert_int_equal(at(b, 42, 4), 99);
}

static void
what_passes_4_gib_is_zip64(void **state)
{
	unsigned char b[ZIP_HEADER_MAX];
	struct zip_entry e = { "a", 5 * GIB, 0, 1, 0 };

	(void)state;
	assert_int_equal(zip_local(b, &e), 30 + 1 + 20 + 10);
	assert_int_equal(at(b, 4, 2), 45);
	assert_int_equal(at(b, 18, 4), 0xffffffff);
	assert_int_equal(at(b, 22, 4), 0xffffffff);
	assert_int_equal(at(b, 31, 2), 1);
	assert_int_equal(at(b, 33, 2), 16);
	assert_int_equal(at(b, 35, 8), 5 * GIB);
	assert_int_equal(at(b, 43, 8), 5 * GIB);
	e.offset = 6 * GIB;
	assert_int_equal(zip_central(b, &e), 46 + 1 + 28 + 10);
	assert_int_equal(at(b, 42, 4), 0xffffffff);
	assert_int_equal(at(b, 49, 2), 24);
	assert_int_equal(at(b, 67, 8), 6 * GIB);
	e.size = 7;					/* far, and small */
	assert_int_equal(zip_central(b, &e), 46 + 1 + 12 + 10);
	assert_int_equal(at(b, 24, 4), 7);
	assert_int_equal(at(b, 49, 2), 8);
	assert_int_equal(at(b, 51, 8), 6 * GIB);
	assert_int_equal(zip_local(b, &e), 30 + 1 + 10);
}

static void
end_is_zip64_when_anything_is(void **state)
{
	static const struct { uint64_t entries, at, size; } large[] = { { 65535, 10, 10 }, { 1, 5 * GIB, 10 }, { 1, 10, 5 * GIB } };
	unsigned char b[ZIP_HEADER_MAX];
	size_t i;

	(void)state;
	assert_int_equal(zip_end(b, 65534, 1000, 50), 22);
	assert_int_equal(at(b, 8, 2), 65534);
	assert_int_equal(at(b, 12, 4), 50);
	assert_int_equal(at(b, 16, 4), 1000);
	for (i = 0; i < 3; i++) {
		assert_int_equal(zip_end(b, large[i].entries, large[i].at, large[i].size), 56 + 20 + 22);
		assert_int_equal(at(b, 0, 4), 0x06064b50);
		assert_int_equal(at(b, 32, 8), large[i].entries);
		assert_int_equal(at(b, 40, 8), large[i].size);
		assert_int_equal(at(b, 48, 8), large[i].at);
		assert_int_equal(at(b, 56, 4), 0x07064b50);
		assert_int_equal(at(b, 64, 8), large[i].at + large[i].size);
		assert_int_equal(at(b, 76, 4), 0x06054b50);
	}
}

static void
names_are_fit_for_windows(void **state)
{
	static const struct { const char *from, *to; } names[] = { { "教学设计", "教学设计" }, { "a/b\\c:d*e?f\"g<h>i|j", "a／b＼c：d＊e？f＂g＜h＞i｜j" },
		{ "..", "" }, { "末尾. . ", "末尾" }, { "x\ty\x7f", "x_y_" }, { "𠮷田", "𠮷田" }, { "一二三四五六七八九十", "一二三四五六" } };
	char to[100];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		zip_name(to, names[i].from, i == 1 ? 30 : 6);
		assert_string_equal(to, names[i].to);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(small_file_has_plain_fields),
		cmocka_unit_test(what_passes_4_gib_is_zip64), cmocka_unit_test(end_is_zip64_when_anything_is),
		cmocka_unit_test(names_are_fit_for_windows) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
