/* admin/roster_beside.c - see roster_beside.h */
#include "admin/roster_beside.h"

#include <stdio.h>
#include <string.h>

#include "admin/roster_head.h"

static const char *
said(struct json_object *person, const char *key)
{
	return json_object_get_string(json_object_object_get(person, key));
}

/* --- zeros --------------------------------------------------------------- */

static bool
is_number(const char *s)
{
	return s != NULL && *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

/* The one width of the numbers that begin with 0; 0: none, -1: several. */
static int
width_of_rows(struct json_object *rows)
{
	const char *staff_no;
	int width = 0;
	size_t i;

	for (i = 0; i < json_object_array_length(rows); i++) {
		staff_no = said(json_object_array_get_idx(rows, i), "staff_no");
		if (!is_number(staff_no) || *staff_no != '0')
			continue;
		if (width > 0 && width != (int)strlen(staff_no))
			return -1;
		width = (int)strlen(staff_no);
	}
	return width;
}

struct json_object *
roster_restore(struct json_object *rows, int width)
{
	struct json_object *restored = json_object_new_array(), *person, *o;
	int own = width_of_rows(rows);
	const char *was;
	char full[CELL_ROOM];
	size_t i;

	width = own != 0 ? own : width;
	for (i = 0; i < json_object_array_length(rows); i++) {
		person = json_object_array_get_idx(rows, i);
		was = said(person, "staff_no");
		if (!is_number(was) || (int)strlen(was) >= width || width > 20)
			continue;
		snprintf(full, sizeof(full), "%.*s%s", width - (int)strlen(was), "00000000000000000000", was);
		o = json_object_new_object();
		json_object_object_add(o, "row", json_object_get(json_object_object_get(person, "row")));
		json_object_object_add(o, "name", json_object_get(json_object_object_get(person, "name")));
		json_object_object_add(o, "was", json_object_new_string(was));
		json_object_object_add(o, "staff_no", json_object_new_string(full));
		json_object_array_add(restored, o);
		json_object_object_add(person, "staff_no", json_object_new_string(full));
	}
	return restored;
}

/* --- twice --------------------------------------------------------------- */

/* Remembers in which row a value stood first; that row if it did before. */
static int
first_row(struct json_object *seen, const char *value, int row)
{
	char key[CELL_ROOM];
	struct json_object *before;
	size_t i;

	for (i = 0; value[i] != '\0' && i < sizeof(key) - 1; i++)
		key[i] = value[i] >= 'A' && value[i] <= 'Z' ?
		    (char)(value[i] + 32) : value[i];
	key[i] = '\0';
	if (json_object_object_get_ex(seen, key, &before))
		return json_object_get_int(before);
	json_object_object_add(seen, key, json_object_new_int64(row));
	return 0;
}

static void
person_beside(struct json_object *person, struct json_object *staff, struct json_object *leaders,
    struct json_object *faults)
{
	const char *staff_no = said(person, "staff_no"), *group = said(person, "teaching_group");
	int row = json_object_get_int(json_object_object_get(person, "row")), before;
	char detail[100];

	if (staff_no != NULL && (before = first_row(staff, staff_no, row)) > 0) {
		snprintf(detail, sizeof(detail), "与第%d行的工号相同", before);
		roster_fault(faults, (unsigned)row, "工号", detail);
	}
	if (!json_object_get_int(json_object_object_get(person, "leader")))
		return;
	if (group == NULL)
		roster_fault(faults, (unsigned)row, "教研组", "是教研组长，但没有填教研组");
	else if ((before = first_row(leaders, group, row)) > 0) {
		snprintf(detail, sizeof(detail), "这个教研组在第%d行已有组长", before);
		roster_fault(faults, (unsigned)row, "教研组长", detail);
	}
}

void
roster_beside(struct json_object *rows, struct json_object *faults)
{
	struct json_object *staff = json_object_new_object(), *leaders = json_object_new_object(), *person;
	size_t i, before;

	for (i = 0; i < json_object_array_length(rows); i++) {
		person = json_object_array_get_idx(rows, i);
		before = json_object_array_length(faults);
		person_beside(person, staff, leaders, faults);
		if (json_object_array_length(faults) > before)
			json_object_object_add(person, "bad", json_object_new_int(1));
	}
	json_object_put(staff);
	json_object_put(leaders);
}

/* --- of one name --------------------------------------------------------- */

struct json_object *
roster_namesakes(struct json_object *rows)
{
	struct json_object *all = json_object_new_object(), *some = json_object_new_array(), *numbers, *o;
	const char *name, *staff_no;
	size_t i;

	for (i = 0; i < json_object_array_length(rows); i++) {
		name = said(json_object_array_get_idx(rows, i), "name");
		staff_no = said(json_object_array_get_idx(rows, i), "staff_no");
		if (name == NULL || staff_no == NULL)
			continue;
		if (!json_object_object_get_ex(all, name, &numbers))
			json_object_object_add(all, name, numbers = json_object_new_array());
		json_object_array_add(numbers, json_object_new_string(staff_no));
	}
	json_object_object_foreach(all, key, value) {
		if (json_object_array_length(value) < 2)
			continue;
		o = json_object_new_object();
		json_object_object_add(o, "name", json_object_new_string(key));
		json_object_object_add(o, "staff_nos", json_object_get(value));
		json_object_array_add(some, o);
	}
	json_object_put(all);
	return some;
}
