/* report/circular.c - 通报 (R126): a region's report of a period as data - progress at its
 * beginning and its end, part by part, results, spot checks, who is late - and the same
 * fixed as a document with a number that never changes. */
#include <string.h>

#include "report/figures.h"
#include "report/place.h"
#include "report/sheets.h"
#include "report/slices.h"

/* Results signed in the period: 不合格 at a first try is no shame, so both rates. */
static struct query results = {
	"SELECT CAST(COUNT(*) AS INT) AS signed, CAST(COALESCE(SUM(g.grade = 'excellent'), 0) AS INT) AS excellent,"
	"       CAST(COALESCE(SUM(g.grade = 'pass'), 0) AS INT) AS pass,"
	"       CAST(COALESCE(SUM(g.grade = 'fail'), 0) AS INT) AS fail,"
	"       CAST(COALESCE(SUM(u.attempt = 1), 0) AS INT) AS first_tries,"
	"       CAST(COALESCE(SUM(u.attempt = 1 AND g.grade <> 'fail'), 0) AS INT) AS first_passed"
	"  FROM region_within w"
	"  JOIN school s ON s.region = w.region"
	"  JOIN submission u ON u.school = s.id"
	"  JOIN signature g ON g.submission = u.id"
	" WHERE w.ancestor = ? AND g.signed_at >= CAST(? AS DATE) - INTERVAL 8 HOUR"
	"   AND g.signed_at < CAST(? AS DATE) + INTERVAL 16 HOUR" };

/* Spot checks that closed in the period: what is drawn before is sealed.  Schools and
 * works are counted apart: joined, each work would come once for each school. */
#define CLOSED(and_of) \
	"  FROM region_within w JOIN spot_check k ON k.region = w.region" and_of \
	" WHERE w.ancestor = ? AND k.closes_at <= UTC_TIMESTAMP(6)" \
	"   AND k.closes_at >= CAST(? AS DATE) - INTERVAL 8 HOUR" \
	"   AND k.closes_at < CAST(? AS DATE) + INTERVAL 16 HOUR"

static struct query spots = {
	"SELECT CAST(COUNT(*) AS INT) AS checks,"
	"       CAST((SELECT COUNT(DISTINCT o.school)" CLOSED(" JOIN spot_school o ON o.spot_check = k.id") ") AS INT) AS schools,"
	"       CAST(COALESCE(SUM((SELECT COUNT(*) FROM recheck x"
	"         WHERE x.kind = 'spot' AND x.occasion = k.id)), 0) AS INT) AS works,"
	"       CAST(COALESCE(SUM((SELECT COUNT(*) FROM recheck x JOIN recheck_result e ON e.recheck = x.id"
	"          JOIN signature g ON g.submission = x.submission AND g.grade <> e.grade"
	"         WHERE x.kind = 'spot' AND x.occasion = k.id)), 0) AS INT) AS differing" CLOSED("") };

#define PERIOD \
	{ "region", ID, .zh = "区域" }, \
	{ "programme", ID, .optional = true, .zh = "工程" }, \
	{ "from", DAY, .zh = "起始日期" }, { "to", DAY, .zh = "截止日期" }

static const struct field previewed[] = { PERIOD, { 0 } };

static struct json_object *
first_row(const struct result *found)
{
	struct json_object *o = json_object_new_object();
	size_t i;

	for (i = 0; i < found->columns; i++)
		json_object_object_add(o, found->names[i],
		    json_object_new_int64(cell(found, 0, found->names[i]).number));
	return o;
}

/* The content; NULL after a refusal, whose status is *status. */
static struct json_object *
content_of(struct request *r, int *status)
{
	struct value from = form(r, "from"), region = form(r, "region");
	struct json_object *o, *before;
	struct place p = { .kind = OF_REGION, .id = region, .day = form(r, "to") };

	if ((*status = place_look(r, &p)) != 0)
		return NULL;
	if (strcmp(from.text, p.day.text) > 0) {
		wrong(r, "/from", "起始日期不能晚于截止日期");
		*status = refuse_wrong(r);
		return NULL;
	}
	o = progress_json(r, &p, progress_parts(r, &p));
	json_object_object_add(o, "from", json_object_new_string(from.text));
	json_object_object_add(o, "results", first_row(ask(r, &results, region, from, p.day)));
	json_object_object_add(o, "spot_checks", first_row(ask(r, &spots, region, from, p.day,
	    region, from, p.day)));
	p.day = from;
	before = lent(r, progress_json(r, &p, progress_parts(r, &p)));
	json_object_object_add(o, "before", json_object_get(json_object_object_get(before, "total")));
	return o;
}

