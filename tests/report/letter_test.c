/* letter_test.c - what a letter says, and that any letter keeps to the form of mail. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "report/letter.h"

#define NOW 1795312800		/* 2026-11-22T02:00:00Z */
#define SITE "https://school.example"

static struct json_object *
task(const char *what, const char *title, const char *due)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "what", json_object_new_string(what));
	json_object_object_add(o, "title", json_object_new_string(title));
	json_object_object_add(o, "who", json_object_new_string("某某"));
	json_object_object_add(o, "since", NULL);
	json_object_object_add(o, "due", due == NULL ? NULL : json_object_new_string(due));
	return o;
}

static struct letter
letter_of(size_t n, const char *due)
{
	struct json_object *all = json_object_new_array();
	struct letter l;

	while (n-- > 0)
		json_object_array_add(all, task("peer", "A5 技术支持的课堂导入", due));
	json_object_array_add(all, task("sign", "B2 微课程设计与制作", "2026-11-20T08:30:00Z"));
	json_object_array_add(all, task("choose", "某县能力提升工程", NULL));
	letter_digest(&l, all, NOW, 3, SITE);
	json_object_put(all);
	return l;
}

static void
it_counts_and_names(void **state)
{
	struct letter l = letter_of(2, "2026-11-24T08:30:00Z");

	(void)state;
	assert_int_equal(l.late, 1);
	assert_int_equal(l.soon, 2);
	assert_int_equal(l.others, 1);
	assert_int_equal(l.today, 0);	/* two days before, two days after: not today */
	assert_string_equal(l.subject, "微能力：1件事已到期，2件事快到期");
	assert_non_null(strstr(l.text, "有4件事等您处理"));
	assert_non_null(strstr(l.text, "1. 互评：A5 技术支持的课堂导入（11月24日 16:30 前）\n"));
	assert_non_null(strstr(l.text, "3. 签字：B2 微课程设计与制作（11月20日 16:30 已到期）\n"));
	assert_non_null(strstr(l.text, "4. 选学：某县能力提升工程\n"));
	assert_null(strstr(l.text, "某某"));
	letter_free(&l);
}

static void
it_names_twenty_and_counts_the_others(void **state)
{
	struct letter l = letter_of(30, "2026-11-23T08:30:00Z");

	(void)state;
	assert_int_equal(l.today, 30);
	assert_non_null(strstr(l.text, "\n20. "));
	assert_null(strstr(l.text, "\n21. "));
	assert_non_null(strstr(l.text, "……还有12件。"));
	letter_free(&l);
}

/* Every line is ASCII of at most 78 signs, ended by CRLF; nothing of the text gets into the head. */
static void
it_keeps_to_the_form(void **state)
{
	struct letter l = { .subject = NULL };
	struct envelope e = { "notice@school.example", "p@teachers.example", SITE, "digest", 7, NOW };
	char *wire, *at, *end;
	size_t n;

	(void)state;
	for (n = 0; n < 200; n += 7) {
		l.subject = calloc(1, 600);
		for (at = l.subject; at < l.subject + n; at += 3)
			strcpy(at, "\xe4\xba\x8b");
		strcpy(at, "\r\nBcc: x@y.example");
		l.text = strdup("老师\r\n.\r\nBcc: x@y.example\n");
		wire = letter_wire(&l, &e);
		assert_null(strstr(wire, "Bcc"));
		assert_null(strstr(wire, "\r\n.\r\n"));
		for (at = wire; *at != '\0'; at = end + 2) {
			end = strstr(at, "\r\n");
			assert_non_null(end);
			assert_true(end - at <= 78);
			for (; at < end; at++)
				assert_true(*at >= ' ' && *at <= '~');
		}
		free(wire);
		letter_free(&l);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(it_counts_and_names),
		cmocka_unit_test(it_names_twenty_and_counts_the_others), cmocka_unit_test(it_keeps_to_the_form) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
