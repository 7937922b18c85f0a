/* plan/comparison.c - two versions of a school's package side by side (R81): only
 * the parts that differ, each with its name, before and after. */
#include "plan/documents.h"
#include "plan/slices.h"
#include "plan/version.h"

/* The version asked for and the one it is compared with; unless asked otherwise
 * the latest and the one before it. */
static struct query both = {
	"SELECT v.number, v.documents, w.number AS with_number, w.documents AS with_documents"
	"  FROM plan p"
	"  JOIN plan_now n ON n.plan = p.id"
	"  JOIN plan_version v ON v.plan = p.id AND v.number = COALESCE(?, n.number)"
	"  JOIN plan_version w ON w.plan = p.id AND w.number = COALESCE(?, v.number - 1)"
	" WHERE p.id = ? AND " MAY_READ };

static const struct field which[] = {
	{ "plan", ID, .zh = "方案" },
	{ "number", COUNT, 1, 10000, .optional = true, .zh = "第几稿" },
	{ "with", COUNT, 1, 10000, .optional = true, .zh = "与第几稿比较" }, { 0 } };

static void
add_if_differs(struct json_object *list, const struct field *document, const struct field *part,
    struct json_object *before, struct json_object *after)
{
	struct json_object *o;

	if (json_object_equal(before, after))
		return;
	o = json_object_new_object();
	json_object_object_add(o, "document", json_object_new_string(document->name));
	json_object_object_add(o, "part", part != NULL ? json_object_new_string(part->name) : NULL);
	json_object_object_add(o, "name", json_object_new_string(part != NULL ? part->zh : document->zh));
	json_object_object_add(o, "of", json_object_new_string(document->zh));
	json_object_object_add(o, "before", json_object_get(before));
	json_object_object_add(o, "after", json_object_get(after));
	json_object_array_add(list, o);
}

static struct json_object *
member_of(struct json_object *o, const char *name)
{
	return o != NULL ? json_object_object_get(o, name) : NULL;
}

static struct json_object *
differences(struct json_object *before, struct json_object *after)
{
	struct json_object *list = json_object_new_array();
	const struct field *d, *part;

	for (d = draft_fields; d->kind != END; d++)
		if (d->kind != OBJECT)
			add_if_differs(list, d, NULL, member_of(before, d->name), member_of(after, d->name));
		else
			for (part = d->of; part->kind != END; part++)
				add_if_differs(list, d, part,
				    member_of(member_of(before, d->name), part->name),
				    member_of(member_of(after, d->name), part->name));
	return list;
}

static int
compare(struct request *r)
{
	const struct result *v = ask(r, &both, form(r, "number"), form(r, "with"), form(r, "plan"),
	    me(r), me(r));
	struct json_object *o;

	if (v->rows == 0)
		return not_found(r);
	o = json_object_new_object();
	json_object_object_add(o, "number", json_object_new_int64(cell(v, 0, "number").number));
	json_object_object_add(o, "with", json_object_new_int64(cell(v, 0, "with_number").number));
	json_object_object_add(o, "differences", differences(
	    parsed(r, cell(v, 0, "with_documents")), parsed(r, cell(v, 0, "documents"))));
	return answer_object(r, 200, o);
}

const struct route comparison_routes[] = {
	{ "GET", "/package/{plan}/comparison", PLAN_READERS, which, compare, { &both } }, { 0 } };
