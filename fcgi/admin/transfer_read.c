/* admin/transfer_read.c - see transfer_read.h */
#include "admin/transfer_read.h"

#include <stdio.h>
#include <string.h>

#include "admin/roster_head.h"

enum { NAME, SOURCE, OLD_NO, TARGET, NEW_NO, GROUP, SUBJECT, CELLS };

static const struct {
	const char *key, *zh, *names;		/* blank between */
	roster_cell *check;			/* NULL: any text */
	bool must;
} cells_of[CELLS] = {
	[NAME] = { "name", "姓名", " 姓名 教师姓名 ", roster_name, true },
	[SOURCE] = { "source", "调出学校", " 调出学校 原学校 调出单位 原单位 ", NULL, true },
	[OLD_NO] = { "old_no", "原工号", " 原工号 调出学校工号 工号 ", roster_staff_no, true },
	[TARGET] = { "target", "调入学校", " 调入学校 新学校 调入单位 现单位 ", NULL, true },
	[NEW_NO] = { "new_no", "新工号", " 新工号 调入学校工号 ", roster_staff_no, true },
	[GROUP] = { "teaching_group", "教研组", " 教研组 调入教研组 ", roster_group, false },
	[SUBJECT] = { "subject", "任教学科", " 任教学科 学科 ", roster_subject, false }
};

struct reader {
	struct transfers *list;
	int at[CELLS];
	bool head, overfull;
};

static int
column_of(const char *cell)
{
	char name[CELL_ROOM], word[CELL_ROOM + 2];
	int i;

	snprintf(name, sizeof(name), "%s", cell);
	roster_bare(name);
	snprintf(word, sizeof(word), " %s ", name);
	for (i = 0; *name != '\0' && i < CELLS; i++)
		if (strstr(cells_of[i].names, word) != NULL)
			return i;
	return -1;
}

static bool
read_head(struct reader *f, unsigned row, char **cells, unsigned count)
{
	unsigned i;
	int c, seen = 0;

	for (c = 0; c < CELLS; c++)
		f->at[c] = -1;
	for (i = 0; i < count; i++)
		if ((c = column_of(cells[i])) >= 0 && f->at[c] < 0) {
			f->at[c] = (int)i;
			seen++;
		}
	if (seen < 2)
		return false;
	for (c = 0; c < CELLS; c++)
		if (f->at[c] >= 0)
			json_object_object_add(f->list->places, cells_of[c].zh, json_object_new_int(f->at[c]));
		else if (cells_of[c].must)
			roster_fault(f->list->faults, row, cells_of[c].zh, "表头里没有这一列");
	return true;
}

static const char *
read_cell(int c, char *cell, const char *text)
{
	if (strlen(text) >= CELL_ROOM)
		return "内容太长";
	if (*text == '#' || *text == '=')
		return "这一格是公式或错误值，请改成文字";
	strcpy(cell, text);
	if (*cell == '\0')
		return cells_of[c].must ? "没有填" : NULL;
	return cells_of[c].check != NULL ? cells_of[c].check(cell, 0) : NULL;
}

static void
read_move(struct reader *f, unsigned row, char **cells, unsigned count)
{
	struct json_object *o = json_object_new_object();
	char cell[CELL_ROOM];
	const char *why;
	int c;

	json_object_object_add(o, "row", json_object_new_int64(row));
	for (c = 0; c < CELLS; c++) {
		if (f->at[c] < 0)
			continue;
		why = read_cell(c, cell, (unsigned)f->at[c] < count ? cells[f->at[c]] : "");
		if (why != NULL)
			roster_fault(f->list->faults, row, cells_of[c].zh, why);
		else if (*cell != '\0')
			json_object_object_add(o, cells_of[c].key, json_object_new_string(cell));
	}
	json_object_array_add(f->list->rows, o);
}

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	struct reader *f = arg;

	if (!f->head) {
		f->head = number <= HEAD_WITHIN && read_head(f, number, cells, count);
		return number <= HEAD_WITHIN;
	}
	f->overfull = json_object_array_length(f->list->rows) == TRANSFER_ROWS;
	if (!f->overfull)
		read_move(f, number, cells, count);
	return !f->overfull;
}

void
transfers_read(struct transfers *list, const char *bytes, size_t len)
{
	struct reader f = { .list = list };
	struct table t;

	list->rows = json_object_new_array();
	list->faults = json_object_new_array();
	list->places = json_object_new_object();
	if (!table_read(&t, bytes, len, on_row, &f))
		roster_fault(list->faults, t.row, "", t.why);
	else if (!f.head)
		roster_fault(list->faults, 0, "", "没有找到表头，需要有姓名、调出学校、原工号、调入学校、新工号五列");
	else if (json_object_array_length(list->rows) == 0)
		roster_fault(list->faults, 0, "", "表里没有人");
	if (f.overfull)
		roster_fault(list->faults, 0, "", "人数太多，一次最多2000人（本系统默认）");
}
