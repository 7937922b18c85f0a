/* review/forms.c - paper forms of many cases at once, to be printed as sheets: of all that I owe,
 * or, for the school's management, of all open cases of a group at the level that is asked for.
 * Who may have which is as with one (form.c); a page is fifty sheets. */
#include "parts/called.h"
#include "review/form.h"
#include "review/slices.h"

#define FORMS(cases) \
	"SELECT " FORM_COLUMNS ", x.submission AS `cursor` FROM (" cases ") x" FORM_FROM \
	" WHERE " PAGE_ABOVE("x.submission") " ORDER BY x.submission LIMIT " PAGE_SQL

/* A signature is given in the system only. */
#define OWED(due) "SELECT DISTINCT d.submission, d.level FROM " due " d WHERE d.level <> 'signature'"
static struct query owed_by_peer = { .sql = FORMS(OWED(DUE_PEER(MINE))) };
static struct query owed = { .sql = FORMS(OWED(DUE_ANY(MINE))) };

/* Not her own, nor of a declared relation. */
static struct query of_group = { .sql =
	FORMS("SELECT c.submission, ? AS level FROM teaching_group t"
	"   JOIN school_person g ON g.school = t.school AND g.person = ?"
	"   JOIN case_open c ON c.teaching_group = t.id AND c.person <> g.person"
	"   LEFT JOIN related y ON y.person = c.person AND y.other = g.person"
	"  WHERE t.id = ? AND y.person IS NULL") };

static int
answer_forms(struct request *r, const struct result *found)
{
	struct json_object *o = json_object_new_object(), *list = json_object_new_array();
	size_t i;

	for (i = 0; i < found->rows && i < PAGE; i++)
		json_object_array_add(list, form_of(r, found, i));
	json_object_object_add(o, "rows", list);
	json_object_object_add(o, "next", found->rows <= PAGE ? NULL :
	    json_object_new_string(text(r, "%lld", cell(found, PAGE - 1, "cursor").number).text));
	return answer_object(r, 200, o);
}

static int
show_owed(struct request *r)
{
	if (has_role(r, SENIORS))
		return answer_forms(r, ask(r, &owed, SIX(me(r)), after(r), after(r)));
	return answer_forms(r, ask(r, &owed_by_peer, me(r), after(r), after(r)));
}

static int
show_of_group(struct request *r)
{
	return answer_forms(r, ask(r, &of_group, form(r, "level"), me(r), form(r, "group"), after(r), after(r)));
}

static const struct field group_and_level[] = {
	{ "group", ID, .zh = "教研组" },
	{ "level", CHOICE, .choices = "self peer group panel", .zh = "哪一级" }, AFTER, { 0 } };

const struct route forms_routes[] = {
	{ "GET", "/forms/due", JUDGES, paged, show_owed, { &owed_by_peer, &owed } },
	{ "GET", "/forms/group/{group}/{level}", SCHOOL, group_and_level, show_of_group, { &of_group } }, { 0 } };
