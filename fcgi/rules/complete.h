/* rules/complete.h - may a teacher hand this submission in? */
#ifndef RULES_COMPLETE_H
#define RULES_COMPLETE_H

#include "rules/ability.h"
#include "rules/policy.h"

/* KIND_ANY is only asked for, never handed in. */
enum piece_kind { KIND_DOCUMENT, KIND_VIDEO, KIND_IMAGE, KIND_LINK, KIND_ANY };

/* One line of the ability's evidence list. */
struct asked_piece {
	long id;
	const char *title;
	enum piece_kind kind;
	bool required;
};

/* One piece in the draft. */
struct given_piece {
	long asked;			/* id of the line it answers */
	enum piece_kind kind;
	bool self_verdict;		/* the teacher has judged it */
};

/* document video image link any, the words of the catalogue; false when none. */
bool kind_of(const char *name, enum piece_kind *);

/* Appends what keeps a submission from being handed in:
 *   complete.missing       a required piece is not there
 *   complete.kind          a piece is of another kind than asked
 *   complete.self_verdict  a piece has no self verdict (only where the policy's
 *                          levels have "self" or name none)
 *   complete.unknown       a piece answers no line of the list
 *   complete.empty         there is no piece at all */
void complete_check(const struct policy *, const struct asked_piece *, size_t asked,
    const struct given_piece *, size_t given, struct findings *);

/* R49: appends complete.staged for every ability that comes first, is in the
 * task list and was not handed in yet, unless `code` is itself one of the first. */
void staged_check(const struct policy *, const char *code, const char *const *chosen,
    size_t chosen_count, const char *const *handed_in, size_t handed_count, struct findings *);

#endif
