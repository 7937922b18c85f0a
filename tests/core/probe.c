/* tests/core/probe.c - a program with one small slice, to ask the core itself:
 * every kind of field, every flag, and the three ways to answer.  It borrows
 * the account of report and writes nothing but the journal. */
#include <string.h>

#include "core/slice.h"

static const struct field piece[] = {
	{ "requirement", ID, .zh = "材料" },
	{ "link", WORDS, .min = 1, .max = 20, .optional = true, .zh = "网址" },
	{ "ticks", IDS, .max = 9, .zh = "条目" }, { 0 } };

static const struct field everything[] = {
	{ "number", COUNT, .min = 0, .max = 100, .zh = "数量" },
	{ "truth", TRUTH, .optional = true, .zh = "是否" },
	{ "line", WORDS, .min = 2, .max = 10, .zh = "名称" },
	{ "prose", PROSE, .max = 50, .optional = true, .zh = "说明" },
	{ "kind", CHOICE, .choices = "red green", .optional = true, .zh = "种类" },
	{ "day", DAY, .optional = true, .zh = "日期" },
	{ "codes", CODES, .max = 3, .optional = true, .zh = "编号" },
	{ "pieces", LIST, .max = 3, .of = piece, .optional = true, .zh = "材料" },
	{ 0 } };

static struct query one = { "SELECT ? AS line, 1 = 1 AS truth, 12345678901 AS"
	" big, 1.50 AS hours, NULL AS nothing, CAST('2026-09-01 08:00:00.120000'"
	" AS DATETIME(6)) AS at, CAST('2026-09-01' AS DATE) AS day,"
	" UNHEX('00ff') AS hash, JSON_ARRAY(1, 'x') AS list_json,"
	" REPEAT('长', 700) AS text_long, 7 + 0 AS version" };

static int
echo(struct request *r)
{
	return row(r, &one, form(r, "line"));
}

static struct query writes = { "UPDATE journal_head SET seq = seq"
	" WHERE shard = ?" };

static int
write_in_get(struct request *r)
{
	run(r, &writes, number(1));
	return done(r);
}

static int
take(struct request *r)
{
	struct json_object *o = json_object_new_object();
	struct value pieces = form_json(r, "pieces");

	json_object_object_add(o, "pieces", pieces.kind == TEXT ?
	    json_object_new_string(pieces.text) : NULL);
	about(r, "probe", form(r, "number").number);
	return answer_object(r, 201, o);
}

static int
refused(struct request *r)
{
	return refuse(r, 409, "现在不由您办理");
}

static struct query slowly = { "SELECT SLEEP(?) AS slept" };

static int
sleep_a_while(struct request *r)
{
	return row(r, &slowly, number(1));
}

static struct query numbers = { "WITH RECURSIVE n (seq) AS (SELECT 1"
	" UNION ALL SELECT seq + 1 FROM n WHERE seq < 120) SELECT seq AS id,"
	" seq AS `cursor` FROM n WHERE seq > ? ORDER BY seq LIMIT " PAGE_SQL };

static int
list(struct request *r)
{
	return page(r, &numbers, after(r));
}

static struct query cells = { "SELECT ? AS `姓名`, '00123' AS `工号`, 7 + 0 AS `件`, NULL AS `无`,"
	" CAST('2026-09-01' AS DATE) AS `日期`" };

static int
file(struct request *r)
{
	return sheet(r, &cells, form(r, "line"));
}

static const struct sheet one_row = { "cells", "各种单元格", .official = true };

/* A list that is also a sheet: words, times, truths, lists, and 120 rows of them. */
static struct query many = { "WITH RECURSIVE n (seq) AS (SELECT 1"
	" UNION ALL SELECT seq + 1 FROM n WHERE seq < 100) SELECT seq AS id, LPAD(seq, 18, '0') AS no,"
	" IF(seq % 2, 'pass', 'other') AS grade, seq % 2 = 0 AS even, CAST(seq / 4 AS DECIMAL(7,2)) AS hours,"
	" CAST('2026-09-01 18:30:00.5' AS DATETIME(6)) AS at, CAST('2026-09-01' AS DATE) AS day,"
	" JSON_ARRAY('pass', 'B2') AS codes_json, CONCAT('=1+', seq) AS note, NULL AS nothing, '甲校' AS unit,"
	" REPEAT('长', 40000 * (seq = 3)) AS `text`, seq AS `cursor` FROM (SELECT (a.seq - 1) * 100 + b.seq AS seq FROM n a JOIN n b) k"
	" WHERE seq <= ? AND seq > ? ORDER BY seq LIMIT " PAGE_SQL };

