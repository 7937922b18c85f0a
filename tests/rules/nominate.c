/* tests/rules/nominate.c - how many excellent cases: rounded up, at least one. */
#include <stdio.h>

#include "rules/nominate.h"
#include "region.h"

static void
truth_table(void **state)
{
	static const struct { long percent, base, want; } table[] = {
		{ 3, 0, 0 }, { 3, 1, 1 }, { 3, 20, 1 }, { 3, 33, 1 }, { 3, 34, 2 }, { 3, 66, 2 }, { 3, 67, 3 },
		{ 3, 100, 3 }, { 3, 101, 4 }, { 0, 0, 0 }, { 0, 50, 1 }, { 100, 7, 7 }, { 3, -1, 0 } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_int_equal(nominate_minimum(table[i].percent, table[i].base), table[i].want);
}

static size_t
unmet_in(const char *code, long teachers, long cases, long nominated, struct findings *list)
{
	static struct policy p;
	const struct nominations n = { teachers, cases, nominated };

	p = region(code);
	*list = (struct findings){ 0 };
	nominate_check(&p, &n, list);
	return list->count;
}

static void
wafangdian(void **state)
{
	struct findings list;

	(void)state;
	assert_int_equal(unmet_in("wafangdian", 40, 160, 1, &list), 1);
	assert_string_equal(list.all[0].rule, "nominate.min");
	assert_int_equal(list.all[0].asked, 2);
	assert_non_null(strstr(list.all[0].phrase, "3%"));
	assert_int_equal(unmet_in("wafangdian", 40, 160, 2, &list), 0);
	assert_int_equal(unmet_in("wafangdian", 0, 0, 0, &list), 0);
}

static void
silent(void **state)
{
	static const char *const others[] = { "lezhi", "gushanzi", "hohhot", "yueyang" };
	struct findings list;
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++)
		assert_int_equal(unmet_in(others[i], 100, 400, 0, &list), 0);
}

static void
other_base(void **state)
{
	struct policy p = region("wafangdian");
	const struct nominations n = { .teachers = 40, .cases = 160 };

	(void)state;
	assert_int_equal(nominate_base_of(&p, &n), 40);
	snprintf(p.nominate_base.text, sizeof(p.nominate_base.text), "cases");
	assert_int_equal(nominate_base_of(&p, &n), 160);
	p.nominate_base.set = false;
	assert_int_equal(nominate_base_of(&p, &n), 40);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("so many percent, rounded up, at least one, none of nothing", truth_table),
		PROMISE("瓦房店 asks 3 % of the teachers and quotes its notice", wafangdian),
		PROMISE("where the notice is silent nothing is asked", silent),
		PROMISE("the base is what the policy names", other_base),
	};

	return cmocka_run_group_tests_name("nominate", tests, NULL, NULL);
}
