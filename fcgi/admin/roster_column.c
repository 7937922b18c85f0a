/* admin/roster_column.c - see roster_column.h */
#include "admin/roster_column.h"

#include <stdio.h>
#include <string.h>

#include "parts/sheet_text.h"

const struct roster_column roster_columns[COLUMNS] = {
	{ "name", "姓名", " 姓名 教师姓名 教职工姓名 职工姓名 员工姓名 名字 教师 ", roster_name, MUST },
	{ "staff_no", "工号", " 工号 职工号 教工号 教职工号 教师工号 教师编号 教职工编号 职工编号 人员编号 人员代码 编号 ",
	    roster_staff_no, MUST },
	{ "sex", "性别", " 性别 ", roster_sex, MAY },
	{ "born_on", "出生日期", " 出生日期 出生年月 出生年月日 出生时间 生日 ",
	    roster_day, MAY },
	{ "subject", "学科", " 学科 任教学科 主教学科 任教科目 所教学科 任课学科 教学科目 科目 ", roster_subject, MAY },
	{ "teaching_group", "教研组", " 教研组 所在教研组 教研组名称 所属教研组 学科组 学科教研组 ",
	    roster_group, MAY },
	{ "full_time", "专任教师", " 专任教师 专任 是否专任 是否专任教师 ", roster_truth, IS_TRUE },
	{ "leader", "教研组长", " 教研组长 组长 是否组长 是否教研组长 ", roster_truth, IS_TRUE },
	{ "staff", "人员类别", " 人员类别 人员类型 岗位类别 ", roster_staff, MAY }
};

void
roster_bare(char *s)
{
	char *to = s;

	sheet_plain(s);
	s[strcspn(s, "(*:[")] = '\0';
	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
}

int
roster_column(const char *name, size_t *rank)
{
	char word[CELL_ROOM + 2];
	const char *at;
	size_t i;

	snprintf(word, sizeof(word), " %s ", name);
	for (i = 0; *name != '\0' && i < COLUMNS; i++)
		if ((at = strstr(roster_columns[i].names, word)) != NULL) {
			if (rank != NULL)
				*rank = (size_t)(at - roster_columns[i].names);
			return (int)i;
		}
	return -1;
}
