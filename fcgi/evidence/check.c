/* evidence/check.c - see check.h */
#include <string.h>
#include <strings.h>

#include "evidence/check.h"
#include "evidence/format.h"
#include "parts/facts.h"

#define CRITERIA_MAX 64

static const char *
at(struct request *r, long requirement, const char *part)
{
	return text(r, "/requirement/%ld%s", requirement, part).text;
}

static bool
is_given(const struct result *m, size_t i)
{
	return cell(m, i, "upload").kind == TEXT ||
	    (cell(m, i, "link").kind == TEXT && cell(m, i, "link").len > 0);
}

static bool
is_address(const char *s)
{
	const char *host = strncasecmp(s, "https://", 8) == 0 ? s + 8 :
	    strncasecmp(s, "http://", 7) == 0 ? s + 7 : "";

	return *host != '\0' && *host != '/' && strpbrk(s, " \"<>\\") == NULL;
}

/* What this file or link is.  One that can't be told yet counts as what was
 * asked, so that it gets one sentence and not two. */
static enum piece_kind
given_kind(struct request *r, const struct result *m, size_t i, const struct asked_piece *line)
{
	enum piece_kind kind = line->kind;

	if (cell(m, i, "upload").kind != TEXT) {
		if (!is_address(cell(m, i, "link").text))
			wrong(r, at(r, line->id, "/link"),
			    "“%s”的网址应以 http:// 或 https:// 开头", line->title);
		return KIND_LINK;
	}
	if (cell(m, i, "mine").kind == NOTHING)
		wrong(r, at(r, line->id, ""), "“%s”的文件不在了，请重新上传", line->title);
	else if (cell(m, i, "file").kind == NOTHING)
		wrong(r, at(r, line->id, ""), "“%s”的文件还没有传完", line->title);
	else
		kind_of(cell(m, i, "file_kind").text, &kind);
	return kind;
}

/* --- several pictures ---------------------------------------------------- */

static const char *
word_of(struct json_object *o, const char *name)
{
	const char *word = json_object_get_string(json_object_object_get(o, name));

	return word != NULL ? word : "";
}

static int64_t
file_of(struct json_object *picture)
{
	return json_object_get_int64(json_object_object_get(picture, "file"));
}

/* Is this file the piece's first picture, or one of those before it? */
static bool
is_twice(const struct result *m, size_t i, struct json_object *more, size_t n)
{
	int64_t file = file_of(json_object_array_get_idx(more, n));
	bool twice = file == cell(m, i, "file").number;

	while (n-- > 0)
		twice |= file_of(json_object_array_get_idx(more, n)) == file;
	return twice;
}

static void
list_picture(struct work *w, size_t i, struct json_object *picture, size_t at)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "requirement", json_object_new_int64(cell(w->m, i, "requirement").number));
	json_object_object_add(o, "number", json_object_new_int64((int64_t)at + 2));
	json_object_object_add(o, "file", json_object_new_int64(file_of(picture)));
	json_object_object_add(o, "name", json_object_new_string(word_of(picture, "name")));
	json_object_array_add(w->pictures, o);
}

/* Only pictures are several (ours), each another one, and all of them here. */
static void
read_pictures(struct request *r, struct work *w, size_t i, const struct asked_piece *line)
{
	struct json_object *more = parsed(r, cell(w->m, i, "more")), *one;
	size_t k, n = more != NULL ? json_object_array_length(more) : 0;
	bool there = true, pictures, twice = false;

	if (n == 0 || cell(w->m, i, "file").kind == NOTHING)
		return;
	pictures = strcmp(cell(w->m, i, "file_kind").text, "image") == 0;
	for (k = 0; k < n; k++) {
		one = json_object_array_get_idx(more, k);
		if (file_of(one) == 0)
			there = false;
		else {
			pictures &= strcmp(word_of(one, "kind"), "image") == 0;
			twice |= is_twice(w->m, i, more, k);
			list_picture(w, i, one, k);
		}
	}
	if (!there)
		wrong(r, at(r, line->id, ""), "“%s”有图片没有传完，请重新上传", line->title);
	if (!pictures)
		wrong(r, at(r, line->id, ""), "“%s”交了几个文件：只有图片可以交几张，其他文件只交一个（本系统默认）", line->title);
	if (twice)
		wrong(r, at(r, line->id, ""), "“%s”里有两张相同的图片，请删去一张", line->title);
}

/* --- the self verdict --------------------------------------------------- */

static bool
has_id(struct json_object *ids, long long id)
{
	size_t i;

	for (i = 0; ids != NULL && i < json_object_array_length(ids); i++)
		if (json_object_get_int64(json_object_array_get_idx(ids, i)) == id)
			return true;
	return false;
}

/* The grade that the ticks give; ticks that are none of this line's are wrong. */
static enum grade
self_grade(struct request *r, const struct result *m, size_t i)
{
	struct json_object *criteria = parsed(r, cell(m, i, "criteria"));
	struct json_object *ids = parsed(r, cell(m, i, "ticks")), *c;
	struct tick ticks[CRITERIA_MAX];
	size_t k, met = 0, n = criteria != NULL ? json_object_array_length(criteria) : 0;

	for (k = 0; k < n && k < CRITERIA_MAX; k++) {
		c = json_object_array_get_idx(criteria, k);
		ticks[k].of = strcmp(json_object_get_string(json_object_object_get(c, "grade")),
		    "excellent") == 0 ? EXCELLENT : PASS;
		ticks[k].met = has_id(ids, json_object_get_int64(json_object_object_get(c, "criterion")));
		met += ticks[k].met;
	}
	if (ids != NULL && met < json_object_array_length(ids))
		wrong(r, at(r, (long)cell(m, i, "requirement").number, "/ticks"),
		    "自评条目已有变动，请重新勾选");
	return piece_grade(ticks, k);
}

