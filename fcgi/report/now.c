/* report/now.c - 现在要做的事: what waits for me, and where my own works stand.
 *
 * One statement: a branch for each kind of thing that waits (sql/report/views.sql),
 * each beginning at an index on the person.  Planning a branch costs more than
 * running it, so a person's roles choose which there are. */
#include <string.h>

#include "parts/called.h"
#include "report/now.h"
#include "report/slices.h"

#define AND_ALSO " UNION ALL "

#define WAITING(view) \
	"SELECT what, object, title, who, since, due FROM " view " WHERE person = ?"

/* A judgement that is owed, of whatever level. */
#define OWED(what, view, since) OWED_AS("'" what "'", view, since, "p.name", "d.due_at")
#define OWED_AS(what, view, since, who, due) \
	"SELECT " what " AS what, d.submission AS object, " CALLED_UNDER("a", "s.policy_version") " AS title, " who " AS who," \
	"       " since " AS since, " due " AS due" \
	"  FROM " view " d JOIN submission s ON s.id = d.submission" \
	"  JOIN ability a ON a.id = s.ability JOIN person p ON p.id = s.person" \
	" WHERE d.judge = ?"

/* Only that there is something; its page lists it.  (As EXISTS over such a view it
 * would be false from the second execution on: MariaDB 10.11.) */
#define SOME(what, view, person, since) \
	"SELECT '" what "' AS what, '' AS object, s.name AS title, '' AS who," \
	"       x.since AS since, NULL AS due" \
	"  FROM (SELECT d.school, " since " AS since FROM " view " d" \
	"         WHERE d." person " = ? LIMIT 1) x JOIN school s ON s.id = x.school"

/* Without names where the policy keeps them from each other, and the term to the day; what
 * is due on one day stands in an order that tells nothing (CRC32). */
#define BLIND "(SELECT r.anonymous FROM policy_version r WHERE r.id = s.policy_version)"
#define PEER OWED_AS("'peer'", "due_peer", "NULL", "IF(" BLIND ", '', p.name)", \
	"IF(" BLIND ", DATE(d.due_at + INTERVAL 8 HOUR) - INTERVAL 8 HOUR, d.due_at)")

/* A judge from outside is told what, and never whose. */
#define RECHECK \
	"SELECT 'recheck' AS what, d.recheck AS object, " CALLED_UNDER("a", "s.policy_version") " AS title, '' AS who, NULL AS since, d.due_at AS due" \
	"  FROM due_recheck d JOIN submission s ON s.id = d.submission JOIN ability a ON a.id = s.ability" \
	" WHERE d.judge = ?"

/* One scoring at a time; its page lists the plans. */
#define SCORING \
	"SELECT 'scoring' AS what, x.scoring AS object, k.name AS title, '' AS who, x.since AS since, x.due AS due" \
	"  FROM (SELECT d.scoring, d.region, d.since, d.due FROM due_score d WHERE d.person = ? LIMIT 1) x" \
	"  JOIN region k ON k.id = x.region"

#define OF_TEACHERS WAITING("waiting_choice") AND_ALSO PEER AND_ALSO WAITING("waiting_consent") AND_ALSO WAITING("waiting_entry")
#define OF_LEADERS OWED("group", "due_leader", "d.since") AND_ALSO WAITING("waiting_compulsory") \
	AND_ALSO WAITING("waiting_coaching")
#define OF_PANELS OWED("group", "due_deputy", "d.since") AND_ALSO \
	OWED("panel", "due_panel", "d.since") AND_ALSO OWED("sign", "due_signature", "d.since") \
	AND_ALSO OWED_AS("d.level", "due_borrowed", "d.since", "p.name", "d.due_at") AND_ALSO RECHECK \
	AND_ALSO SOME("proposal", "due_proposal", "judge", "NULL") AND_ALSO WAITING("waiting_adoption") \
	AND_ALSO WAITING("waiting_objection") AND_ALSO SCORING
