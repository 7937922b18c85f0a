/* admin/roster.c - a school's roster from a file: first shown, then taken. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sodium.h>

#include "admin/admin.h"
#include "admin/roster_csv.h"

#define ROW_OF_FILE \
	"JSON_TABLE(?, '$[*]' COLUMNS (row INT UNSIGNED PATH '$.row'," \
	" bad TINYINT EXISTS PATH '$.bad', name VARCHAR(60) PATH '$.name'," \
	" staff_no VARCHAR(20) CHARSET ascii PATH '$.staff_no'," \
	" has_sex TINYINT EXISTS PATH '$.sex', sex VARCHAR(6) PATH '$.sex'," \
	" has_born_on TINYINT EXISTS PATH '$.born_on', born_on DATE PATH '$.born_on'," \
	" has_subject TINYINT EXISTS PATH '$.subject'," \
	" subject VARCHAR(30) PATH '$.subject'," \
	" has_group TINYINT EXISTS PATH '$.teaching_group'," \
	" teaching_group VARCHAR(60) PATH '$.teaching_group'," \
	" has_full_time TINYINT EXISTS PATH '$.full_time'," \
	" full_time TINYINT PATH '$.full_time'," \
	" has_leader TINYINT EXISTS PATH '$.leader'," \
	" leader TINYINT PATH '$.leader')) f"

/* Who is at the school under this number, m; as what person, p. */
#define IS_HERE \
	" LEFT JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1" \
	" LEFT JOIN person p ON p.id = m.person" \
	" LEFT JOIN teaching_group t ON t.id = m.teaching_group"

/* The file says of p and m what is known.  A column it lacks says nothing. */
#define SAME \
	"(p.name <=> f.name COLLATE utf8mb4_bin" \
	" AND (f.has_sex = 0 OR p.sex <=> f.sex)" \
	" AND (f.has_born_on = 0 OR p.born_on <=> f.born_on)" \
	" AND (f.has_subject = 0 OR m.subject <=> f.subject COLLATE utf8mb4_bin)" \
	" AND (f.has_full_time = 0 OR m.full_time <=> f.full_time)" \
	" AND (f.has_group = 0 OR t.name <=> f.teaching_group))"
#define SAME_LEADER \
	"(f.has_leader = 0 OR f.leader = EXISTS (SELECT 1 FROM role r" \
	" WHERE r.person = m.person AND r.kind = 'leader' AND r.held = 1" \
	" AND r.teaching_group = m.teaching_group))"

/* What the file would change.  No row: not a school whose roster I keep. */
static struct query compare = {
	"WITH f AS (SELECT * FROM " ROW_OF_FILE "),"
	" c AS (SELECT f.row, f.bad, f.staff_no, m.id AS member, o.id AS other,"
	"        m.id IS NOT NULL AND " SAME " AND " SAME_LEADER " AS same"
	"   FROM school s JOIN f" IS_HERE
	"   LEFT JOIN person o ON m.id IS NULL AND o.login = CONCAT(s.code, '-', f.staff_no)"
	"  WHERE s.id = ?)"
	" SELECT k.school, COUNT(c.row) AS people,"
	"        CAST(SUM(c.bad = 0 AND c.member IS NULL) AS INT) AS added,"
	"        CAST(SUM(c.bad = 0 AND c.same) AS INT) AS unchanged,"
	"        GROUP_CONCAT(IF(c.bad = 0 AND c.member IS NOT NULL AND NOT c.same,"
	"            c.row, NULL) ORDER BY c.row) AS changed,"
	"        GROUP_CONCAT(IF(c.other IS NOT NULL, c.row, NULL) ORDER BY c.row) AS taken,"
	"        (SELECT JSON_ARRAYAGG(DISTINCT f.teaching_group) FROM f"
	"           LEFT JOIN teaching_group g ON g.school = k.school AND g.name = f.teaching_group"
	"          WHERE f.teaching_group IS NOT NULL AND g.id IS NULL) AS groups_json,"
	"        (SELECT JSON_ARRAYAGG(JSON_OBJECT('staff_no', n.staff_no, 'name', n.name)"
	"            ORDER BY n.staff_no) FROM member_now n WHERE n.school = k.school"
	"            AND n.staff_no NOT IN (SELECT f.staff_no FROM f"
	"                WHERE f.staff_no IS NOT NULL)) AS leaving_json"
	"   FROM roster_keeper k LEFT JOIN c ON TRUE"
	"  WHERE k.person = ? AND k.school = ? GROUP BY k.school" };

