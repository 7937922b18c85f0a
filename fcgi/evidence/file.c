/* evidence/file.c - a handed-in file, to those who may see it.
 *
 * nginx sends the bytes (X-Accel-Redirect into an internal location, with
 * Range); who may see them stands in the statement. */
#include <stdio.h>
#include <string.h>

#include "evidence/draft.h"
#include "evidence/format.h"
#include "evidence/slices.h"
#include "evidence/unnamed.h"
#include "parts/facts.h"

/* The author; who was drawn or borrowed to judge it, as long as that holds or a verdict
 * was given; the leader, the panel and the office of where the author is today
 * (a case goes with its author; of who left, of where she was); who was drawn to
 * look at it again.  Never who has a declared relation to the author.  An excellent case
 * that is shown (R138): everybody who has signed in.
 *
 * unnamed: a judge of a recheck, and a peer where the policy keeps names from each
 * other, get it under the piece's title, and without what tells inside whose it is. */
static struct query handed_in = {
	"SELECT LOWER(HEX(f.sha256)) AS sha256, f.type,"
	"       IF(j.judge IS NOT NULL OR e.judge IS NOT NULL,"
	"          CONCAT(q.title, COALESCE(h.number, ''), COALESCE(REGEXP_SUBSTR(COALESCE(h.name, t.name), '[.][A-Za-z0-9]{1,8}$'), '')),"
	"          COALESCE(h.name, t.name)) AS name,"
	"       j.judge IS NOT NULL OR e.judge IS NOT NULL AS unnamed,"
	"       IF(e.judge IS NULL, NULL, r.rules) AS rules"
	"  FROM piece t"
	"  LEFT JOIN piece_picture h ON h.submission = t.submission AND h.requirement = t.requirement AND h.number = ?"
	"  JOIN file f ON f.id = IF(? = 1, t.file, h.file)"
	"  JOIN submission s ON s.id = t.submission"
	"  JOIN policy_version r ON r.id = s.policy_version"
	"  LEFT JOIN member m ON m.person = s.person AND m.here = 1"
	"  JOIN requirement q ON q.id = t.requirement"
	"  LEFT JOIN drawn e ON r.anonymous AND e.submission = s.id AND e.judge = ?"
	"  LEFT JOIN due_recheck j ON j.submission = s.id AND j.judge = ?"
	" WHERE t.submission = ? AND t.requirement = ? AND ("
	"       s.person = ?"
	"    OR EXISTS (SELECT 1 FROM excellent_case x WHERE x.submission = s.id)"
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

/* A photo of an activity of 校本教研. */
static struct query of_activity = {
	"SELECT LOWER(HEX(f.sha256)) AS sha256, f.type, h.name"
	"  FROM photo_reader h JOIN file f ON f.id = h.file"
	" WHERE h.photo = ? AND h.person = ? LIMIT 1" };

/* A scan of paper forms. */
static struct query scanned = {
	"SELECT LOWER(HEX(f.sha256)) AS sha256, f.type, c.name"
	"  FROM scan_reader c JOIN file f ON f.id = c.file"
	" WHERE c.scan = ? AND c.person = ? LIMIT 1" };

static const struct field one_scan[] = { { "scan", ID, .zh = "扫描件" }, { 0 } };
static const struct field one_photo[] = { { "photo", ID, .zh = "照片" }, { 0 } };
static const struct field one_attachment[] = { { "attachment", ID, .zh = "附件" }, { 0 } };
static const struct field one_piece[] = {
	{ "submission", ID, .zh = "材料" }, { "requirement", ID, .zh = "项目" },
	{ "number", COUNT, 1, PICTURES_MAX, .optional = true, .zh = "第几张" }, { 0 } };
static const struct field one_upload[] = {
	{ "upload", CODE, .min = 32, .max = 32, .zh = "上传" }, { 0 } };

/* place: where nginx finds it, "store/ab/cd/" or "unnamed/bare/". */
static int
send_from(struct request *r, const struct result *f, const char *place)
{
	const char *type = cell(f, 0, "type").text, *name = cell(f, 0, "name").text;
	const char *dot = strrchr(name, '.');

	head(r, "X-Accel-Redirect", "/weinengli/%s%s", place, cell(f, 0, "sha256").text);
	head(r, "Content-Type", "%s", type);
	name_file(r, type_is_shown(type), text(r, "piece%s", dot != NULL ? dot : "").text, name);
	return 200;
}

static int
send_stored(struct request *r, const struct result *f, const char *to)
{
	const char *sha = cell(f, 0, "sha256").text;

	return send_from(r, f, text(r, "%s/%.2s/%.2s/", to, sha, sha + 2).text);
}

static int
send_file(struct request *r, const struct result *f)
{
	return f->rows == 0 ? not_found(r) : send_stored(r, f, "store");
}

/* What can't be had without names a peer does not get; who looks at it again does,
 * for a recheck has to end (ours). */
static int
send_unnamed(struct request *r, const struct result *f)
{
	const char *type = cell(f, 0, "type").text;
	enum unnamed as = unnamed_as(type);
	const struct policy *p;

	if (as == BARE && unnamed_copy(cell(f, 0, "sha256").text, type))
		return send_from(r, f, "unnamed/bare/");
	if (as == AS_IT_IS || cell(f, 0, "rules").kind == NOTHING)
		return send_stored(r, f, "unnamed");
	p = policy_of(r, cell(f, 0, "rules"));
	return refuse(r, 409, "互评双方不见姓名%s，而这份文件里的作者信息去不掉，不能给您看；请按其余材料评价，并在评语中说明。",
	    p != NULL ? whose(r, &p->anonymous_peers) : "");
}

static const struct result *
ask_piece(struct request *r)
{
	struct value which = form(r, "number");

	if (which.kind == NOTHING)
		which = number(1);
	return ask(r, &handed_in, which, which, me(r), me(r), form(r, "submission"), form(r, "requirement"),
	    me(r), me(r), me(r), me(r), me(r), me(r));
}

static int
show_piece(struct request *r)
{
	const struct result *f = ask_piece(r);

	return f->rows > 0 && cell(f, 0, "unnamed").number ? send_unnamed(r, f) : send_file(r, f);
}

/* A picture, smaller, to look at: as JPEG, without anything but the picture, so it is the same
 * for who may not know the author. */
static int
send_preview(struct request *r, const struct result *f)
{
	if (f->rows == 0 || strncmp(cell(f, 0, "type").text, "image/", 6) != 0)
		return not_found(r);
	if (!preview_copy(cell(f, 0, "sha256").text, cell(f, 0, "type").text))
		return refuse(r, 409, "这张图片不能预览，可能已损坏或尺寸过大。");
	head(r, "X-Accel-Redirect", "/weinengli/unnamed/preview/%s", cell(f, 0, "sha256").text);
	head(r, "Content-Type", "image/jpeg");
	name_file(r, true, "preview.jpg", "预览.jpg");
	return 200;
}

static int
show_preview(struct request *r)
{
	return send_preview(r, ask_piece(r));
}

static int
show_upload(struct request *r)
{
	return send_file(r, ask(r, &uploaded, form(r, "upload"), me(r)));
}

static int
show_upload_preview(struct request *r)
{
	return send_preview(r, ask(r, &uploaded, form(r, "upload"), me(r)));
}

static int
show_attachment(struct request *r)
{
	return send_file(r, ask(r, &attached, form(r, "attachment"), me(r)));
}

static int
show_photo(struct request *r)
{
	return send_file(r, ask(r, &of_activity, form(r, "photo"), me(r)));
}

static int
show_scan(struct request *r)
{
	return send_file(r, ask(r, &scanned, form(r, "scan"), me(r)));
}

const struct route file_routes[] = {
	{ "GET", "/file/{submission}/{requirement}", MEMBER, one_piece, show_piece, { &handed_in } },
	{ "GET", "/preview/{submission}/{requirement}", MEMBER, one_piece, show_preview, { &handed_in } },
	{ "GET", "/upload/{upload}/file", TEACHER, one_upload, show_upload, { &uploaded } },
	{ "GET", "/upload/{upload}/preview", TEACHER, one_upload, show_upload_preview, { &uploaded } },
	{ "GET", "/attachment/{attachment}", SCHOOL | PANEL | CHAIR | OFFICE | EXPERT, one_attachment,
	    show_attachment, { &attached } },
	{ "GET", "/scan/{scan}", SCHOOL, one_scan, show_scan, { &scanned } },
	{ "GET", "/photo/{photo}", LEADER | SCHOOL | OFFICE, one_photo, show_photo, { &of_activity } },
	{ 0 } };
