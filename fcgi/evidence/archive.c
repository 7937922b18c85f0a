/* evidence/archive.c - the evidence of a school as a ZIP, for its management and its office: of
 * who teaches there today, the latest version of each ability, a folder a teacher and in it a
 * folder an ability.  Never what is the asker's own or of somebody with whom she has a conflict.
 *
 * It is never whole anywhere: files are kept as they are and their sizes and checks are known, so
 * its length is told first, and it leaves as fast as the reader takes it. */
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "evidence/slices.h"
#include "evidence/store.h"
#include "evidence/zip.h"

#define AT_ONCE 2			/* a slow reader holds a thread */
#define ENTRIES_MAX 20000
#define PART_SQL "2000"
#define PART 2000

static struct query school_of = {
	"SELECT s.name FROM school s WHERE s.id = ?"
	"   AND (EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = s.id)"
	"     OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = s.id))" };

/* The pictures of a piece after its first. */
#define MORE \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('number', h.number, 'name', h.name, 'sha256', LOWER(HEX(y.sha256))," \
	"   'size', y.size, 'crc', y.crc32) ORDER BY h.number)" \
	"   FROM piece_picture h JOIN file y ON y.id = h.file" \
	"  WHERE h.submission = t.submission AND h.requirement = t.requirement)"

static struct query pieces = {
	"SELECT s.id AS submission, q.seq, CONCAT(m.staff_no, ' ', m.name) AS teacher,"
	"       CONCAT(IF(a.kind = 'capstone', '', CONCAT(a.code, ' ')), " CALLED_UNDER("a", "s.policy_version") ") AS ability, s.number,"
	"       q.title, t.name, t.link, LOWER(HEX(f.sha256)) AS sha256, f.size, f.crc32,"
	"       UNIX_TIMESTAMP(s.handed_in_at) DIV 1 AS at, " MORE " AS more"
	"  FROM member_now m"
	"  JOIN submission_now s ON s.person = m.person"
	"  JOIN piece t ON t.submission = s.id"
	"  JOIN requirement q ON q.id = t.requirement"
	"  JOIN ability a ON a.id = s.ability"
	"  LEFT JOIN file f ON f.id = t.file"
	" WHERE m.school = ? AND (? IS NULL OR m.teaching_group = ?)"
	"   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = s.person AND x.judge = ?)"
	"   AND (s.id > ? OR s.id = ? AND q.seq > ?)"
	" ORDER BY s.id, q.seq LIMIT " PART_SQL };

/* A file of the store, or a link as a small text. */
struct entry {
	struct zip_entry zip;
	const char *sha256, *text;
	struct entry *next;
};

struct archive {
	struct entry *first, **last;
	size_t entries;
	uint64_t length, directory;	/* bytes before the central directory, and of it */
};

static atomic_int open_ones;

/* --- what is in it ----------------------------------------------------------- */

static const char *
part_of_name(struct request *r, const char *s, size_t most)
{
	char *to = keep(r, 4 * most + 1);

	zip_name(to, s, most);
	return to;
}

/* Cut before its suffix, so that it still opens. */
static const char *
file_name(struct request *r, const char *s)
{
	const char *dot = strrchr(s, '.');

	if (dot == NULL || dot == s)
		return part_of_name(r, s, 40);
	return text(r, "%s%s", part_of_name(r, text(r, "%.*s", (int)(dot - s), s).text, 40),
	    part_of_name(r, dot, 9)).text;
}

/* 试验小学/001 王一诺/A1 技术支持的学情分析 第1稿/1 学情分析方案 方案.docx: short enough for
 * a Windows that counts 260 characters.  Further pictures: 2 学生作品（2） 照片.jpg. */
static const char *
name_of(struct request *r, const char *school, const struct result *p, size_t i, const char *which, const char *name)
{
	const char *work = text(r, "%s/%s/%s 第%lld稿", part_of_name(r, school, 20),
	    part_of_name(r, cell(p, i, "teacher").text, 24), part_of_name(r, cell(p, i, "ability").text, 24),
	    cell(p, i, "number").number).text;
	const char *title = part_of_name(r, cell(p, i, "title").text, 16);

	return text(r, "%s/%lld %s%s%s", work, cell(p, i, "seq").number, title, which, name).text;
}

static struct entry *
entry_of(struct request *r, const struct result *p, size_t i, const char *name)
{
	struct entry *e = keep(r, sizeof(*e));

	e->zip.name = name;
	e->zip.at = (time_t)cell(p, i, "at").number;
	return e;
}

static void
add(struct archive *a, struct entry *e)
{
	unsigned char header[ZIP_HEADER_MAX];

	e->zip.offset = a->length;
	a->length += zip_local(header, &e->zip) + e->zip.size;
	a->directory += zip_central(header, &e->zip);
	*a->last = e;
	a->last = &e->next;
	a->entries++;
}

static void
add_link(struct request *r, struct archive *a, const char *school, const struct result *p, size_t i)
{
	struct entry *e = entry_of(r, p, i, name_of(r, school, p, i, "（网址）.txt", ""));

	e->text = text(r, "%s\r\n", cell(p, i, "link").text).text;
	e->zip.size = strlen(e->text);
	e->zip.crc = (uint32_t)crc32(0, (const unsigned char *)e->text, (unsigned)e->zip.size);
	add(a, e);
}

