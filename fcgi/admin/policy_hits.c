/* admin/policy_hits.c - whom a new version would hit: schools whose offer and
 * teachers whose task list fulfil the rules now and would not then, teachers who
 * could be certified and then could not, and the open cases, which keep theirs.
 *
 * The rules are asked once for what they cannot tell apart, not once a person: a
 * county has 100,000 teachers and a few hundred different lists.  Counts are
 * exact, names the first of them. */
#include <string.h>

#include "admin/policy_change.h"
#include "parts/facts.h"
#include "parts/standing.h"
#include "rules/choice.h"
#include "rules/offer.h"
#include "rules/relief.h"

#define NAMES "50"

/* A key as JSON_TABLE gives it (see roster.h). */
#define KEYS \
	"JSON_TABLE(?, '$[*]' COLUMNS (k VARCHAR(1000) CHARACTER SET utf8mb4" \
	" COLLATE utf8mb4_unicode_520_ci PATH '$')) j"

/* Keys that are hit, each with the sentence that says why. */
struct hit {
	struct json_object *keys;	/* for the statement that finds the names */
	struct json_object *why;	/* key -> sentence */
	long long count;
};

static struct hit
hits_begin(struct request *r)
{
	return (struct hit){ lent(r, json_object_new_array()), lent(r, json_object_new_object()), 0 };
}

static const char *
first_rule(struct request *r, const struct findings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->all[i].strength == RULE)
			return said(r, &list->all[i]);
	return "";
}

static void
hit_add(struct request *r, struct hit *h, const char *key, long long count, const struct findings *now)
{
	json_object_array_add(h->keys, json_object_new_string(key));
	json_object_object_add(h->why, key, json_object_new_string(first_rule(r, now)));
	h->count += count;
}

/* {count, rows}: the names, each with why. */
static struct json_object *
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

static struct value
keys_of(struct request *r, const struct hit *h)
{
	return text(r, "%s", json_object_to_json_string_ext(h->keys, JSON_C_TO_STRING_PLAIN));
}

/* --- what schools offer --------------------------------------------------- */

struct query hit_catalogue = {
	"SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'dimension', a.dimension,"
	"            'environment', a.environment)) AS abilities"
	"  FROM ability a WHERE a.kind <> 'capstone'" };

#define SCHOOLS \
	"(SELECT s.id AS school, s.name, s.strong, s.environment, GROUP_CONCAT(a.code ORDER BY a.id) AS codes," \
	"        CONCAT_WS('|', s.strong, s.environment, GROUP_CONCAT(a.code ORDER BY a.id)) AS k" \
	"   FROM programme g" \
	"   JOIN offer_now o ON o.programme = g.id" \
	"   JOIN school s ON s.id = o.school" \
	"   JOIN ability a ON a.id = o.ability" \
	"  WHERE g.policy = ? AND g.ends_on >= ?" \
	"  GROUP BY g.id, s.id, s.name, s.strong, s.environment) x"

struct query hit_offers = {
	"SELECT x.k, x.strong, x.environment, x.codes, COUNT(*) AS schools"
	"  FROM " SCHOOLS " GROUP BY x.k, x.strong, x.environment, x.codes" };

struct query hit_schools = {
	"SELECT x.school, x.name, x.name AS school_name, x.k"
	"  FROM " SCHOOLS " JOIN " KEYS " ON j.k = x.k ORDER BY x.school LIMIT " NAMES };

/* "A1,A5" as codes. */
static struct codes
codes_in(struct request *r, struct value words)
{
	char *all = keep(r, words.len + 1), *rest = all, *word;
	struct codes c = { keep(r, (words.len + 2) * sizeof(*c.all)), 0 };

	memcpy(all, words.text, words.len);
	while ((word = strsep(&rest, ",")) != NULL && *word != '\0')
		c.all[c.count++] = word;
	return c;
}

