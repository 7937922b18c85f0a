/* admin/policy_hit_ready.c - teachers who could be certified, and could no longer be. */
#include "admin/policy_hits.h"
#include "parts/standing.h"

/* Not proposed yet, with as many abilities as the rules in force ask at least, and
 * the one that they ask beside these: found once, about a thousand a row. */
struct query hit_able = {
	"SELECT JSON_ARRAYAGG(c.person) AS persons"
	"  FROM (SELECT m.person"
	"          FROM programme g"
	"          JOIN enrolment e ON e.programme = g.id"
	"          JOIN member m ON m.school = e.school AND m.here = 1"
	"          JOIN certified d ON d.person = m.person"
	"          JOIN ability a ON a.id = d.ability"
	"          LEFT JOIN proposal p ON p.programme = g.id AND p.person = m.person"
	"         WHERE g.policy = ? AND g.ends_on >= ? AND p.id IS NULL"
	"         GROUP BY g.id, m.person HAVING COUNT(*) >= ? AND (? = '' OR SUM(a.code = ?) > 0)) c"
	" GROUP BY c.person DIV 1000 ORDER BY MIN(c.person)" };

struct query hit_ready = {
	"SELECT STRAIGHT_JOIN s.person, s.name, h.name AS school_name, s.facts"
	"  FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  JOIN standing s ON s.person = j.person"
	"  JOIN programme g ON g.id = s.programme AND g.policy = ? AND g.ends_on >= ?"
	"  LEFT JOIN proposal p ON p.programme = s.programme AND p.person = s.person"
	"  JOIN school h ON h.id = s.school"
	" WHERE p.id IS NULL" };

static long
least_abilities(const struct policy *p)
{
	long least = p->ability_min.set ? p->ability_min.value : 1;

	if (p->relief_ability_min.set && p->relief_ability_min.value < least)
		least = p->relief_ability_min.value;
	return least > 1 ? least : 1;
}

static void
ready_add(struct request *r, struct json_object *rows, const struct result *all, size_t i,
    const struct findings *now)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "person", json_object_new_int64(cell(all, i, "person").number));
	json_object_object_add(o, "name", json_object_new_string(cell(all, i, "name").text));
	json_object_object_add(o, "school_name", json_object_new_string(cell(all, i, "school_name").text));
	json_object_object_add(o, "sentence", json_object_new_string(first_rule(r, now)));
	json_object_array_add(rows, o);
}

/* The capstone that the rules in force ask for; empty if none. */
static struct value
capstone_of(struct request *r, const struct change *c)
{
	struct json_object *s = json_object_object_get(c->was, "capstone");
	const char *code = json_object_get_string(json_object_object_get(s, "value"));

	return text(r, "%s", c->old.capstone.set && c->old.capstone.strength == RULE ? code : "");
}

static long long
ready_among(struct request *r, const struct change *c, struct value persons, struct json_object *rows)
{
	const struct result *all = ask(r, &hit_ready, persons, form(r, "policy"), form(r, "effective_on"));
	struct findings *old = keep(r, sizeof(*old)), *now = keep(r, sizeof(*now));
	long long count = 0;
	struct facts f;
	size_t i;

	for (i = 0; i < all->rows; i++) {
		f = facts_of(r, cell(all, i, "facts"));
		*old = *now = (struct findings){ 0 };
		eligible_check(&c->old, &f, old);
		eligible_check(&c->now, &f, now);
		if (old->rules > 0 || now->rules == 0)
			continue;
		count++;
		if (json_object_array_length(rows) < HIT_NAMES_MOST)
			ready_add(r, rows, all, i, now);
	}
	return count;
}

struct json_object *
hit_by_eligible(struct request *r, const struct change *c)
{
	struct json_object *o = json_object_new_object(), *rows = json_object_new_array();
	struct value capstone = capstone_of(r, c);
	const struct result *able = ask(r, &hit_able, form(r, "policy"), form(r, "effective_on"),
	    number(least_abilities(&c->old)), capstone, capstone);
	long long count = 0;
	size_t i;

	for (i = 0; i < able->rows; i++) {
		begin_part(r);
		count += ready_among(r, c, cell(able, i, "persons"), rows);
		end_part(r);
	}
	json_object_object_add(o, "count", json_object_new_int64(count));
	json_object_object_add(o, "rows", rows);
	return o;
}
