/* certificate/words.c - see words.h */
#include "certificate/words.h"

#include <stdio.h>
#include <string.h>

const char *
paper_text(struct json_object *paper, const char *name)
{
	struct json_object *o = json_object_object_get(paper, name);

	return o != NULL ? json_object_get_string(o) : "";
}

long long
paper_count(struct json_object *paper, const char *name)
{
	return json_object_get_int64(json_object_object_get(paper, name));
}

void
paper_issuer(struct json_object *paper, char *to, size_t size)
{
	if (paper_count(paper, "county") == 1)
		snprintf(to, size, "%s能力提升工程项目办", paper_text(paper, "region"));
	else
		snprintf(to, size, "%s", paper_text(paper, "school"));
}

const char *
paper_grade(struct json_object *ability)
{
	return strcmp(paper_text(ability, "grade"), "excellent") == 0 ? "优秀" : "合格";
}
