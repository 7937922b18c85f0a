/* rules/ability.c - finding abilities, dimensions and environments by word. */
#include <string.h>

#include "rules/ability.h"

const char *const dimension_words[DIMENSIONS] = {
	"learner_analysis", "teaching_design", "learning_guidance", "assessment" };

const char *const dimension_names[DIMENSIONS] = {
	"学情分析", "教学设计", "学法指导", "学业评价" };

enum dimension
dimension_of(const char *word)
{
	int d;

	for (d = 0; d < DIMENSIONS; d++)
		if (strcmp(dimension_words[d], word) == 0)
			break;
	return (enum dimension)d;
}

enum environment
environment_of(const char *word)
{
	static const char *const words[] = { "", "multimedia", "blended", "smart" };
	int e;

	for (e = ENV_SMART; e > ENV_UNKNOWN; e--)
		if (strcmp(words[e], word) == 0)
			break;
	return (enum environment)e;
}

const struct ability *
ability_find(const struct ability *list, size_t count, const char *code)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(list[i].code, code) == 0)
			return &list[i];
	return NULL;
}

bool
code_before(const char *const *codes, size_t at)
{
	return code_among(codes, at, codes[at]);
}

bool
code_among(const char *const *codes, size_t count, const char *code)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
}
