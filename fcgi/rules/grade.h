/* rules/grade.h - grades are computed from ticks, a minimum and never an average. */
#ifndef RULES_GRADE_H
#define RULES_GRADE_H

#include <stdbool.h>
#include <stddef.h>

/* 不合格 合格 优秀, in their order. */
enum grade { FAIL, PASS, EXCELLENT };

/* One criterion (等级条目) and whether the judge found it met. */
struct tick {
	enum grade of;			/* PASS or EXCELLENT */
	bool met;
};

/* One piece with its grade; core pieces decide 优秀. */
struct graded_piece {
	enum grade grade;
	bool core;
};

/* fail pass excellent, as stored. */
extern const char *const grade_words[];
/* 不合格 合格 优秀, as shown. */
extern const char *const grade_names[];

/* A piece: 优秀 when every criterion of both grades is met, 合格 when every
 * 合格 criterion is, else 不合格.  A grade without any criterion can't be
 * reached, so that nothing passes unread. */
enum grade piece_grade(const struct tick *, size_t count);

/* An ability: 不合格 if any piece is, 优秀 only if every core piece is (every
 * piece, where none is marked core), else 合格.  Without pieces 不合格. */
enum grade ability_grade(const struct graded_piece *, size_t count);

/* The panel: the highest grade that more than half of the votes reach or
 * exceed (ours).  Without votes 不合格. */
enum grade panel_grade(const enum grade *votes, size_t count);

#endif
