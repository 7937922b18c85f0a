/* evidence/behalf.c - 代填 (issue 5; the way is ours): a leader prepares a work for a member of
 * her group, a 帮扶人 for whom she helps.  It stays with who enters it until it is given to its
 * author (give_over), who takes it or not (behalf_answer.c) and alone hands in.
 *
 * From the moment it is taken, who entered it judges nothing of this author (view conflict). */
#include "evidence/asked.h"
#include "evidence/draft.h"
#include "evidence/sheets.h"

/* For whom this person may enter; takes her twice.  Ours: no notice fixes it. */
#define COLLEAGUES \
	"(SELECT m.person FROM role_now l JOIN member_now m ON m.teaching_group = l.teaching_group AND m.person <> l.person" \
	"   WHERE l.person = ? AND l.kind = 'leader'" \
	"  UNION SELECT c.person FROM coaching k JOIN open_coaching c ON c.submission = k.submission WHERE k.helper = ?)"

/* What lies with its author: nothing handed in yet, returned, or failed. */
#define LIES_WITH_HER \
	"  LEFT JOIN submission_now s ON s.programme = o.programme AND s.person = o.person AND s.ability = o.ability" \
	"  LEFT JOIN work_return back ON back.submission = s.id" \
	"  LEFT JOIN decision g ON g.submission = s.id"
#define WITH_HER "(s.id IS NULL OR back.submission IS NOT NULL OR g.grade = 'fail')"
#define STATE "IF(s.id IS NULL, 'chosen', IF(back.submission IS NOT NULL, 'returned', 'failed'))"
#define MY_ENTRY \
	"  LEFT JOIN on_behalf d ON d.entered_by = ? AND d.author = o.person AND d.ability = o.ability" \
	"       AND d.programme = o.programme AND d.open = 1"

static struct query colleagues = {
	"SELECT o.person, p.name, a.id AS ability, a.code, " NAME_HERE " AS ability_name, a.kind, " STATE " AS state,"
	"       d.saved_at,"
	"       (SELECT MAX(b.given_at) FROM on_behalf b LEFT JOIN on_behalf_answer z ON z.on_behalf = b.id"
	"         WHERE b.entered_by = ? AND b.author = o.person AND b.ability = o.ability AND b.programme = o.programme"
	"           AND z.on_behalf IS NULL) AS given_at"
	"  FROM " COLLEAGUES " e"
	"  STRAIGHT_JOIN person p ON p.id = e.person"	/* else it begins at everybody */
	"  STRAIGHT_JOIN work_open o ON o.person = p.id"
	"  JOIN ability a ON a.id = o.ability"
	LIES_WITH_HER
	MY_ENTRY
	" WHERE " WITH_HER " ORDER BY p.name, o.person, a.kind = 'capstone', a.id LIMIT 500" };

static int
list_colleagues(struct request *r)
{
	return rows(r, &colleagues, me(r), me(r), me(r), me(r));
}

/* --- one of them --------------------------------------------------------- */

#define THIS_WORK \
	"  FROM " COLLEAGUES " e JOIN work_open o ON o.person = e.person" LIES_WITH_HER

static struct query whole = {
	"SELECT o.person, p.name, a.id AS ability, a.code, " NAME_HERE " AS ability_name, a.kind, a.dimension, a.environment, a.summary,"
	"       " STATE " AS state, back.remark AS returned_remark,"
	"       CAST(COALESCE(d.version, 0) AS SIGNED) AS version, COALESCE(d.pieces, '[]') AS pieces_json,"
	"       COALESCE(d.note, '') AS note, d.saved_at, COALESCE(" REQUIREMENTS ", '[]') AS requirements_json,"
	"       COALESCE(" UPLOADS("?") ", '[]') AS uploads_json"
	THIS_WORK
	"  JOIN person p ON p.id = o.person"
	"  JOIN ability a ON a.id = o.ability"
	MY_ENTRY
	" WHERE o.person = ? AND o.ability = ? AND " WITH_HER };

static const struct field one[] = {
	{ "person", ID, .zh = "教师" }, { "ability", ID, .zh = "能力点" }, { 0 } };

