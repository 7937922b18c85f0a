/* tests/hours/statements_test.c - what statements.c, source.c and peer.c promise of an untrusted platform. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "hours/fetch.h"
#include "parts/peer.h"
#include "hours/source.h"
#include "hours/statements.h"

#define ID "5A0D2E7C-0000-4000-8000-00000000000"
#define ACTOR "\"actor\":{\"name\":\"甲\",\"account\":{\"homePage\":\"https://p\",\"name\":\"s1-01\"}}"
#define VERB "\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/completed\"}"
#define COURSE "\"object\":{\"id\":\"https://p/c/1\",\"definition\":{\"name\":{\"en\":\"Course\",\"zh-CN\":\"备课\"}}}"
#define TIMES "\"timestamp\":\"2026-03-01T16:00:00+08:00\",\"stored\":\"2026-03-01T08:01:00Z\""
#define WHOLE(n, result) "{\"id\":\"" ID n "\"," ACTOR "," VERB "," COURSE "," TIMES ",\"result\":" result "}"
#define PAGE_OF(statements) "{\"statements\":[" statements "],\"more\":\"\"}"

static size_t
commas(const struct out *o, const char *between)
{
	size_t n = o->len > 0;
	const char *p = o->text;

	while (o->len > 0 && (p = strstr(p, between)) != NULL) {
		p += strlen(between);
		n++;
	}
	return n;
}

/* A row's values with | behind each, - for nothing. */
static const char *
said(const struct batch *b, size_t row)
{
	static char line[1000];
	size_t i, len = 0;

	for (i = 0; i < ROW_COLUMNS; i++) {
		const struct value *v = &b->rows[row][i];
		len += (size_t)(v->kind == NUMBER ? snprintf(line + len, sizeof(line) - len, "%lld|", v->number) :
		    snprintf(line + len, sizeof(line) - len, "%s|", v->kind == TEXT ? v->text : "-"));
	}
	return line;
}

static void
holds(const char *body, const char *home, size_t records, size_t voided, long refused)
{
	struct statements p;
	struct batch b;
	const char *wrong;

	batch_begin(&b);
	if ((wrong = statements_read(&p, body, strlen(body), home, &b)) != NULL)
		fail_msg("%s: %s", wrong, body);
	assert_int_equal(commas(&b.ids, ","), records);
	assert_int_equal(b.count, records);
	assert_int_equal(commas(&b.voided, ","), voided);
	assert_int_equal(b.refused, refused);
	batch_end(&b);
}

static void
is_no_page(const char *body, size_t len)
{
	struct statements p;
	struct batch b;

	batch_begin(&b);
	if (statements_read(&p, body, len, "", &b) == NULL)
		fail_msg("taken for a page: %.80s", body);
	assert_int_equal(b.seen, 0);
	batch_end(&b);
}

static void
a_statement_becomes_a_record(void **state)
{
	static const char body[] = PAGE_OF(WHOLE("1", "{\"duration\":\"PT45M\",\"success\":true,\"score\":{\"scaled\":0.85}}"));
	struct statements p;
	struct batch b;

	(void)state;
	batch_begin(&b);
	assert_null(statements_read(&p, body, sizeof(body) - 1, "https://p", &b));
	assert_string_equal(said(&b, 0), "5a0d2e7c-0000-4000-8000-000000000001|"
	    "s1-01|https://p/c/1|备课|2700|1|1|-|1|85|"
	    "2026-03-01 08:00:00.000000|2026-03-01 08:01:00.000000|");
	assert_string_equal(b.accounts.text, "[\"s1-01\",\"甲\"]");
	assert_string_equal(p.last, "2026-03-01 08:01:00.000000");
	batch_end(&b);
}

static void
only_usable_statements_count_and_no_other_is_lost_silently(void **state)
{
	(void)state;
	holds(PAGE_OF(""), "", 0, 0, 0);
	holds(PAGE_OF(WHOLE("1", "{\"duration\":\"PT1H\"}") "," WHOLE("2", "{\"duration\":\"PT2H\"}")), "", 2, 0, 0);
	holds(PAGE_OF(WHOLE("1", "{\"duration\":\"PT1H\"}") "," WHOLE("1", "{\"duration\":\"PT1H\"}")), "", 1, 0, 0);
	holds(PAGE_OF(WHOLE("1", "{\"completion\":true}")), "", 0, 0, 0);
	holds(PAGE_OF(WHOLE("1", "{\"duration\":\"-PT1H\"}")), "", 0, 0, 1);
	holds(PAGE_OF(WHOLE("1", "{\"duration\":\"P1Y\"}")), "", 0, 0, 1);
	holds(PAGE_OF(WHOLE("1", "{\"duration\":3600}")), "", 0, 0, 1);
	holds(PAGE_OF(WHOLE("x", "{\"duration\":\"PT1H\"}")), "", 0, 0, 1);
	holds(PAGE_OF(WHOLE("1", "{\"duration\":\"PT1H\"}")), "https://other", 0, 0, 1);
	holds(PAGE_OF("7, null, [], \"x\", {}"), "", 0, 0, 5);
	holds(PAGE_OF("{\"id\":\"" ID "1\"," VERB "," COURSE "," TIMES ",\"result\":{\"duration\":\"PT1H\"}}"), "", 0, 0, 1);
	holds(PAGE_OF("{\"id\":\"" ID "1\",\"actor\":{\"account\":{\"name\":\"a\\u0000b\"}}," VERB "," COURSE "," TIMES
	    ",\"result\":{\"duration\":\"PT1H\"}}"), "", 0, 0, 1);
}

