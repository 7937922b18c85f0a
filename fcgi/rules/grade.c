/* rules/grade.c - from ticks to a piece, from pieces to an ability, from votes to a result. */
#include "rules/grade.h"

const char *const grade_words[] = { "fail", "pass", "excellent" };
const char *const grade_names[] = { "不合格", "合格", "优秀" };

/* Are there criteria of this grade, and are all of them met? */
static bool
reached(const struct tick *ticks, size_t count, enum grade g)
{
	size_t i, there = 0;

	for (i = 0; i < count; i++)
		if (ticks[i].of == g) {
			if (!ticks[i].met)
				return false;
			there++;
		}
	return there > 0;
}

enum grade
piece_grade(const struct tick *ticks, size_t count)
{
	if (!reached(ticks, count, PASS))
		return FAIL;
	return reached(ticks, count, EXCELLENT) ? EXCELLENT : PASS;
}

enum grade
ability_grade(const struct graded_piece *pieces, size_t count)
{
	enum grade all = EXCELLENT, core = EXCELLENT;
	bool any_core = false;
	size_t i;

	for (i = 0; i < count; i++) {
		if (pieces[i].grade < all)
			all = pieces[i].grade;
		if (pieces[i].core && pieces[i].grade < core)
			core = pieces[i].grade;
		any_core = any_core || pieces[i].core;
	}
	if (count == 0 || all == FAIL)
		return FAIL;
	return any_core ? core : all;
}

enum grade
panel_grade(const enum grade *votes, size_t count)
{
	size_t i, excellent = 0, pass = 0;

	for (i = 0; i < count; i++) {
		excellent += votes[i] >= EXCELLENT;
		pass += votes[i] >= PASS;
	}
	if (2 * excellent > count)
		return EXCELLENT;
	return 2 * pass > count ? PASS : FAIL;
}
