/* admin/transfer_file.c - teachers move between schools by a file: shown, then done, all of
 * it or nothing; or it comes back with what is wrong marked.  What a move is stands in move.c. */
#include <string.h>

#include "admin/admin.h"
#include "admin/roster_head.h"
#include "admin/roster_mark.h"
#include "admin/transfer_read.h"
#include "parts/sent.h"

#define WORD(n) "VARCHAR(" #n ") CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci"

#define MOVES \
	"JSON_TABLE(?, '$[*]' COLUMNS (row INT PATH '$.row', name " WORD(60) " PATH '$.name'," \
	" source " WORD(100) " PATH '$.source', old_no VARCHAR(20) CHARSET ascii PATH '$.old_no'," \
	" target " WORD(100) " PATH '$.target', new_no VARCHAR(20) CHARSET ascii PATH '$.new_no'," \
	" teaching_group " WORD(60) " PATH '$.teaching_group', subject VARCHAR(30) PATH '$.subject')) f"

/* A school of mine, by its code or its name. */
#define IS_CALLED(s, word) "(" s ".code = " word " OR " s ".name = " word ")"

/* Each row beside what is known; a row stands twice where a name is of two schools. */
static struct query look_up = {
	"WITH k AS (SELECT DISTINCT a.school AS id, s.code, s.name FROM school_above a"
	"             JOIN school s ON s.id = a.school AND s.successor IS NULL WHERE a.person = ?)"
	" SELECT f.row, a.id AS source, b.id AS target, m.id AS member, m.person,"
	"        p.name = f.name COLLATE utf8mb4_bin AS named, g.id AS `group`,"
	"        f.teaching_group IS NOT NULL AS grouped, f.new_no, f.subject,"
	"        (SELECT COUNT(*) FROM member x WHERE x.school = b.id AND x.staff_no = f.new_no AND x.here = 1) AS taken"
	"   FROM " MOVES
	"   LEFT JOIN k a ON " IS_CALLED("a", "f.source")
	"   LEFT JOIN k b ON " IS_CALLED("b", "f.target")
	"   LEFT JOIN member m ON m.school = a.id AND m.staff_no = f.old_no AND m.here = 1"
	"   LEFT JOIN person p ON p.id = m.person"
	"   LEFT JOIN teaching_group g ON g.school = b.id AND g.name = f.teaching_group"
	"  ORDER BY f.row" };

struct file {
	struct transfers list;
	struct sent sent;
	struct json_object *moves;	/* {member, school, group, staff_no, subject}, of good rows */
	struct json_object *members;	/* of those */
	struct json_object *pairs;	/* {"source target": [members]} */
};

/* --- reading --------------------------------------------------------------- */

/* What is wrong with row i of what was looked up; NULL when nothing is. */
static const char *
wrong_with(const struct request *r, const struct result *t, size_t i, const char **column)
{
	bool twice = i + 1 < t->rows && cell(t, i, "row").number == cell(t, i + 1, "row").number;

	*column = "";
	if (twice)
		return "学校名称有重复，请填学校代码";
	*column = "调出学校";
	if (cell(t, i, "source").kind == NOTHING)
		return "没有这所学校，或者不在您的范围内";
	*column = "调入学校";
	if (cell(t, i, "target").kind == NOTHING)
		return "没有这所学校，或者不在您的范围内";
	if (cell(t, i, "target").number == cell(t, i, "source").number)
		return "与调出学校相同";
	*column = "原工号";
	if (cell(t, i, "member").kind == NOTHING)
		return "这所学校没有人用这个工号";
	*column = "姓名";
	if (cell(t, i, "named").number != 1)
		return "与原工号的人姓名不同";
	if (cell(t, i, "person").number == me(r).number)
		return "不能调动自己，请由他人办理";
	*column = "新工号";
	if (cell(t, i, "taken").number > 0)
		return "调入学校已经有人用这个工号";
	*column = "教研组";
	return cell(t, i, "grouped").number && cell(t, i, "group").kind == NOTHING ? "调入学校没有这个教研组" : NULL;
}

