/* hours/mapping.c - see mapping.h */
#include "hours/mapping.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "hours/json.h"

#define MANY(table) (sizeof(table) / sizeof((table)[0]))

/* A place in an answer, a name of a parameter, or something of its own. */
enum what { PLACE, PARAMETER, AUTH };

static const struct text {
	const char *name;
	enum what what;
	bool needed;
	size_t at;
} texts[] = {
#define AT(member) offsetof(struct mapping, member)
	{ "list", PLACE, false, AT(list) }, { "id", PLACE, true, AT(id) },
	{ "account", PLACE, true, AT(account) }, { "name", PLACE, false, AT(name) },
	{ "course", PLACE, true, AT(course) }, { "code", PLACE, false, AT(code) },
	{ "length", PLACE, true, AT(length) }, { "time", PLACE, true, AT(time) },
	{ "began", PLACE, false, AT(began) }, { "stored", PLACE, false, AT(stored) },
	{ "passed", PLACE, false, AT(passed) }, { "score", PLACE, false, AT(score) },
	{ "completed", PLACE, false, AT(completed) }, { "next", PLACE, false, AT(next) },
	{ "since", PARAMETER, false, AT(since) }, { "parameter", PARAMETER, false, AT(parameter) },
	{ "size_parameter", PARAMETER, false, AT(size_parameter) }, { "auth", AUTH, false, AT(auth) } };

static const char *const units[] = { "seconds", "minutes", "hours", "iso8601", "credits", NULL };
static const char *const clocks[] = { "iso8601", "unix", "milliseconds", "china", NULL };
static const char *const pagings[] = { "none", "link", "cursor", "page", NULL };
static const struct choice {
	const char *name;
	const char *const *words;
	bool needed;
} choices[] = {
	{ "unit", units, true }, { "clock", clocks, true }, { "paging", pagings, false } };

static const struct count {
	const char *name;
	long long min, max, otherwise;
	size_t at;
} counts[] = {
	{ "score_of", 1, 1000, 100, AT(score_of) }, { "first", 0, 1, 1, AT(first) },
	{ "size", 1, 1000, 100, AT(size) } };
static const struct truth {
	const char *name;
	bool otherwise;
	size_t at;
} truths[] = {
	{ "measured", true, AT(measured) }, { "ordered", false, AT(ordered) } };

/* What people call each. */
static const struct { const char *name, *zh; } called[] = {
	{ "list", "记录的列表" }, { "id", "记录编号" }, { "account", "账号" },
	{ "name", "姓名" }, { "course", "课程名称" }, { "code", "课程编号" },
	{ "length", "学了多久" }, { "time", "学完的时间" }, { "began", "开始学的时间" },
	{ "stored", "平台存下的时间" }, { "passed", "是否合格" }, { "score", "得分" },
	{ "completed", "是否学完" }, { "next", "下一页在哪里" }, { "since", "只要新记录的参数" },
	{ "parameter", "翻页用的参数" }, { "size_parameter", "每页条数的参数" }, { "auth", "怎样出示口令" },
	{ "unit", "单位" }, { "clock", "时间的写法" }, { "paging", "怎样翻页" },
	{ "score_of", "得分的满分" }, { "first", "第一页的页号" }, { "size", "每页条数" },
	{ "measured", "学时怎么来的" }, { "ordered", "先后次序" } };

static const char *
wrong_at(struct mapping *m, const char *name, const char *why)
{
	const char *zh = name;
	size_t i;

	for (i = 0; i < MANY(called); i++)
		if (strcmp(called[i].name, name) == 0)
			zh = called[i].zh;
	if (zh != name)
		snprintf(m->wrong, sizeof(m->wrong), "%s", name);
	snprintf(m->said, sizeof(m->said), "对应表里的“%.60s”%s", zh, why);
	return m->said;
}

/* Letters, digits, _ and - for what stands in an address; a header's name likewise. */
static bool
is_word(const char *s)
{
	return *s != '\0' && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")] == '\0';
}

static const char *
check_text(struct mapping *m, const struct text *t, json_object *v, const char **into)
{
	const char *s = v == NULL ? "" : text_in(v);

	*into = s != NULL ? s : "";
	if (s == NULL || strlen(s) > 100)
		return wrong_at(m, t->name, "应是不超过100字的文字");
	if (*s == '\0')
		return t->needed ? wrong_at(m, t->name, "必须填写") : NULL;
	if (t->what == PLACE && (s[0] == '.' || s[strlen(s) - 1] == '.' || strstr(s, "..") != NULL))
		return wrong_at(m, t->name, "应是用点连起来的名称，例如 data.items");
	if (t->what == PARAMETER && !is_word(s))
		return wrong_at(m, t->name, "应是参数的名称，只用字母、数字、_ 和 -");
	if (t->what == AUTH && strcmp(s, "basic") != 0 && strcmp(s, "bearer") != 0 &&
	    (strncmp(s, "header:", 7) != 0 || !is_word(s + 7)))
		return wrong_at(m, t->name, "应是 basic、bearer 或 header:名称");
	return NULL;
}