static struct query take = {
	"INSERT INTO roster_import (school, digest, people, added, made_by)"
	" SELECT k.school, UNHEX(?), ?, ?, k.person FROM roster_keeper k"
	"  WHERE k.person = ? AND k.school = ?" };

static struct query add_groups = {
	"INSERT INTO teaching_group (school, name)"
	" SELECT DISTINCT s.id, f.teaching_group FROM school s JOIN " ROW_OF_FILE
	"   LEFT JOIN teaching_group g ON g.school = s.id AND g.name = f.teaching_group"
	"  WHERE s.id = ? AND f.teaching_group IS NOT NULL AND g.id IS NULL" };

static struct query add_people = {
	"INSERT INTO person (login, name, sex, born_on)"
	" SELECT CONCAT(s.code, '-', f.staff_no), f.name, f.sex, f.born_on"
	"   FROM school s JOIN " ROW_OF_FILE IS_HERE
	"  WHERE s.id = ? AND m.id IS NULL" };

static struct query add_members = {
	"INSERT INTO member (person, school, teaching_group, staff_no, subject,"
	"                    full_time, since)"
	" SELECT o.id, s.id, g.id, f.staff_no, f.subject,"
	"        IF(f.has_full_time, f.full_time, 1), " TODAY
	"   FROM school s JOIN " ROW_OF_FILE IS_HERE
	"   JOIN person o ON o.login = CONCAT(s.code, '-', f.staff_no)"
	"   LEFT JOIN teaching_group g ON g.school = s.id AND g.name = f.teaching_group"
	"  WHERE s.id = ? AND m.id IS NULL" };

static struct query change_people = {
	"UPDATE school s JOIN " ROW_OF_FILE
	"   JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   JOIN person p ON p.id = m.person"
	"   LEFT JOIN teaching_group t ON t.id = m.teaching_group"
	"   LEFT JOIN teaching_group g ON g.school = s.id AND g.name = f.teaching_group"
	"    SET p.name = f.name, p.version = p.version + 1,"
	"        p.sex = IF(f.has_sex, f.sex, p.sex),"
	"        p.born_on = IF(f.has_born_on, f.born_on, p.born_on),"
	"        m.subject = IF(f.has_subject, f.subject, m.subject),"
	"        m.full_time = IF(f.has_full_time, f.full_time, m.full_time),"
	"        m.teaching_group = IF(f.has_group, g.id, m.teaching_group)"
	"  WHERE s.id = ? AND NOT " SAME };

/* A leader's role ends when the file says that she leads no more, or moves her
 * to another group ... */
static struct query step_down = {
	"UPDATE school s STRAIGHT_JOIN " ROW_OF_FILE
	"   STRAIGHT_JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   STRAIGHT_JOIN role r ON r.person = m.person AND r.kind = 'leader' AND r.held = 1"
	"    SET r.until = " TODAY
	"  WHERE s.id = ? AND ((f.has_leader = 1 AND f.leader = 0)"
	"        OR NOT r.teaching_group <=> m.teaching_group)" };

/* ... or gives the group another leader. */
static struct query give_way = {
	"UPDATE school s STRAIGHT_JOIN " ROW_OF_FILE
	"   STRAIGHT_JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   STRAIGHT_JOIN role r ON r.teaching_group = m.teaching_group AND r.kind = 'leader'"
	"    AND r.held = 1 AND r.person <> m.person"
	"    SET r.until = " TODAY
	"  WHERE s.id = ? AND f.leader = 1" };

