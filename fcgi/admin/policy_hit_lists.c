/* admin/policy_hit_lists.c - teachers whose task list a new version would no longer allow. */
#include "admin/policy_hits.h"
#include "rules/choice.h"
#include "rules/relief.h"

/* What choice_check can tell apart: how many of each dimension are chosen, which
 * dimensions are offered, what comes first and is missing (under the old rules
 * and the new), who is relieved.  Compulsory abilities are the same under both.
 * LIMIT: abilities are looked at once, not once a choice, and offers once a school.
 * Lists first (STRAIGHT_JOIN); "+ 0": offers are found by the school, not by the
 * programme, which has thousands. */
#define FIRSTS \
	"JSON_CONTAINS(?, JSON_QUOTE(code)) AS first_old, JSON_CONTAINS(?, JSON_QUOTE(code)) AS first_now"

struct query hit_lists = {
	"SELECT STRAIGHT_JOIN x.k, COUNT(*) AS people, MIN(x.person) AS sample, JSON_ARRAYAGG(x.person LIMIT " HIT_NAMES ") AS persons"
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
	" ORDER BY h.id, m.person LIMIT " HIT_NAMES };

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

struct json_object *
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
	return hit_answer(&h, h.count == 0 ? NULL : ask(r, &hit_people, hit_keys(r, &h)), "person");
}
