/* report/place.h - what a report is about: a region, a school or a group that I look
 * after (R134): offices their region and all inside it, school managers their school,
 * leaders their group; the day it is asked for; and which schools of it (R1: 学段; R25: 批次). */
#ifndef REPORT_PLACE_H
#define REPORT_PLACE_H

#include "core/slice.h"
#include "parts/order.h"

enum place_kind { OF_REGION, OF_SCHOOL, OF_GROUP };

struct place {
	enum place_kind kind;
	struct value id, day;		/* day: YYYY-MM-DD, China's */
	struct value phase, batch, ungrouped;	/* NOTHING: all */
	const struct result *row;	/* name, counted_at, programmes and above: JSON */
};

/* The fields that say it: region, school or group, exactly one; at; programme; what is left out. */
#define PLACE_FIELDS \
	{ "region", ID, .optional = true, .zh = "区域" }, \
	{ "school", ID, .optional = true, .zh = "学校" }, \
	{ "group", ID, .optional = true, .zh = "教研组" }, \
	{ "programme", ID, .optional = true, .zh = "工程" }, \
	{ "at", DAY, .optional = true, .zh = "日期" }, \
	{ "phase", CHOICE, .choices = "kindergarten primary junior senior vocational", .optional = true, .zh = "学段" }, \
	{ "batch", COUNT, 1, 99, .optional = true, .zh = "批次" }, \
	{ "ungrouped", TRUTH, .optional = true, .zh = "不在任何教研组的" }

extern struct query place_region, place_school, place_group;
#define PLACE_QUERIES &place_region, &place_school, &place_group

/* Reads these fields.  0, or the status of a refusal. */
int place_of(struct request *, struct place *);
/* The same for a place whose kind, id and day are there already, and its programme. */
int place_look(struct request *, struct place *);

/* Those who are here on a day: rows of progress as h, with whether each is exempt and
 * what she had reached by the end of that day.  The figures and their lists are both
 * these rows.  Takes HERE_VALUES; ends open for AND.  Ends in a
 * LIMIT where it is a derived table: merged, it fails from the second execution on
 * (MariaDB 10.11, error 1054). */
#define ALL_HERE " LIMIT 100000000"
#define HERE(from) \
	"SELECT STRAIGHT_JOIN p.programme, p.school, p.teaching_group, p.member, p.person," \
	"       EXISTS (SELECT 1 FROM exemption x WHERE x.programme = p.programme AND x.person = p.person" \
	"                  AND x.since <= d.day AND (x.until IS NULL OR x.until > d.day)) AS exempt," \
	"       COALESCE(p.chosen_at < d.upto, 0) AS chosen," \
	"       COALESCE(p.handed_in_at < d.upto, 0) AS handed_in," \
	"       COALESCE(p.passed_at < d.upto, 0) AS passed," \
	"       COALESCE(p.proposed_at < d.upto, 0) AS proposed," \
	"       COALESCE(p.certified_at < d.upto AND (p.revoked_at IS NULL OR p.revoked_at >= d.upto), 0)" \
	"         AS certified" \
	"  FROM (SELECT CAST(? AS DATE) AS day, CAST(? AS DATE) + INTERVAL 16 HOUR AS upto) d" \
	"  " from \
	"  JOIN programme g FORCE INDEX (PRIMARY) ON g.id = p.programme" \
	"   AND (g.id = ? OR (? IS NULL AND d.day BETWEEN g.begins_on AND g.ends_on))" \
	" WHERE p.since <= d.day AND (p.until IS NULL OR p.until > d.day)" \
	"   AND (? IS NULL OR s.phase = ?)" \
	"   AND (? IS NULL OR EXISTS (SELECT 1 FROM enrolment e" \
	"         WHERE e.programme = p.programme AND e.school = p.school AND e.batch = ?))" \
	"   AND (COALESCE(?, 0) = 0 OR p.teaching_group IS NULL)"

