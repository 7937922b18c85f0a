/* admin/policy_version.c - the policies of an office's programmes, their versions,
 * and the next one: shown with whom it hits, then saved as it was shown.
 *
 * A version is never changed, only followed. */
#include <string.h>

#include "admin/policy_change.h"
#include "admin/sheets.h"

static struct query policies = {
	"SELECT p.id AS policy, p.code, p.name, " MAY_CHANGE " AS may_change,"
	"       (SELECT GROUP_CONCAT(g.name ORDER BY g.id SEPARATOR '、') FROM programme g"
	"         WHERE g.policy = p.id AND (" OFFICE_OVER("g.region") " OR " OFFICE_UNDER("g.region") ")) AS programmes,"
	"       (SELECT COUNT(*) FROM policy_version v WHERE v.policy = p.id) AS versions,"
	"       (SELECT v.number FROM policy_version v WHERE v.policy = p.id AND v.effective_on <= " TODAY
	"         ORDER BY v.effective_on DESC LIMIT 1) AS in_force"
	"  FROM policy p WHERE " MAY_SEE " ORDER BY p.id" };

static int
list_policies(struct request *r)
{
	return rows(r, &policies, me(r), me(r), me(r), me(r), me(r), me(r));
}

static struct query versions = {
	"SELECT v.id AS version, v.number, v.effective_on, v.rules AS rules_json, v.made_at, b.name AS made_by,"
	"       v.effective_on > " TODAY " AS to_come,"
	"       v.effective_on = (SELECT MAX(w.effective_on) FROM policy_version w"
	"                          WHERE w.policy = p.id AND w.effective_on <= " TODAY ") AS in_force"
	"  FROM policy p JOIN policy_version v ON v.policy = p.id"
	"  LEFT JOIN person b ON b.id = v.made_by"
	" WHERE p.id = ? AND " MAY_SEE " ORDER BY v.effective_on DESC" };

static int
list_versions(struct request *r)
{
	return rows(r, &versions, form(r, "policy"), me(r), me(r));
}

/* What a policy may say: for the form. */
static int
list_members(struct request *r)
{
	struct json_object *all = json_object_new_object(), *list = json_object_new_array(), *o;
	const struct policy_words *w;
	struct policy_member m;
	size_t i;

	for (i = 0; policy_member(i, &m); i++) {
		if ((w = policy_words_of(m.name)) == NULL)
			continue;
		o = json_object_new_object();
		json_object_object_add(o, "member", json_object_new_string(m.name));
		json_object_object_add(o, "part", json_object_new_string(w->part));
		json_object_object_add(o, "zh", json_object_new_string(w->zh));
		json_object_object_add(o, "unit", json_object_new_string(w->unit));
		json_object_object_add(o, "type", json_object_new_string(m.type));
		json_object_object_add(o, "min", json_object_new_int64(m.min));
		json_object_object_add(o, "max", json_object_new_int64(m.max));
		json_object_object_add(o, "choices", m.choices != NULL ?
		    json_object_new_string(m.choices) : NULL);
		json_object_array_add(list, o);
	}
	json_object_object_add(all, "rows", list);
	json_object_object_add(all, "next", NULL);
	return answer_object(r, 200, all);
}

static int
preview(struct request *r)
{
	struct change *c = keep(r, sizeof(*c));
	struct json_object *o;
	int status = change_read(r, c);

	if (status != 0)
		return status;
	o = json_object_new_object();
	json_object_object_add(o, "digest", json_object_new_string(c->digest));
	json_object_object_add(o, "follows", json_object_new_int64(cell(c->basis, 0, "number").number));
	json_object_object_add(o, "number", json_object_new_int64(cell(c->basis, 0, "latest").number + 1));
	json_object_object_add(o, "changes", change_lines(c));
	json_object_object_add(o, "hits", policy_hits(r, c));
	return answer_object(r, 200, o);
}

static struct query add_version = {
	"INSERT INTO policy_version (policy, number, effective_on, rules, made_by)"
	" SELECT p.id, ?, ?, ?, ? FROM policy p WHERE p.id = ? AND " MAY_CHANGE };

static const struct field shown[] = {
	{ "policy", ID, .zh = "政策" },
	{ "effective_on", DAY, .zh = "生效日期" },
	{ "rules", PROSE, .min = 2, .max = 60000, .zh = "各项规定" },
	{ "digest", CODE, .min = 64, .max = 64, .zh = "预览时的指纹" }, { 0 } };

static int
save(struct request *r)
{
	struct change *c = keep(r, sizeof(*c));
	struct value policy = form(r, "policy");
	int status = change_read(r, c);
	long added;

	if (status != 0)
		return status;
	if (strcmp(c->digest, form(r, "digest").text) != 0)
		return refuse(r, 409, "与预览时不同，请重新预览，看清影响后再保存");
	if (json_object_equal(c->was, c->rules))
		return refuse(r, 409, "各项规定没有改动，不需要新的一版");
	added = try_run(r, &add_version, number(cell(c->basis, 0, "latest").number + 1),
	    form(r, "effective_on"), text(r, "%s", c->text), me(r), policy, me(r), me(r));
	if (added < 0)
		return refuse(r, 409, "刚刚有人保存了新的一版，请重新预览");
	about(r, "policy", policy.number);
	return added == 0 ? not_found(r) : made(r, "version", last_id(r));
}

static const struct field which[] = {
	{ "policy", ID, .zh = "政策" }, { 0 } };

const struct route policy_version_routes[] = {
	{ "GET", "/policies", OFFICE, NULL, list_policies, { &policies }, .sheet = &policies_sheet },
	{ "GET", "/policy/members", OFFICE, NULL, list_members, { NULL } },
	{ "GET", "/policy/{policy}/versions", OFFICE, which, list_versions, { &versions }, .sheet = &versions_sheet },
	{ "POST", "/policy/{policy}/preview", OFFICE, change_fields, preview,
	    { &change_basis, &hit_catalogue, &hit_offers, &hit_schools, &hit_lists, &hit_samples,
	      &hit_people, &hit_able, &hit_ready, &hit_cases }, QUIET },
	{ "POST", "/policy/{policy}/versions", OFFICE, shown, save,
	    { &change_basis, &add_version }, ONCE, "admin.policy.save" },
	{ 0 } };
