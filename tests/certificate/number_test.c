/* tests/certificate/number_test.c - what number.c promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "certificate/number.h"

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
a_new_number_is_whole_and_unlike_any_other(void **state)
{
	char one[NUMBER_LEN + 1], other[NUMBER_LEN + 1];
	int i;

	(void)state;
	number_make(one);
	for (i = 0; i < 1000; i++) {
		number_make(other);
		assert_int_equal(strspn(other, signs), NUMBER_LEN);
		assert_true(number_is_whole(other));
		assert_string_not_equal(one, other);
	}
}

static void
every_slip_of_one_sign_and_every_exchange_of_neighbours_is_found(void **state)
{
	char number[NUMBER_LEN + 1], slip[NUMBER_LEN + 1];
	int i, s;

	(void)state;
	number_make(number);
	for (i = 0; i < NUMBER_LEN; i++)
		for (s = 0; s < 32; s++) {
			strcpy(slip, number);
			slip[i] = signs[s];
			assert_int_equal(number_is_whole(slip), strcmp(slip, number) == 0);
		}
	for (i = 0; i < NUMBER_LEN - 1; i++) {
		strcpy(slip, number);
		slip[i] = number[i + 1];
		slip[i + 1] = number[i];
		if (number[i] != number[i + 1])
			assert_false(number_is_whole(slip));
	}
}

static void
a_number_is_understood_as_people_write_it(void **state)
{
	char got[NUMBER_LEN + 1];

	(void)state;
	assert_true(number_read("0123-4567-89ab-cdef-ghjk", got));
	assert_string_equal(got, "0123456789ABCDEFGHJK");
	assert_true(number_read(" oiL3 4567 89AB CDEF GHJK ", got));
	assert_string_equal(got, "0113456789ABCDEFGHJK");
}

static void
what_is_no_number_is_empty(void **state)
{
	static const char *const all[] = { "", "-", "0123", "0123456789ABCDEFGHJKM",
		"0123456789ABCDEFGHJU", "0123456789ABCDEFGHJ*", "证书", "0123456789ABCDEFGHJ\n" };
	char got[NUMBER_LEN + 1];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		assert_false(number_read(all[i], got));
		assert_string_equal(got, "");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_number_is_whole_and_unlike_any_other),
		cmocka_unit_test(every_slip_of_one_sign_and_every_exchange_of_neighbours_is_found),
		cmocka_unit_test(a_number_is_understood_as_people_write_it),
		cmocka_unit_test(what_is_no_number_is_empty),
	};

	return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
