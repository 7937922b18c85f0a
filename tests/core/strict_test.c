/* tests/core/strict_test.c - what strict.c and out.c promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/arena.h"
#include "core/out.h"
#include "core/strict.h"

static bool
takes(const char *s, size_t len)
{
	struct json_object *o = strict_parse(s, len);

	json_object_put(o);
	return o != NULL;
}

static void
takes_what_rfc_8259_means(void **state)
{
	static const char *const good[] = { "{}", " {\"a\":1} ",
	    "{\"a\":\"\\u4e2d\\n\\\"\"}", "{\"a\":\"\\ud83d\\ude00\"}",
	    "{\"a\":[1,{\"a\":2}],\"b\":null}", "{\"a:b\":\"c:d\"}",
	    "{\"\\u0061b\":1}", "{\"n\":-999999999999999}",
	    "{\"王\":\"𠮷\"}" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		if (!takes(good[i], strlen(good[i])))
			fail_msg("refused: %s", good[i]);
}

static void
refuses_all_else(void **state)
{
	static const char *const bad[] = { "", " ", "[]", "1", "null", "{",
	    "{\"a\":1}x", "{\"a\":1,}", "{'a':1}", "{\"a\":'b'}",
	    "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}",
	    "{\"b\":{\"a\":1,\"a\":2}}", "{\"a\\u0000b\":1}",
	    "{\"a\":\"\\u0000\"}", "{\"a\":\"\\ud800\"}",
	    "{\"a\":\"\\ude00\\ud83d\"}", "{\"a\":99999999999999999999}",
	    "{\"a\":1e400}x", "{\"a\":NaN}", "{\"a\":Infinity}",
	    "{\"a\":01}", "{\"a\":\"\x01\"}", "{\"a\":\"\xc0\x80\"}",
	    "{\"a\":\"\xed\xa0\x80\"}", "{/* */\"a\":1}",
	    "{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (takes(bad[i], strlen(bad[i])))
			fail_msg("taken: %s", bad[i]);
	assert_false(takes("{\"a\":1}\0{\"b\":2}", 15));
}

static void
counts_characters_not_bytes(void **state)
{
	size_t n;

	(void)state;
	assert_true(strict_utf8("王𠮷a", 8, &n));
	assert_int_equal(n, 3);
	assert_false(strict_utf8("\xe4\xb8", 2, &n));
	assert_false(strict_utf8("\xf4\x90\x80\x80", 4, &n));
	assert_false(strict_utf8("a\0b", 3, &n));
}

static void
writes_text_that_json_reads_back(void **state)
{
	struct out o = { 0 };
	struct json_object *back;
	const char nasty[] = "\"\\\n\t\x01</script>王𠮷";

	(void)state;
	out_str(&o, "{");
	out_key(&o, "a");
	out_json(&o, nasty, sizeof(nasty) - 1);
	out_key(&o, "b");
	out_hex(&o, (const unsigned char *)"\x00\xff", 2);
	out_str(&o, "}");
	assert_null(strchr(o.text, '<'));
	back = strict_parse(o.text, o.len);
	assert_non_null(back);
	assert_string_equal(json_object_get_string(
	    json_object_object_get(back, "a")), nasty);
	assert_string_equal(json_object_get_string(
	    json_object_object_get(back, "b")), "00ff");
	json_object_put(back);
	out_free(&o);
}

static void
never_grows_past_its_limit(void **state)
{
	struct out o = { 0 };
	char *big = test_calloc(1, OUT_MAX / 2 + 1);

	(void)state;
	out_put(&o, big, OUT_MAX / 2 + 1);
	assert_false(o.full);
	out_put(&o, big, OUT_MAX / 2 + 1);
	assert_true(o.full);
	assert_int_equal(o.len, OUT_MAX / 2 + 1);
	test_free(big);
	out_free(&o);
}

static void
gives_zeroed_memory_and_takes_it_all_back(void **state)
{
	struct arena *a = arena_new();
	struct arena_place to, back;
	char *p, *q;
	int i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		p = arena_get(a, (size_t)i * 7);
		assert_int_equal((uintptr_t)p % 16, 0);
		memset(p, 'x', (size_t)i * 7);
	}
	q = arena_get(a, 100 << 10);
	assert_int_equal(q[0] + q[(100 << 10) - 1], 0);
	to = arena_place(a);
	for (i = 0; i < 100; i++)
		memset(arena_get(a, 1000), 'y', 1000);
	arena_back(a, to);
	back = arena_place(a);
	assert_memory_equal(&back, &to, sizeof(to));	/* what came after is gone, and */
	assert_int_equal(p[999 * 7 - 1], 'x');
	arena_reset(a);
	p = arena_get(a, 100);
	assert_int_equal(p[0] + p[99], 0);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_rfc_8259_means),
		cmocka_unit_test(refuses_all_else),
		cmocka_unit_test(counts_characters_not_bytes),
		cmocka_unit_test(writes_text_that_json_reads_back),
		cmocka_unit_test(never_grows_past_its_limit),
		cmocka_unit_test(gives_zeroed_memory_and_takes_it_all_back),
	};

	return cmocka_run_group_tests_name("core", tests, NULL, NULL);
}