static void
a_score_is_kept_in_percent_and_nonsense_is_none(void **state)
{
	static const struct { const char *score; int percent; } all[] = {
		{ "{\"scaled\":0.29}", 29 }, { "{\"scaled\":1}", 100 }, { "{\"scaled\":1.5}", -1 },
		{ "{\"scaled\":-0.5}", -1 }, { "{\"raw\":45,\"max\":60}", 75 }, { "{\"raw\":45}", -1 },
		{ "{\"raw\":45,\"max\":0}", -1 }, { "{\"raw\":1e300,\"max\":1}", -1 }, { "7", -1 }, { "[]", -1 } };
	char body[1000];
	struct statements p;
	struct batch b;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		snprintf(body, sizeof(body), PAGE_OF(WHOLE("1", "{\"score\":%s}")), all[i].score);
		batch_begin(&b);
		assert_null(statements_read(&p, body, strlen(body), "", &b));
		if (b.rows[0][ROW_SCORE].kind != (all[i].percent < 0 ? NOTHING : NUMBER) ||
		    (all[i].percent >= 0 && b.rows[0][ROW_SCORE].number != all[i].percent))
			fail_msg("%s: %s", all[i].score, said(&b, 0));
		batch_end(&b);
	}
}

static void
the_next_page_is_the_platforms_own(void **state)
{
	static const char *const open[] = { "/x", "/x?more=1", "https://p.cn/y", "https://p.cn:443x/" };
	static const char *const closed[] = { "", "x", "//evil/x", "https://p.cn.evil/x", "https://p.cn@evil/x",
		"http://p.cn/x", "https://p.cn", "/\\evil", "\\/evil", "/a b", "ftp://p.cn/x", "https:/p.cn/x" };
	char url[URL_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++)
		assert_true(next_address("https://p.cn/api?x=1", open[i], url));
	assert_string_equal(url, open[2]);
	assert_false(next_address("https://p.cn/api", open[3], url));
	for (i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		if (next_address("https://p.cn/api", closed[i], url))
			fail_msg("%s leads to %s", closed[i], url);
}

static void
a_voided_statement_is_named(void **state)
{
	(void)state;
	holds(PAGE_OF("{\"id\":\"" ID "9\"," ACTOR ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/voided\"},"
	    "\"object\":{\"objectType\":\"StatementRef\",\"id\":\"" ID "1\"}," TIMES "}"), "", 0, 1, 0);
}

static void
what_is_no_page_is_refused_whole(void **state)
{
	static const char *const all[] = { "", "[]", "{}", "null", "{\"statements\":{}}",
		"{\"statements\":[]", "{\"statements\":[],\"more\":7}", "{'statements':[]}",
		"<html>", "{\"statements\":[\xff]}" };
	char *big;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		is_no_page(all[i], strlen(all[i]));
	/* What is small on the line and large in memory. */
	big = malloc(PAGE_BYTES);
	memset(big, '[', PAGE_BYTES);
	is_no_page(big, PAGE_BYTES);
	for (i = 0; i + 3 <= PAGE_BYTES; i += 3)
		memcpy(big + i, "{},", 3);
	is_no_page(big, PAGE_BYTES);
	for (i = 0; i + 2 <= PAGE_BYTES; i += 2)
		memcpy(big + i, "0,", 2);
	is_no_page(big, PAGE_BYTES);
	free(big);
}

static void
only_public_addresses_are_spoken_to(void **state)
{
	static const char *const open[] = { "8.8.8.8", "114.114.114.114", "223.5.5.5", "172.15.0.1",
		"172.32.0.1", "192.169.0.1", "100.63.0.1", "100.128.0.1", "2400:3200::1", "::ffff:8.8.8.8" };
	static const char *const closed[] = { "", "x", "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.1",
		"172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1",
		"198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd00::1",
		"ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
		"2001:db8::1", "2001::1" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(open) / sizeof(open[0]); i++)
		if (!peer_is_public(open[i]))
			fail_msg("%s is public", open[i]);
	for (i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		if (peer_is_public(closed[i]))
			fail_msg("%s is not public", closed[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_statement_becomes_a_record),
		cmocka_unit_test(only_usable_statements_count_and_no_other_is_lost_silently),
		cmocka_unit_test(a_score_is_kept_in_percent_and_nonsense_is_none),
		cmocka_unit_test(the_next_page_is_the_platforms_own),
		cmocka_unit_test(a_voided_statement_is_named),
		cmocka_unit_test(what_is_no_page_is_refused_whole),
		cmocka_unit_test(only_public_addresses_are_spoken_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