static struct query add_leaders = {
	"INSERT INTO role (person, kind, teaching_group, since)"
	" SELECT m.person, 'leader', m.teaching_group, " TODAY
	"   FROM school s JOIN " ROW_OF_FILE
	"   JOIN member m ON m.school = s.id AND m.staff_no = f.staff_no AND m.here = 1"
	"   LEFT JOIN role r ON r.person = m.person AND r.kind = 'leader'"
	"    AND r.held = 1 AND r.teaching_group = m.teaching_group"
	"  WHERE s.id = ? AND f.leader = 1 AND m.teaching_group IS NOT NULL AND r.id IS NULL" };

/* --- the file ------------------------------------------------------------ */

struct file {
	const char *bytes;
	size_t len;
	struct json_object *roster;	/* see roster_csv.h */
	struct value rows;		/* its rows, for the statements */
	struct value digest;		/* SHA-256 of the bytes, hex */
	const struct result *found;	/* what compare says */
};

/* 0, or the status of a refusal. */
static int
read_body(struct request *r, struct file *f)
{
	long long announced = body_length(r);
	size_t room = announced >= 0 ? (size_t)announced : ROSTER_BYTES;
	char *bytes;
	long got;

	if (announced > ROSTER_BYTES)
		return refuse(r, 413, "文件太大，最多8兆字节");
	f->bytes = bytes = keep(r, room + 1);
	while ((got = body_read(r, bytes + f->len, room + 1 - f->len)) > 0)
		f->len += (size_t)got;
	if (got < 0)
		return refuse(r, 400, "文件没有传完，请重试");
	return f->len > room ? refuse(r, 413, "文件太大，最多8兆字节") : 0;
}

static struct value
digest_of(struct request *r, const char *bytes, size_t len)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char hex[sizeof(hash) * 2 + 1];

	crypto_hash_sha256(hash, (const unsigned char *)bytes, len);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	return text(r, "%s", hex);
}

static int
this_year(void)
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	return tm.tm_year + 1900;
}

static void
add_fault(struct json_object *faults, int row, const char *column,
    const char *detail)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "row", json_object_new_int(row));
	json_object_object_add(o, "column", json_object_new_string(column));
	json_object_object_add(o, "detail", json_object_new_string(detail));
	json_object_array_add(faults, o);
}

/* What only the database knows: a number that was somebody's before. */
static void
add_taken(struct file *f)
{
	struct json_object *faults = json_object_object_get(f->roster, "faults");
	const char *rows = cell(f->found, 0, "taken").text;
	char *end;

	for (; rows != NULL && *rows != '\0'; rows = *end == ',' ? end + 1 : end)
		add_fault(faults, (int)strtol(rows, &end, 10), "工号",
		    "这个工号以前有人用过，请换一个");
}

/* 0, or the status of a refusal. */
static int
read_file(struct request *r, struct file *f)
{
	struct value school = form(r, "school");
	int status = read_body(r, f);

	if (status != 0)
		return status;
	f->digest = digest_of(r, f->bytes, f->len);
	f->roster = lent(r, roster_read(f->bytes, f->len, this_year()));
	f->rows = text(r, "%s", json_object_to_json_string_ext(
	    json_object_object_get(f->roster, "rows"), JSON_C_TO_STRING_PLAIN));
	f->found = ask(r, &compare, f->rows, school, me(r), school);
	if (f->found->rows == 0)
		return not_found(r);
	add_taken(f);
	return 0;
}

/* --- what it would change ------------------------------------------------ */

/* The people of the rows "2,5,7", as [{row, name, staff_no}]. */
static struct json_object *
people_of(struct file *f, const char *rows)
{
	struct json_object *all = json_object_object_get(f->roster, "rows");
	struct json_object *some = json_object_new_array(), *person, *o;
	static const char *const keys[] = { "row", "name", "staff_no" };
	size_t i = 0, k;
	char *end;

	for (; rows != NULL && *rows != '\0'; rows = *end == ',' ? end + 1 : end) {
		long row = strtol(rows, &end, 10);
		while ((person = json_object_array_get_idx(all, i++)) != NULL &&
		    json_object_get_int(json_object_object_get(person, "row")) != row)
			;
		o = json_object_new_object();
		for (k = 0; k < 3; k++)
			json_object_object_add(o, keys[k],
			    json_object_get(json_object_object_get(person, keys[k])));
		json_object_array_add(some, o);
	}
	return some;
}

