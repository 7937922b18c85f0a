/* tests/admin/roster_read_test.c - what a school's file may look like, and what
 * is said of it when it can't be taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <iconv.h>

#include "admin/roster_read.h"

#define YEAR 2021
#define HEAD "姓名,工号,性别,出生日期,学科,教研组,专任教师,教研组长\n"
/* The person that most files below hold, read. */
#define ZHOU(row) "[{\"row\":" row ",\"name\":\"周一\",\"staff_no\":\"001\"}]"

/* A file; what its rows and its faults are, as JSON.  rows NULL: not looked at. */
static const struct {
	const char *says, *file, *rows, *faults;
} files[] = {
	{ "a whole row is read, in whatever order its columns stand",
	    "教研组长,教研组,专任教师,学科,出生日期,性别,工号,姓名\n"
	    "是,语文组,否,语文,1980-01-31,女,A-1,周一\n",
	    "[{\"row\":2,\"name\":\"周一\",\"staff_no\":\"A-1\",\"sex\":\"female\","
	    "\"born_on\":\"1980-01-31\",\"subject\":\"语文\","
	    "\"teaching_group\":\"语文组\",\"full_time\":0,\"leader\":1}]", "[]" },
	{ "a column that is not there says nothing; an empty cell says empty",
	    "姓名,工号,性别\n周一,001,\n",
	    "[{\"row\":2,\"name\":\"周一\",\"staff_no\":\"001\",\"sex\":null}]", "[]" },
	{ "the mark of UTF-8 is no part of the first name",
	    "\xef\xbb\xbf姓名,工号\n周一,001\n", ZHOU("2"), "[]" },
	{ "tabs divide", "姓名\t工号\n周一\t001\n", ZHOU("2"), "[]" },
	{ "semicolons divide, and a comma is then a comma",
	    "姓名;工号;备注\n周一;001;a,b\n", ZHOU("2"), "[]" },
	{ "line ends of Windows and of old Macs end lines",
	    "姓名,工号\r\n周一,001\r", ZHOU("2"), "[]" },
	{ "the last line may lack its end", "姓名,工号\n周一,001", ZHOU("2"), "[]" },
	{ "a title above the head row and empty rows are skipped, and counted",
	    "某校教职工名册,,\n\n姓名,工号,\n,,\n\n周一,001,\n,,\n", ZHOU("6"), "[]" },
	{ "heads are found with blanks, stars and remarks",
	    "\"姓　名\n（必填）\",教 职 工 号*\n周一,001\n", ZHOU("2"), "[]" },
	{ "names that were padded, full-width digits and Excel's mark of text are tidied",
	    "姓名,工号\n　周　一 ,'００１\n", ZHOU("2"), "[]" },
	{ "invisible characters vanish",
	    "姓名,工号\n\xe2\x80\x8b周一\xc2\xa0,001\xef\xbb\xbf\n", ZHOU("2"), "[]" },
	{ "names of other peoples and rare characters are names",
	    "姓名,工号\n买买提·艾力,1\nAnna  O'Neil-Smith,2\n\xf0\xa0\xae\xb7㛃,3\n",
	    "[{\"row\":2,\"name\":\"买买提·艾力\",\"staff_no\":\"1\"},"
	    "{\"row\":3,\"name\":\"Anna O'Neil-Smith\",\"staff_no\":\"2\"},"
	    "{\"row\":4,\"name\":\"\xf0\xa0\xae\xb7㛃\",\"staff_no\":\"3\"}]", "[]" },
	{ "quotes hold commas, quotes and line ends",
	    "姓名,工号,备注\n周一,001,\"说\"\"好\"\",\n下一行\"\n", ZHOU("2"), "[]" },
	{ "what kind of staff somebody is decides who takes part; nothing said is a teacher",
	    "姓名,工号,人员类别\n甲,1,教辅\n乙,2,\n丙,3,校（园）长\n丁,4,教研员\n",
	    "[{\"row\":2,\"name\":\"甲\",\"staff_no\":\"1\",\"staff\":\"support\"},"
	    "{\"row\":3,\"name\":\"乙\",\"staff_no\":\"2\",\"staff\":\"teacher\"},"
	    "{\"row\":4,\"name\":\"丙\",\"staff_no\":\"3\",\"staff\":\"head\"},"
	    "{\"row\":5,\"name\":\"丁\",\"staff_no\":\"4\",\"staff\":\"research\"}]", "[]" },
	{ "a kind of staff that is none is a fault",
	    "姓名,工号,人员类别\n甲,1,保安\n", NULL,
	    "[{\"row\":2,\"column\":\"人员类别\",\"detail\":\"人员类别应填教师、校长、教辅或教研员\"}]" },
	{ "无 means no group",
	    "姓名,工号,教研组\n周一,001,无\n",
	    "[{\"row\":2,\"name\":\"周一\",\"staff_no\":\"001\","
	    "\"teaching_group\":null}]", "[]" },
	{ "yes and no have many signs; empty is no",
	    "姓名,工号,专任\n甲,1,√\n乙,2,Y\n丙,3,１\n丁,4,×\n戊,5,非专任\n己,6,\n",
	    "[{\"row\":2,\"name\":\"甲\",\"staff_no\":\"1\",\"full_time\":1},"
	    "{\"row\":3,\"name\":\"乙\",\"staff_no\":\"2\",\"full_time\":1},"
	    "{\"row\":4,\"name\":\"丙\",\"staff_no\":\"3\",\"full_time\":1},"
	    "{\"row\":5,\"name\":\"丁\",\"staff_no\":\"4\",\"full_time\":0},"
	    "{\"row\":6,\"name\":\"戊\",\"staff_no\":\"5\",\"full_time\":0},"
	    "{\"row\":7,\"name\":\"己\",\"staff_no\":\"6\",\"full_time\":0}]", "[]" },
	{ "every fault of every row is named, and good rows do not hide them",
	    HEAD ",001,中,1980-13-01,语文,语文组,也许,否\n"
	    "周一,002,男,1980-01-31,语文,语文组,是,否\n"
	    "a1,1.2E+05,男,80.1,语文,,是,是\n", NULL,
	    "[{\"row\":2,\"column\":\"姓名\",\"detail\":\"没有填姓名\"},"
	    "{\"row\":2,\"column\":\"性别\",\"detail\":\"性别应填男或女\"},"
	    "{\"row\":2,\"column\":\"出生日期\",\"detail\":\"没有这一天\"},"
	    "{\"row\":2,\"column\":\"专任教师\",\"detail\":\"应填是或否\"},"
	    "{\"row\":4,\"column\":\"姓名\",\"detail\":\"姓名里有数字或符号\"},"
	    "{\"row\":4,\"column\":\"工号\",\"detail\":\"工号被表格软件改成了小数或科学计数，请把这一列设为文本后重填\"},"
	    "{\"row\":4,\"column\":\"出生日期\",\"detail\":\"日期认不出来，请写成 1980-01-31 这样\"},"
	    "{\"row\":4,\"column\":\"教研组\",\"detail\":\"是教研组长，但没有填教研组\"}]" },
	{ "a staff number twice names both rows, whatever its letters",
	    "姓名,工号\n甲,a1\n乙,A1\n", NULL,
	    "[{\"row\":3,\"column\":\"工号\",\"detail\":\"与第2行的工号相同\"}]" },
	{ "a group has one leader",
	    "姓名,工号,教研组,组长\n甲,1,语文组,是\n乙,2,语文组,是\n", NULL,
	    "[{\"row\":3,\"column\":\"教研组长\",\"detail\":\"这个教研组在第2行已有组长\"}]" },
	{ "cells beyond the head are a slipped row",
	    "姓名,工号\n周,一,001\n", NULL,
	    "[{\"row\":2,\"column\":\"工号\",\"detail\":\"工号只能用字母、数字、短横线\"},"
	    "{\"row\":2,\"column\":\"\",\"detail\":\"这一行比表头多出内容，可能多了分隔符\"}]" },
	{ "a row that is too short lacks what it lacks",
	    "姓名,工号\n周一\n", NULL,
	    "[{\"row\":2,\"column\":\"工号\",\"detail\":\"没有填工号\"}]" },
	{ "sums and signatures below the people, and the head on another page, are nobody",
	    "序号,姓名,工号\n1,周一,001\n,合计：1人,\n序号,姓名,工号\n填表人：甲,,\n", ZHOU("2"), "[]" },
	{ "a head of two rows, merged and not",
	    "姓名,工号,基本信息,,教研组\n,,性别,学科（任教）,\n周一,001,女,语文,语文组\n",
	    "[{\"row\":3,\"name\":\"周一\",\"staff_no\":\"001\",\"sex\":\"female\",\"subject\":\"语文\",\"teaching_group\":\"语文组\"}]", "[]" },
	{ "工号 is surer than 编号, wherever it stands",
	    "编号,姓名,教职工号\n7,周一,001\n", ZHOU("2"), "[]" },
	{ "five dots, and a plain one between two that are not Latin, are one",
	    "姓名,工号\n买买提•艾力,1\n买买提・艾力,2\n买买提‧艾力,3\n买买提．艾力,4\n买买提 . 艾力,5\n买买提·艾力,6\nJ.Li,7\n",
	    "[{\"row\":2,\"name\":\"买买提·艾力\",\"staff_no\":\"1\"},{\"row\":3,\"name\":\"买买提·艾力\",\"staff_no\":\"2\"},"
	    "{\"row\":4,\"name\":\"买买提·艾力\",\"staff_no\":\"3\"},{\"row\":5,\"name\":\"买买提·艾力\",\"staff_no\":\"4\"},"
	    "{\"row\":6,\"name\":\"买买提·艾力\",\"staff_no\":\"5\"},{\"row\":7,\"name\":\"买买提·艾力\",\"staff_no\":\"6\"},"
	    "{\"row\":8,\"name\":\"J.Li\",\"staff_no\":\"7\"}]", "[]" },
	{ "names that lost a rare character, formulas and errors, numbers whose end is zeros",
	    "姓名,工号,学科\n王?,1,语文\n锟斤拷,2,语文\n王\xee\xa1\xa3,3,语文\n甲,310113198501011000,语文\n乙,5,#N/A\n丙,=...,=A1\n", NULL,
	    "[{\"row\":2,\"column\":\"姓名\",\"detail\":\"姓名里有“?”或乱码，可能是生僻字没有保存下来，请另存为 .xlsx 后重填\"},"
	    "{\"row\":3,\"column\":\"姓名\",\"detail\":\"姓名里有“?”或乱码，可能是生僻字没有保存下来，请另存为 .xlsx 后重填\"},"
	    "{\"row\":4,\"column\":\"姓名\",\"detail\":\"姓名里有本机自造的字，别的电脑显示不出，请换成通用的字\"},"
	    "{\"row\":5,\"column\":\"工号\",\"detail\":\"工号超过15位，最后几位可能被表格软件改成了0，请把这一列设为文本后重填\"},"
	    "{\"row\":6,\"column\":\"学科\",\"detail\":\"这一格是公式或错误值，请改成文字\"},"
	    "{\"row\":7,\"column\":\"工号\",\"detail\":\"这一格是公式或错误值，请改成文字\"},"
	    "{\"row\":7,\"column\":\"学科\",\"detail\":\"这一格是公式或错误值，请改成文字\"}]" },
	{ "a column twice, or a must that is missing, is said of the head",
	    "姓名,姓名\n甲,乙\n", NULL,
	    "[{\"row\":1,\"column\":\"姓名\",\"detail\":\"这一列出现了两次\"},"
	    "{\"row\":1,\"column\":\"工号\",\"detail\":\"表头里没有这一列\"}]" },
	{ "a quote that is never closed is said, with its row",
	    "姓名,工号\n\"周一,001\n", NULL,
	    "[{\"row\":2,\"column\":\"\",\"detail\":\"引号不成对，这一行以后没有读\"},"
	    "{\"row\":0,\"column\":\"\",\"detail\":\"表里没有人\"}]" },
	{ "no head row", "甲,1\n乙,2\n", "[]",
	    "[{\"row\":0,\"column\":\"\",\"detail\":\"没有找到表头，需要有“姓名”和“工号”两列\"}]" },
	{ "an empty file", "", "[]",
	    "[{\"row\":0,\"column\":\"\",\"detail\":\"没有找到表头，需要有“姓名”和“工号”两列\"}]" },
	{ "a head row alone", "姓名,工号\n", "[]",
	    "[{\"row\":0,\"column\":\"\",\"detail\":\"表里没有人\"}]" },
	{ "a workbook that is none is said to be damaged", "PK\3\4rest", "[]",
	    "[{\"row\":0,\"column\":\"\",\"detail\":\"这个表格打不开，可能已损坏，请用 Excel 或 WPS 打开检查，另存后再选择\"}]" },
	{ "neither UTF-8 nor GB18030", "\xff姓\xff,\xff", "[]",
	    "[{\"row\":0,\"column\":\"\",\"detail\":\"文件的文字编码认不出来，请另存为 .xlsx 后再试\"}]" }
};

