/* hours/export.c - see export.h */
#include "hours/export.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/sheet_text.h"
#include "parts/table.h"

#define TITLE_ROWS 30		/* above the headings */
#define TEXT_MAX 600		/* bytes of a cell that are looked at */

enum column { ID, ACCOUNT, NAME, CODE, COURSE, LENGTH, TIME, SCORE, PASSED, COLUMNS };

/* Names as platforms write them, what stands in brackets left away. */
static const struct { const char *zh, *names; bool needed; } columns[COLUMNS] = {
	[ID] = { "记录编号", " 记录编号 记录号 流水号 学习记录编号 记录ID " },
	[ACCOUNT] = { "账号", " 账号 帐号 用户名 登录名 学员账号 学员帐号 平台账号 用户账号 登录账号 ", true },
	[NAME] = { "姓名", " 姓名 学员姓名 教师姓名 学员 真实姓名 " },
	[CODE] = { "课程编号", " 课程编号 课程代码 课程号 课程ID " },
	[COURSE] = { "课程", " 课程 课程名称 课程名 课程标题 培训课程 学习内容 ", true },
	[LENGTH] = { "时长", " 时长 学习时长 学习时间 学时 学习学时 获得学时 已获学时 累计时长 观看时长 有效时长 认定学时 ", true },
	[TIME] = { "完成时间", " 完成时间 学习日期 完成日期 结束时间 结业时间 日期 时间 获得时间 学完时间 ", true },
	[SCORE] = { "成绩", " 成绩 分数 考试成绩 得分 总成绩 " },
	[PASSED] = { "是否合格", " 是否合格 考核结果 结果 是否通过 学习结果 结论 " } };

static const struct { const char *word; double seconds; } units[] = {
	{ "学时", 0 }, { "小时", 3600 }, { "分钟", 60 }, { "秒", 1 }, { "分", 60 }, { "时", 3600 } };

struct reading {
	struct batch *batch;
	int at[COLUMNS];		/* which cell; -1 for none */
	bool found;
	double unit;			/* seconds; 0: not said by the heading */
	bool credits;			/* the heading speaks of 学时 */
	int minutes;
	unsigned titles, rows;
	const char *wrong;
	char *note;
	bool (*keep)(void *);
	void *arg;
};

/* --- the headings -------------------------------------------------------- */

/* "学习时长（分钟）" -> "学习时长", and what unit the brackets say. */
static enum column
column_of(struct reading *f, const char *cell)
{
	char word[TEXT_MAX], name[TEXT_MAX + 2];
	const char *open;
	size_t i, u;

	snprintf(word, sizeof(word), "%s", cell);
	sheet_plain(word);
	open = strpbrk(word, "([/:");
	snprintf(name, sizeof(name), " %.*s ", (int)(open != NULL ? (size_t)(open - word) : strlen(word)), word);
	for (i = 0; i < COLUMNS && (name[1] == ' ' || strstr(columns[i].names, name) == NULL); i++)
		continue;
	if (i != LENGTH)
		return (enum column)i;
	f->credits = strstr(word, "学时") != NULL;
	f->unit = f->credits ? 60.0 * f->minutes : 0;
	for (u = 1; !f->credits && open != NULL && f->unit == 0 && u < sizeof(units) / sizeof(units[0]); u++)
		if (strstr(open, units[u].word) != NULL)
			f->unit = units[u].seconds;
	return LENGTH;
}

static void
find_columns(struct reading *f, char **cells, unsigned count)
{
	enum column c;
	unsigned i;

	for (c = 0; c < COLUMNS; c++)
		f->at[c] = -1;
	for (i = 0; i < count; i++)
		if ((c = column_of(f, cells[i])) < COLUMNS && f->at[c] < 0)
			f->at[c] = (int)i;
	for (c = 0, f->found = true; c < COLUMNS; c++)
		f->found = f->found && (!columns[c].needed || f->at[c] >= 0);
}

/* --- one row ------------------------------------------------------------- */

/* 1:30, 1:30:00. */
static bool
read_clock(const char *s, long *seconds)
{
	unsigned h, m, sec = 0;
	int used = 0, more = 0;

	if (sscanf(s, "%4u:%2u%n", &h, &m, &used) != 2 || m > 59 ||
	    (s[used] != '\0' && (sscanf(s + used, ":%2u%n", &sec, &more) != 1 || sec > 59)))
		return false;
	*seconds = (long)h * 3600 + m * 60 + sec;
	return s[used + more] == '\0';
}

