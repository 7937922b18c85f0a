/* tests/rules/grade.c - the norm's minimum, over every combination. */
#include "rules/grade.h"
#include "region.h"

/* All 16 ways to tick two 合格 and two 优秀 criteria. */
static void
every_tick(void **state)
{
	unsigned n;

	(void)state;
	for (n = 0; n < 16; n++) {
		struct tick t[] = { { PASS, n & 1 }, { PASS, n & 2 },
			{ EXCELLENT, n & 4 }, { EXCELLENT, n & 8 } };
		enum grade want = (n & 3) != 3 ? FAIL : (n & 12) != 12 ? PASS : EXCELLENT;

		assert_int_equal(piece_grade(t, 4), want);
	}
}

static void
no_criteria(void **state)
{
	struct tick pass = { PASS, true }, excellent = { EXCELLENT, true };

	(void)state;
	assert_int_equal(piece_grade(NULL, 0), FAIL);
	assert_int_equal(piece_grade(&pass, 1), PASS);
	assert_int_equal(piece_grade(&excellent, 1), FAIL);
}

/* All grades of three pieces, the third core or not: 54 cases. */
static void
every_piece(void **state)
{
	int n;

	(void)state;
	for (n = 0; n < 54; n++) {
		enum grade a = n % 3, b = n / 3 % 3, c = n / 9 % 3;
		bool core = n >= 27;
		struct graded_piece pieces[] = { { a, true }, { b, true }, { c, core } };
		enum grade want = EXCELLENT;

		if (a != EXCELLENT || b != EXCELLENT || (core && c != EXCELLENT))
			want = PASS;
		if (a == FAIL || b == FAIL || c == FAIL)
			want = FAIL;
		assert_int_equal(ability_grade(pieces, 3), want);
	}
}

static void
no_core(void **state)
{
	struct graded_piece pieces[] = { { EXCELLENT, false }, { PASS, false } };

	(void)state;
	assert_int_equal(ability_grade(pieces, 2), PASS);
	assert_int_equal(ability_grade(pieces, 1), EXCELLENT);
	assert_int_equal(ability_grade(NULL, 0), FAIL);
}

/* All votes of one to five members: the grade that more than half reach. */
static void
every_vote(void **state)
{
	int size, n, ways, i;

	(void)state;
	for (size = 1, ways = 3; size <= 5; size++, ways *= 3)
		for (n = 0; n < ways; n++) {
			enum grade votes[5], got;
			int left, reach[3] = { 0 };

			for (i = 0, left = n; i < size; i++, left /= 3) {
				votes[i] = left % 3;
				reach[FAIL]++;
				reach[PASS] += votes[i] != FAIL;
				reach[EXCELLENT] += votes[i] == EXCELLENT;
			}
			got = panel_grade(votes, (size_t)size);
			assert_true(reach[got] > size - reach[got]);
			if (got != EXCELLENT)
				assert_true(reach[got + 1] <= size - reach[got + 1]);
		}
}

static void
some_votes(void **state)
{
	const enum grade even[] = { EXCELLENT, EXCELLENT, PASS, PASS };
	const enum grade split[] = { EXCELLENT, PASS, FAIL };
	const enum grade halves[] = { PASS, FAIL };

	(void)state;
	assert_int_equal(panel_grade(even, 4), PASS);
	assert_int_equal(panel_grade(split, 3), PASS);
	assert_int_equal(panel_grade(halves, 2), FAIL);
	assert_int_equal(panel_grade(NULL, 0), FAIL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PROMISE("优秀 needs every criterion, 合格 every 合格 criterion", every_tick),
		PROMISE("a grade without criteria is not reached", no_criteria),
		PROMISE("an ability is the minimum over its pieces, core ones deciding 优秀", every_piece),
		PROMISE("without core pieces every piece decides", no_core),
		PROMISE("a panel's grade is the highest that more than half reach or exceed", every_vote),
		PROMISE("halves do not decide", some_votes),
	};

	return cmocka_run_group_tests_name("grade", tests, NULL, NULL);
}