/* --- the work as a whole ------------------------------------------------ */

static void
put_text(struct json_object *o, const char *name, struct value v)
{
	if (v.kind == TEXT)
		json_object_object_add(o, name, json_object_new_string_len(v.text, (int)v.len));
}

static void
list_piece(struct request *r, struct work *w, size_t i, enum grade grade)
{
	struct json_object *o = json_object_new_object(), *ticks = parsed(r, cell(w->m, i, "ticks"));
	bool file = cell(w->m, i, "file").kind == NUMBER;

	json_object_object_add(o, "requirement",
	    json_object_new_int64(cell(w->m, i, "requirement").number));
	if (file) {
		json_object_object_add(o, "file", json_object_new_int64(cell(w->m, i, "file").number));
		put_text(o, "name", cell(w->m, i, "name"));
	} else
		put_text(o, "link", cell(w->m, i, "link"));
	json_object_object_add(o, "remark", json_object_new_string(
	    cell(w->m, i, "remark").kind == TEXT ? cell(w->m, i, "remark").text : ""));
	json_object_object_add(o, "ticks", ticks != NULL ? json_object_get(ticks) : json_object_new_array());
	json_object_object_add(o, "grade", json_object_new_string(grade_words[grade]));
	json_object_array_add(w->list, o);
}

static void
read_line(struct request *r, struct work *w, size_t i)
{
	struct asked_piece *line = &w->asked[w->lines++];
	enum grade grade;

	line->id = (long)cell(w->m, i, "requirement").number;
	line->title = cell(w->m, i, "title").text;
	line->required = cell(w->m, i, "required").number != 0;
	kind_of(cell(w->m, i, "kind").text, &line->kind);
	if (!is_given(w->m, i))
		return;
	grade = self_grade(r, w->m, i);
	w->given[w->pieces] = (struct given_piece){ line->id, given_kind(r, w->m, i, line),
	    cell(w->m, i, "ticks").kind == TEXT };
	w->graded[w->pieces++] = (struct graded_piece){ grade, cell(w->m, i, "core").number != 0 };
	list_piece(r, w, i, grade);
	read_pictures(r, w, i, line);
}

/* A finding about a line leads to that line on the page. */
static void
say(struct request *r, const struct work *w, const struct finding *f)
{
	const char *part = strcmp(f->rule, "complete.self_verdict") == 0 ? "/ticks" : "";
	size_t i;

	for (i = 0; i < w->lines; i++)
		if (f->subject == w->asked[i].title) {
			wrong(r, at(r, w->asked[i].id, part), "%s", said(r, f));
			return;
		}
	wrong(r, "", "%s", said(r, f));
}

/* What comes first (R49). */
static void
check_order(struct request *r, const struct work *w, const struct policy *p, struct findings *found)
{
	struct codes chosen = codes_of(r, parsed(r, cell(w->m, 0, "chosen")));
	struct codes handed = codes_of(r, parsed(r, cell(w->m, 0, "handed")));

	staged_check(p, cell(w->m, 0, "code").text, chosen.all, chosen.count,
	    handed.all, handed.count, found);
}

static bool
tells_name(struct request *r, const struct result *m, size_t i)
{
	struct json_object *more = parsed(r, cell(m, i, "more"));
	bool tells = cell(m, i, "file").kind == NUMBER && unnamed_as(cell(m, i, "file_type").text) == HELD;
	size_t k;

	for (k = 0; more != NULL && k < json_object_array_length(more); k++)
		tells |= file_of(json_object_array_get_idx(more, k)) != 0 &&
		    unnamed_as(word_of(json_object_array_get_idx(more, k), "type")) == HELD;
	return tells;
}

/* A file that can't be shown to peers who may not know the author (anonymous_peers). */
static void
check_names(struct request *r, const struct work *w, const struct policy *p)
{
	size_t i;

	if (!setting_on(&p->anonymous_peers) || (p->levels.set && !setting_has(&p->levels, "peer")))
		return;
	for (i = 0; i < w->lines; i++)
		if (tells_name(r, w->m, i))
			wrong(r, at(r, w->asked[i].id, ""), "互评双方不见姓名%s，而“%s”的文件里的作者信息去不掉；"
			    "请另存为 .docx、.xlsx、.pptx、PDF、JPG 或 PNG 再上传", whose(r, &p->anonymous_peers), w->asked[i].title);
}

int
check_work(struct request *r, struct work *w)
{
	const struct policy *policy = policy_of(r, cell(w->m, 0, "rules"));
	struct findings *found = keep(r, sizeof(*found));
	size_t i;

	if (policy == NULL)
		return refuse(r, 500, "本地政策有误，暂时不能提交，请告诉管理员");
	w->list = lent(r, json_object_new_array());
	w->pictures = lent(r, json_object_new_array());
	for (i = 0; i < w->m->rows && i < PIECES_MAX; i++)
		read_line(r, w, i);
	complete_check(policy, w->asked, w->lines, w->given, w->pieces, found);
	check_order(r, w, policy, found);
	check_names(r, w, policy);
	for (i = 0; i < found->count; i++)
		if (found->all[i].strength == RULE)
			say(r, w, &found->all[i]);
	return refuse_wrong(r);
}
