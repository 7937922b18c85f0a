/* tests/rules/region.c - reads the seeds that the tests judge by. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "region.h"

static char *
seed(const char *name)
{
	static char text[200000];
	const char *top = getenv("srcdir");
	char path[512];
	size_t len;
	FILE *f;

	snprintf(path, sizeof(path), "%s/sql/seed/%s", top != NULL ? top : ".", name);
	if ((f = fopen(path, "r")) == NULL)
		fail_msg("%s is not there", path);
	len = fread(text, 1, sizeof(text) - 1, f);
	text[len] = '\0';
	fclose(f);
	return text;
}

/* A document stands in the seed as SELECT id, 1, '<date>', '{ ... }' FROM policy WHERE code = '<code>'. */
struct policy
region(const char *code)
{
	char *text = seed("policies.sql"), end[64], error[128];
	char *begins, *ends;
	struct policy p;

	snprintf(end, sizeof(end), "}'\n  FROM policy WHERE code = '%s'", code);
	if ((ends = strstr(text, end)) == NULL)
		fail_msg("no policy %s", code);
	ends[1] = '\0';
	for (begins = ends; begins > text && !(begins[0] == '\'' && begins[1] == '{'); )
		begins--;
	if (!policy_read(&p, begins + 1, strlen(begins + 1), error, sizeof(error)))
		fail_msg("%s: %s", code, error);
	return p;
}

size_t
codes(const char *words, const char *out[], size_t room)
{
	static char text[64][8];
	static size_t used;
	size_t count = 0;
	int len;

	for (; *words != '\0'; words += len) {
		while (isspace((unsigned char)*words))
			words++;
		len = (int)strcspn(words, " ");
		if (len == 0)
			break;
		assert_true(count < room && len < 8);
		snprintf(text[used % 64], 8, "%.*s", len, words);
		out[count++] = text[used++ % 64];
	}
	return count;
}

static enum dimension
national_dimension(const char *code)
{
	static const char *const table[DIMENSIONS] = {
		" A1 B1 ", " A2 A3 A4 B2 B3 C1 C2 ",
		" A5 A6 A7 A8 A9 A10 B4 B5 B6 B7 B8 C3 C4 C5 ", " A11 A12 A13 B9 B10 C6 C7 " };
	char word[12];
	int d;

	snprintf(word, sizeof(word), " %.8s ", code);
	for (d = 0; d < DIMENSIONS; d++)
		if (strstr(table[d], word) != NULL)
			break;
	return (enum dimension)d;
}

size_t
abilities(const char *words, struct ability out[], size_t room)
{
	const char *list[48];
	size_t i, count = codes(words, list, room < 48 ? room : 48);

	for (i = 0; i < count; i++)
		out[i] = (struct ability){ list[i], national_dimension(list[i]),
		    *list[i] == 'A' ? ENV_MULTIMEDIA : *list[i] == 'B' ? ENV_BLENDED : ENV_SMART, false };
	return count;
}

const struct finding *
found(const struct findings *list, const char *rule, const char *subject)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->all[i].rule, rule) == 0 &&
		    (*subject == '\0' || strcmp(list->all[i].subject, subject) == 0))
			return &list->all[i];
	return NULL;
}
