/* rules/ability.h - what the rules need to know of a 微能力 in the catalogue. */
#ifndef RULES_ABILITY_H
#define RULES_ABILITY_H

#include <stdbool.h>
#include <stddef.h>

/* R30: four dimensions; R29: three environments, each containing the one before. */
enum dimension { DIM_LEARNERS, DIM_DESIGN, DIM_GUIDANCE, DIM_ASSESSMENT, DIMENSIONS };
enum environment { ENV_UNKNOWN, ENV_MULTIMEDIA, ENV_BLENDED, ENV_SMART };

struct ability {
	const char *code;		/* A1, B10, C7, or a local code */
	enum dimension dimension;
	enum environment environment;
	bool local;			/* a place's own, beside the 30 (R33) */
};

/* learner_analysis teaching_design learning_guidance assessment, as stored. */
extern const char *const dimension_words[DIMENSIONS];
/* 学情分析 教学设计 学法指导 学业评价, as shown. */
extern const char *const dimension_names[DIMENSIONS];

/* Reads the stored word; DIMENSIONS when it is none. */
enum dimension dimension_of(const char *word);

/* multimedia blended smart, as stored; ENV_UNKNOWN when it is none. */
enum environment environment_of(const char *word);

/* The ability with this code in a list, or NULL. */
const struct ability *ability_find(const struct ability *, size_t count, const char *code);

/* Does the code stand before place `at` already? */
bool code_before(const char *const *codes, size_t at);

/* Is the code among these? */
bool code_among(const char *const *codes, size_t count, const char *code);

#endif