static int
show_work(struct request *r)
{
	return row(r, &whole, me(r), me(r), me(r), me(r), form(r, "person"), form(r, "ability"));
}

/* --- saving ---------------------------------------------------------------- */

static struct query first_save = {
	"INSERT INTO on_behalf (programme, author, ability, list, entered_by, pieces, note)"
	" SELECT o.programme, o.person, o.ability, " LIST_NOW ", ?, ?, ?"
	THIS_WORK " LEFT JOIN on_behalf d ON FALSE"
	" WHERE o.person = ? AND o.ability = ? AND " WITH_HER };
/* May she still, and which one is it? */
static struct query entry = {
	"SELECT d.id, d.version, JSON_LENGTH(d.pieces) AS pieces" THIS_WORK MY_ENTRY
	" WHERE o.person = ? AND o.ability = ? AND " WITH_HER };
static struct query save = {
	"UPDATE on_behalf SET pieces = ?, note = ?, version = version + 1, saved_at = UTC_TIMESTAMP(6)"
	" WHERE id = ? AND version = ? AND given_at IS NULL" };

static const struct field entering[] = {
	{ "person", ID, .zh = "教师" }, { "ability", ID, .zh = "能力点" }, PIECES_FIELD,
	{ "note", PROSE, .max = 2000, .optional = true, .zh = "总的说明" }, { 0 } };

static const struct result *
find_entry(struct request *r)
{
	return ask(r, &entry, me(r), me(r), me(r), form(r, "person"), form(r, "ability"));
}

static int
save_entry(struct request *r)
{
	struct value pieces = form_json(r, "pieces"), note = form(r, "note");
	const struct result *e;
	long matched;
	int status;

	check_pieces(r, form_object(r, "pieces"));
	if ((status = refuse_wrong(r)) != 0)
		return status;
	if (note.kind == NOTHING)
		note = text(r, "%s", "");
	if (version(r).number == 0) {
		matched = try_run(r, &first_save, me(r), pieces, note, me(r), me(r), form(r, "person"), form(r, "ability"));
		return matched == 0 ? not_found(r) : changed(r, matched > 0);
	}
	e = find_entry(r);
	if (e->rows == 0)
		return not_found(r);
	return changed(r, cell(e, 0, "id").kind == NOTHING ? 0 : run(r, &save, pieces, note, cell(e, 0, "id"), version(r)));
}

/* --- giving it to its author -------------------------------------------------- */

static struct query give = {
	"UPDATE on_behalf SET given_at = UTC_TIMESTAMP(6) WHERE id = ? AND version = ? AND given_at IS NULL" };

static const struct field giving[] = {
	{ "person", ID, .zh = "教师" }, { "ability", ID, .zh = "能力点" },
	{ "draft", COUNT, 0, 1LL << 31, .zh = "草稿版本" }, { 0 } };

static int
give_over(struct request *r)
{
	const struct result *e = find_entry(r);

	if (e->rows == 0)
		return not_found(r);
	if (cell(e, 0, "id").kind == NOTHING || cell(e, 0, "pieces").number == 0)
		return refuse(r, 422, "还没有填写任何一项材料");
	about(r, "on_behalf", cell(e, 0, "id").number);
	if (run(r, &give, cell(e, 0, "id"), form(r, "draft")) == 0)
		return refuse(r, 412, "这份代填在别处改过，请刷新核对后再交给本人");
	return done(r);
}

const struct route behalf_routes[] = {
	{ "GET", "/behalf", TEACHER, NULL, list_colleagues, { &colleagues }, .sheet = &behalf_sheet },
	{ "GET", "/behalf/{person}/{ability}", TEACHER, one, show_work, { &whole } },
	{ "PUT", "/behalf/{person}/{ability}", TEACHER, entering, save_entry, { &first_save, &entry, &save },
	  .flags = EDIT | QUIET },
	{ "POST", "/behalf/{person}/{ability}/give", TEACHER, giving, give_over, { &entry, &give },
	  .flags = ONCE, .act = "evidence.on_behalf.give" },
	{ 0 } };
