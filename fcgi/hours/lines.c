/* hours/lines.c - every line behind the sums: mine, and a teacher's for the office
 * that may have to correct one. */
#include "hours/sheets.h"
#include "hours/slices.h"

/* place: the platform, or whose activity it was; given: the rule by which an ability earned it.
 * The office sees, too, what waits for being recognised. */
static struct query lines = {
	"SELECT l.kind, l.form, l.hundredths, l.happened_on, l.source, l.title, l.line, l.place, l.entered_by,"
	"       NULLIF(l.document, '') AS document, l.corrects, l.given AS given_json,"
	"       CONCAT(l.happened_on, ' ', l.line) AS `cursor`"
	"  FROM (" LEDGER ") l"
	"  JOIN member_now m ON m.person = ?"
	"  JOIN programme_now n ON n.school = m.school AND" COUNTS("l")
	" WHERE" COUNTS_ONCE("l") "AND" OF_BAR "AND (? OR" RECOGNISED("l") ")"
	"   AND (? = '' OR CONCAT(l.happened_on, ' ', l.line) < ?)"
	" ORDER BY `cursor` DESC LIMIT " PAGE_SQL };

static const struct field of_bar[] = { BAR, AFTER, { 0 } };

static int
show_lines(struct request *r, struct value person, bool all)
{
	struct value kind = form(r, "kind");

	return page(r, &lines, person, person, person, person, person, kind, kind, kind, number(all), after(r), after(r));
}

static int
show_mine(struct request *r)
{
	return show_lines(r, me(r), false);
}

struct query office_teacher = {
	"SELECT m.person FROM member_now m"
	"  JOIN office_school o ON o.school = m.school AND o.person = ?"
	" WHERE m.login = ?" };

static const struct field whose[] = {
	{ "login", CODE, 1, 40, .zh = "登录名" }, BAR, AFTER, { 0 } };

static int
show_hers(struct request *r)
{
	const struct result *who = ask(r, &office_teacher, me(r), form(r, "login"));

	return who->rows == 0 ? not_found(r) : show_lines(r, cell(who, 0, "person"), true);
}

const struct route lines_routes[] = {
	{ "GET", "/lines", TEACHER, of_bar, show_mine, { &lines }, .sheet = &lines_sheet },
	{ "GET", "/teacher/{login}/lines", OFFICE, whose, show_hers, { &office_teacher, &lines }, .sheet = &teacher_lines_sheet },
	{ 0 } };