static const char *
part(struct json_object *roster, const char *key)
{
	return json_object_to_json_string_ext(json_object_object_get(roster,
	    key), JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
}

static void
files_are_read_as_they_say(void **state)
{
	struct json_object *o;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		print_message("%s\n", files[i].says);
		o = roster_read(files[i].file, strlen(files[i].file), YEAR, 0);
		assert_string_equal(part(o, "faults"), files[i].faults);
		if (files[i].rows != NULL)
			assert_string_equal(part(o, "rows"), files[i].rows);
		json_object_put(o);
	}
}

static void
days_are_written_in_many_ways(void **state)
{
	static const struct { const char *cell, *born_on; } days[] = {
		{ "1980-01-31", "1980-01-31" }, { "1980-1-3", "1980-01-03" },
		{ "1980/1/3", "1980-01-03" }, { "1980.01.03", "1980-01-03" },
		{ "1980年1月3日", "1980-01-03" }, { "1980年1月3号", "1980-01-03" },
		{ "19800103", "1980-01-03" }, { "1980年1月", "1980-01-01" },
		{ "1980-01", "1980-01-01" }, { "1980.1", "1980-01-01" },
		{ "198001", "1980-01-01" }, { "１９８０．０１．０３", "1980-01-03" },
		{ "1980/1/3 0:00:00", "1980-01-03" }, { "1984-2-29", "1984-02-29" },
		{ "1985-2-29", NULL }, { "1980-00-01", NULL }, { "1980", NULL },
		{ "3/1/1980", NULL }, { "29233", "1980-01-13" }, { "19801", NULL }, { "2019-01-01", NULL },
		{ "1880-01-01", NULL }, { "1980--1", NULL }, { "---", NULL },
		{ "1980-01-031x", NULL }, { "99999999999999999999", NULL } };
	struct json_object *o, *born_on;
	char file[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		print_message("%s\n", days[i].cell);
		snprintf(file, sizeof(file), "姓名,工号,出生年月\n周一,1,%s\n",
		    days[i].cell);
		o = roster_read(file, strlen(file), YEAR, 0);
		born_on = json_object_object_get(json_object_array_get_idx(
		    json_object_object_get(o, "rows"), 0), "born_on");
		assert_int_equal(json_object_array_length(
		    json_object_object_get(o, "faults")), days[i].born_on == NULL);
		if (days[i].born_on != NULL)
			assert_string_equal(json_object_get_string(born_on),
			    days[i].born_on);
		json_object_put(o);
	}
}