static int
preview(struct request *r)
{
	int status;
	struct json_object *o = content_of(r, &status);

	return o == NULL ? status : answer_object(r, 200, o);
}

static struct query fix = {
	"INSERT INTO circular (region, year, number, title, from_day, to_day, content, made_by)"
	" SELECT g.id, YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR), 1 + COALESCE((SELECT MAX(c.number) FROM circular c"
	"           WHERE c.region = g.id AND c.year = YEAR(UTC_TIMESTAMP() + INTERVAL 8 HOUR)), 0), ?, ?, ?, ?, ?"
	"   FROM region g WHERE g.id = ?" };

static const struct field fixed[] = { PERIOD,
	{ "title", WORDS, 2, 100, .zh = "标题" }, { 0 } };

static int
make_circular(struct request *r)
{
	struct json_object *o;
	struct value content;
	int status;

	if ((o = content_of(r, &status)) == NULL)
		return status;
	content = text(r, "%s", json_object_to_json_string_ext(lent(r, o),
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	if (try_run(r, &fix, form(r, "title"), form(r, "from"), form(r, "to"), content, me(r),
	    form(r, "region")) < 0)
		return refuse(r, 409, "刚刚有人发布了一期，请重试");
	return made(r, "circular", last_id(r));
}

#define MINE \
	" (EXISTS (SELECT 1 FROM role_now r JOIN region_within v ON v.ancestor = r.region" \
	"           WHERE r.person = ? AND r.kind = 'office' AND v.region = c.region)" \
	"  OR EXISTS (SELECT 1 FROM role_now r JOIN region_within v ON v.region = r.region" \
	"           WHERE r.person = ? AND r.kind = 'office' AND v.ancestor = c.region))"

/* Offices read those of their regions, and of the regions above: they are 通报 to them. */
static struct query list = {
	"SELECT c.id AS circular, g.name AS region, c.year, c.number, c.title, c.from_day, c.to_day, c.made_at,"
	"       c.id AS `cursor`"
	"  FROM circular c JOIN region g ON g.id = c.region"
	" WHERE" MINE " AND " PAGE_BELOW("c.id") " ORDER BY c.id DESC LIMIT " PAGE_SQL };

static struct query one = {
	"SELECT c.id AS circular, g.name AS region, c.year, c.number, c.title, c.from_day, c.to_day, c.made_at,"
	"       p.name AS made_by, c.content AS content_json"
	"  FROM circular c JOIN region g ON g.id = c.region JOIN person p ON p.id = c.made_by"
	" WHERE c.id = ? AND" MINE };

static int
show_list(struct request *r)
{
	return page(r, &list, me(r), me(r), after(r), after(r));
}

static const struct field which[] = { { "circular", ID, .zh = "通报" }, { 0 } };

static int
show_one(struct request *r)
{
	return row(r, &one, form(r, "circular"), me(r), me(r));
}

const struct route circular_routes[] = {
	{ "GET", "/bulletin", OFFICE, previewed, preview,
	    { PLACE_QUERIES, PROGRESS_QUERIES, &results, &spots } },
	{ "POST", "/bulletin", OFFICE, fixed, make_circular,
	    { PLACE_QUERIES, PROGRESS_QUERIES, &results, &spots, &fix }, ONCE, "report.circular.make", 0 },
	{ "GET", "/bulletins", OFFICE, paged, show_list, { &list }, .sheet = &circulars_sheet },
	{ "GET", "/bulletin/{circular}", OFFICE, which, show_one, { &one } }, { 0 } };