#define OF_SCHOOLS WAITING("waiting_plan") AND_ALSO WAITING("waiting_correction") \
	AND_ALSO WAITING("waiting_amendment") AND_ALSO SOME("same", "waiting_same", "person", "d.since")
#define OF_OFFICES WAITING("waiting_filing") AND_ALSO \
	SOME("recognition", "due_recognition", "person", "d.since") AND_ALSO WAITING("waiting_match") \
	AND_ALSO OWED("judges", "due_office", "d.since") AND_ALSO WAITING("waiting_experts") \
	AND_ALSO WAITING("waiting_spot_check") AND_ALSO SOME("objection", "waiting_objection_office", "person", "d.since") \
	AND_ALSO SOME("nomination", "waiting_nomination", "person", "d.since") \
	AND_ALSO WAITING("waiting_extension")
/* Of experts and offices alike, so not twice where somebody is both. */
#define OF_VISITORS WAITING("waiting_follow")
#define OF_ADMINS WAITING("waiting_amendment_above")
/* Of administrators and offices alike. */
#define OF_ABOVE SOME("same", "waiting_same_above", "person", "d.since")

#define TIME(column) "DATE_FORMAT(" column ", '%Y-%m-%dT%H:%i:%sZ')"

/* LIMIT keeps the view `matter` from being merged into the aggregate: merged, it
 * fails from the second execution on (MariaDB 10.11, error 1111). */
#define NOW(branches) \
	"SELECT COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('what', w.what, 'object', w.object," \
	"               'title', w.title, 'who', w.who, 'since', " TIME("w.since") "," \
	"               'due', " TIME("w.due") ") ORDER BY w.due IS NULL, w.due, w.since, CRC32(w.object))" \
	"          FROM (" branches ") w), JSON_ARRAY()) AS waiting_json," \
	"       COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('id', m.id, 'ability', m.ability, 'name', m.name," \
	"               'kind', m.kind, 'submission', m.submission, 'state', m.state," \
	"               'since', " TIME("m.since") ") ORDER BY m.kind = 'capstone', m.id)" \
	"          FROM (SELECT * FROM matter WHERE person = ? LIMIT 100) m), JSON_ARRAY()) AS mine_json," \
	"       (SELECT COALESCE(c.state, 'recognition') FROM proposal p" \
	"          LEFT JOIN certificate_now c ON c.programme = p.programme AND c.person = p.person" \
	"         WHERE p.person = ? ORDER BY p.id DESC LIMIT 1) AS certificate," \
	"       (SELECT x.until FROM extended x WHERE x.person = ? AND x.until >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)" \
	"         ORDER BY x.until DESC LIMIT 1) AS extended_until"

struct query now_for_teachers = { NOW(OF_TEACHERS) };
struct query now_for_leaders = { NOW(OF_TEACHERS AND_ALSO OF_LEADERS) };
struct query now_for_panels = { NOW(OF_TEACHERS AND_ALSO OF_PANELS AND_ALSO OF_VISITORS) };
struct query now_for_schools = { NOW(OF_TEACHERS AND_ALSO OF_SCHOOLS) };
struct query now_for_offices = { NOW(OF_TEACHERS AND_ALSO OF_OFFICES AND_ALSO OF_VISITORS AND_ALSO OF_ABOVE) };
struct query now_for_admins = { NOW(OF_TEACHERS AND_ALSO OF_ADMINS AND_ALSO OF_ABOVE) };
struct query now_for_everybody = { NOW(OF_TEACHERS AND_ALSO OF_LEADERS AND_ALSO OF_PANELS
    AND_ALSO OF_SCHOOLS AND_ALSO OF_OFFICES AND_ALSO OF_VISITORS AND_ALSO OF_ADMINS AND_ALSO OF_ABOVE) };

#define DUTIES (LEADER | PANEL | CHAIR | EXPERT | SCHOOL | OFFICE | ADMIN)

/* The statement for whoever has no duty beside these, and how many branches it
 * has; each takes the person, as do my works, my certificate and my extension. */