static void
encodings_give_the_same_people(void **state)
{
	static const char file[] = HEAD "周一,001,男,1980年1月,语文,语文组,是,否\n";
	static const struct { const char *name, *mark; } as[] = {
		{ "GB18030", "" }, { "UTF-16LE", "\xff\xfe" }, { "UTF-16BE", "\xfe\xff" } };
	struct json_object *plain = roster_read(file, strlen(file), YEAR, 0), *o;
	char bytes[1000], *in, *out;
	size_t i, in_left, out_left;
	iconv_t how;

	(void)state;
	assert_string_equal(part(plain, "kind"), "\"UTF-8\"");
	for (i = 0; i < 3; i++) {
		strcpy(bytes, as[i].mark);
		in = (char *)file;
		in_left = strlen(file);
		out = bytes + strlen(as[i].mark);
		out_left = sizeof(bytes) - 10;
		how = iconv_open(as[i].name, "UTF-8");
		assert_true(iconv(how, &in, &in_left, &out, &out_left) == 0);
		iconv_close(how);
		o = roster_read(bytes, (size_t)(out - bytes), YEAR, 0);
		assert_string_equal(part(o, "rows"), part(plain, "rows"));
		assert_string_equal(part(o, "faults"), "[]");
		assert_string_equal(json_object_get_string(
		    json_object_object_get(o, "kind")), as[i].name);
		json_object_put(o);
	}
	json_object_put(plain);
}

