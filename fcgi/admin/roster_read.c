/* admin/roster_read.c - see roster_read.h */
#include "admin/roster_read.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "admin/roster_beside.h"
#include "admin/roster_head.h"

struct reader {
	int this_year;
	struct roster_head head;
	struct json_object *rows, *faults, *ignored, *skipped;
	bool overfull;
};

/* --- rows of nobody ------------------------------------------------------ */

static const char *
cell_of(const struct reader *f, int column, char **cells, unsigned count)
{
	int at = f->head.at[column];

	return at >= 0 && (unsigned)at < count ? cells[at] : "";
}

/* Sums and signatures below the people, and the head once more on every page: not
 * read, and said so. */
static bool
is_nobody(const struct reader *f, char **cells, unsigned count)
{
	static const char *const words[] = { "合计", "总计", "小计", "共计", "制表", "填表", "审核", "备注",
	    "说明", "注：", "注:", "校长签字", "负责人", "单位（", "填报" };
	const char *first = "";
	unsigned c;
	size_t i;

	if (head_again(&f->head, cells, count))
		return true;
	if (*cell_of(f, 1, cells, count) != '\0')
		return false;
	for (c = 0; c < count && *first == '\0'; c++)
		first = cells[c];
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(first, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

static void
skip_row(struct reader *f, unsigned row, char **cells, unsigned count)
{
	struct json_object *o = json_object_new_object();
	char text[CELL_ROOM] = "";
	unsigned i;

	for (i = 0; i < count; i++)
		if (*cells[i] != '\0' && strlen(text) + strlen(cells[i]) + 2 < sizeof(text)) {
			strcat(text, *text != '\0' ? " " : "");
			strcat(text, cells[i]);
		}
	json_object_object_add(o, "row", json_object_new_int64(row));
	json_object_object_add(o, "text", json_object_new_string(text));
	json_object_array_add(f->skipped, o);
}

/* --- one person ---------------------------------------------------------- */

static struct json_object *
cell_value(const struct roster_column *c, const char *cell)
{
	if (c->kind == IS_TRUE)
		return json_object_new_int(*cell == '1');
	return *cell != '\0' ? json_object_new_string(cell) : NULL;
}

static const char *
check(const struct reader *f, const struct roster_column *c, char *cell, const char *text)
{
	if (strlen(text) >= CELL_ROOM)
		return "内容太长";
	if (*text == '#' || *text == '=')
		return "这一格是公式或错误值，请改成文字";
	strcpy(cell, text);
	return c->check(cell, f->this_year);
}

static void
read_cells(struct reader *f, struct json_object *person, unsigned row, char **cells, unsigned count)
{
	char cell[CELL_ROOM];
	const char *reason;
	int i;

	for (i = 0; i < COLUMNS; i++) {
		if (f->head.at[i] < 0)
			continue;
		reason = check(f, &roster_columns[i], cell, cell_of(f, i, cells, count));
		if (reason != NULL)
			roster_fault(f->faults, row, roster_columns[i].zh, reason);
		else
			json_object_object_add(person, roster_columns[i].key,
			    cell_value(&roster_columns[i], cell));
	}
}

static void
read_person(struct reader *f, unsigned row, char **cells, unsigned count)
{
	struct json_object *person = json_object_new_object();
	size_t before = json_object_array_length(f->faults);
	unsigned i;

	json_object_object_add(person, "row", json_object_new_int64(row));
	read_cells(f, person, row, cells, count);
	for (i = f->head.width; i < count; i++)
		if (*cells[i] != '\0') {
			roster_fault(f->faults, row, "", "这一行比表头多出内容，可能多了分隔符");
			break;
		}
	if (json_object_array_length(f->faults) > before)
		json_object_object_add(person, "bad", json_object_new_int(1));
	json_object_array_add(f->rows, person);
}

/* --- the file ------------------------------------------------------------ */

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	struct reader *f = arg;

	if (head_row(&f->head, number, cells, count) || f->head.row == 0)
		return true;
	if (!f->head.read)
		head_end(&f->head, f->faults, f->ignored);
	if (is_nobody(f, cells, count))
		skip_row(f, number, cells, count);
	else if ((f->overfull = json_object_array_length(f->rows) == ROSTER_ROWS))
		return false;
	else
		read_person(f, number, cells, count);
	return true;
}

/* By row, the whole file last; in a row as the columns are told. */
static int
place_of(struct json_object *fault)
{
	const char *column = json_object_get_string(json_object_object_get(fault, "column"));
	int row = json_object_get_int(json_object_object_get(fault, "row")), i;

	for (i = 0; i < COLUMNS && strcmp(roster_columns[i].zh, column) != 0; i++)
		;
	return row == 0 ? 1 << 30 : row * (COLUMNS + 1) + i;
}

static int
by_place(const void *a, const void *b)
{
	int x = place_of(*(struct json_object *const *)a), y = place_of(*(struct json_object *const *)b);

	return x < y ? -1 : x > y;
}

void
roster_order(struct json_object *faults)
{
	json_object_array_sort(faults, by_place);
}

static void
read_file(struct reader *f, struct table *t, const char *bytes, size_t len)
{
	if (!table_read(t, bytes, len, on_row, f))
		roster_fault(f->faults, t->row, "", t->why);
	if (f->head.row > 0 && !f->head.read)
		head_end(&f->head, f->faults, f->ignored);
	if (f->head.row == 0 && t->why == NULL)
		roster_fault(f->faults, 0, "", strcmp(t->kind, "xlsx") == 0 ?
		    "第一张工作表里没有找到表头，需要有“姓名”和“工号”两列" :
		    "没有找到表头，需要有“姓名”和“工号”两列");
	else if (f->head.row > 0 && json_object_array_length(f->rows) == 0)
		roster_fault(f->faults, 0, "", "表里没有人");
	if (f->overfull)
		roster_fault(f->faults, 0, "", "人数太多，一次最多20000行");
}

static struct json_object *
places(const struct roster_head *h)
{
	struct json_object *o = json_object_new_object();
	int i;

	for (i = 0; i < COLUMNS && h->row > 0; i++)
		if (h->at[i] >= 0)
			json_object_object_add(o, roster_columns[i].zh, json_object_new_int(h->at[i]));
	return o;
}

struct json_object *
roster_read(const char *bytes, size_t len, int this_year, int width)
{
	struct reader f = { .this_year = this_year };
	struct json_object *roster = json_object_new_object();
	struct table t;

	f.rows = json_object_new_array();
	f.faults = json_object_new_array();
	f.ignored = json_object_new_array();
	f.skipped = json_object_new_array();
	read_file(&f, &t, bytes, len);
	json_object_object_add(roster, "restored", roster_restore(f.rows, width));
	roster_beside(f.rows, f.faults);
	roster_order(f.faults);
	json_object_object_add(roster, "namesakes", roster_namesakes(f.rows));
	json_object_object_add(roster, "rows", f.rows);
	json_object_object_add(roster, "faults", f.faults);
	json_object_object_add(roster, "ignored", f.ignored);
	json_object_object_add(roster, "skipped", f.skipped);
	json_object_object_add(roster, "places", places(&f.head));
	json_object_object_add(roster, "marked", json_object_new_boolean(f.head.width > 0 &&
	    strcmp(f.head.names[0], "需要改正") == 0));
	json_object_object_add(roster, "kind", json_object_new_string(t.kind));
	head_free(&f.head);
	return roster;
}
