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

static struct query cells = { "SELECT ? AS `姓名`, '00123' AS `工号`, 7 AS `件`, NULL AS `无`,"
	" CAST('2026-09-01' AS DATE) AS `日期`" };

static int
file(struct request *r)
{
	return sheet(r, &cells, "cells", form(r, "line"));
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
	{ "GET", "/sheet", MEMBER, line, file, { &cells } },
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