/* 90, 1.5小时, 90分钟, 1小时30分, and clocks. */
static bool
read_length(const struct reading *f, const char *s, long *seconds)
{
	double n, sum = 0, unit;
	char *end;
	size_t u;

	if (strchr(s, ':') != NULL)
		return read_clock(s, seconds);
	while (*s != '\0') {
		if (strchr("0123456789", *s) == NULL)
			return false;
		n = strtod(s, &end);
		if (end[-1] == '.' || memchr(s, 'e', (size_t)(end - s)) != NULL || memchr(s, 'E', (size_t)(end - s)) != NULL ||
		    memchr(s, 'x', (size_t)(end - s)) != NULL)
			return false;
		for (s = end; *s == ' '; s++)
			continue;
		for (u = 0, unit = f->unit; *s != '\0' && u < sizeof(units) / sizeof(units[0]); u++)
			if (strncmp(s, units[u].word, strlen(units[u].word)) == 0) {
				unit = u == 0 ? 60.0 * f->minutes : units[u].seconds;
				s += strlen(units[u].word);
				break;
			}
		if (unit == 0 || n > 1e7)
			return false;
		sum += n * unit;
	}
	*seconds = (long)(sum + 1e-6);
	return sum < 1e9;
}

/* What the platform says in words; nothing where the cell says something else. */
static int
read_passed(const char *s)
{
	static const char yes[] = " 合格 通过 已通过 是 优秀 良好 1 及格 已结业 结业 ";
	static const char no[] = " 不合格 未通过 否 0 不及格 未结业 ";
	char word[TEXT_MAX + 2];

	snprintf(word, sizeof(word), " %.*s ", TEXT_MAX - 1, s);
	if (*s == '\0')
		return UNSAID;
	return strstr(yes, word) != NULL ? 1 : strstr(no, word) != NULL ? 0 : UNSAID;
}

static int
read_score(const char *s)
{
	char *end;
	double n = strtod(s, &end);

	return *s == '\0' || *end != '\0' || !(n >= 0 && n <= 100) ? UNSAID : (int)n;
}

/* A row without a number of its own is known by what it says. */
static void
name_row(const struct record *r, char id[RECORD_ID + 1])
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char hex[2 * sizeof(hash) + 1], line[4 * TEXT_MAX];
	int n = snprintf(line, sizeof(line), "%s\t%s\t%s\t%s\t%ld", r->account, r->code, r->course, r->at, r->seconds);

	crypto_hash_sha256(hash, (const unsigned char *)line,
	    n < 0 || (size_t)n >= sizeof(line) ? sizeof(line) - 1 : (size_t)n);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	snprintf(id, RECORD_ID + 1, "row-%.48s", hex);
}

/* What is wrong with the row; NULL when it is kept. */
static const char *
put_row(struct reading *f, char *text[COLUMNS])
{
	char id[RECORD_ID + 1];
	struct record r = { .id = text[ID], .account = text[ACCOUNT], .name = text[NAME], .code = text[CODE],
		.course = text[COURSE], .granted = f->credits, .passed = read_passed(text[PASSED]),
		.score = read_score(text[SCORE]), .completed = f->credits ? 1 : UNSAID, .elapsed = UNSAID };

	if (*r.account == '\0')
		return "没有账号";
	if (strstr(r.account, "E+") != NULL)
		return "账号已变成科学计数法，认不出是谁";
	if (*r.course == '\0')
		return "没有课程";
	sheet_plain(text[LENGTH]);
	if (*text[LENGTH] == '\0' || !read_length(f, text[LENGTH], &r.seconds))
		return "时长认不出";
	if (!instant_china(text[TIME], r.at))
		return "完成时间认不出";
	memcpy(r.stored, r.at, INSTANT);
	if (*r.id == '\0') {
		name_row(&r, id);
		r.id = id;
	}
	return batch_put(f->batch, &r) ? NULL : "内容不合要求";
}

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	static char none[1];
	struct reading *f = arg;
	char *text[COLUMNS];
	const char *wrong;
	enum column c;

	if (!f->found) {
		find_columns(f, cells, count);
		return f->found || ++f->titles < TITLE_ROWS;
	}
	for (c = 0; c < COLUMNS; c++) {
		none[0] = '\0';
		text[c] = f->at[c] >= 0 && (unsigned)f->at[c] < count ? cells[f->at[c]] : none;
		if (strlen(text[c]) >= TEXT_MAX)
			text[c][0] = '\0';
	}
	f->batch->seen++;
	if ((wrong = put_row(f, text)) != NULL) {
		if (f->note[0] == '\0')
			snprintf(f->note, 200, "第%u行：%s", number, wrong);
		f->batch->refused++;
	}
	return ++f->rows % 1000 != 0 || f->keep(f->arg);
}

const char *
export_read(struct batch *b, const char *bytes, size_t len, int minutes,
    bool (*keep)(void *), void *arg, char note[200])
{
	struct reading f = { .batch = b, .minutes = minutes, .note = note, .keep = keep, .arg = arg };
	struct table t;

	note[0] = '\0';
	if (!table_read(&t, bytes, len, on_row, &f) && t.why != NULL)
		return t.why;
	if (!f.found)
		return "没有找到标题行：需要账号、课程、时长（或学时）、完成时间四列";
	return NULL;
}