static void
add_file(struct request *r, struct archive *a, const char *school, const struct result *p, size_t i)
{
	struct entry *e = entry_of(r, p, i, name_of(r, school, p, i, " ", file_name(r, cell(p, i, "name").text)));

	e->sha256 = cell(p, i, "sha256").text;
	e->zip.size = (uint64_t)cell(p, i, "size").number;
	e->zip.crc = (uint32_t)cell(p, i, "crc32").number;
	add(a, e);
}

static void
add_pictures(struct request *r, struct archive *a, const char *school, const struct result *p, size_t i)
{
	struct json_object *more = parsed(r, cell(p, i, "more")), *one;
	size_t k, n = more != NULL ? json_object_array_length(more) : 0;
	struct entry *e;

	for (k = 0; k < n; k++) {
		one = json_object_array_get_idx(more, k);
		e = entry_of(r, p, i, name_of(r, school, p, i,
		    text(r, "（%d） ", json_object_get_int(json_object_object_get(one, "number"))).text,
		    file_name(r, json_object_get_string(json_object_object_get(one, "name")))));
		e->sha256 = json_object_get_string(json_object_object_get(one, "sha256"));
		e->zip.size = (uint64_t)json_object_get_int64(json_object_object_get(one, "size"));
		e->zip.crc = (uint32_t)json_object_get_int64(json_object_object_get(one, "crc"));
		add(a, e);
	}
}

static bool
list(struct request *r, struct archive *a, const char *school)
{
	struct value submission = number(0), seq = number(0), group = form(r, "group");
	const struct result *p;
	size_t i;

	do {
		p = ask(r, &pieces, form(r, "school"), group, group, me(r), submission, submission, seq);
		for (i = 0; i < p->rows; i++) {
			(cell(p, i, "sha256").kind == TEXT ? add_file : add_link)(r, a, school, p, i);
			add_pictures(r, a, school, p, i);
		}
		if (p->rows > 0) {
			submission = cell(p, p->rows - 1, "submission");
			seq = cell(p, p->rows - 1, "seq");
		}
	} while (p->rows == PART && a->entries <= ENTRIES_MAX);
	return a->entries <= ENTRIES_MAX;
}

/* --- on its way ---------------------------------------------------------------- */

static bool
send_content(struct request *r, const struct entry *e)
{
	char part[1 << 16];
	uint64_t left = e->zip.size;
	ssize_t got = 0;
	int fd;

	if (e->text != NULL)
		return body_write(r, e->text, e->zip.size);
	if ((fd = store_open(e->sha256)) < 0)
		return false;
	while (left > 0 && (got = read(fd, part, left < sizeof(part) ? left : sizeof(part))) > 0 &&
	    body_write(r, part, (size_t)got))
		left -= (uint64_t)got;
	close(fd);
	if (got <= 0 && left > 0)
		fault("a file of an archive can't be read");
	return left == 0;
}

static void
send_archive(struct request *r, void *arg)
{
	const struct archive *a = arg;
	const struct entry *e;
	unsigned char header[ZIP_HEADER_MAX];

	for (e = a->first; e != NULL; e = e->next)
		if (!body_write(r, header, zip_local(header, &e->zip)) || !send_content(r, e))
			return;			/* shorter than announced: the reader knows */
	for (e = a->first; e != NULL; e = e->next)
		if (!body_write(r, header, zip_central(header, &e->zip)))
			return;
	body_write(r, header, zip_end(header, a->entries, a->length, a->directory));
}

static void
let_go(void *unused)
{
	(void)unused;
	atomic_fetch_sub(&open_ones, 1);
}

static int
give_archive(struct request *r)
{
	struct value school = form(r, "school");
	const struct result *s = ask(r, &school_of, school, me(r), me(r));
	struct archive *a = keep(r, sizeof(*a));
	unsigned char header[ZIP_HEADER_MAX];

	if (s->rows == 0)
		return not_found(r);
	a->last = &a->first;
	if (!list(r, a, cell(s, 0, "name").text))
		return refuse(r, 413, "材料超过%d份，一次打不成包，请按教研组下载", ENTRIES_MAX);
	if (a->entries == 0)
		return refuse(r, 409, "这里还没有您可以下载的认证材料");
	if (atomic_fetch_add(&open_ones, 1) >= AT_ONCE) {
		atomic_fetch_sub(&open_ones, 1);
		head(r, "Retry-After", "60");
		return refuse(r, 503, "现在有别人正在打包下载，请过几分钟再试");
	}
	name_file(r, false, "evidence.zip", text(r, "%s认证材料.zip", cell(s, 0, "name").text).text);
	return stream(r, "application/zip", (long long)(a->length + a->directory +
	    zip_end(header, a->entries, a->length, a->directory)), send_archive, let_go, a);
}

static const struct field which[] = {
	{ "school", ID, .zh = "学校" },
	{ "group", ID, .optional = true, .zh = "教研组" }, { 0 } };

const struct route archive_routes[] = {
	{ "GET", "/archive/{school}", SCHOOL | OFFICE, which, give_archive, { &school_of, &pieces } }, { 0 } };