static struct json_object *
json_of(struct value v)
{
	return v.kind == NOTHING ? NULL : v.kind == TEXT ? json_object_new_string(v.text) : json_object_new_int64(v.number);
}

static void
add_move(struct file *f, const struct result *t, size_t i)
{
	static const char *const keys[] = { "member", "target", "group", "new_no", "subject" };
	struct json_object *o = json_object_new_object(), *members;
	char pair[50];
	size_t k;

	for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++)
		json_object_object_add(o, keys[k], json_of(cell(t, i, keys[k])));
	json_object_array_add(f->moves, o);
	snprintf(pair, sizeof(pair), "%lld %lld", cell(t, i, "source").number, cell(t, i, "target").number);
	if (!json_object_object_get_ex(f->pairs, pair, &members))
		json_object_object_add(f->pairs, pair, members = json_object_new_array());
	json_object_array_add(members, json_of(cell(t, i, "member")));
	json_object_array_add(f->members, json_of(cell(t, i, "member")));
}

/* One person, or one new number, in two rows. */
static void
add_twice(struct file *f, struct json_object *seen, const struct result *t, size_t i)
{
	char keys[2][80];
	int k;

	snprintf(keys[0], sizeof(keys[0]), "m%lld", cell(t, i, "member").number);
	snprintf(keys[1], sizeof(keys[1]), "n%lld %s", cell(t, i, "target").number, cell(t, i, "new_no").text);
	for (k = 0; k < 2; k++) {
		if (json_object_object_get_ex(seen, keys[k], NULL))
			roster_fault(f->list.faults, (unsigned)cell(t, i, "row").number, k == 0 ? "原工号" : "新工号",
			    k == 0 ? "这个人在前面的行里已经有了" : "前面的行也用了这个新工号");
		json_object_object_add(seen, keys[k], NULL);
	}
}

/* 0, or the status of a refusal. */
static int
look_at(struct request *r, struct file *f)
{
	struct json_object *seen = lent(r, json_object_new_object());
	const struct result *t;
	const char *column, *why;
	int status = read_sent(r, &f->sent, TRANSFER_BYTES);
	size_t i;

	if (status != 0)
		return status;
	transfers_read(&f->list, f->sent.bytes, f->sent.len);
	lent(r, f->list.rows);
	lent(r, f->list.faults);
	lent(r, f->list.places);
	f->moves = lent(r, json_object_new_array());
	f->members = lent(r, json_object_new_array());
	f->pairs = lent(r, json_object_new_object());
	if (json_object_array_length(f->list.faults) > 0)
		return 0;
	t = ask(r, &look_up, me(r), text(r, "%s", json_object_to_json_string_ext(f->list.rows, JSON_C_TO_STRING_PLAIN)));
	for (i = 0; i < t->rows; i++)
		if ((why = wrong_with(r, t, i, &column)) != NULL) {
			roster_fault(f->list.faults, (unsigned)cell(t, i, "row").number, column, why);
			for (; i + 1 < t->rows && cell(t, i, "row").number == cell(t, i + 1, "row").number; i++)
				;
		} else {
			add_twice(f, seen, t, i);
			add_move(f, t, i);
		}
	return 0;
}

/* --- shown ----------------------------------------------------------------- */

static int
preview(struct request *r)
{
	struct file f = { .moves = NULL };
	struct json_object *o;
	int status = look_at(r, &f);

	if (status != 0)
		return status;
	o = json_object_new_object();
	json_object_object_add(o, "digest", json_object_new_string(f.sent.digest.text));
	json_object_object_add(o, "people", json_object_new_int64((int64_t)json_object_array_length(f.list.rows)));
	json_object_object_add(o, "moving", json_object_new_int64((int64_t)json_object_array_length(f.moves)));
	json_object_object_add(o, "faults", json_object_get(f.list.faults));
	return answer_object(r, 200, o);
}