static struct json_object *
hit_by_offer(struct request *r, const struct change *c)
{
	struct value policy = form(r, "policy"), day = form(r, "effective_on");
	const struct result *known = ask_with(r, &hit_catalogue, NULL, 0);
	const struct result *all = ask(r, &hit_offers, policy, day);
	struct findings *old = keep(r, sizeof(*old)), *now = keep(r, sizeof(*now));
	struct abilities catalogue;
	struct hit h = hits_begin(r);
	size_t i;

	if (known->rows == 0)
		return NULL;
	catalogue = abilities_of(r, parsed(r, cell(known, 0, "abilities")));
	for (i = 0; i < all->rows; i++) {
		struct codes codes = codes_in(r, cell(all, i, "codes"));
		struct offer o = { catalogue.all, catalogue.count, codes.all, codes.count,
		    cell(all, i, "strong").number != 0, environment_of(cell(all, i, "environment").text) };

		*old = *now = (struct findings){ 0 };
		offer_check(&c->old, &o, old);
		offer_check(&c->now, &o, now);
		if (old->rules == 0 && now->rules > 0)
			hit_add(r, &h, cell(all, i, "k").text, cell(all, i, "schools").number, now);
	}
	return hit_answer(&h, h.count == 0 ? NULL :
	    ask(r, &hit_schools, policy, day, keys_of(r, &h)), "school");
}

/* --- what teachers chose -------------------------------------------------- */

/* What choice_check can tell apart: how many of each dimension are chosen, which
 * dimensions are offered, what comes first and is missing (under the old rules
 * and the new), who is relieved.  Compulsory abilities are the same under both.
 * LIMIT: abilities are looked at once, not once a choice, and offers once a school.
 * Lists first (STRAIGHT_JOIN); "+ 0": offers are found by the school, not by the
 * programme, which has thousands. */
#define FIRSTS \
	"JSON_CONTAINS(?, JSON_QUOTE(code)) AS first_old, JSON_CONTAINS(?, JSON_QUOTE(code)) AS first_now"

struct query hit_lists = {
	"SELECT STRAIGHT_JOIN x.k, COUNT(*) AS people, MIN(x.person) AS sample, JSON_ARRAYAGG(x.person LIMIT " NAMES ") AS persons"
	"  FROM (SELECT m.person,"
	"               CONCAT_WS('.', t.d1, t.d2, t.d3, t.d4, f.dimensions, f.first_old > t.first_old,"
	"                   f.first_now > t.first_now, DATE_FORMAT(m.born_on, '%Y-%m-%d') <= ?,"
	"                   DATE_FORMAT(m.born_on, '%Y-%m-%d') <= ?) AS k"
	"          FROM (SELECT l.programme, l.person,"
	"                       SUM(a.dimension = 'learner_analysis') AS d1, SUM(a.dimension = 'teaching_design') AS d2,"
	"                       SUM(a.dimension = 'learning_guidance') AS d3, SUM(a.dimension = 'assessment') AS d4,"
	"                       SUM(a.first_old) AS first_old, SUM(a.first_now) AS first_now"
	"                  FROM (SELECT l.programme, l.person, MAX(l.id) AS id"
	"                          FROM programme g JOIN task_list l ON l.programme = g.id"
	"                         WHERE g.policy = ? AND g.ends_on >= ?"
	"                         GROUP BY l.programme, l.person) l"
	"                  JOIN choice c ON c.task_list = l.id"
	"                  JOIN (SELECT id, dimension, " FIRSTS " FROM ability LIMIT 99999999) a ON a.id = c.ability"
	"                 GROUP BY l.programme, l.person) t"
	"          JOIN member_now m ON m.person = t.person"
	"          JOIN (SELECT o.programme, o.school, BIT_OR(1 << (a.dimension + 0)) AS dimensions,"
	"                       SUM(a.first_old) AS first_old, SUM(a.first_now) AS first_now"
	"                  FROM programme g JOIN offer_now o ON o.programme = g.id"
	"                  JOIN (SELECT id, dimension, " FIRSTS " FROM ability LIMIT 99999999) a ON a.id = o.ability"
	"                 WHERE g.policy = ?"
	"                 GROUP BY o.programme, o.school LIMIT 99999999) f"
	"            ON f.school = m.school AND f.programme + 0 = t.programme) x"
	" GROUP BY x.k" };

struct query hit_people = {
	"SELECT m.person, CAST(m.person AS CHAR) AS k, m.name, h.name AS school_name"
	"  FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  JOIN member_now m ON m.person = j.person"
	"  JOIN school h ON h.id = m.school"
	" ORDER BY h.id, m.person LIMIT " NAMES };

#define ABILITIES "JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'dimension', a.dimension))"