static void
a_nul_byte_is_no_text(void **state)
{
	static const char file[] = "姓名,工号\n周一,0\0001\n";
	struct json_object *o = roster_read(file, sizeof(file) - 1, YEAR, 0);

	(void)state;
	assert_non_null(strstr(part(o, "faults"), "这不是表格"));
	json_object_put(o);
}

static void
columns_of_others_are_named_and_not_taken(void **state)
{
	static const char file[] = "姓名,身份证号,工号\n周一,510000198001010000,001\n";
	struct json_object *o = roster_read(file, strlen(file), YEAR, 0);

	(void)state;
	assert_string_equal(part(o, "ignored"), "[\"身份证号\"]");
	assert_string_equal(part(o, "rows"), ZHOU("2"));
	json_object_put(o);
}

static void
lost_zeros_are_given_back_where_the_others_kept_theirs(void **state)
{
	static const struct { const char *numbers[3]; int width; const char *read[3]; int restored; } columns[] = {
		{ { "0012", "7", "123" }, 0, { "0012", "0007", "0123" }, 2 },
		{ { "0012", "7", "12345" }, 0, { "0012", "0007", "12345" }, 1 },
		{ { "0012", "007", "7" }, 4, { "0012", "007", "7" }, 0 },	/* which of both widths? */
		{ { "1", "2", "3" }, 0, { "1", "2", "3" }, 0 },
		{ { "1", "2", "A3" }, 3, { "001", "002", "A3" }, 2 } };
	char file[200];
	struct json_object *o, *rows;
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		snprintf(file, sizeof(file), "姓名,工号\n甲,%s\n乙,%s\n丙,%s\n", columns[i].numbers[0],
		    columns[i].numbers[1], columns[i].numbers[2]);
		o = roster_read(file, strlen(file), YEAR, columns[i].width);
		rows = json_object_object_get(o, "rows");
		for (k = 0; k < 3; k++)
			assert_string_equal(json_object_get_string(json_object_object_get(
			    json_object_array_get_idx(rows, k), "staff_no")), columns[i].read[k]);
		assert_int_equal(json_object_array_length(json_object_object_get(o, "restored")), columns[i].restored);
		json_object_put(o);
	}
}

