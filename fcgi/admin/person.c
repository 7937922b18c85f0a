/* admin/person.c - one person in one place: where she is and was, her duties, exemptions,
 * extensions, and what I may do about her.
 *
 * For whoever sees the school that she is at, or was last. */
#include "admin/admin.h"

#define ITS(what, table) \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT(" what " ORDER BY x.id DESC) FROM " table " WHERE x.person = p.id)"

static struct query look = {
	"SELECT p.id AS person, p.name, p.login, p.closed, p.born_on, m.staff_no, m.subject, m.full_time, m.staff,"
	"       m.here IS NOT NULL AS here, m.until AS left_on, m.school, s.name AS school_name,"
	"       m.teaching_group AS group_id, g.name AS `group`, u.person IS NOT NULL AS signed_up,"
	"       i.expires_at AS invited_until, p.id = k.person AS myself,"
	"       EXISTS (SELECT 1 FROM office_school o WHERE o.person = k.person AND o.school = s.id) AS office,"
	"       EXISTS (SELECT 1 FROM school_above o WHERE o.person = k.person AND o.school = s.id) AS above,"
	"       EXISTS (SELECT 1 FROM admin_school o WHERE o.person = k.person AND o.school = s.id)"
	"         OR EXISTS (SELECT 1 FROM school_person o WHERE o.person = k.person AND o.school = s.id) AS roster,"
	"       (SELECT JSON_OBJECT('person', q.id, 'name', q.name, 'login', q.login)"
	"          FROM same_person_answer w JOIN person q ON q.id = w.person WHERE w.ended = p.id) AS kept_json,"
	ITS("'kind', x.kind, 'title', x.title, 'since', x.since, 'until', x.until, 'over', NOT " IN_OFFICE("x") ","
	    "'of', COALESCE(t.name, c.name, r.name), 'substitutes', v.name)",
	    "role x LEFT JOIN teaching_group t ON t.id = x.teaching_group LEFT JOIN school c ON c.id = x.school"
	    " LEFT JOIN region r ON r.id = x.region LEFT JOIN person v ON v.id = x.substitutes") " AS roles_json,"
	ITS("'school', c.name, 'group', t.name, 'staff_no', x.staff_no, 'since', x.since, 'until', x.until)",
	    "member x JOIN school c ON c.id = x.school LEFT JOIN teaching_group t ON t.id = x.teaching_group")
	    " AS stays_json,"
	ITS("'exemption', x.id, 'kind', x.kind, 'document', x.document, 'since', x.since, 'until', x.until,"
	    "'over', NOT " IN_OFFICE("x") ", 'programme', c.name)",
	    "exemption x JOIN programme c ON c.id = x.programme") " AS exemptions_json,"
	ITS("'until', x.until, 'reason', x.reason, 'document', x.document, 'programme', c.name, 'made_at', DATE(x.made_at + INTERVAL 8 HOUR))",
	    "extension x JOIN programme c ON c.id = x.programme") " AS extensions_json"
	"  FROM person p"
	"  JOIN member m ON m.person = p.id"
	"   AND NOT EXISTS (SELECT 1 FROM member l WHERE l.person = m.person AND l.id > m.id)"
	"  JOIN school s ON s.id = m.school"
	"  JOIN school_seen k ON k.school = s.id AND k.person = ?"
	"  LEFT JOIN teaching_group g ON g.id = m.teaching_group"
	"  LEFT JOIN signed_up u ON u.person = p.id"
	"  LEFT JOIN invitation i ON i.person = p.id AND i.expires_at > UTC_TIMESTAMP(6)"
	"   AND (u.since IS NULL OR u.since < i.made_at)"
	" WHERE p.id = ?" };

static int
show_person(struct request *r)
{
	return row(r, &look, me(r), form(r, "person"));
}

static const struct field which[] = { { "person", ID, .zh = "人员" }, { 0 } };

const struct route person_routes[] = {
	{ "GET", "/person/{person}", SCHOOL | OFFICE | ADMIN, which, show_person, { &look } }, { 0 } };