#define FROM_REGION \
	"JOIN region_within w ON w.ancestor = ? JOIN school s ON s.region = w.region" \
	"  JOIN progress p ON p.school = s.id"
/* The same in the order of its key, for a page: it ends when the page is full. */
#define FROM_REGION_BY_MEMBER \
	"JOIN progress p FORCE INDEX (PRIMARY)" \
	"  JOIN school s ON s.id = p.school" \
	"  JOIN region_within w FORCE INDEX (PRIMARY) ON w.region = s.region AND w.ancestor = ?"
#define FROM_SCHOOL "JOIN school s ON s.id = ? JOIN progress p ON p.school = s.id"
#define FROM_GROUP "JOIN progress p ON p.teaching_group = ? JOIN school s FORCE INDEX (PRIMARY) ON s.id = p.school"

/* The orders of a list of those who are here, as LIST(from, MEMBER): what the cursor is, where a page begins (takes
 * after(r) twice) and what ends the derived table.  Of a region only what an index gives: as they were entered, or
 * school by school. */
#define MEMBER_CURSOR "h.member"
#define MEMBER_PAST PAGE_ABOVE("p.member")
#define MEMBER_ORDER "p.member"
#define SCHOOL_KEY(row) ORDER("LPAD(" row ".school, 20, '0')", row ".member")
#define SCHOOL_CURSOR SCHOOL_KEY("h")
#define SCHOOL_PAST "p.school >= CAST(CONCAT('0', LEFT(?, 20)) AS UNSIGNED) AND " SCHOOL_KEY("p") " > ?"
#define SCHOOL_ORDER "p.school, p.member"
#define FROM_REGION_BY_SCHOOL \
	"JOIN progress p FORCE INDEX (school)" \
	"  JOIN school s ON s.id = p.school" \
	"  JOIN region_within w FORCE INDEX (PRIMARY) ON w.region = s.region AND w.ancestor = ?"
#define NAMED "  JOIN person o ON o.id = p.person LEFT JOIN teaching_group q ON q.id = p.teaching_group"
#define NAME_CURSOR ORDER(BY_NAME("t.name"), "h.member")
#define NAME_ORDER ORDER(BY_NAME("o.name"), "p.member")
#define NAME_PAST PAST(NAME_ORDER)
#define GROUP_CURSOR ORDER(BY_NAME("g.name") THEN BY_NAME("t.name"), "h.member")
#define GROUP_ORDER ORDER(BY_NAME("q.name") THEN BY_NAME("o.name"), "p.member")
#define GROUP_PAST PAST(GROUP_ORDER)
/* The words: unit is the school within a region, the group within a school. */
#define SORT_PEOPLE SORT("entered unit name")
#define SORTED_PEOPLE(name, LIST) \
	static struct query name##_region[] = { { LIST(FROM_REGION_BY_MEMBER, MEMBER) }, { LIST(FROM_REGION_BY_SCHOOL, SCHOOL) } }; \
	static struct query name##_school[] = { { LIST(FROM_SCHOOL, MEMBER) }, { LIST(FROM_SCHOOL NAMED, GROUP) }, { LIST(FROM_SCHOOL NAMED, NAME) } }; \
	static struct query name##_group[] = { { LIST(FROM_GROUP, MEMBER) }, { LIST(FROM_GROUP NAMED, NAME) }, { LIST(FROM_GROUP NAMED, NAME) } }
#define EACH_OF(name) &name##_region[0], &name##_region[1], &name##_school[0], &name##_school[1], &name##_school[2], \
	&name##_group[0], &name##_group[1], &name##_group[2]

/* Its values in their order. */
#define HERE_VALUES(r, place) \
	(place).day, (place).day, (place).id, form(r, "programme"), form(r, "programme"), \
	(place).phase, (place).phase, (place).batch, (place).batch, (place).ungrouped

#endif
