/* admin/catalogue_csv.c - see catalogue_csv.h */
#include "admin/catalogue_csv.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/table.h"

#define PIECES_MAX 30
#define CRITERIA_MAX 30

enum column { CODE, NAME, KIND, DIMENSION, ENVIRONMENT, SEQ, TITLE, FORM, REQUIRED, CORE, MINUTES,
	NOTE, ORIGIN, SOURCE, GRADE, TEXT_OF, TEXT_ORIGIN, COLUMNS };

/* words: what people write, and after a blank what is stored. */
static const struct column_of {
	const char *zh, *key;
	size_t max;			/* characters */
	bool must;
	const char *const *words;
} columns[COLUMNS] = {
	[CODE] = { "编号", "code", 20, true, NULL },
	[NAME] = { "能力点", "name", 60, true, NULL },
	[KIND] = { "类别", "kind", 10, true, (const char *const[]){ "国家", "national", "地方", "local",
	    "综合成果", "capstone", NULL } },
	[DIMENSION] = { "维度", "dimension", 10, false, (const char *const[]){ "学情分析", "learner_analysis",
	    "教学设计", "teaching_design", "学法指导", "learning_guidance", "学业评价", "assessment", NULL } },
	[ENVIRONMENT] = { "环境", "environment", 10, false, (const char *const[]){ "多媒体教学", "multimedia",
	    "混合学习", "blended", "智慧学习", "smart", NULL } },
	[SEQ] = { "第几项", "seq", 2, true, NULL },
	[TITLE] = { "材料", "title", 60, true, NULL },
	[FORM] = { "种类", "kind", 10, true, (const char *const[]){ "文档", "document", "视频", "video",
	    "图片", "image", "链接", "link", "任意形式", "any", NULL } },
	[REQUIRED] = { "必交", "required", 2, true, (const char *const[]){ "是", "1", "否", "0", NULL } },
	[CORE] = { "主要", "core", 2, true, (const char *const[]){ "是", "1", "否", "0", NULL } },
	[MINUTES] = { "最长分钟", "max_minutes", 3, false, NULL },
	[NOTE] = { "形式要求", "note", 300, false, NULL },
	[ORIGIN] = { "来源", "origin", 10, true, (const char *const[]){ "官方", "official", "地方", "local",
	    "本系统默认", "project-default", NULL } },
	[SOURCE] = { "出处", "source", 300, false, NULL },
	[GRADE] = { "等级", "grade", 10, false, (const char *const[]){ "优秀", "excellent", "合格", "pass", NULL } },
	[TEXT_OF] = { "条目", "text", 300, false, NULL },
	[TEXT_ORIGIN] = { "条目来源", "origin", 10, false, (const char *const[]){ "官方", "official", "地方", "local",
	    "本系统默认", "project-default", NULL } },
};

struct reader {
	struct json_object *abilities, *faults;
	char **cells;
	unsigned row, count;
	int at[COLUMNS];
	bool head, bad;				/* this row has a fault */
	const char *value[COLUMNS];		/* of this row, as stored; "" empty */
};

static void
fault(struct reader *f, const char *column, const char *detail)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "row", json_object_new_int64(f->row));
	json_object_object_add(o, "column", json_object_new_string(column));
	json_object_object_add(o, "detail", json_object_new_string(detail));
	json_object_array_add(f->faults, o);
	f->bad = true;
}

