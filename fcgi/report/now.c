/* report/now.c - 现在要做的事: what waits for me, and where my own works stand.
 *
 * One statement: a branch for each kind of thing that waits (sql/report/views.sql),
 * each beginning at an index on the person.  Planning a branch costs more than
 * running it, so a person's roles choose how many there are. */
#include "report/slices.h"

#define AND_ALSO " UNION ALL "

#define WAITING(view) \
	"SELECT what, object, title, who, since, due FROM " view " WHERE person = ?"

/* A judgement that is owed, of whatever level. */
#define OWED(what, view, since) \
	"SELECT '" what "' AS what, d.submission AS object, a.name AS title, p.name AS who," \
	"       " since " AS since, d.due_at AS due" \
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

#define TEACHERS \
	WAITING("waiting_choice") AND_ALSO WAITING("waiting_work") AND_ALSO \
	OWED("peer", "due_peer", "NULL")

#define JUDGES \
	TEACHERS AND_ALSO \
	OWED("group", "due_leader", "d.since") AND_ALSO OWED("group", "due_deputy", "d.since") AND_ALSO \
	OWED("panel", "due_panel", "d.since") AND_ALSO OWED("sign", "due_signature", "d.since") AND_ALSO \
	WAITING("waiting_compulsory") AND_ALSO SOME("proposal", "due_proposal", "judge", "NULL")

#define EVERYBODY \
	JUDGES AND_ALSO WAITING("waiting_plan") AND_ALSO WAITING("waiting_filing") AND_ALSO \
	SOME("recognition", "due_recognition", "person", "d.since") AND_ALSO WAITING("waiting_match")

#define TIME(column) "DATE_FORMAT(" column ", '%Y-%m-%dT%H:%i:%sZ')"

/* LIMIT keeps the view `matter` from being merged into the aggregate: merged, it
 * fails from the second execution on (MariaDB 10.11, error 1111). */
#define NOW(branches) \
	"SELECT COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('what', w.what, 'object', w.object," \
	"               'title', w.title, 'who', w.who, 'since', " TIME("w.since") "," \
	"               'due', " TIME("w.due") ") ORDER BY w.due IS NULL, w.due, w.since)" \
	"          FROM (" branches ") w), JSON_ARRAY()) AS waiting_json," \
	"       COALESCE((SELECT JSON_ARRAYAGG(JSON_OBJECT('id', m.id, 'ability', m.ability, 'name', m.name," \
	"               'kind', m.kind, 'submission', m.submission, 'state', m.state," \
	"               'since', " TIME("m.since") ") ORDER BY m.kind = 'capstone', m.ability)" \
	"          FROM (SELECT * FROM matter WHERE person = ? LIMIT 100) m), JSON_ARRAY()) AS mine_json," \
	"       (SELECT COALESCE(c.state, 'recognition') FROM proposal p" \
	"          LEFT JOIN certificate_now c ON c.programme = p.programme AND c.person = p.person" \
	"         WHERE p.person = ? ORDER BY p.id DESC LIMIT 1) AS certificate"

static struct query for_teachers = { NOW(TEACHERS) };
static struct query for_judges = { NOW(JUDGES) };
static struct query for_everybody = { NOW(EVERYBODY) };

static int
show_now(struct request *r)
{
	struct value i = me(r);

	if (has_role(r, SCHOOL | OFFICE))
		return row(r, &for_everybody, i, i, i, i, i, i, i, i, i, i, i, i, i, i, i);
	if (has_role(r, LEADER | PANEL | CHAIR))
		return row(r, &for_judges, i, i, i, i, i, i, i, i, i, i, i);
	return row(r, &for_teachers, i, i, i, i, i);
}

const struct route now_routes[] = {
	{ "GET", "/now", MEMBER, NULL, show_now,
	    { &for_teachers, &for_judges, &for_everybody } }, { 0 } };