/* The file with its bad cells red. */
static int
mark(struct request *r)
{
	struct file f = { .moves = NULL };
	struct json_object *o;
	int status = look_at(r, &f);
	FILE *marked;

	if (status != 0)
		return status;
	if (json_object_array_length(f.list.faults) == 0)
		return refuse(r, 409, "这份文件没有需要改正的地方");
	if (json_object_object_length(f.list.places) == 0)
		return refuse(r, 409, "这份文件里没有找到表头，标不出要改的格子");
	o = lent(r, json_object_new_object());
	json_object_object_add(o, "faults", json_object_get(f.list.faults));
	json_object_object_add(o, "places", json_object_get(f.list.places));
	if ((marked = roster_mark(f.sent.bytes, f.sent.len, o)) == NULL)
		return refuse(r, 507, "存储空间不足，暂时不能生成文件，请告诉管理员");
	return answer_file(r, marked, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	    "transfers-marked.xlsx");
}

/* --- done ------------------------------------------------------------------ */

static struct query arrive = {
	"INSERT INTO member (person, school, teaching_group, staff_no, subject, full_time, staff, since)"
	" SELECT m.person, j.target, j.grp, j.new_no, COALESCE(j.subject, m.subject), m.full_time, m.staff, " TODAY
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (member BIGINT UNSIGNED PATH '$.member',"
	"        target BIGINT UNSIGNED PATH '$.target', grp BIGINT UNSIGNED PATH '$.group',"
	"        new_no VARCHAR(20) CHARSET ascii PATH '$.new_no', subject " WORD(30) " PATH '$.subject')) j"
	"   JOIN member m ON m.id = j.member" };

static int
take(struct request *r)
{
	struct file f = { .moves = NULL };
	int status = look_at(r, &f);
	struct json_object *o;
	struct value stays;
	long long source, target;

	if (status != 0)
		return status;
	if (strcmp(f.sent.digest.text, form(r, "digest").text) != 0)
		return refuse(r, 409, "文件与预览时不同，请重新预览");
	if (json_object_array_length(f.list.faults) > 0)
		return refuse(r, 409, "文件有%zu处需要改正，没有办理，请改好后重新预览",
		    json_object_array_length(f.list.faults));
	stays = text(r, "%s", json_object_to_json_string_ext(f.members, JSON_C_TO_STRING_PLAIN));
	run(r, &stays_end, stays);
	run(r, &duties_end, stays);
	if (try_run(r, &arrive, text(r, "%s", json_object_to_json_string_ext(f.moves, JSON_C_TO_STRING_PLAIN))) < 0)
		return refuse(r, 409, "名册刚被别人改过，请重新预览");
	json_object_object_foreach(f.pairs, pair, members) {
		sscanf(pair, "%lld %lld", &source, &target);
		stays = text(r, "%s", json_object_to_json_string_ext(members, JSON_C_TO_STRING_PLAIN));
		run(r, &carry, me(r), stays, number(target), stays, number(target), number(source));
	}
	o = json_object_new_object();
	json_object_object_add(o, "moved", json_object_new_int64((int64_t)json_object_array_length(f.moves)));
	return answer_object(r, 201, o);
}

static const struct field none[] = { { 0 } };
static const struct field shown[] = {
	{ "digest", CODE, .min = 64, .max = 64, .zh = "预览时的文件指纹" }, { 0 } };

const struct route transfer_file_routes[] = {
	{ "POST", "/transfers/file/preview", OFFICE | ADMIN, none, preview, { &look_up }, RAW | QUIET, NULL,
	    TRANSFER_BYTES },
	{ "POST", "/transfers/file/marked", OFFICE | ADMIN, none, mark, { &look_up }, RAW | QUIET, NULL,
	    TRANSFER_BYTES },
	{ "POST", "/transfers/file", OFFICE | ADMIN, shown, take,
	    { &look_up, &stays_end, &duties_end, &arrive, &carry }, RAW | ONCE, "admin.person.transfer_file",
	    TRANSFER_BYTES }, { 0 } };