static const struct {
	unsigned duties;
	struct query *query;
	size_t branches;
} now[] = {
	{ 0, &now_for_teachers, 4 },
	{ LEADER, &now_for_leaders, 7 },
	{ PANEL | CHAIR | EXPERT, &now_for_panels, 14 },
	{ SCHOOL, &now_for_schools, 8 },
	{ OFFICE, &now_for_offices, 15 },
	{ ADMIN, &now_for_admins, 6 },
	{ DUTIES, &now_for_everybody, 32 } };

#define PERSONS_MAX 35
#define MINE 3

static struct json_object *
member_of(struct json_object *o, const char *name)
{
	return json_object_get(json_object_object_get(o, name));
}

static bool
is(struct json_object *work, const char *name, const char *word)
{
	return strcmp(json_object_get_string(json_object_object_get(work, name)), word) == 0;
}

static void
add_task(struct json_object *waiting, struct json_object *work, const char *what)
{
	struct json_object *task = json_object_new_object();

	json_object_object_add(task, "what", json_object_new_string(what));
	json_object_object_add(task, "object", member_of(work, "ability"));
	json_object_object_add(task, "title", member_of(work, "name"));
	json_object_object_add(task, "who", json_object_new_string(""));
	json_object_object_add(task, "since", member_of(work, "since"));
	json_object_object_add(task, "due", NULL);
	json_object_array_add(waiting, task);
}

/* A work that lies with its author waits for her: the capstone only once she has
 * chosen abilities, which come first in the list, for it grows out of them. */
static void
add_works(struct json_object *waiting, struct json_object *mine)
{
	struct json_object *work;
	size_t i;

	for (i = 0; i < json_object_array_length(mine); i++) {
		work = json_object_array_get_idx(mine, i);
		if (i == 0 && is(work, "kind", "capstone"))
			return;
		if (is(work, "state", "returned"))
			add_task(waiting, work, "returned");
		else if (is(work, "state", "chosen") || is(work, "state", "failed"))
			add_task(waiting, work, "hand_in");
	}
}

bool
now_of(struct request *r, struct value person, unsigned duties, struct now *of)
{
	struct value persons[PERSONS_MAX];
	const struct result *found;
	size_t i, n = 0;

	while ((now[n].duties & DUTIES) != DUTIES && (duties & DUTIES & ~now[n].duties) != 0)
		n++;
	for (i = 0; i < now[n].branches + MINE; i++)
		persons[i] = person;
	found = ask_with(r, now[n].query, persons, now[n].branches + MINE);
	if (found->rows == 0)
		return false;
	of->waiting = parsed(r, cell(found, 0, "waiting_json"));
	of->mine = parsed(r, cell(found, 0, "mine_json"));
	of->certificate = cell(found, 0, "certificate");
	of->extended_until = cell(found, 0, "extended_until");
	add_works(of->waiting, of->mine);
	return true;
}

static unsigned
my_duties(struct request *r)
{
	unsigned bit, duties = 0;

	for (bit = 1; bit < MEMBER; bit *= 2)
		if (has_role(r, bit))
			duties |= bit;
	return duties;
}

static int
show_now(struct request *r)
{
	struct json_object *o;
	struct now of;

	if (!now_of(r, me(r), my_duties(r), &of))
		return not_found(r);
	o = json_object_new_object();
	json_object_object_add(o, "waiting", json_object_get(of.waiting));
	json_object_object_add(o, "mine", json_object_get(of.mine));
	json_object_object_add(o, "certificate", of.certificate.kind == TEXT ?
	    json_object_new_string(of.certificate.text) : NULL);
	json_object_object_add(o, "extended_until", of.extended_until.kind == TEXT ?
	    json_object_new_string(of.extended_until.text) : NULL);
	return answer_object(r, 200, o);
}

const struct route now_routes[] = {
	{ "GET", "/now", MEMBER, NULL, show_now, { NOW_QUERIES } }, { 0 } };
