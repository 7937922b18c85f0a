/* review/scan_page.c - the pages of a scan: where each belongs, or why it is not known and
 * by whose hand it was placed; and the paper that stands with a case.
 *
 * Who manages a school sees nothing here of her own case, or of one of a declared relation. */
#include <string.h>

#include "parts/called.h"
#include "parts/paper_code.h"
#include "review/sheets.h"
#include "review/slices.h"

#define MY_SCAN " c.id = ? AND EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = c.school) "
#define MINE_OR_RELATED "(s.person = x.me OR EXISTS (SELECT 1 FROM related y WHERE y.person = s.person AND y.other = x.me))"

static struct query scan = { .sql =
	"SELECT c.id AS scan, c.name, c.brought_at, r.pages, r.trouble, r.read_at,"
	"       EXISTS (SELECT 1 FROM scan_reader o WHERE o.scan = c.id AND o.person = ?) AS open"
	"  FROM scan c LEFT JOIN scan_reading r ON r.scan = c.id WHERE" MY_SCAN };

static struct query pages = { .sql =
	"SELECT p.number, p.outcome, COALESCE(g.form, p.form) AS form, g.placed_at,"
	"       (SELECT h.name FROM person h WHERE h.id = g.placed_by) AS placed_by,"
	"       IF(" MINE_OR_RELATED ", NULL, s.id) AS submission, IF(" MINE_OR_RELATED ", NULL, w.name) AS author,"
	"       IF(" MINE_OR_RELATED ", NULL, a.code) AS ability,"
	"       IF(" MINE_OR_RELATED ", NULL, " CALLED_UNDER("a", "s.policy_version") ") AS ability_name,"
	"       s.id IS NOT NULL AND " MINE_OR_RELATED " AS hidden, v.title AS activity_title, v.held_on"
	"  FROM (SELECT ? AS me) x"
	"  JOIN scan c"
	"  JOIN scan_page p ON p.scan = c.id"
	"  LEFT JOIN scan_placing g ON g.scan = p.scan AND g.number = p.number"
	"  LEFT JOIN submission s ON s.id = COALESCE(g.submission, p.submission)"
	"  LEFT JOIN person w ON w.id = s.person"
	"  LEFT JOIN ability a ON a.id = s.ability"
	"  LEFT JOIN activity v ON v.id = COALESCE(g.activity, p.activity)"
	" WHERE" MY_SCAN " ORDER BY p.number" };

static const struct field one[] = { { "scan", ID, .zh = "扫描件" }, { 0 } };

static int
show_pages(struct request *r)
{
	return rows(r, &pages, me(r), form(r, "scan"), me(r));
}

static int
show_scan(struct request *r)
{
	return row(r, &scan, me(r), form(r, "scan"), me(r));
}

/* --- by hand ------------------------------------------------------------- */

/* A page of my school's scan that waits for a place. */
static struct query waits = { .sql =
	"SELECT c.school, k.secret FROM scan c JOIN paper_key k"
	"  JOIN scan_page p ON p.scan = c.id AND p.number = ? AND p.outcome <> 'matched'"
	" WHERE" MY_SCAN };

/* A case of this school, by number, or the last version by author and ability; never
 * mine, nor a relation's. */
#define OF_OTHERS(where) \
	"SELECT s.id AS submission FROM submission s" \
	"  LEFT JOIN member_now m ON m.person = s.person" \
	"  LEFT JOIN related y ON y.person = s.person AND y.other = ?" \
	" WHERE " where " AND COALESCE(m.school, s.school) = ?" \
	"   AND s.person <> ? AND y.person IS NULL ORDER BY s.id DESC LIMIT 1"

static struct query case_by_number = { .sql = OF_OTHERS("s.id = ?") };
static struct query case_by_name = { .sql = OF_OTHERS("s.person = (SELECT w.id FROM person w WHERE w.login = ?)"
	" AND s.ability IN (SELECT a.id FROM ability a WHERE a.code = ?)") };

static struct query the_activity = { .sql =
	"SELECT a.id AS activity FROM activity a WHERE a.id = ? AND a.school = ?" };

static struct query place = { .sql =
	"INSERT INTO scan_placing (scan, number, form, submission, activity, placed_by) VALUES (?, ?, ?, ?, ?, ?)" };

static const struct field placing[] = {
	{ "scan", ID, .zh = "扫描件" },
	{ "number", COUNT, 1, 1000, .zh = "第几页" },
	{ "no_form", TRUTH, .optional = true, .zh = "不是表" },
	{ "code", WORDS, 4, 60, .optional = true, .zh = "表上的编码" },
	{ "login", CODE, 1, 40, .optional = true, .zh = "教师" },
	{ "ability", CODE, 1, 20, .optional = true, .zh = "能力点" },
	{ "level", CHOICE, .choices = "self peer group panel", .optional = true, .zh = "哪一级" }, { 0 } };

