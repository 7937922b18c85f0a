/* tests/parts/paper_code_test.c - a paper form's code is read as people write it, and forged by nobody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "parts/crockford.h"
#include "parts/paper_code.h"

static const unsigned char key[PAPER_KEY] = "the key of this installation...", other[PAPER_KEY] = "another installation's key.....";

static void
what_is_printed_is_read(void **state)
{
	static const long long numbers[] = { 1, 31, 32, 1048576, 1099511627775LL };
	char code[PAPER_LEN + 1];
	enum paper form, read;
	long long about;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		for (form = PAPER_SELF; form <= PAPER_SIGN_IN; form++) {
			paper_code(code, form, numbers[i], key);
			assert_int_equal(strlen(code), PAPER_LEN);
			assert_int_equal(paper_code_read(code, key, &read, &about), PAPER_GOOD);
			assert_int_equal(read, form);
			assert_int_equal(about, numbers[i]);
		}
}

static void
people_write_it_their_way(void **state)
{
	char code[PAPER_LEN + 1], typed[64] = "";
	enum paper form;
	long long about;
	int i;

	(void)state;
	paper_code(code, PAPER_PEER, 4711, key);
	for (i = 0; i < PAPER_LEN; i += 4)
		snprintf(typed + strlen(typed), sizeof(typed) - strlen(typed), "%s%.4s", i > 0 ? "-" : "", code + i);
	for (i = 0; typed[i] != '\0'; i++)
		typed[i] = typed[i] == '0' ? 'o' : typed[i] == '1' ? 'l' : (char)(typed[i] | (typed[i] >= 'A' ? 32 : 0));
	assert_int_equal(paper_code_read(typed, key, &form, &about), PAPER_GOOD);
	assert_int_equal(about, 4711);
}

static void
another_sign_is_a_slip(void **state)
{
	char code[PAPER_LEN + 1], was;
	enum paper form;
	long long about;
	const char *s;
	int i;

	(void)state;
	paper_code(code, PAPER_GROUP, 99, key);
	for (i = 0; i < PAPER_LEN; i++) {
		was = code[i];
		for (s = crockford_signs; *s != '\0'; s++) {
			code[i] = *s;
			assert_int_equal(paper_code_read(code, key, &form, &about), *s == was ? PAPER_GOOD : PAPER_SLIP);
		}
		code[i] = was;
	}
	assert_int_equal(paper_code_read("not a code", key, &form, &about), PAPER_NOT_ONE);
	assert_int_equal(paper_code_read("", key, &form, &about), PAPER_NOT_ONE);
	code[PAPER_LEN - 1] = '\0';
	assert_int_equal(paper_code_read(code, key, &form, &about), PAPER_NOT_ONE);
}

/* Who knows how checks are made still has no key. */
static void
nobody_forges_one(void **state)
{
	char code[PAPER_LEN + 1];
	enum paper form;
	long long about;

	(void)state;
	paper_code(code, PAPER_PANEL, 5, other);
	assert_int_equal(paper_code_read(code, key, &form, &about), PAPER_FORGED);
	paper_code(code, PAPER_PANEL, 5, key);
	code[8] = code[8] == '6' ? '7' : '6';
	crockford_seal(code, PAPER_LEN);
	assert_int_equal(paper_code_read(code, key, &form, &about), PAPER_FORGED);
	paper_code(code, PAPER_PEER, 5, key);
	code[0] = 'V';
	crockford_seal(code, PAPER_LEN);
	assert_int_equal(paper_code_read(code, key, &form, &about), PAPER_FORGED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_printed_is_read),
		cmocka_unit_test(people_write_it_their_way),
		cmocka_unit_test(another_sign_is_a_slip),
		cmocka_unit_test(nobody_forges_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
