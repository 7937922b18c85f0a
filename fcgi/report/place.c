/* report/place.c - see place.h */
#include <string.h>
#include <time.h>

#include "report/place.h"

/* When the sums were last made, and the programmes asked about, with their rules. */
#define OF_PROGRAMMES(where) \
	"(SELECT DATE_FORMAT(r.began_at, '%Y-%m-%dT%H:%i:%sZ') FROM progress_run r ORDER BY r.id DESC LIMIT 1) AS counted_at," \
	" (SELECT JSON_ARRAYAGG(JSON_OBJECT('programme', g.programme, 'name', g.name," \
	"         'begins_on', g.begins_on, 'ends_on', g.ends_on," \
	"         'deadline', JSON_QUERY(g.rules, '$.deadline')," \
	"         'school_goals', JSON_QUERY(g.rules, '$.school_goals')," \
	"         'school_done_percent', JSON_QUERY(g.rules, '$.school_done_percent')," \
	"         'pass_rate_goal', JSON_QUERY(g.rules, '$.pass_rate_goal')," \
	"         'milestones', JSON_QUERY(g.rules, '$.notice.milestones')) ORDER BY g.programme)" \
	"    FROM programme_rules g" \
	"   WHERE (g.programme = ? OR (? IS NULL AND ? BETWEEN g.begins_on AND g.ends_on)) AND " where \
	" LIMIT 1) AS programmes"

#define ENROLLED(school) \
	"EXISTS (SELECT 1 FROM enrolment e WHERE e.programme = g.programme AND e.school = " school ")"

#define SEES_SCHOOL(school) \
	"(EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = " school ")" \
	" OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = " school "))"

/* The regions above a region, as far as I look after them, the widest first: its kinds
 * stand in that order.  Takes me. */
#define ABOVE(region, more) \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('kind', 'region', 'id', c.id, 'name', c.name) ORDER BY c.kind)" \
	"   FROM region_within u JOIN region c ON c.id = u.ancestor" \
	"  WHERE u.region = " region more " AND EXISTS" \
	"        (SELECT 1 FROM role_now r JOIN region_within v ON v.ancestor = r.region" \
	"          WHERE r.person = ? AND r.kind = 'office' AND v.region = c.id)) AS above,"

struct query place_region = {
	"SELECT t.name, " ABOVE("t.id", " AND u.ancestor <> t.id")
	"(SELECT MAX(e.batch) FROM region_within w JOIN school s ON s.region = w.region"
	"   JOIN enrolment e ON e.school = s.id WHERE w.ancestor = t.id) AS batches," OF_PROGRAMMES(
	"EXISTS (SELECT 1 FROM enrolment e JOIN school s ON s.id = e.school"
	"          JOIN region_within w ON w.region = s.region AND w.ancestor = t.id"
	"         WHERE e.programme = g.programme)")
	"  FROM region t WHERE t.id = ? AND EXISTS"
	"       (SELECT 1 FROM role_now r JOIN region_within v ON v.ancestor = r.region"
	"         WHERE r.person = ? AND r.kind = 'office' AND v.region = t.id)" };

struct query place_school = {
	"SELECT t.name, " ABOVE("t.region", "") OF_PROGRAMMES(ENROLLED("t.id"))
	"  FROM school t WHERE t.id = ? AND " SEES_SCHOOL("t.id") };

struct query place_group = {
	"SELECT t.name, " ABOVE("s.region", "")
	"       IF(" SEES_SCHOOL("s.id") ", s.id, NULL) AS school, s.name AS school_name, " OF_PROGRAMMES(ENROLLED("t.school"))
	"  FROM teaching_group t JOIN school s ON s.id = t.school WHERE t.id = ? AND (" SEES_SCHOOL("t.school")
	"    OR EXISTS (SELECT 1 FROM role_now r WHERE r.person = ? AND r.kind = 'leader'"
	"                  AND r.teaching_group = t.id))" };

static struct value
today(struct request *r)
{
	time_t now = time(NULL) + 8 * 3600;
	char day[16];
	struct tm t;

	gmtime_r(&now, &t);
	strftime(day, sizeof(day), "%Y-%m-%d", &t);
	return text(r, "%s", day);
}

int
place_look(struct request *r, struct place *p)
{
	struct value programme = form(r, "programme");

	if (strcmp(p->day.text, today(r).text) > 0)
		return refuse(r, 422, "日期不能晚于今天");
	if (p->kind == OF_REGION)
		p->row = ask(r, &place_region, me(r), programme, programme, p->day, p->id, me(r));
	else if (p->kind == OF_SCHOOL)
		p->row = ask(r, &place_school, me(r), programme, programme, p->day, p->id, me(r), me(r));
	else
		p->row = ask(r, &place_group, me(r), me(r), me(r), programme, programme, p->day, p->id, me(r), me(r), me(r));
	return p->row->rows == 0 ? not_found(r) : 0;
}

int
place_of(struct request *r, struct place *p)
{
	static const char *const fields[] = { "region", "school", "group" };
	int k, given = 0;

	for (k = 0; k < 3; k++)
		if (form(r, fields[k]).kind != NOTHING) {
			p->kind = (enum place_kind)k;
			p->id = form(r, fields[k]);
			given++;
		}
	if (given != 1)
		return refuse(r, 422, "请选一个区域、一所学校或一个教研组");
	p->day = form(r, "at").kind == NOTHING ? today(r) : form(r, "at");
	p->phase = form(r, "phase");
	p->batch = form(r, "batch");
	p->ungrouped = form(r, "ungrouped");
	return place_look(r, p);
}
