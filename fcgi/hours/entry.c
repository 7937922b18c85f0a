/* hours/entry.c - hours by hand: what no platform and no list knows.  Never changed:
 * a mistake gets a counter entry (correction.c). */
#include <string.h>

#include "hours/slices.h"

/* A teacher of my office's schools, never myself. */
static struct query add = {
	"INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, document,"
	"        entered_by)"
	" SELECT n.programme, m.person, ?, ?, ?, ?, COALESCE(?, ''), o.person"
	"   FROM member_now m"
	"   JOIN office_school o ON o.school = m.school AND o.person = ?"
	"   JOIN programme_now n ON n.school = m.school"
	"  WHERE m.login = ? AND m.person <> o.person" };

static const struct field entry[] = {
	{ "login", CODE, 1, 40, .zh = "登录名" },
	{ "kind", CHOICE, .choices = "online evidence research recording other", .zh = "种类" },
	{ "hundredths", COUNT, 1, 10000, .zh = "学时" },
	{ "happened_on", DAY, .zh = "日期" },
	{ "note", WORDS, 2, 300, .zh = "事由" },
	{ "document", WORDS, 2, 300, .optional = true, .zh = "依据的文件" }, { 0 } };

static int
add_entry(struct request *r)
{
	if (form(r, "document").kind == NOTHING && strcmp(form(r, "kind").text, "other") == 0)
		wrong(r, "/document", "“其他”学时请写明依据的文件");
	if (is_future(form(r, "happened_on").text))
		wrong(r, "/happened_on", "日期不能晚于今天");
	if (refuse_wrong(r) != 0)
		return 422;
	if (run(r, &add, form(r, "kind"), form(r, "hundredths"), form(r, "happened_on"),
	    form(r, "note"), form(r, "document"), me(r), form(r, "login")) == 0) {
		wrong(r, "/login", "没有这个登录名，或者这位教师不归您办理");
		return refuse_wrong(r);
	}
	return made(r, "entry", last_id(r));
}

const struct route entry_routes[] = {
	{ "POST", "/entry", OFFICE, entry, add_entry, { &add }, ONCE, "hours.entry.add", 0 },
	{ 0 } };