static void
two_of_one_name_are_two_and_are_told(void **state)
{
	static const char file[] = "姓名,工号\n李娜,1\n王芳,2\n李　娜,3\n";
	struct json_object *o = roster_read(file, strlen(file), YEAR, 0);

	(void)state;
	assert_string_equal(part(o, "namesakes"), "[{\"name\":\"李娜\",\"staff_nos\":[\"1\",\"3\"]}]");
	assert_string_equal(part(o, "faults"), "[]");
	json_object_put(o);
}

static char *
long_file(size_t people)
{
	char *file = malloc(people * 40 + 100), *to = file;
	size_t i;

	assert_non_null(file);
	to += sprintf(to, "姓名,工号\n");
	for (i = 0; i < people; i++)
		to += sprintf(to, "周一,%zu\n", i);
	return file;
}

static void
twenty_thousand_are_read_and_one_more_is_refused(void **state)
{
	char *file = long_file(ROSTER_ROWS + 1);
	size_t len = strlen(file);
	struct json_object *o = roster_read(file, len, YEAR, 0);

	(void)state;
	assert_non_null(strstr(part(o, "faults"), "一次最多20000行"));
	assert_int_equal(json_object_array_length(
	    json_object_object_get(o, "rows")), ROSTER_ROWS);
	json_object_put(o);
	while (file[len - 2] != '\n')
		len--;
	o = roster_read(file, len - 1, YEAR, 0);
	assert_string_equal(part(o, "faults"), "[]");
	json_object_put(o);
	free(file);
}

/* Cut anywhere or with any byte changed, a file is refused or read, no more. */
static void
no_bytes_break_it(void **state)
{
	static const char file[] = "\xef\xbb\xbf" HEAD
	    "\"周\"\"一\",001,男,1980年1月3日,语文,语文组,是,否\n买买提·艾力,２,,,,,,\r\n";
	char copy[sizeof(file)];
	size_t i;
	int b;

	(void)state;
	for (i = 0; i < sizeof(file); i++)
		for (b = 0; b < 256; b += 3) {
			memcpy(copy, file, sizeof(file));
			copy[i] = (char)b;
			json_object_put(roster_read(copy, sizeof(file) - 1, YEAR, 0));
			json_object_put(roster_read(copy, i, YEAR, 0));
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_read_as_they_say),
		cmocka_unit_test(days_are_written_in_many_ways),
		cmocka_unit_test(encodings_give_the_same_people),
		cmocka_unit_test(a_nul_byte_is_no_text),
		cmocka_unit_test(columns_of_others_are_named_and_not_taken),
		cmocka_unit_test(lost_zeros_are_given_back_where_the_others_kept_theirs),
		cmocka_unit_test(two_of_one_name_are_two_and_are_told),
		cmocka_unit_test(twenty_thousand_are_read_and_one_more_is_refused),
		cmocka_unit_test(no_bytes_break_it) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
