/* admin/policy_hits.c - whom a new version would hit, and the open cases, which keep
 * theirs. */
#include "admin/policy_hits.h"

struct hit
hits_begin(struct request *r)
{
	return (struct hit){ lent(r, json_object_new_array()), lent(r, json_object_new_object()), 0 };
}

const char *
first_rule(struct request *r, const struct findings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->all[i].strength == RULE)
			return said(r, &list->all[i]);
	return "";
}

void
hit_add(struct request *r, struct hit *h, const char *key, long long count, const struct findings *now)
{
	json_object_array_add(h->keys, json_object_new_string(key));
	json_object_object_add(h->why, key, json_object_new_string(first_rule(r, now)));
	h->count += count;
}

struct json_object *
hit_answer(const struct hit *h, const struct result *names, const char *id)
{
	struct json_object *o = json_object_new_object(), *list = json_object_new_array(), *one;
	size_t i;

	for (i = 0; names != NULL && i < names->rows; i++) {
		one = json_object_new_object();
		json_object_object_add(one, id, json_object_new_int64(cell(names, i, id).number));
		json_object_object_add(one, "name", json_object_new_string(cell(names, i, "name").text));
		json_object_object_add(one, "school_name",
		    json_object_new_string(cell(names, i, "school_name").text));
		json_object_object_add(one, "sentence", json_object_get(
		    json_object_object_get(h->why, cell(names, i, "k").text)));
		json_object_array_add(list, one);
	}
	json_object_object_add(o, "count", json_object_new_int64(h->count));
	json_object_object_add(o, "rows", list);
	return o;
}

struct value
hit_keys(struct request *r, const struct hit *h)
{
	return text(r, "%s", json_object_to_json_string_ext(h->keys, JSON_C_TO_STRING_PLAIN));
}

struct query hit_cases = {
	"SELECT v.number, COUNT(*) AS cases FROM policy_version v"
	"  JOIN case_open c ON c.policy_version = v.id"
	" WHERE v.policy = ? GROUP BY v.number ORDER BY v.number" };

static struct json_object *
cases_kept(struct request *r)
{
	const struct result *all = ask(r, &hit_cases, form(r, "policy"));
	struct json_object *o = json_object_new_object(), *rows = json_object_new_array(), *one;
	long long count = 0;
	size_t i;

	for (i = 0; i < all->rows; i++) {
		one = json_object_new_object();
		json_object_object_add(one, "number", json_object_new_int64(cell(all, i, "number").number));
		json_object_object_add(one, "cases", json_object_new_int64(cell(all, i, "cases").number));
		json_object_array_add(rows, one);
		count += cell(all, i, "cases").number;
	}
	json_object_object_add(o, "count", json_object_new_int64(count));
	json_object_object_add(o, "rows", rows);
	return o;
}

struct json_object *
policy_hits(struct request *r, const struct change *c)
{
	unsigned by = policy_differs(&c->old, &c->now);
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "offers", by & BY_OFFER ? hit_by_offer(r, c) : NULL);
	json_object_object_add(o, "lists", by & BY_CHOICE ? hit_by_choice(r, c) : NULL);
	json_object_object_add(o, "certifiable", by & BY_ELIGIBLE ? hit_by_eligible(r, c) : NULL);
	json_object_object_add(o, "cases", cases_kept(r));
	return o;
}
