/* review/candidates.c - see candidates.h */
#include <string.h>

#include "review/candidates.h"

void
candidates_add(struct request *r, struct candidates *c, const struct result *more)
{
	struct colleague *all = keep(r, (c->count + more->rows + 1) * sizeof(*all));
	size_t i;

	if (c->count > 0)
		memcpy(all, c->people, c->count * sizeof(*all));
	for (i = 0; i < more->rows; i++) {
		all[c->count + i].person = (uint64_t)cell(more, i, "person").number;
		all[c->count + i].place = cell(more, i, "place").number +
		    (cell(more, i, "capped").number ? OVER_CAP : 0);
		all[c->count + i].load = cell(more, i, "tasks").number;
	}
	c->people = all;
	c->count += more->rows;
}

size_t
candidates_free(const struct candidates *c)
{
	size_t i, n = 0;

	for (i = 0; i < c->count; i++)
		n += c->people[i].place < OVER_CAP;
	return n;
}

struct value
candidates_published(struct request *r, const struct candidates *c)
{
	struct json_object *all = lent(r, json_object_new_array()), *one;
	size_t i;

	for (i = 0; i < c->count; i++) {
		one = json_object_new_object();
		json_object_object_add(one, "person", json_object_new_int64((int64_t)c->people[i].person));
		json_object_object_add(one, "place", json_object_new_int64(c->people[i].place));
		json_object_object_add(one, "load", json_object_new_int64(c->people[i].load));
		json_object_array_add(all, one);
	}
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}

struct value
candidates_drawn(struct request *r, const struct candidates *c, size_t drawn)
{
	struct json_object *all = lent(r, json_object_new_array());
	size_t i;

	for (i = 0; i < drawn; i++)
		json_object_array_add(all, json_object_new_int64((int64_t)c->people[i].person));
	return text(r, "%s", json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN));
}