static const char *
check_choice(struct mapping *m, const struct choice *c, json_object *v, int *into)
{
	const char *s = text_in(v);

	*into = 0;
	if (v == NULL)
		return c->needed ? wrong_at(m, c->name, "必须填写") : NULL;
	for (; s != NULL && c->words[*into] != NULL; ++*into)
		if (strcmp(s, c->words[*into]) == 0)
			return NULL;
	return wrong_at(m, c->name, "不是可以用的写法");
}

static bool
is_known(const char *name)
{
	size_t i;

	for (i = 0; i < MANY(texts); i++)
		if (strcmp(texts[i].name, name) == 0)
			return true;
	for (i = 0; i < MANY(choices); i++)
		if (strcmp(choices[i].name, name) == 0)
			return true;
	for (i = 0; i < MANY(counts); i++)
		if (strcmp(counts[i].name, name) == 0)
			return true;
	for (i = 0; i < MANY(truths); i++)
		if (strcmp(truths[i].name, name) == 0)
			return true;
	return false;
}

/* What belongs together. */
static const char *
check_whole(struct mapping *m)
{
	if ((m->paging == PAGING_LINK || m->paging == PAGING_CURSOR) && *m->next == '\0')
		return wrong_at(m, "next", "必须填写：下一页在哪里");
	if ((m->paging == PAGING_CURSOR || m->paging == PAGING_PAGE) && *m->parameter == '\0')
		return wrong_at(m, "parameter", "必须填写：翻页用的参数");
	if (m->paging == PAGING_NONE && (*m->next != '\0' || *m->parameter != '\0'))
		return wrong_at(m, "paging", "必须填写：怎样翻页");
	return NULL;
}

static const char *
read_counts(struct mapping *m, json_object *o)
{
	long long *into;
	size_t i;

	for (i = 0; i < MANY(counts); i++) {
		into = (long long *)((char *)m + counts[i].at);
		*into = counts[i].otherwise;
		if (member(o, counts[i].name) != NULL &&
		    !number_in(member(o, counts[i].name), counts[i].min, counts[i].max, into))
			return wrong_at(m, counts[i].name, "不是可以用的数字");
	}
	return NULL;
}

static const char *
read_truths(struct mapping *m, json_object *o)
{
	json_object *v;
	size_t i;

	for (i = 0; i < MANY(truths); i++) {
		v = member(o, truths[i].name);
		if (v != NULL && !json_object_is_type(v, json_type_boolean))
			return wrong_at(m, truths[i].name, "应是 true 或 false");
		*(bool *)((char *)m + truths[i].at) = v != NULL ? json_object_get_boolean(v) : truths[i].otherwise;
	}
	return NULL;
}

static const char *
read_words(struct mapping *m, json_object *o)
{
	const char *wrong = NULL;
	int choice[MANY(choices)];
	size_t i;

	for (i = 0; wrong == NULL && i < MANY(texts); i++)
		wrong = check_text(m, &texts[i], member(o, texts[i].name),
		    (const char **)((char *)m + texts[i].at));
	for (i = 0; wrong == NULL && i < MANY(choices); i++)
		wrong = check_choice(m, &choices[i], member(o, choices[i].name), &choice[i]);
	if (wrong != NULL)
		return wrong;
	m->unit = (enum unit)choice[0];
	m->clock = (enum clock)choice[1];
	m->paging = (enum paging)choice[2];
	return NULL;
}

const char *
mapping_read(struct mapping *m, json_object *o)
{
	const char *wrong;

	memset(m, 0, sizeof(*m));
	if (!json_object_is_type(o, json_type_object))
		return "对应表应是一个 JSON 对象";
	json_object_object_foreach(o, key, value) {
		(void)value;
		if (!is_known(key))
			return wrong_at(m, key, "不是可以用的名称");
	}
	if ((wrong = read_words(m, o)) != NULL || (wrong = read_counts(m, o)) != NULL ||
	    (wrong = read_truths(m, o)) != NULL)
		return wrong;
	return check_whole(m);
}
