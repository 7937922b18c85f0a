/* plan/region_document.c - what an office writes itself (R80): implementation plan,
 * assessment and sampling rules; and the region's plan (附件3), which the office of
 * the programme's region puts on record (R79).  Each save is kept. */
#include "plan/sheets.h"
#include "plan/slices.h"

#define KINDS "implementation_plan assessment_rules sampling_rules rollout_detail region_plan"

/* The regions above my school or my role; an office sees those below it, too. */
static struct query list = {
	"SELECT d.id AS document, k.name AS region, d.region AS region_id, d.kind, d.number AS version,"
	"       d.title, d.text, d.made_at, f.filed_at,"
	"       JSON_QUERY((SELECT v.rules FROM policy_version v WHERE v.policy = g.policy"
	"                    ORDER BY v.number DESC LIMIT 1), '$.region_documents') AS rule_json"
	"  FROM (SELECT w.ancestor AS region FROM member_now m JOIN school s ON s.id = m.school"
	"          JOIN region_within w ON w.region = s.region WHERE m.person = ?"
	"         UNION"
	"        SELECT w.ancestor FROM role_now o JOIN region_within w ON w.region = o.region WHERE o.person = ?"
	"         UNION"
	"        SELECT w.region FROM role_now o JOIN region_within w ON w.ancestor = o.region"
	"         WHERE o.person = ? AND o.kind = 'office') mine"
	"  JOIN region_document d ON d.region = mine.region"
	"  JOIN region k ON k.id = d.region"
	"  JOIN programme g ON g.id = d.programme"
	"  LEFT JOIN region_filing f ON f.document = d.id"
	" WHERE NOT EXISTS (SELECT 1 FROM region_document n WHERE n.region = d.region"
	"        AND n.programme = d.programme AND n.kind = d.kind AND n.number > d.number)"
	" ORDER BY d.region, d.kind" };

static int
list_documents(struct request *r)
{
	return rows(r, &list, me(r), me(r), me(r));
}

/* By the office of that very region, in the programme that runs there today. */
static struct query save = {
	"INSERT INTO region_document (programme, region, kind, number, title, text, made_by)"
	" SELECT g.id, o.region, ?, 1 + ?, ?, ?, o.person"
	"   FROM role_now o"
	"   JOIN region_within w ON w.region = o.region"
	"   JOIN programme g ON g.region = w.ancestor"
	"    AND DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN g.begins_on AND g.ends_on"
	"  WHERE o.person = ? AND o.kind = 'office' AND o.region = ?"
	"    AND ? = (SELECT COALESCE(MAX(d.number), 0) FROM region_document d"
	"         WHERE d.region = o.region AND d.programme = g.id AND d.kind = ?)"
	"  ORDER BY g.id DESC LIMIT 1" };

static const struct field document[] = {
	{ "region", ID, .zh = "区域" },
	{ "kind", CHOICE, .choices = KINDS, .zh = "文件种类" },
	{ "title", WORDS, 1, 100, .zh = "文件名称" },
	{ "text", PROSE, 1, 20000, .zh = "正文" }, { 0 } };

static int
save_document(struct request *r)
{
	about(r, "region", form(r, "region").number);
	return changed(r, try_run(r, &save, form(r, "kind"), version(r), form(r, "title"),
	    form(r, "text"), me(r), form(r, "region"), version(r), form(r, "kind")) == 1);
}

static struct query file = {
	"INSERT INTO region_filing (document, filed_by)"
	" SELECT d.id, o.person FROM region_document d"
	"   JOIN programme g ON g.id = d.programme AND g.region <> d.region"
	"   JOIN role_now o ON o.person = ? AND o.kind = 'office' AND o.region = g.region"
	"  WHERE d.id = ? AND NOT EXISTS (SELECT 1 FROM region_document n WHERE n.region = d.region"
	"        AND n.programme = d.programme AND n.kind = d.kind AND n.number > d.number)" };

static const struct field which[] = { { "document", ID, .zh = "文件" }, { 0 } };

static int
file_document(struct request *r)
{
	long filed = try_run(r, &file, me(r), form(r, "document"));

	if (filed < 0)
		return refuse(r, 409, "这份文件已经备案");
	if (filed == 0)
		return not_found(r);
	about(r, "region_document", form(r, "document").number);
	return done(r);
}

const struct route region_document_routes[] = {
	{ "GET", "/region-documents", MEMBER, NULL, list_documents, { &list }, .sheet = &region_documents_sheet },
	{ "PUT", "/region-document/{region}/{kind}", OFFICE, document, save_document, { &save }, EDIT,
	    "plan.region.save", 0 },
	{ "POST", "/region-document/{document}/filing", OFFICE, which, file_document, { &file }, ONCE,
	    "plan.region.file", 0 }, { 0 } };
