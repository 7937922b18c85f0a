/* rules/complete.c - checks that every required piece is there, right and self-judged. */
#include <string.h>

#include "rules/complete.h"

static const char *const words[] = { "document", "video", "image", "link", "any" };
static const char *const names[] = { "文档", "视频", "图片", "链接", "任意形式" };

bool
kind_of(const char *name, enum piece_kind *kind)
{
	int k;

	for (k = KIND_DOCUMENT; k <= KIND_ANY; k++)
		if (strcmp(words[k], name) == 0) {
			*kind = (enum piece_kind)k;
			return true;
		}
	return false;
}

static const struct asked_piece *
line_of(const struct asked_piece *lines, size_t count, long id)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (lines[i].id == id)
			return &lines[i];
	return NULL;
}

static bool
is_given(const struct given_piece *pieces, size_t count, long line)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (pieces[i].asked == line)
			return true;
	return false;
}

static void
check_piece(const struct policy *p, const struct asked_piece *line,
    const struct given_piece *piece, struct findings *list)
{
	bool self = !p->levels.set || setting_has(&p->levels, "self");

	if (line == NULL) {
		unmet(list, &house_rule, (struct finding){ .rule = "complete.unknown",
		    .next = "请移除这一件材料" }, "有一件材料不属于本能力点的证据要求");
		return;
	}
	if (line->kind != KIND_ANY && line->kind != piece->kind)
		unmet(list, &house_rule, (struct finding){ .rule = "complete.kind",
		    .subject = line->title, .next = "请换成要求的形式再上传" },
		    "“%s”应为%s，现在是%s", line->title, names[line->kind], names[piece->kind]);
	if (self && !piece->self_verdict)
		unmet(list, p->levels.set ? &p->levels : &house_rule, (struct finding){
		    .rule = "complete.self_verdict", .subject = line->title,
		    .asked = 1, .unit = "个", .next = "请逐条勾选，完成自评" },
		    "“%s”还没有自评", line->title);
}

void
complete_check(const struct policy *p, const struct asked_piece *lines, size_t asked,
    const struct given_piece *pieces, size_t given, struct findings *list)
{
	size_t i;

	if (given == 0)
		unmet(list, &house_rule, (struct finding){ .rule = "complete.empty",
		    .asked = 1, .unit = "件", .next = "请先上传材料" }, "还没有任何材料");
	for (i = 0; i < asked; i++)
		if (lines[i].required && !is_given(pieces, given, lines[i].id))
			unmet(list, &house_rule, (struct finding){ .rule = "complete.missing",
			    .subject = lines[i].title, .asked = 1, .unit = "件",
			    .next = "请上传这一件材料" }, "缺少“%s”", lines[i].title);
	for (i = 0; i < given; i++)
		check_piece(p, line_of(lines, asked, pieces[i].asked), &pieces[i], list);
}

void
staged_check(const struct policy *p, const char *code, const char *const *chosen,
    size_t chosen_count, const char *const *handed_in, size_t handed_count, struct findings *list)
{
	size_t i;

	for (i = 0; i < chosen_count && !setting_has(&p->staged_first, code); i++)
		if (setting_has(&p->staged_first, chosen[i]) &&
		    !code_among(handed_in, handed_count, chosen[i]))
			unmet(list, &p->staged_first, (struct finding){ .rule = "complete.staged",
			    .subject = chosen[i], .asked = 1, .unit = "个",
			    .next = "请先完成并提交这个能力点的材料" },
			    "要先提交能力点 %s 的材料", chosen[i]);
}
