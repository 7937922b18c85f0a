/* admin/region.c - the tree of regions: province, city, county, and, where there
 * is one, the 责任区 or 督导组 between county and school (R10, C23).
 *
 * Whoever has the office or the administration of a region keeps what is below it.
 * A region stays where it was made; its name may change. */
#include "admin/admin.h"
#include "admin/sheets.h"

static struct query list = {
	"SELECT g.id AS region, g.parent, g.kind, g.name, g.pilot, g.version,"
	"       (SELECT COUNT(*) FROM school s WHERE s.region = g.id AND s.successor IS NULL) AS schools,"
	"       LPAD(g.id, 15, '0') AS `cursor`"
	"  FROM region g"
	" WHERE EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = g.id)"
	"   AND LPAD(g.id, 15, '0') > ? ORDER BY g.id LIMIT " PAGE_SQL };

static int
list_regions(struct request *r)
{
	return page(r, &list, me(r), after(r));
}

/* A level may be left out, but never goes up again. */
static struct query add = {
	"INSERT INTO region (parent, kind, name, pilot)"
	" SELECT g.id, ?, ?, COALESCE(?, 0) FROM region g"
	"  WHERE g.id = ? AND FIELD(?, 'province', 'city', 'county', 'district') > g.kind + 0"
	"    AND EXISTS (SELECT 1 FROM region_above k WHERE k.person = ? AND k.region = g.id)" };

static struct query enclose = {
	"INSERT INTO region_within (region, ancestor)"
	" SELECT g.id, w.ancestor FROM region g JOIN region_within w ON w.region = g.parent WHERE g.id = ?"
	" UNION ALL SELECT g.id, g.id FROM region g WHERE g.id = ?" };

static struct query mine = {
	"SELECT k.region FROM region_above k WHERE k.person = ? AND k.region = ? LIMIT 1" };

static int
add_region(struct request *r)
{
	struct value parent = form(r, "parent"), kind = form(r, "kind");
	long added = try_run(r, &add, kind, form(r, "name"), form(r, "pilot"), parent, kind, me(r));
	struct value id = number(last_id(r));

	if (added < 0)
		return refuse(r, 409, "这里已经有同名的区域");
	if (added == 0)
		return ask(r, &mine, me(r), parent)->rows == 0 ? not_found(r) :
		    refuse(r, 409, "下级区域的级别要低于上级：省、市、县、责任区");
	run(r, &enclose, id, id);
	return made(r, "region", id.number);
}

static struct query change = {
	"UPDATE region SET name = ?, pilot = COALESCE(?, pilot), version = version + 1"
	" WHERE id = ? AND version = ?" };

static int
change_region(struct request *r)
{
	struct value region = form(r, "region");
	long matched;

	if (ask(r, &mine, me(r), region)->rows == 0)
		return not_found(r);
	about(r, "region", region.number);
	matched = try_run(r, &change, form(r, "name"), form(r, "pilot"), region, version(r));
	return matched < 0 ? refuse(r, 409, "这里已经有同名的区域") : changed(r, matched);
}

#define NAME { "name", WORDS, 2, 60, .zh = "区域名称" }
#define PILOT { "pilot", TRUTH, .optional = true, .zh = "试点区域" }

static const struct field fresh[] = {
	{ "parent", ID, .zh = "上级区域" },
	{ "kind", CHOICE, .choices = "city county district", .zh = "级别" }, NAME, PILOT, { 0 } };
static const struct field edited[] = {
	{ "region", ID, .zh = "区域" }, NAME, PILOT, { 0 } };

const struct route region_routes[] = {
	{ "GET", "/regions", OFFICE | ADMIN, paged, list_regions, { &list }, .sheet = &regions_sheet },
	{ "POST", "/regions", OFFICE | ADMIN, fresh, add_region, { &add, &enclose, &mine }, ONCE,
	    "admin.region.make" },
	{ "PUT", "/regions/{region}", OFFICE | ADMIN, edited, change_region, { &mine, &change },
	    EDIT, "admin.region.change" }, { 0 } };
