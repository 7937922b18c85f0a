/* admin/roster_read.c - see roster_read.h */
#include "admin/roster_read.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "admin/roster_cell.h"
#include "admin/roster_column.h"
#include "parts/table.h"

#define HEAD_WITHIN 20		/* the head row is one of the first 20 */

struct reader {
	int this_year;
	struct json_object *rows, *faults, *ignored;
	struct json_object *staff, *leaders;	/* value -> first row with it */
	char **cells;				/* the row being read */
	unsigned row, count;
	bool overfull, head;
	int at[COLUMNS];			/* where a column stands; -1: nowhere */
	unsigned width;				/* cells of the head row */
};

static void
fault_at(struct reader *f, unsigned row, const char *column, const char *detail)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "row", json_object_new_int64(row));
	json_object_object_add(o, "column", json_object_new_string(column));
	json_object_object_add(o, "detail", json_object_new_string(detail));
	json_object_array_add(f->faults, o);
}

/* --- the head row -------------------------------------------------------- */

static bool
is_head(struct reader *f)
{
	char name[CELL_ROOM];
	unsigned i;

	for (i = 0; i < f->count; i++) {
		snprintf(name, sizeof(name), "%s", f->cells[i]);
		roster_bare(name);
		switch (roster_column(name)) {
		case 0: case 1:
			return true;
		}
	}
	return false;
}

static void
read_head(struct reader *f)
{
	unsigned i;
	int c;

	for (i = 0; i < f->count; i++) {
		roster_bare(f->cells[i]);
		c = roster_column(f->cells[i]);
		if (c < 0 && *f->cells[i] != '\0')
			json_object_array_add(f->ignored,
			    json_object_new_string(f->cells[i]));
		else if (c >= 0 && f->at[c] >= 0)
			fault_at(f, f->row, roster_columns[c].zh, "这一列出现了两次");
		else if (c >= 0)
			f->at[c] = (int)i;
	}
	for (i = 0; i < COLUMNS; i++)
		if (f->at[i] < 0 && roster_columns[i].kind == MUST)
			fault_at(f, f->row, roster_columns[i].zh, "表头里没有这一列");
	f->width = f->count;
	f->head = true;
}

/* --- one person ---------------------------------------------------------- */

static struct json_object *
cell_value(const struct roster_column *c, const char *cell)
{
	if (c->kind == IS_TRUE)
		return json_object_new_int(*cell == '1');
	return *cell != '\0' ? json_object_new_string(cell) : NULL;
}

/* Remembers in which row a value stood first; that row if it did before. */
static int
first_row(struct json_object *seen, const char *value, unsigned row)
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

/* What only shows beside other rows or cells. */
static void
check_together(struct reader *f, struct json_object *person)
{
	const char *staff, *group;
	char detail[100];
	int before;

	staff = json_object_get_string(json_object_object_get(person, "staff_no"));
	if (staff != NULL && (before = first_row(f->staff, staff, f->row)) > 0) {
		snprintf(detail, sizeof(detail), "与第%d行的工号相同", before);
		fault_at(f, f->row, "工号", detail);
	}
	if (!json_object_get_int(json_object_object_get(person, "leader")))
		return;
	group = json_object_get_string(json_object_object_get(person,
	    "teaching_group"));
	if (group == NULL)
		fault_at(f, f->row, "教研组", "是教研组长，但没有填教研组");
	else if ((before = first_row(f->leaders, group, f->row)) > 0) {
		snprintf(detail, sizeof(detail), "这个教研组在第%d行已有组长", before);
		fault_at(f, f->row, "教研组长", detail);
	}
}

static void
read_person(struct reader *f)
{
	struct json_object *person = json_object_new_object();
	const char *reason;
	char cell[CELL_ROOM];
	size_t before = json_object_array_length(f->faults);
	unsigned i;

	json_object_object_add(person, "row", json_object_new_int64(f->row));
	for (i = 0; i < COLUMNS; i++) {
		if (f->at[i] < 0)
			continue;
		snprintf(cell, sizeof(cell), "%s",
		    (unsigned)f->at[i] < f->count ? f->cells[f->at[i]] : "");
		reason = (unsigned)f->at[i] < f->count &&
		    strlen(f->cells[f->at[i]]) >= sizeof(cell) ? "内容太长" :
		    roster_columns[i].check(cell, f->this_year);
		if (reason != NULL)
			fault_at(f, f->row, roster_columns[i].zh, reason);
		else
			json_object_object_add(person, roster_columns[i].key,
			    cell_value(&roster_columns[i], cell));
	}
	for (i = f->width; i < f->count; i++)
		if (*f->cells[i] != '\0') {
			fault_at(f, f->row, "", "这一行比表头多出内容，可能多了分隔符");
			break;
		}
	check_together(f, person);
	if (json_object_array_length(f->faults) > before)
		json_object_object_add(person, "bad", json_object_new_int(1));
	if (json_object_array_length(f->rows) < ROSTER_ROWS)
		json_object_array_add(f->rows, person);
	else {
		json_object_put(person);
		f->overfull = true;
	}
}

/* --- the file ------------------------------------------------------------ */

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	struct reader *f = arg;

	f->row = number;
	f->cells = cells;
	f->count = count;
	if (f->head)
		read_person(f);
	else if (f->row <= HEAD_WITHIN && is_head(f))
		read_head(f);
	return !f->overfull;
}

static void
read_file(struct reader *f, struct table *t, const char *bytes, size_t len)
{
	if (!table_read(t, bytes, len, on_row, f))
		fault_at(f, t->row, "", t->why);
	if (!f->head && t->why == NULL)
		fault_at(f, 0, "", "没有找到表头，需要有“姓名”和“工号”两列");
	else if (f->head && json_object_array_length(f->rows) == 0)
		fault_at(f, 0, "", "表里没有人");
	if (f->overfull)
		fault_at(f, 0, "", "人数太多，一次最多20000行");
}

struct json_object *
roster_read(const char *bytes, size_t len, int this_year)
{
	struct reader f = { .this_year = this_year };
	struct json_object *roster = json_object_new_object();
	struct table t;
	size_t i;

	for (i = 0; i < COLUMNS; i++)
		f.at[i] = -1;
	f.rows = json_object_new_array();
	f.faults = json_object_new_array();
	f.ignored = json_object_new_array();
	f.staff = json_object_new_object();
	f.leaders = json_object_new_object();
	read_file(&f, &t, bytes, len);
	json_object_put(f.staff);
	json_object_put(f.leaders);
	json_object_object_add(roster, "rows", f.rows);
	json_object_object_add(roster, "faults", f.faults);
	json_object_object_add(roster, "ignored", f.ignored);
	json_object_object_add(roster, "kind", json_object_new_string(t.kind));
	return roster;
}
