/* admin/ict.c - what a school has in networks and machines (R22), as it registers
 * it.  Only ever added to: the latest holds. */
#include "admin/admin.h"
#include "admin/sheets.h"

static struct query list = {
	"SELECT i.id AS ict, i.bandwidth, i.networks, i.computers, i.all_in_one, i.visualisers, i.note,"
	"       p.name AS made_by, i.made_at, LPAD(999999999999999 - i.id, 15, '0') AS `cursor`"
	"  FROM school_seen k JOIN school_ict i ON i.school = k.school"
	"  JOIN person p ON p.id = i.made_by"
	" WHERE k.person = ? AND k.school = ? AND LPAD(999999999999999 - i.id, 15, '0') > ?"
	" ORDER BY i.id DESC LIMIT " PAGE_SQL };

static int
list_ict(struct request *r)
{
	return page(r, &list, me(r), form(r, "school"), after(r));
}

static struct query add = {
	"INSERT INTO school_ict (school, bandwidth, networks, computers, all_in_one, visualisers, note, made_by)"
	" SELECT k.school, ?, COALESCE(?, ''), ?, ?, ?, COALESCE(?, ''), k.person"
	"   FROM school_seen k WHERE k.person = ? AND k.school = ?" };

static int
add_ict(struct request *r)
{
	if (run(r, &add, form(r, "bandwidth"), form(r, "networks"), form(r, "computers"),
	    form(r, "all_in_one"), form(r, "visualisers"), form(r, "note"), me(r),
	    form(r, "school")) == 0)
		return not_found(r);
	about(r, "school", form(r, "school").number);
	return made(r, "ict", last_id(r));
}

static const struct field where[] = { { "school", ID, .zh = "学校" }, AFTER, { 0 } };
static const struct field facts[] = {
	{ "school", ID, .zh = "学校" },
	{ "bandwidth", COUNT, 0, 1000000, .optional = true, .zh = "宽带（兆）" },
	{ "networks", WORDS, 1, 200, .optional = true, .zh = "网络" },
	{ "computers", COUNT, 0, 100000, .optional = true, .zh = "电脑台数" },
	{ "all_in_one", COUNT, 0, 100000, .optional = true, .zh = "教学一体机台数" },
	{ "visualisers", COUNT, 0, 100000, .optional = true, .zh = "展台台数" },
	{ "note", PROSE, 1, 500, .optional = true, .zh = "说明" }, { 0 } };

const struct route ict_routes[] = {
	{ "GET", "/schools/{school}/ict", SCHOOL | OFFICE | ADMIN, where, list_ict, { &list }, .sheet = &ict_sheet },
	{ "POST", "/schools/{school}/ict", SCHOOL | OFFICE | ADMIN, facts, add_ict, { &add }, ONCE,
	    "admin.school.ict" }, { 0 } };