static void
add_number(struct json_object *o, struct file *f, const char *name)
{
	json_object_object_add(o, name,
	    json_object_new_int64(cell(f->found, 0, name).number));
}

static void
add_list(struct json_object *o, const char *name, struct json_object *list)
{
	json_object_object_add(o, name, list != NULL ? json_object_get(list) :
	    json_object_new_array());
}

static int
preview(struct request *r)
{
	struct file f = { .len = 0 };
	struct json_object *o;
	int status = read_file(r, &f);

	if (status != 0)
		return status;
	o = json_object_new_object();
	json_object_object_add(o, "digest", json_object_new_string(f.digest.text));
	add_number(o, &f, "people");
	add_number(o, &f, "added");
	add_number(o, &f, "unchanged");
	json_object_object_add(o, "changed", people_of(&f,
	    cell(f.found, 0, "changed").text));
	add_list(o, "groups", parsed(r, cell(f.found, 0, "groups_json")));
	add_list(o, "leaving", parsed(r, cell(f.found, 0, "leaving_json")));
	add_list(o, "faults", json_object_object_get(f.roster, "faults"));
	add_list(o, "ignored", json_object_object_get(f.roster, "ignored"));
	json_object_object_add(o, "encoding", json_object_get(
	    json_object_object_get(f.roster, "encoding")));
	return answer_object(r, 200, o);
}

/* --- taking it ----------------------------------------------------------- */

static int
refuse_file(struct request *r, struct file *f)
{
	size_t n = json_object_array_length(
	    json_object_object_get(f->roster, "faults"));

	if (strcmp(f->digest.text, form(r, "digest").text) != 0)
		return refuse(r, 409, "文件与预览时不同，请重新预览");
	if (n > 0)
		return refuse(r, 409, "名册有%zu处需要改正，没有导入，请改好后重新预览", n);
	return 0;
}

/* All or nothing.  Order matters: groups, people, then who belongs to what. */
static int
import(struct request *r)
{
	struct file f = { .len = 0 };
	struct value school = form(r, "school"), added;
	int status = read_file(r, &f);
	long long id;

	if (status != 0 || (status = refuse_file(r, &f)) != 0)
		return status;
	added = cell(f.found, 0, "added");
	if (run(r, &take, f.digest, cell(f.found, 0, "people"), added, me(r),
	    school) == 0)
		return not_found(r);
	id = last_id(r);
	if (try_run(r, &add_groups, f.rows, school) < 0 ||
	    try_run(r, &add_people, f.rows, school) < 0 ||
	    try_run(r, &add_members, f.rows, school) < 0)
		return refuse(r, 409, "名册刚被别人改过，请重新预览");
	run(r, &change_people, f.rows, school);
	run(r, &step_down, f.rows, school);
	run(r, &give_way, f.rows, school);
	run(r, &add_leaders, f.rows, school);
	about(r, "school", school.number);
	return made(r, "roster_import", id);
}

static const struct field file[] = {
	{ "school", ID, .zh = "学校" }, { 0 } };
static const struct field shown_file[] = {
	{ "school", ID, .zh = "学校" },
	{ "digest", CODE, .min = 64, .max = 64, .zh = "预览时的文件指纹" }, { 0 } };

const struct route roster_routes[] = {
	{ "POST", "/roster/preview", ADMIN | SCHOOL, file, preview,
	    { &compare }, RAW | QUIET, NULL, ROSTER_BYTES },
	{ "POST", "/roster/import", ADMIN | SCHOOL, shown_file, import,
	    { &compare, &take, &add_groups, &add_people, &add_members,
	      &change_people, &step_down, &give_way, &add_leaders },
	    RAW | ONCE, "admin.roster.import", ROSTER_BYTES }, { 0 } };
