/* plan/documents.c - the parts of the documents in a school's package.
 *
 * Which documents a school hands in is policy (C14, R65-R69, R74, R75, R79, R83);
 * that there are goals, a theme and stages is R86 and R87, which parts each
 * document has is ours (本系统默认).
 * A table serves twice: in a draft every part may be missing, in what is
 * handed in none of a required document. */
#include <stdio.h>
#include <string.h>

#include "parts/facts.h"
#include "plan/documents.h"

#define PART(name, zh) { name, PROSE, 0, 4000, NULL, NULL, true, NULL, zh }
#define STAGES { "stages", LIST, 0, 30, NULL, stage, true, NULL, "阶段安排" }
#define GROUPS { "groups", LIST, 0, 40, NULL, group, true, NULL, "各教研组安排" }
#define HOURS { "hours", COUNT, 0, 100000, NULL, NULL, true, NULL, "学时安排" }
#define THEME { "theme", WORDS, 0, 100, NULL, NULL, true, NULL, "研修主题" }

static const struct field stage[] = {
	{ "title", WORDS, .max = 200, .optional = true, .zh = "阶段任务" },
	{ "from", DAY, .optional = true, .zh = "开始日期" },
	{ "to", DAY, .optional = true, .zh = "结束日期" }, { 0 } };

static const struct field group[] = {
	{ "name", WORDS, .max = 60, .optional = true, .zh = "教研组" },
	{ "task", PROSE, .max = 1000, .optional = true, .zh = "研修任务" }, { 0 } };

static const struct field development_plan[] = {
	PART("environment", "信息化教学环境与现状"), PART("goals", "发展目标"),
	PART("measures", "保障措施"), STAGES, { 0 } };

static const struct field training_plan[] = {
	THEME, PART("goals", "研修目标"), GROUPS, STAGES, HOURS, { 0 } };

static const struct field assessment_plan[] = {
	PART("goals", "考核目标"), PART("panel", "考核小组与分工"),
	PART("method", "考核办法与标准"), STAGES, PART("use", "结果运用"), { 0 } };

static const struct field rollout_rules[] = {
	PART("goals", "推进目标"), PART("measures", "推进措施"), STAGES, { 0 } };

static const struct field rollout_plan[] = {
	PART("environment", "信息化教学环境与现状"), THEME, PART("goals", "推进目标"),
	GROUPS, STAGES, HOURS, { 0 } };

static const struct field diagnosis[] = {
	PART("environment", "信息化教学环境与现状"), PART("problems", "问题与需求"),
	PART("goals", "建设目标"), PART("measures", "建设措施"), STAGES, { 0 } };

static const struct field implementation_plan[] = {
	PART("goals", "实施目标"), PART("measures", "实施措施"), GROUPS, STAGES, HOURS, { 0 } };

/* An upload of evidence's tus endpoint, by its token. */
static const struct field attachment[] = {
	{ "document", CODE, 1, 40, .zh = "文档" },
	{ "upload", CODE, 32, 32, .zh = "上传" },
	{ "name", WORDS, 1, 200, .zh = "文件名" }, { 0 } };

const struct field draft_fields[] = {
	{ "diagnosis", OBJECT, .of = diagnosis, .optional = true, .zh = "信息化发展诊断与建设规划" },
	{ "development_plan", OBJECT, .of = development_plan, .optional = true, .zh = "学校信息化发展规划" },
	{ "training_plan", OBJECT, .of = training_plan, .optional = true, .zh = "校本研修方案" },
	{ "assessment_plan", OBJECT, .of = assessment_plan, .optional = true, .zh = "考核方案" },
	{ "rollout_rules", OBJECT, .of = rollout_rules, .optional = true, .zh = "整校推进实施细则" },
	{ "rollout_plan", OBJECT, .of = rollout_plan, .optional = true, .zh = "整校推进方案" },
	{ "implementation_plan", OBJECT, .of = implementation_plan, .optional = true, .zh = "本校（园）具体实施方案" },
	{ "attachments", LIST, .max = 20, .of = attachment, .optional = true, .zh = "附件" },
	{ "offer", CODES, .max = 60, .optional = true, .zh = "提供的能力点" }, { 0 } };

static bool
is_blank(struct json_object *o)
{
	const char *s;

	if (o == NULL)
		return true;
	if (json_object_is_type(o, json_type_array))
		return json_object_array_length(o) == 0;
	if (!json_object_is_type(o, json_type_string))
		return false;
	for (s = json_object_get_string(o); *s != '\0';)
		if (strchr(" \t\r\n", *s) != NULL)
			s++;
		else if (strncmp(s, "　", 3) == 0)
			s += 3;
		else
			return false;
	return true;
}

static void
check_stage(struct request *r, const char *at, struct json_object *o)
{
	struct json_object *from = json_object_object_get(o, "from");
	struct json_object *to = json_object_object_get(o, "to");
	char here[120];

	if (from == NULL || to == NULL ||
	    strcmp(json_object_get_string(from), json_object_get_string(to)) <= 0)
		return;
	snprintf(here, sizeof(here), "%s/to", at);
	wrong(r, here, "结束日期早于开始日期");
}

/* Every part of the table must be there; `zh` is what the whole is called, `why`
 * whose rule it is. */
static void
check_parts(struct request *r, const char *at, const char *zh, const struct field *parts,
    struct json_object *o, const char *why)
{
	const struct field *f;
	struct json_object *part;
	size_t i;
	char here[80], item[100];

	for (f = parts; f->kind != END; f++) {
		part = o != NULL ? json_object_object_get(o, f->name) : NULL;
		snprintf(here, sizeof(here), "%s/%s", at, f->name);
		if (is_blank(part))
			wrong(r, here, "请填写%s的%s%s", zh, f->zh, why);
		for (i = 0; f->kind == LIST && part != NULL &&
		    i < json_object_array_length(part); i++) {
			snprintf(item, sizeof(item), "%.70s/%zu", here, i);
			check_parts(r, item, f->zh, f->of, json_object_array_get_idx(part, i), why);
			if (f->of == stage)
				check_stage(r, item, json_object_array_get_idx(part, i));
		}
	}
}

void
documents_check(struct request *r, const struct policy *p, struct json_object *draft)
{
	const struct field *f;
	char at[80];

	for (f = draft_fields; f->kind != END; f++) {
		if (f->kind != OBJECT || !setting_has(&p->documents, f->name))
			continue;
		snprintf(at, sizeof(at), "/draft/%s", f->name);
		check_parts(r, at, f->zh, f->of, json_object_object_get(draft, f->name),
		    text(r, "%s；分哪几部分是本系统默认", whose(r, &p->documents)).text);
	}
}

static const struct field *
field_named(const struct field *f, const char *name)
{
	while (f->kind != END && strcmp(f->name, name) != 0)
		f++;
	return f->kind != END ? f : NULL;
}

const char *
part_called(const char *document, const char *part)
{
	const struct field *f = field_named(draft_fields, document);

	if (f != NULL && part != NULL)
		f = f->kind == OBJECT ? field_named(f->of, part) : NULL;
	return f != NULL ? f->zh : NULL;
}
