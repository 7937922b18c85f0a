/* admin/policy_hit_offers.c - schools whose offer a new version would no longer allow. */
#include <string.h>

#include "admin/policy_hits.h"
#include "rules/offer.h"

/* A key as JSON_TABLE gives it (see roster.h). */
#define KEYS \
	"JSON_TABLE(?, '$[*]' COLUMNS (k VARCHAR(1000) CHARACTER SET utf8mb4" \
	" COLLATE utf8mb4_unicode_520_ci PATH '$')) j"

struct query hit_catalogue = {
	"SELECT JSON_ARRAYAGG(JSON_OBJECT('code', a.code, 'dimension', a.dimension,"
	"            'environment', a.environment, 'kind', a.kind)) AS abilities"
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
	"  FROM " SCHOOLS " JOIN " KEYS " ON j.k = x.k ORDER BY x.school LIMIT " HIT_NAMES };

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

struct json_object *
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
	    ask(r, &hit_schools, policy, day, hit_keys(r, &h)), "school");
}
