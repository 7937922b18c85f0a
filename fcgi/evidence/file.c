/* evidence/file.c - a handed-in file, to those who may see it.
 *
 * nginx sends the bytes (X-Accel-Redirect into an internal location, with
 * Range); who may see them stands in the statement. */
#include <stdio.h>
#include <string.h>

#include "evidence/slices.h"
#include "evidence/format.h"

/* The author; who was drawn or borrowed to judge it, as long as that holds or a verdict
 * was given; the leader, the panel and the office of where the author is today
 * (a case goes with its author; of who left, of where she was); who was drawn to
 * look at it again, under the piece's title: the name of a file is the author's; so is
 * a peer, where the policy keeps names from each other.  Never who has a declared
 * relation to the author. */
static struct query handed_in = {
	"SELECT LOWER(HEX(f.sha256)) AS sha256, f.type,"
	"       IF(j.judge IS NOT NULL OR r.anonymous AND EXISTS (SELECT 1 FROM drawn d WHERE d.submission = s.id AND d.judge = ?),"
	"          CONCAT(q.title, COALESCE(REGEXP_SUBSTR(t.name, '[.][A-Za-z0-9]{1,8}$'), '')), t.name) AS name"
	"  FROM piece t"
	"  JOIN file f ON f.id = t.file"
	"  JOIN submission s ON s.id = t.submission"
	"  JOIN policy_version r ON r.id = s.policy_version"
	"  LEFT JOIN member m ON m.person = s.person AND m.here = 1"
	"  JOIN requirement q ON q.id = t.requirement"
	"  LEFT JOIN due_recheck j ON j.submission = s.id AND j.judge = ?"
	" WHERE t.submission = ? AND t.requirement = ? AND ("
	"       s.person = ?"
	"    OR NOT EXISTS (SELECT 1 FROM related x WHERE x.person = s.person AND x.other = ?) AND ("
	"       j.judge IS NOT NULL"
	"    OR EXISTS (SELECT 1 FROM drawn d WHERE d.submission = s.id AND d.judge = ?"
	"         AND (d.due_at > UTC_TIMESTAMP(6) OR EXISTS (SELECT 1 FROM verdict v"
	"              WHERE v.submission = d.submission AND v.judge = d.judge)))"
	"    OR EXISTS (SELECT 1 FROM borrowed d WHERE d.submission = s.id AND d.judge = ?"
	"         AND (d.due_at > UTC_TIMESTAMP(6) OR EXISTS (SELECT 1 FROM verdict v"
	"              WHERE v.submission = d.submission AND v.judge = d.judge)))"
	"    OR EXISTS (SELECT 1 FROM role_now o WHERE o.person = ? AND ("
	"              (o.kind = 'leader' AND o.teaching_group = IF(m.id IS NULL, s.teaching_group, m.teaching_group))"
	"           OR (o.kind IN ('panel','chair') AND o.school = COALESCE(m.school, s.school))))"
	"    OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = COALESCE(m.school, s.school))))" };

/* The owner's own look before handing in. */
static struct query uploaded = {
	"SELECT LOWER(HEX(f.sha256)) AS sha256, f.type, u.name"
	"  FROM upload u JOIN file f ON f.id = u.file"
	" WHERE u.token = ? AND u.person = ?" };

/* A file that came with a school's plan, to whoever may read the plan. */
static struct query attached = {
	"SELECT LOWER(HEX(f.sha256)) AS sha256, f.type, a.name"
	"  FROM attachment_reader a JOIN file f ON f.id = a.file"
	" WHERE a.attachment = ? AND a.person = ? LIMIT 1" };

static const struct field one_attachment[] = { { "attachment", ID, .zh = "附件" }, { 0 } };
static const struct field one_piece[] = {
	{ "submission", ID, .zh = "材料" }, { "requirement", ID, .zh = "项目" }, { 0 } };
static const struct field one_upload[] = {
	{ "upload", CODE, .min = 32, .max = 32, .zh = "上传" }, { 0 } };

/* RFC 5987: everything but letters and digits percent-encoded. */
static const char *
encoded(struct request *r, const char *name)
{
	static const char digits[] = "0123456789ABCDEF";
	char *p, *to = keep(r, 3 * strlen(name) + 1);

	for (p = to; *name != '\0'; name++)
		if ((*name >= '0' && *name <= '9') || (*name >= 'A' && *name <= 'Z') ||
		    (*name >= 'a' && *name <= 'z') || *name == '.' || *name == '-')
			*p++ = *name;
		else {
			*p++ = '%';
			*p++ = digits[(unsigned char)*name >> 4];
			*p++ = digits[*name & 15];
		}
	return to;
}

static int
send_file(struct request *r, const struct result *f)
{
	const char *sha, *type, *name, *dot;

	if (f->rows == 0)
		return not_found(r);
	sha = cell(f, 0, "sha256").text;
	type = cell(f, 0, "type").text;
	name = encoded(r, cell(f, 0, "name").text);
	dot = strrchr(name, '.');
	head(r, "X-Accel-Redirect", "/weinengli/store/%.2s/%.2s/%s", sha, sha + 2, sha);
	head(r, "Content-Type", "%s", type);
	head(r, "Content-Disposition", "%s; filename=\"piece%s\"; filename*=UTF-8''%s",
	    type_is_shown(type) ? "inline" : "attachment", dot != NULL ? dot : "", name);
	return 200;
}

static int
show_piece(struct request *r)
{
	return send_file(r, ask(r, &handed_in, me(r), me(r), form(r, "submission"), form(r, "requirement"),
	    me(r), me(r), me(r), me(r), me(r), me(r)));
}

static int
show_upload(struct request *r)
{
	return send_file(r, ask(r, &uploaded, form(r, "upload"), me(r)));
}

static int
show_attachment(struct request *r)
{
	return send_file(r, ask(r, &attached, form(r, "attachment"), me(r)));
}

const struct route file_routes[] = {
	{ "GET", "/file/{submission}/{requirement}", MEMBER, one_piece, show_piece, { &handed_in } },
	{ "GET", "/upload/{upload}/file", TEACHER, one_upload, show_upload, { &uploaded } },
	{ "GET", "/attachment/{attachment}", SCHOOL | PANEL | CHAIR | OFFICE | EXPERT, one_attachment,
	    show_attachment, { &attached } },
	{ 0 } };
