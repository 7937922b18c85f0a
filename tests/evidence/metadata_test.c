/* tests/evidence/metadata_test.c - what metadata.c promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "evidence/metadata.h"

/* "filename <base64 of value>" */
static const char *
naming(const char *value, size_t len)
{
	static char header[4096];
	size_t at = (size_t)snprintf(header, sizeof(header), "filename ");

	sodium_bin2base64(header + at, sizeof(header) - at, (const unsigned char *)value, len,
	    sodium_base64_VARIANT_ORIGINAL);
	return header;
}

static void
becomes(const char *value, const char *name)
{
	char got[NAME_SIZE];

	assert_null(metadata_name(naming(value, strlen(value)), got));
	assert_string_equal(got, name);
}

static void
is_refused(const char *value, size_t len)
{
	char got[NAME_SIZE];

	if (metadata_name(naming(value, len), got) == NULL)
		fail_msg("taken: %s", value);
}

static void
a_name_comes_through_as_it_is(void **state)
{
	(void)state;
	becomes("教案.docx", "教案.docx");
	becomes("㛃䶮𠮷😀 (1).pdf", "㛃䶮𠮷😀 (1).pdf");
	becomes("a,b;c\"d.txt", "a,b;c\"d.txt");
}

static void
folders_in_front_are_left_out(void **state)
{
	(void)state;
	becomes("../../etc/x.pdf", "x.pdf");
	becomes("C:\\Users\\x\\课件.pptx", "课件.pptx");
	is_refused("x/", 2);
	is_refused("..\\", 3);
}

static void
other_keys_are_passed_over(void **state)
{
	char got[NAME_SIZE];

	(void)state;
	assert_null(metadata_name("filetype aW1hZ2UvcG5n,filename eC5wbmc=,is_confidential", got));
	assert_string_equal(got, "x.png");
}

static void
a_malformed_header_is_refused(void **state)
{
	static const char *const bad[] = { "", ",", "filename", "filename ", "filename eC5wbmc",
	    "filename eC5wbm*=", "filename eC5wbmc= x", "filename eC5wbmc=,", "filename eC5wbmc=,,a",
	    "filename eC5wbmc=,filename eC5wbmc=", " eC5wbmc=", "filetype aW1hZ2UvcG5n",
	    "文件 eC5wbmc=,filename eC5wbmc=" };
	char got[NAME_SIZE];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (metadata_name(bad[i], got) == NULL)
			fail_msg("taken: %s", bad[i]);
}

static void
a_name_that_misleads_is_refused(void **state)
{
	(void)state;
	is_refused("a\nb.txt", 7);
	is_refused("a\0b.txt", 7);
	is_refused("a\x7f.txt", 6);
	is_refused("\xe2\x80\xae" "fdp.exe", 10);	/* right to left override */
	is_refused("a\xe2\x80\x8b.txt", 8);		/* zero width space */
	is_refused("\xff.txt", 5);
	is_refused("\xc0\xaf.txt", 6);
	is_refused("\xed\xa0\x80.txt", 7);
	is_refused("\xe6\x96", 2);
}

static void
a_name_has_200_characters_at_most(void **state)
{
	char value[4 * 201 + 1] = "";
	size_t i;

	(void)state;
	for (i = 0; i < 200; i++)
		strcat(value, "𠮷");
	becomes(value, value);
	strcat(value, "𠮷");
	is_refused(value, strlen(value));
}

static void
a_mark_is_letters_and_digits_or_there_is_none(void **state)
{
	static const char *const none[] = { "filename eC5wbmc=", "mark", "mark ", "mark eC4=", "mark *", "marks YWI=",
	    "mark YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU2" };
	char got[MARK_SIZE];
	size_t i;

	(void)state;
	assert_true(metadata_mark("filename eC5wbmc=,mark MWF4MmI=", got));
	assert_string_equal(got, "1ax2b");
	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		if (metadata_mark(none[i], got))
			fail_msg("taken: %s", none[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_comes_through_as_it_is),
		cmocka_unit_test(folders_in_front_are_left_out),
		cmocka_unit_test(other_keys_are_passed_over),
		cmocka_unit_test(a_malformed_header_is_refused),
		cmocka_unit_test(a_name_that_misleads_is_refused),
		cmocka_unit_test(a_name_has_200_characters_at_most),
		cmocka_unit_test(a_mark_is_letters_and_digits_or_there_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
