/* rules/finding.h - what a rule found unmet, said so that a person can mend it.
 *
 * The caller owns a struct findings (about 25 KB, on its stack or in its
 * arena), clears it with = {0} and hands it to as many rules as it likes;
 * each rule appends.  Nothing in it needs freeing.  phrase, source and
 * subject point into the policy or into what the caller handed to the rule
 * and live as long as these do; rule, unit and next are static.
 */
#ifndef RULES_FINDING_H
#define RULES_FINDING_H

#include <stdbool.h>
#include <stddef.h>

/* C34: “不少于” blocks, “建议” warns, a target is only reported. */
enum strength { RULE, ADVICE, GOAL };

struct setting;

struct finding {
	const char *rule;		/* stable name: "choice.ability_min" */
	char sentence[320];		/* the whole sentence for the person */
	const char *subject;		/* ability, dimension or piece; or "" */
	const char *phrase;		/* the notice's words, short; or "" */
	const char *source;		/* "R40 000"; or "" */
	const char *next;		/* what to do now, one sentence; or "" */
	const char *unit;		/* 个, 学时 (numbers then hundredths); or "" */
	long asked, there;
	enum strength strength;
	bool ours;			/* 本系统默认: no notice fixes it */
	bool office;			/* 项目办规定 */
	bool relief;			/* lower for her age: for her and the office only */
};

#define FINDINGS_MAX 64

struct findings {
	struct finding all[FINDINGS_MAX];
	size_t count;			/* findings kept in all[] */
	size_t rules;			/* unmet of strength RULE, also beyond the room */
};

/* What is still missing; never negative. */
long missing(const struct finding *);

/* Appends one finding; strength, phrase, source and origin are those of the
 * policy's setting `why`.  When the room is full only `rules` still counts. */
void unmet(struct findings *, const struct setting *why, struct finding what,
    const char *sentence, ...) __attribute__((format(printf, 4, 5)));

/* Takes from every finding under relief what would tell that a teacher is
 * relieved: before colleagues read it. */
void hide_relief(struct findings *);

/* The reason of rules that belong to the system itself and no policy sets,
 * such as "one code twice". */
extern const struct setting house_rule;

#endif
