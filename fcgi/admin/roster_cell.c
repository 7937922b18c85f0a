/* admin/roster_cell.c - see roster_cell.h */
#include "admin/roster_cell.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "parts/sheet_text.h"
#include "parts/table_style.h"

size_t
roster_characters(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

static bool
has_control(const char *s)
{
	for (; *s != '\0'; s++)
		if (iscntrl((unsigned char)*s))
			return true;
	return false;
}

static bool
one_of(const char *s, const char *words)
{
	size_t len = strlen(s);
	const char *at;

	for (at = words; len > 0 && (at = strcasestr(at, s)) != NULL; at += len)
		if ((at == words || at[-1] == ' ') &&
		    (at[len] == ' ' || at[len] == '\0'))
			return true;
	return false;
}

const char *
roster_staff_no(char *s, int this_year)
{
	size_t len;

	(void)this_year;
	sheet_plain(s);
	if (*s == '\'')
		memmove(s, s + 1, strlen(s));
	len = strlen(s);
	if (len == 0)
		return "没有填工号";
	if (strchr(s, '.') != NULL || strchr(s, '+') != NULL)
		return "工号被表格软件改成了小数或科学计数，请把这一列设为文本后重填";
	if (len >= 18 && strspn(s, "0123456789") == len && strcmp(s + len - 3, "000") == 0)
		return "工号超过15位，最后几位可能被表格软件改成了0，请把这一列设为文本后重填";
	if (strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789-_") != len)
		return "工号只能用字母、数字、短横线";
	return len > 20 ? "工号太长，最多20位" : NULL;
}

const char *
roster_sex(char *s, int this_year)
{
	(void)this_year;
	if (*s == '\0')
		return NULL;
	if (one_of(s, "男 男性 m male"))
		strcpy(s, "male");
	else if (one_of(s, "女 女性 f female"))
		strcpy(s, "female");
	else
		return "性别应填男或女";
	return NULL;
}

/* --- dates --------------------------------------------------------------- */

/* 年 and 月 end a part as . and / do; 日 and 号 end the last one. */
static void
dashes(char *s)
{
	static const char *const words[] = { "年", "月", "日", "号" };
	char *to = s, *start = s;
	size_t i;

	while (*s != '\0') {
		for (i = 0; i < 4 && strncmp(s, words[i], 3) != 0; i++)
			;
		*to++ = i < 4 || *s == '.' || *s == '/' ? '-' : *s;
		s += i < 4 ? 3 : 1;
	}
	while (to > start && to[-1] == '-')
		to--;
	*to = '\0';
}

/* Year, month and perhaps day: with dashes, or eight or six digits. */
static bool
split(const char *s, int part[3])
{
	size_t n, len = strlen(s);

	part[2] = 1;
	if (len < 6 || len > 10)
		return false;
	if (strchr(s, '-') == NULL)
		return (len == 8 || len == 6) &&
		    sscanf(s, "%4d%2d%2d", &part[0], &part[1], &part[2]) >= 2;
	for (n = 0; n < 3 && isdigit((unsigned char)*s); n++) {
		part[n] = atoi(s);
		s += strspn(s, "0123456789");
		s += *s == '-';
	}
	return n >= 2 && *s == '\0';
}

static bool
real_day(const int part[3])
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int y = part[0], m = part[1], d = part[2];
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return m >= 1 && m <= 12 && d >= 1 &&
	    d <= days[m - 1] + (leap && m == 2);
}

/* A day that lost its format, as days since 1899-12-30; 19801 would be 1980年1月, too. */
static bool
serial_day(const char *s, int part[3])
{
	char day[20];
	long days = strtol(s, NULL, 10);

	if (strlen(s) != 5 || strspn(s, "0123456789") != 5 || (days / 10 >= 1900 && days / 10 < 2100))
		return false;
	format_number(day, sizeof(day), s, (struct number_format){ .day = true }, false);
	return sscanf(day, "%d-%d-%d", &part[0], &part[1], &part[2]) == 3;
}

const char *
roster_day(char *s, int this_year)
{
	int part[3];
	char *clock;

	if (*s == '\0')
		return NULL;
	sheet_plain(s);
	if ((clock = strstr(s, " 0:00")) != NULL ||
	    (clock = strstr(s, " 00:00")) != NULL)
		*clock = '\0';		/* a day that was kept as a time */
	dashes(s);
	if (strspn(s, "0123456789-") != strlen(s) || (!serial_day(s, part) && !split(s, part)))
		return "日期认不出来，请写成 1980-01-31 这样";
	if (part[0] < this_year - 100 || part[0] > this_year - 15)
		return "出生年份不对";
	if (!real_day(part))
		return "没有这一天";
	snprintf(s, CELL_ROOM, "%04d-%02d-%02d", part[0], part[1], part[2]);
	return NULL;
}

/* --- the rest ------------------------------------------------------------ */

const char *
roster_subject(char *s, int this_year)
{
	(void)this_year;
	if (has_control(s))
		return "学科里有不能显示的字符";
	return roster_characters(s) > 30 ? "学科太长，最多30个字" : NULL;
}

const char *
roster_group(char *s, int this_year)
{
	(void)this_year;
	if (one_of(s, "无 - / — 没有"))
		*s = '\0';
	if (has_control(s))
		return "教研组里有不能显示的字符";
	return roster_characters(s) > 60 ? "教研组名称太长，最多60个字" : NULL;
}

const char *
roster_staff(char *s, int this_year)
{
	(void)this_year;
	sheet_plain(s);
	if (*s == '\0' || one_of(s, "教师 专任教师 teacher"))
		strcpy(s, "teacher");
	else if (one_of(s, "校长 园长 校(园)长 副校长 校领导 head"))
		strcpy(s, "head");
	else if (one_of(s, "教辅 教辅人员 职员 工勤 support"))
		strcpy(s, "support");
	else if (one_of(s, "教研 教研员 教研人员 research"))
		strcpy(s, "research");
	else
		return "人员类别应填教师、校长、教辅或教研员";
	return NULL;
}

const char *
roster_truth(char *s, int this_year)
{
	(void)this_year;
	sheet_plain(s);
	if (*s == '\0' || one_of(s, "否 不是 无 非专任 兼任 × ✗ x 0 n no false"))
		strcpy(s, "0");
	else if (one_of(s, "是 专任 组长 教研组长 √ ✓ ✔ 1 y yes true"))
		strcpy(s, "1");
	else
		return "应填是或否";
	return NULL;
}