static const struct word grades[] = { { "pass", "合格" }, { 0 } };
static const struct sheet many_rows = { "many", "很多行", .official = true, .headings = (const struct heading[]){
	{ "no", "编号" }, { "grade", "等级", grades }, { "even", "双数" }, { "hours", "学时" }, { "at", "时间" },
	{ "day", "日期" }, { "codes", "能力点", grades }, { "note", "备注" }, { "nothing", "无" }, { "text", "正文" },
	{ 0 } } };

static const struct field up_to[] = {
	{ "most", COUNT, 1, 9999, .optional = true, .zh = "行数" }, AFTER, { 0 } };

static int
show_many(struct request *r)
{
	struct value most = form(r, "most");

	return page(r, &many, most.kind == NUMBER ? most : number(120), after(r));
}

/* 102,400 rows of ten columns. */
static struct query flood = { "WITH RECURSIVE n (seq) AS (SELECT 1"
	" UNION ALL SELECT seq + 1 FROM n WHERE seq < 320) SELECT a.seq * 1000 + b.seq AS id, '姓名' AS name,"
	" '110101199001010000' AS no, '某某县某某中心小学' AS school, '语文组' AS `group`, 12.50 AS hours,"
	" CAST('2026-09-01' AS DATE) AS day, 1 = 1 AS done, 'A1、A2、B3' AS codes, '合格' AS grade"
	" FROM n a JOIN n b WHERE ? > 0" };
static const struct sheet flood_sheet = { "flood", "十万行", (const struct heading[]){
	{ "id", "序号" }, { "name", "姓名" }, { "no", "编号" }, { "school", "学校" }, { "group", "教研组" }, { "hours", "学时" },
	{ "day", "日期" }, { "done", "完成" }, { "codes", "能力点" }, { "grade", "等级" }, { 0 } } };

static int
show_flood(struct request *r)
{
	return rows(r, &flood, number(1));
}

static const struct field line[] = {
	{ "line", WORDS, .min = 1, .max = 100, .zh = "名称" }, { 0 } };
static const struct field of_id[] = { { "id", ID, .zh = "编号" },
	{ "line", WORDS, .min = 1, .max = 10, .zh = "名称" }, { 0 } };

static int
edit(struct request *r)
{
	about(r, "probe", form(r, "id").number);
	return changed(r, version(r).number == 1);
}

static const struct route routes[] = {
	{ "GET", "/echo", MEMBER, line, echo, { &one } },
	{ "GET", "/write", MEMBER, NULL, write_in_get, { &writes } },
	{ "GET", "/slow", ANYONE, NULL, sleep_a_while, { &slowly } },
	{ "GET", "/sheet", MEMBER, line, file, { &cells }, .sheet = &one_row },
	{ "GET", "/many", MEMBER, up_to, show_many, { &many }, .sheet = &many_rows },
	{ "GET", "/flood", MEMBER, NULL, show_flood, { &flood }, .sheet = &flood_sheet },
	{ "GET", "/list", ANYONE, paged, list, { &numbers } },
	{ "POST", "/thing", MEMBER, everything, take, { 0 }, ONCE,
	    "probe.thing.make" },
	{ "POST", "/refused", PANEL, NULL, refused, { 0 }, 0, "probe.no" },
	{ "PUT", "/thing/{id}", MEMBER, of_id, edit, { 0 }, EDIT,
	    "probe.thing.edit" },
	{ 0 } };

int
main(int argc, char **argv)
{
	const struct route *const slices[] = { routes, NULL };

	return serve(argc, argv, "report", slices);
}
