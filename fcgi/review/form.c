/* review/form.c - a form of 自评, 互评, 组评 or 校评 to be filled in on paper, with the code
 * by which its scan finds back to this case (parts/paper_code.h, scan.c).
 *
 * For who owes or gave a verdict at this level, for the author's own 自评, and for the
 * school's management, who print for others; never for who has a declared relation to
 * the author.  Under anonymous_peers the form of 互评 has no name on it. */
#include <string.h>

#include "parts/called.h"
#include "parts/paper_mark.h"
#include "review/form.h"
#include "review/slices.h"

static struct query owes_peer = { .sql = "SELECT d.level FROM " DUE_PEER(MINE_HERE) " d" };
static struct query owes_any = { .sql = "SELECT d.level FROM " DUE_ANY(MINE_HERE) " d" };

static struct query show = { .sql =
	"SELECT " FORM_COLUMNS
	"  FROM (SELECT ? AS person, ? AS level, ? AS owes, ? AS submission) x" FORM_FROM
	"  LEFT JOIN verdict v ON v.submission = s.id AND v.judge = x.person AND v.level = x.level"
	"  LEFT JOIN school_person g ON g.person = x.person AND g.school = c.id"
	"  LEFT JOIN related y ON y.person = s.person AND y.other = x.person"
	" WHERE IF(s.person = x.person, x.level = 'self',"
	"          y.person IS NULL AND (x.owes OR v.id IS NOT NULL OR g.person IS NOT NULL))" };

static const struct field fields[] = {
	{ "submission", ID, .zh = "材料" },
	{ "level", CHOICE, .choices = "self peer group panel", .zh = "哪一级" }, { 0 } };

static bool
owes(struct request *r, const char *level)
{
	struct value submission = form(r, "submission");
	const struct result *d = has_role(r, SENIORS) ?
	    ask(r, &owes_any, SIX_PAIRS(submission, me(r))) : ask(r, &owes_peer, submission, me(r));
	size_t i;

	for (i = 0; i < d->rows; i++)
		if (strcmp(cell(d, i, "level").text, level) == 0)
			return true;
	return false;
}

static enum paper
paper_of(const char *level)
{
	static const char *const levels[] = { [PAPER_SELF] = "self", [PAPER_PEER] = "peer",
	    [PAPER_GROUP] = "group", [PAPER_PANEL] = "panel" };
	enum paper p = PAPER_SELF;

	while (strcmp(levels[p], level) != 0)
		p++;
	return p;
}

static void
put(struct json_object *o, const struct result *from, size_t row, const char *name)
{
	struct value v = cell(from, row, name);

	json_object_object_add(o, name, v.kind == TEXT ? json_object_new_string(v.text) :
	    v.kind == NUMBER ? json_object_new_int64(v.number) : NULL);
}

struct json_object *
form_of(struct request *r, const struct result *from, size_t row)
{
	static const char *const shown[] = { "submission", "level", "ability", "ability_name", "number", "attempt", "school", "author" };
	struct json_object *o = json_object_new_object();
	size_t i;

	for (i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		put(o, from, row, shown[i]);
	json_object_object_add(o, "pieces", json_object_get(parsed(r, cell(from, row, "pieces"))));
	json_object_object_add(o, "mark", paper_mark(paper_of(cell(from, row, "level").text),
	    cell(from, row, "submission").number, cell(from, row, "secret")));
	return o;
}

static int
show_form(struct request *r)
{
	struct value submission = form(r, "submission"), level = form(r, "level");
	const struct result *s = ask(r, &show, me(r), level, number(owes(r, level.text)), submission);

	return s->rows == 0 ? not_found(r) : answer_object(r, 200, form_of(r, s, 0));
}

const struct route form_routes[] = {
	{ "GET", "/form/{submission}/{level}", JUDGES | SCHOOL, fields, show_form,
	    { &owes_peer, &owes_any, &show } }, { 0 } };
