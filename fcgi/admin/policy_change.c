/* admin/policy_change.c - see policy_change.h */
#include <string.h>

#include <sodium.h>

#include "admin/policy_change.h"

const struct field change_fields[] = {
	{ "policy", ID, .zh = "政策" },
	{ "effective_on", DAY, .zh = "生效日期" },
	{ "rules", PROSE, .min = 2, .max = 60000, .zh = "各项规定" }, { 0 } };

/* The version in force on that day. */
struct query change_basis = {
	"SELECT p.name, v.id AS version, v.number, v.effective_on, v.rules,"
	"       (SELECT MAX(w.number) FROM policy_version w WHERE w.policy = p.id) AS latest,"
	"       ? < " TODAY " AS past,"
	"       EXISTS (SELECT 1 FROM policy_version w WHERE w.policy = p.id AND w.effective_on = ?) AS taken,"
	"       " MAY_CHANGE " AS mine"
	"  FROM policy p"
	"  JOIN policy_version v ON v.policy = p.id"
	" WHERE p.id = ? AND " MAY_SEE
	"   AND v.effective_on <= ?"
	" ORDER BY v.effective_on DESC LIMIT 1" };

static void
member_wrong(void *told, const char *member, const char *what)
{
	const struct policy_words *w = policy_words_of(member);
	struct request *r = told;

	if (w != NULL)
		wrong(r, text(r, "/rules/%s", member).text, "“%s”%s", w->zh, what);
	else
		wrong(r, "/rules", "%s%s%s", member, *member ? "：" : "", what);
}

static const char *
word(struct json_object *setting, const char *name)
{
	struct json_object *o = json_object_object_get(setting, name);

	return json_object_is_type(o, json_type_string) ? json_object_get_string(o) : "";
}

/* What an office decides is the notice's, with its words, or its own; 本系统默认
 * remains what it was. */
static void
check_origin(struct request *r, const char *member, struct json_object *was, struct json_object *now)
{
	if (json_object_equal(was, now) || json_object_object_get(now, "value") == NULL)
		return;
	if (strcmp(word(now, "origin"), "ours") == 0)
		member_wrong(r, member, "改动以后要写明是通知规定还是项目办规定");
	if (strcmp(word(now, "origin"), "notice") == 0 && *word(now, "phrase") == '\0')
		member_wrong(r, member, "是通知规定的，请填写通知的原文短语");
}

static const char *
digest_of(struct request *r, const struct change *c)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = keep(r, sizeof(hash) * 2 + 1);
	struct value all = text(r, "%lld %lld %s\n%s", (long long)form(r, "policy").number,
	    (long long)cell(c->basis, 0, "version").number, form(r, "effective_on").text, c->text);

	crypto_hash_sha256(hash, (const unsigned char *)all.text, all.len);
	sodium_bin2hex(hex, sizeof(hash) * 2 + 1, hash, sizeof(hash));
	return hex;
}

static void
check_members(struct request *r, struct change *c)
{
	struct policy_member m;
	size_t i;

	if (policy_read_all(&c->now, c->text, strlen(c->text), member_wrong, r))
		policy_agrees(&c->now, member_wrong, r);
	for (i = 0; policy_member(i, &m); i++)
		check_origin(r, m.name, json_object_object_get(c->was, m.name),
		    json_object_object_get(c->rules, m.name));
}

static void
check_day(struct request *r, const struct change *c)
{
	if (cell(c->basis, 0, "past").number != 0)
		wrong(r, "/effective_on", "生效日期不能早于今天");
	if (cell(c->basis, 0, "taken").number != 0)
		wrong(r, "/effective_on", "这一天已有一版生效，请换一天");
}

int
change_read(struct request *r, struct change *c)
{
	struct value day = form(r, "effective_on"), rules = form(r, "rules");
	char error[128];

	c->basis = ask(r, &change_basis, day, day, me(r), me(r), form(r, "policy"), me(r), me(r), day);
	if (c->basis->rows == 0)
		return not_found(r);
	if (cell(c->basis, 0, "mine").number == 0)
		return refuse(r, 403, "这份政策还有别的地区在用，请由上一级项目办修改");
	if ((c->rules = lent(r, json_tokener_parse(rules.text))) == NULL ||
	    !json_object_is_type(c->rules, json_type_object)) {
		wrong(r, "/rules", "各项规定没有传完整，请重试");
		return refuse_wrong(r);
	}
	c->text = text(r, "%s", json_object_to_json_string_ext(c->rules, JSON_C_TO_STRING_PLAIN)).text;
	c->was = parsed(r, cell(c->basis, 0, "rules"));
	policy_read(&c->old, cell(c->basis, 0, "rules").text, cell(c->basis, 0, "rules").len,
	    error, sizeof(error));
	check_members(r, c);
	check_day(r, c);
	c->digest = digest_of(r, c);
	return refuse_wrong(r);
}

struct json_object *
change_lines(const struct change *c)
{
	struct json_object *all = json_object_new_array(), *was, *now, *o;
	const struct policy_words *w;
	struct policy_member m;
	size_t i;

	for (i = 0; policy_member(i, &m); i++) {
		was = json_object_object_get(c->was, m.name);
		now = json_object_object_get(c->rules, m.name);
		if (json_object_equal(was, now) || (w = policy_words_of(m.name)) == NULL)
			continue;
		o = json_object_new_object();
		json_object_object_add(o, "member", json_object_new_string(m.name));
		json_object_object_add(o, "part", json_object_new_string(w->part));
		json_object_object_add(o, "zh", json_object_new_string(w->zh));
		json_object_object_add(o, "unit", json_object_new_string(w->unit));
		json_object_object_add(o, "was", json_object_get(was));
		json_object_object_add(o, "now", json_object_get(now));
		json_object_array_add(all, o);
	}
	return all;
}
