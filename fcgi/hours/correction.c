/* hours/correction.c - 冲正: a counter entry names the line that it corrects - an entry,
 * an attendance, a platform's record - once, and takes back no more than that gave.
 * What an ability gave stands on a signature and is no matter of the office. */
#include <stdio.h>

#include "hours/slices.h"

/* The line of this teacher, by the one number that is given. */
static struct query named = {
	"SELECT e.programme, e.kind, e.hundredths, e.happened_on FROM hours_entry e"
	" WHERE e.id = ? AND e.person = ? AND e.hundredths > 0"
	" UNION ALL "
	"SELECT t.programme, 'research', t.hundredths, t.held_on"
	"  FROM attendance s JOIN activity t ON t.id = s.activity"
	" WHERE s.activity = ? AND s.person = ?"
	" UNION ALL "
	"SELECT h.programme, h.kind, h.hundredths, h.happened_on FROM hours_online h"
	" WHERE h.person = ? AND h.line = ?" };

static struct query take_back = {
	"INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note,"
	"        corrects, activity, provider, record, entered_by)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };

static const struct field correction[] = {
	{ "login", CODE, 1, 40, .zh = "登录名" },
	{ "line", CODE, 5, 110, .zh = "所冲正的那一笔" },
	{ "hundredths", COUNT, 1, 100000, .zh = "冲正的学时" },
	{ "note", WORDS, 2, 300, .zh = "事由" }, { 0 } };

struct line {
	struct value entry, activity, provider, record;
};

static struct line
read_line(struct request *r)
{
	struct line l = { nothing(), nothing(), nothing(), nothing() };
	const char *name = form(r, "line").text;
	char record[65];
	long long id;

	if (sscanf(name, "entry-%15lld", &id) == 1)
		l.entry = number(id);
	else if (sscanf(name, "attendance-%15lld", &id) == 1)
		l.activity = number(id);
	else if (sscanf(name, "platform-%15lld-%64s", &id, record) == 2) {
		l.provider = number(id);
		l.record = text(r, "%s", record);
	}
	return l;
}

static int
correct(struct request *r)
{
	struct value most, n = form(r, "hundredths"), person;
	const struct result *who = ask(r, &office_teacher, me(r), form(r, "login")), *found;
	struct line l = read_line(r);

	if (who->rows == 0)
		wrong(r, "/login", "没有这个登录名，或者这位教师不归您办理");
	else if (cell(who, 0, "person").number == me(r).number)
		wrong(r, "/login", "不能为自己冲正，请由他人办理");
	if (refuse_wrong(r) != 0)
		return 422;
	person = cell(who, 0, "person");
	found = ask(r, &named, l.entry, person, l.activity, person, person, form(r, "line"));
	if (found->rows == 0)
		wrong(r, "/line", "这位教师没有这一笔可以冲正的学时");
	else if ((most = cell(found, 0, "hundredths")).number < n.number)
		wrong(r, "/hundredths", "冲正不能多于那一笔的%lld.%02lld学时",
		    most.number / 100, most.number % 100);
	if (refuse_wrong(r) != 0)
		return 422;
	if (try_run(r, &take_back, cell(found, 0, "programme"), person, cell(found, 0, "kind"),
	    number(-n.number), cell(found, 0, "happened_on"), form(r, "note"), l.entry,
	    l.activity, l.provider, l.record, me(r)) < 0)
		return refuse(r, 409, "这一笔已经冲正过；一笔学时只冲正一次");
	return made(r, "entry", last_id(r));
}

const struct route correction_routes[] = {
	{ "POST", "/correction", OFFICE, correction, correct,
	    { &office_teacher, &named, &take_back }, ONCE, "hours.correction.add", 0 }, { 0 } };
