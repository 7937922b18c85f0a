/* admin/roster.c - what a school's roster from a file would change, and the file with what
 * is wrong in it marked: shown, and nothing written. */
#include <stdlib.h>

#include "admin/roster.h"
#include "admin/roster_mark.h"
#include "admin/roster_read.h"

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

/* Who is new, and has the name of one who is no longer in the file: perhaps one person
 * with another number. */
static struct json_object *
renumbered(struct file *f, struct json_object *leaving)
{
	struct json_object *fresh = people_of(f, cell(f->found, 0, "fresh").text), *some = json_object_new_array();
	struct json_object *by_name = json_object_new_object(), *was, *one;
	size_t i;

	for (i = 0; leaving != NULL && i < json_object_array_length(leaving); i++) {
		one = json_object_array_get_idx(leaving, i);
		json_object_object_add(by_name, json_object_get_string(json_object_object_get(one, "name")),
		    json_object_get(json_object_object_get(one, "staff_no")));
	}
	for (i = 0; i < json_object_array_length(fresh); i++) {
		one = json_object_array_get_idx(fresh, i);
		if (!json_object_object_get_ex(by_name,
		    json_object_get_string(json_object_object_get(one, "name")), &was))
			continue;
		json_object_object_add(one, "was", json_object_get(was));
		json_object_array_add(some, json_object_get(one));
	}
	json_object_put(by_name);
	json_object_put(fresh);
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

struct json_object *
roster_shown(struct request *r, struct file *f)
{
	static const char *const lists[] = { "faults", "ignored", "skipped", "restored", "namesakes" };
	struct json_object *o = json_object_new_object(), *leaving;
	size_t i;

	json_object_object_add(o, "digest", json_object_new_string(f->sent.digest.text));
	add_number(o, f, "people");
	add_number(o, f, "added");
	add_number(o, f, "unchanged");
	json_object_object_add(o, "changed", people_of(f, cell(f->found, 0, "changed").text));
	json_object_object_add(o, "returning", people_of(f, cell(f->found, 0, "back").text));
	add_list(o, "groups", parsed(r, cell(f->found, 0, "groups_json")));
	leaving = parsed(r, cell(f->found, 0, "leaving_json"));
	add_list(o, "leaving", leaving);
	json_object_object_add(o, "renumbered", renumbered(f, leaving));
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		add_list(o, lists[i], json_object_object_get(f->roster, lists[i]));
	json_object_object_add(o, "kind", json_object_get(json_object_object_get(f->roster, "kind")));
	return o;
}

static int
preview(struct request *r)
{
	struct file f = { .roster = NULL };
	int status = roster_file(r, &f);

	return status != 0 ? status : answer_object(r, 200, roster_shown(r, &f));
}

static int
mark(struct request *r)
{
	struct file f = { .roster = NULL };
	int status = roster_file(r, &f);
	FILE *marked;

	if (status != 0)
		return status;
	if (json_object_array_length(json_object_object_get(f.roster, "faults")) == 0)
		return refuse(r, 409, "这份名册没有需要改正的地方");
	if (json_object_object_length(json_object_object_get(f.roster, "places")) == 0)
		return refuse(r, 409, "这份文件里没有找到表头，标不出要改的格子");
	if ((marked = roster_mark(f.sent.bytes, f.sent.len, f.roster)) == NULL)
		return refuse(r, 507, "存储空间不足，暂时不能生成文件，请告诉管理员");
	return answer_file(r, marked, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	    "roster-marked.xlsx");
}

static const struct field file[] = {
	{ "school", ID, .zh = "学校" }, { 0 } };

const struct route roster_routes[] = {
	{ "POST", "/roster/preview", ADMIN | SCHOOL, file, preview,
	    { &roster_width, &roster_compare }, RAW | QUIET, NULL, ROSTER_BYTES },
	{ "POST", "/roster/marked", ADMIN | SCHOOL, file, mark,
	    { &roster_width, &roster_compare }, RAW | QUIET, NULL, ROSTER_BYTES }, { 0 } };