/* One teacher of each kind, with the offer and the list. */
struct query hit_samples = {
	"SELECT m.person, DATE_FORMAT(m.born_on, '%Y-%m-%d') AS born_on,"
	"       (SELECT " ABILITIES " FROM offer_now o JOIN ability a ON a.id = o.ability"
	"         WHERE o.programme = g.id AND o.school = m.school) AS offer,"
	"       (SELECT " ABILITIES " FROM choice_now h JOIN ability a ON a.id = h.ability"
	"         WHERE h.programme = g.id AND h.person = m.person) AS mine"
	"  FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$')) j"
	"  JOIN member_now m ON m.person = j.person"
	"  JOIN enrolment e ON e.school = m.school"
	"  JOIN programme g ON g.id = e.programme AND g.policy = ?"
	" ORDER BY m.person" };

static void
check_sample(struct request *r, const struct policy *p, const struct result *of, size_t i,
    struct findings *list)
{
	struct abilities mine = abilities_of(r, parsed(r, cell(of, i, "mine")));
	struct abilities offer = abilities_and(r, abilities_of(r, parsed(r, cell(of, i, "offer"))), mine);
	const char **codes = keep(r, (mine.count + 1) * sizeof(*codes));
	size_t k;

	for (k = 0; k < mine.count; k++)
		codes[k] = mine.all[k].code;
	choice_check(p, &(struct choice){ .offer = offer.all, .offered = offer.count, .codes = codes,
	    .count = mine.count, .relieved = relieved(p, cell(of, i, "born_on").text) }, list);
}

static size_t
sample_row(const struct result *samples, long long person)
{
	size_t i;

	for (i = 0; i < samples->rows; i++)
		if (cell(samples, i, "person").number == person)
			break;
	return i;
}

static struct value
first_codes(struct request *r, const struct json_object *doc)
{
	struct json_object *s = json_object_object_get(doc, "staged_first");
	struct json_object *codes = json_object_object_get(s, "value");

	return text(r, "%s", codes != NULL ? json_object_to_json_string(codes) : "[]");
}

static struct json_object *
hit_by_choice(struct request *r, const struct change *c)
{
	struct value policy = form(r, "policy"), day = form(r, "effective_on");
	struct value first_old = first_codes(r, c->was), first_now = first_codes(r, c->rules);
	struct json_object *people = lent(r, json_object_new_array());
	char *until_old = keep(r, 24), *until_now = keep(r, 24);
	struct json_object *hit;
	struct findings *old = keep(r, sizeof(*old)), *now = keep(r, sizeof(*now));
	const struct result *kinds, *samples;
	struct hit h = hits_begin(r);
	size_t i, k, at;

	relief_born_until(&c->old, until_old);
	relief_born_until(&c->now, until_now);
	kinds = ask(r, &hit_lists, text(r, "%s", until_old), text(r, "%s", until_now), policy, day,
	    first_old, first_now, first_old, first_now, policy);
	for (i = 0; i < kinds->rows; i++)
		json_object_array_add(people, json_object_new_int64(cell(kinds, i, "sample").number));
	samples = ask(r, &hit_samples, text(r, "%s", json_object_to_json_string(people)), policy);
	for (i = 0; i < kinds->rows; i++) {
		if ((at = sample_row(samples, cell(kinds, i, "sample").number)) == samples->rows)
			continue;
		*old = *now = (struct findings){ 0 };
		check_sample(r, &c->old, samples, at, old);
		check_sample(r, &c->now, samples, at, now);
		if (old->rules > 0 || now->rules == 0)
			continue;
		h.count += cell(kinds, i, "people").number;
		hit = parsed(r, cell(kinds, i, "persons"));
		for (k = 0; k < json_object_array_length(hit); k++)
			hit_add(r, &h, json_object_get_string(json_object_array_get_idx(hit, k)), 0, now);
	}
	return hit_answer(&h, h.count == 0 ? NULL : ask(r, &hit_people, keys_of(r, &h)), "person");
}

/* --- who could be certified ----------------------------------------------- */

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
		if (json_object_array_length(rows) < 50)
			ready_add(r, rows, all, i, now);
	}
	return count;
}

static struct json_object *
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

/* --- open cases ------------------------------------------------------------ */

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
