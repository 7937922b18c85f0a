/* hours/lines.c - every line behind the sums: mine, and a teacher's for the office
 * that may have to correct one. */
#include "hours/sheets.h"
#include "hours/slices.h"

/* Each source singly: a ? is not pushed into a UNION view. */
#define LINES(view, form, submission) \
	"SELECT programme, kind, " form " AS form, hundredths, happened_on, source, title, line, " submission " AS submission" \
	"  FROM " view " WHERE person = ?"

static struct query lines = {
	"SELECT l.kind, l.form, l.hundredths, l.happened_on, l.source, l.title, l.line,"
	"       CONCAT(l.happened_on, ' ', l.line) AS `cursor`"
	"  FROM (" LINES("hours_online", "NULL", "NULL") " UNION ALL " LINES("hours_research", "form", "NULL") " UNION ALL "
	LINES("hours_certified", "NULL", "submission") " UNION ALL " LINES("hours_by_hand", "NULL", "NULL") ") l"
	"  JOIN member_now m ON m.person = ?"
	"  JOIN programme_now n ON n.school = m.school AND" COUNTS("l")
	" WHERE" COUNTS_ONCE("l") "AND (? IS NULL OR l.kind = ?)"
	"   AND (? = '' OR CONCAT(l.happened_on, ' ', l.line) < ?)"
	" ORDER BY `cursor` DESC LIMIT " PAGE_SQL };

#define OF_KIND \
	{ "kind", CHOICE, .choices = "online evidence research recording other", \
	    .optional = true, .zh = "种类" }

static const struct field of_kind[] = { OF_KIND, AFTER, { 0 } };

static int
show_lines(struct request *r, struct value person)
{
	return page(r, &lines, person, person, person, person, person,
	    form(r, "kind"), form(r, "kind"), after(r), after(r));
}

static int
show_mine(struct request *r)
{
	return show_lines(r, me(r));
}

struct query office_teacher = {
	"SELECT m.person FROM member_now m"
	"  JOIN office_school o ON o.school = m.school AND o.person = ?"
	" WHERE m.login = ?" };

static const struct field whose[] = {
	{ "login", CODE, 1, 40, .zh = "登录名" }, OF_KIND, AFTER, { 0 } };

static int
show_hers(struct request *r)
{
	const struct result *who = ask(r, &office_teacher, me(r), form(r, "login"));

	return who->rows == 0 ? not_found(r) : show_lines(r, cell(who, 0, "person"));
}

const struct route lines_routes[] = {
	{ "GET", "/lines", TEACHER, of_kind, show_mine, { &lines }, .sheet = &lines_sheet },
	{ "GET", "/teacher/{login}/lines", OFFICE, whose, show_hers, { &office_teacher, &lines }, .sheet = &teacher_lines_sheet },
	{ 0 } };