struct target {
	struct value level, submission, activity;
};

/* What the typed code says; a wrong field when it says nothing. */
static void
by_code(struct request *r, const struct result *w, struct target *t)
{
	static const char *const forms[] = { [PAPER_SELF] = "self", [PAPER_PEER] = "peer", [PAPER_GROUP] = "group",
	    [PAPER_PANEL] = "panel", [PAPER_SIGN_IN] = "sign_in" };
	const struct result *found;
	long long about = 0;
	enum paper p;

	switch (paper_code_read(form(r, "code").text, (const unsigned char *)cell(w, 0, "secret").text, &p, &about)) {
	case PAPER_GOOD:
		break;
	case PAPER_FORGED:
		wrong(r, "/code", "这个编码不是本系统印出的");
		return;
	default:
		wrong(r, "/code", "编码抄错了，应是二十四位，请逐位核对");
		return;
	}
	t->level = text(r, "%s", forms[p]);
	if (p == PAPER_SIGN_IN) {
		found = ask(r, &the_activity, number(about), cell(w, 0, "school"));
		t->activity = found->rows > 0 ? cell(found, 0, "activity") : nothing();
	} else {
		found = ask(r, &case_by_number, me(r), number(about), cell(w, 0, "school"), me(r));
		t->submission = found->rows > 0 ? cell(found, 0, "submission") : nothing();
	}
	if (found->rows == 0)
		wrong(r, "/code", "这个编码的材料或活动不在本校，或者应由他人办理");
}

static void
by_name(struct request *r, const struct result *w, struct target *t)
{
	const struct result *found;

	if (form(r, "login").kind == NOTHING || form(r, "ability").kind == NOTHING || form(r, "level").kind == NOTHING) {
		wrong(r, "/code", "请填表上的编码；看不清的，选教师、能力点和哪一级");
		return;
	}
	found = ask(r, &case_by_name, me(r), form(r, "login"), form(r, "ability"), cell(w, 0, "school"), me(r));
	if (found->rows == 0)
		wrong(r, "/login", "这位教师没有提交过这个能力点，或者不在本校，或者应由他人办理");
	else
		t->submission = cell(found, 0, "submission");
	t->level = form(r, "level");
}

static int
place_page(struct request *r)
{
	struct target t = { nothing(), nothing(), nothing() };
	const struct result *w = ask(r, &waits, form(r, "number"), form(r, "scan"), me(r));

	if (w->rows == 0)
		return not_found(r);
	if (form(r, "code").kind != NOTHING)
		by_code(r, w, &t);
	else if (form(r, "no_form").kind == NOTHING || form(r, "no_form").number == 0)
		by_name(r, w, &t);
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "scan", form(r, "scan").number);
	if (try_run(r, &place, form(r, "scan"), form(r, "number"), t.level, t.submission, t.activity, me(r)) < 0)
		return refuse(r, 409, "这一页刚刚已经认定过");
	return done(r);
}

/* --- with the case ------------------------------------------------------- */

/* For the author, whoever gave a verdict on it, and the chair who signed. */
static struct query with_case = { .sql =
	"SELECT z.form AS level, z.number, c.name, c.brought_at FROM submission s"
	"  JOIN (SELECT p.submission, p.form, p.scan, p.number FROM scan_page p WHERE p.submission = ?"
	"         UNION ALL "
	"        SELECT g.submission, g.form, g.scan, g.number FROM scan_placing g WHERE g.submission = ?) z"
	"    ON z.submission = s.id"
	"  JOIN scan c ON c.id = z.scan"
	"  LEFT JOIN verdict v ON v.submission = s.id AND v.judge = ?"
	"  LEFT JOIN signature n ON n.submission = s.id AND n.chair = ?"
	"  LEFT JOIN related y ON y.person = s.person AND y.other = ?"
	" WHERE s.id = ? AND (s.person = ? OR y.person IS NULL AND (v.level IN ('group','panel') OR n.submission IS NOT NULL))"
	" ORDER BY z.scan, z.number LIMIT 100" };

static const struct field of_case[] = { { "submission", ID, .zh = "材料" }, { 0 } };

static int
show_papers(struct request *r)
{
	struct value s = form(r, "submission");

	return rows(r, &with_case, s, s, me(r), me(r), me(r), s, me(r));
}

const struct route scan_page_routes[] = {
	{ "GET", "/scan/{scan}", SCHOOL, one, show_scan, { &scan } },
	{ "GET", "/scan/{scan}/pages", SCHOOL, one, show_pages, { &pages }, .sheet = &scan_pages_sheet },
	{ "POST", "/scan/{scan}/page/{number}", SCHOOL, placing, place_page,
	    { &waits, &case_by_number, &case_by_name, &the_activity, &place }, ONCE, "review.scan.place" },
	{ "GET", "/case/{submission}/papers", JUDGES, of_case, show_papers, { &with_case } }, { 0 } };