static size_t
characters(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

/* --- one row --------------------------------------------------------------- */

static const char *
stored(const struct column_of *c, const char *cell)
{
	const char *const *w;

	for (w = c->words; w != NULL && *w != NULL; w += 2)
		if (strcmp(w[0], cell) == 0)
			return w[1];
	return c->words == NULL || *cell == '\0' ? cell : NULL;
}

static void
read_cell(struct reader *f, int i)
{
	const struct column_of *c = &columns[i];
	const char *cell = f->at[i] >= 0 && (unsigned)f->at[i] < f->count ? f->cells[f->at[i]] : "";

	cell += *cell == '\'';			/* a spreadsheet's mark of text */
	f->value[i] = stored(c, cell);
	if (f->value[i] == NULL) {
		f->value[i] = "";
		fault(f, c->zh, "不是可以填的内容");
	} else if (c->must && *cell == '\0')
		fault(f, c->zh, "没有填");
	else if (characters(cell) > c->max)
		fault(f, c->zh, "内容太长");
}

static long
whole_number(const char *s)
{
	return *s != '\0' && strspn(s, "0123456789") == strlen(s) ? strtol(s, NULL, 10) : -1;
}

/* What only shows beside other cells. */
static void
check_row(struct reader *f)
{
	const char **v = f->value;

	if (strspn(v[CODE], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-") != strlen(v[CODE]))
		fault(f, columns[CODE].zh, "只能用字母、数字和 . _ -");
	if (whole_number(v[SEQ]) < 1 || whole_number(v[SEQ]) > PIECES_MAX)
		fault(f, columns[SEQ].zh, "应为1到30的整数");
	if (*v[MINUTES] != '\0' && (whole_number(v[MINUTES]) < 1 || whole_number(v[MINUTES]) > 600))
		fault(f, columns[MINUTES].zh, "应为1到600的整数");
	if (strcmp(v[KIND], "capstone") != 0 && *v[DIMENSION] == '\0')
		fault(f, columns[DIMENSION].zh, "没有填");
	if ((*v[GRADE] == '\0') != (*v[TEXT_OF] == '\0') || (*v[TEXT_OF] == '\0') != (*v[TEXT_ORIGIN] == '\0'))
		fault(f, columns[TEXT_OF].zh, "等级、条目和条目来源要一起填");
	if (strcmp(v[ORIGIN], "official") == 0 && *v[SOURCE] == '\0')
		fault(f, columns[SOURCE].zh, "来源是官方的，请填写出处");
}

/* --- what the rows say together ------------------------------------------- */

static void
put(struct json_object *o, const struct reader *f, int i)
{
	json_object_object_add(o, columns[i].key, *f->value[i] != '\0' ?
	    json_object_new_string(f->value[i]) : NULL);
}

static void
put_number(struct json_object *o, const struct reader *f, int i)
{
	json_object_object_add(o, columns[i].key, *f->value[i] != '\0' ?
	    json_object_new_int64(whole_number(f->value[i])) : NULL);
}

static struct json_object *
ability_of(struct reader *f)
{
	struct json_object *o, *parts = json_object_new_object();
	int i;

	for (i = NAME; i <= ENVIRONMENT; i++)
		put(parts, f, i);
	if (json_object_object_get_ex(f->abilities, f->value[CODE], &o)) {
		if (!json_object_equal(json_object_object_get(o, "head"), parts))
			fault(f, columns[NAME].zh, "同一编号的能力点、类别、维度和环境与前面的行不同");
		json_object_put(parts);
		return o;
	}
	o = json_object_new_object();
	json_object_object_add(o, "row", json_object_new_int64(f->row));
	json_object_object_add(o, "head", parts);
	json_object_object_add(o, "pieces", json_object_new_array());
	json_object_object_add(f->abilities, f->value[CODE], o);
	return o;
}

static struct json_object *
piece_of(struct reader *f, struct json_object *ability)
{
	struct json_object *pieces = json_object_object_get(ability, "pieces"), *o, *criteria;
	struct json_object *piece = json_object_new_object(), *before;
	size_t i;
	bool same;

	put_number(piece, f, SEQ);
	put(piece, f, TITLE);
	put(piece, f, FORM);
	put_number(piece, f, REQUIRED);
	put_number(piece, f, CORE);
	put_number(piece, f, MINUTES);
	json_object_object_add(piece, "note", json_object_new_string(f->value[NOTE]));
	put(piece, f, ORIGIN);
	json_object_object_add(piece, "source", json_object_new_string(f->value[SOURCE]));
	for (i = 0; i < json_object_array_length(pieces); i++) {
		o = json_object_array_get_idx(pieces, i);
		before = json_object_object_get(o, "seq");
		if (json_object_get_int64(before) != whole_number(f->value[SEQ]))
			continue;
		criteria = json_object_get(json_object_object_get(o, "criteria"));
		json_object_object_del(o, "criteria");
		same = json_object_equal(o, piece);
		json_object_object_add(o, "criteria", criteria);
		json_object_put(piece);
		if (!same)
			fault(f, columns[TITLE].zh, "同一项材料与前面的行不同");
		return o;
	}
	if (whole_number(f->value[SEQ]) != (long)i + 1)
		fault(f, columns[SEQ].zh, "各项材料要从1起依次编号");
	json_object_object_add(piece, "criteria", json_object_new_array());
	json_object_array_add(pieces, piece);
	return piece;
}

static void
read_row(struct reader *f)
{
	struct json_object *piece, *criteria, *o;
	int i;

	f->bad = false;
	for (i = 0; i < COLUMNS; i++)
		read_cell(f, i);
	check_row(f);
	if (f->bad)
		return;
	piece = piece_of(f, ability_of(f));
	criteria = json_object_object_get(piece, "criteria");
	if (*f->value[TEXT_OF] == '\0')
		return;
	if (json_object_array_length(criteria) == CRITERIA_MAX) {
		fault(f, columns[TEXT_OF].zh, "一项材料最多30条");
		return;
	}
	o = json_object_new_object();
	put(o, f, GRADE);
	put(o, f, TEXT_OF);
	put(o, f, TEXT_ORIGIN);
	json_object_array_add(criteria, o);
}

/* --- the file -------------------------------------------------------------- */

static void
read_head(struct reader *f)
{
	unsigned i;
	int c;

	for (i = 0; i < f->count; i++)
		for (c = 0; c < COLUMNS; c++)
			if (strcmp(f->cells[i], columns[c].zh) == 0)
				f->at[c] = (int)i;
	for (c = 0; c < COLUMNS; c++)
		if (f->at[c] < 0)
			fault(f, columns[c].zh, "表头里没有这一列");
	f->head = true;
}

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	struct reader *f = arg;

	f->row = number;
	f->cells = cells;
	f->count = count;
	if (f->head)
		read_row(f);
	else
		read_head(f);
	return true;
}

struct json_object *
catalogue_read(const char *bytes, size_t len)
{
	struct reader f = { .abilities = json_object_new_object(), .faults = json_object_new_array() };
	struct json_object *all = json_object_new_object();
	struct table t;
	int i;

	for (i = 0; i < COLUMNS; i++)
		f.at[i] = -1;
	table_read(&t, bytes, len, on_row, &f);
	f.row = t.row;
	if (t.why != NULL)
		fault(&f, "", t.why);
	else if (json_object_object_length(f.abilities) == 0 && json_object_array_length(f.faults) == 0)
		fault(&f, "", "表里没有能力点");
	json_object_object_add(all, "abilities", f.abilities);
	json_object_object_add(all, "faults", f.faults);
	return all;
}
