/* review/marks.h - from the ticks a judge sends to grades, piece by piece. */
#ifndef REVIEW_MARKS_H
#define REVIEW_MARKS_H

#include "core/slice.h"
#include "rules/grade.h"

/* The pieces of a body: [{requirement, ticks: [criterion], remark}]. */
extern const struct field marks_fields[];

struct marks {
	enum grade grade;		/* of the ability, rules/grade.h */
	struct json_object *pieces;	/* [{requirement, ticks, grade, remark}] */
};

/* Grades the body's `pieces`, with its `remark`, by a rubric: one row a criterion, the rows of a
 * piece together, columns requirement, title, core, criterion (NULL: the piece
 * has none) and criterion_grade.  Every piece is to be there once, with ticks
 * of its own only, and 不合格 has a remark that says why; what is not so goes to
 * wrong(). */
void marks_read(struct request *, const struct result *rubric, struct marks *);

#endif
