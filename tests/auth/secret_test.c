/* tests/auth/secret_test.c - what secret.c promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "auth/secret.h"

#define AT_ONCE 16

static char hash[SECRET_HASH];

static void
a_password_matches_its_own_hash_only(void **state)
{
	char other[SECRET_HASH];

	(void)state;
	assert_int_equal(secret_hash(hash, "three grey geese"), RIGHT);
	assert_int_equal(secret_hash(other, "three grey geese"), RIGHT);
	assert_string_not_equal(hash, other);
	assert_int_equal(secret_matches(hash, "three grey geese"), RIGHT);
	assert_int_equal(secret_matches(hash, "three grey gees"), WRONG);
	assert_int_equal(secret_matches(NULL, "three grey geese"), WRONG);
	assert_int_equal(secret_matches("not a hash", ""), WRONG);
}

static void
a_hash_says_what_it_costs(void **state)
{
	(void)state;
	assert_memory_equal(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
}

static void *
try_it(void *verdict)
{
	*(enum verdict *)verdict = secret_matches(hash, "three grey geese");
	return NULL;
}

static void
a_flood_is_turned_away_and_nobody_is_told_wrong(void **state)
{
	enum verdict verdicts[AT_ONCE];
	pthread_t threads[AT_ONCE];
	size_t i, right = 0;

	(void)state;
	for (i = 0; i < AT_ONCE; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, try_it,
		    &verdicts[i]), 0);
	for (i = 0; i < AT_ONCE; i++) {
		pthread_join(threads[i], NULL);
		assert_int_not_equal(verdicts[i], WRONG);
		right += verdicts[i] == RIGHT;
	}
	assert_true(right >= 1);
	assert_int_equal(secret_matches(hash, "three grey geese"), RIGHT);
}

static void
weak_passwords_are_told_why(void **state)
{
	static const struct { const char *password, *word; } weak[] = {
		{ "s1-01s1-01", "登录名" }, { "my S1-01 is me", "登录名" },
		{ "aaaaaaaaaa", "太简单" }, { "1212121212", "太简单" },
		{ "1234567890", "用的人太多" }, { "A123456789", "用的人太多" },
		{ "WOAINI1314", "用的人太多" }, { "1qaz2wsx3edc", "用的人太多" } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(weak) / sizeof(weak[0]); i++) {
		print_message("%s\n", weak[i].password);
		assert_non_null(secret_weakness(weak[i].password, "s1-01"));
		assert_non_null(strstr(secret_weakness(weak[i].password,
		    "s1-01"), weak[i].word));
	}
	assert_null(secret_weakness("three grey geese", "s1-01"));
	assert_null(secret_weakness("三只灰鹅过河", "s1-01"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_password_matches_its_own_hash_only),
		cmocka_unit_test(a_hash_says_what_it_costs),
		cmocka_unit_test(a_flood_is_turned_away_and_nobody_is_told_wrong),
		cmocka_unit_test(weak_passwords_are_told_why) };

	if (sodium_init() == -1)
		abort();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
