/* rules/policy.c - reads a policy's JSON document, strictly, by a table. */
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

#include "rules/policy.h"

enum type { NUMBER, FLAG, WORD, DATE, LIST, SCORECARD };

#define DIMS "learner_analysis teaching_design learning_guidance assessment"
#define LEVELS_OF_OFFICE "district county city province"
#define HOURS_MAX 100000	/* 1,000 学时: more is a slip of the pen */

/* Every member of a document; choices NULL: any words. */
static const struct member {
	const char *name;
	size_t at;
	enum type type;
	long min, max;
	const char *choices;
} members[] = {
#define M(name) #name, offsetof(struct policy, name)
	{ M(dim_min), NUMBER, 1, 4, NULL },
	{ M(dim_min_strong), NUMBER, 1, 4, NULL },
	{ M(pool), LIST, 1, 48, NULL },
	{ M(environment_fit), FLAG, 0, 1, NULL },
	{ M(ability_min), NUMBER, 1, 30, NULL },
	{ M(ability_max), NUMBER, 1, 30, NULL },
	{ M(per_dim_min), NUMBER, 1, 30, NULL },
	{ M(per_dim_reading), WORD, 0, 0, "offered touched" },
	{ M(teacher_dim_min), NUMBER, 1, 4, NULL },
	{ M(group_compulsory), NUMBER, 0, 30, NULL },
	{ M(noncredit_dims), LIST, 0, 4, DIMS },
	{ M(local_abilities), FLAG, 0, 1, NULL },
	{ M(staged_first), LIST, 1, 30, NULL },
	{ M(people_scope), LIST, 1, 4, "teacher head support research" },
	{ M(total_min), NUMBER, 0, HOURS_MAX, NULL },
	{ M(online_min), NUMBER, 0, HOURS_MAX, NULL },
	{ M(practice_min), NUMBER, 0, HOURS_MAX, NULL },
	{ M(practice_share_min), NUMBER, 0, 100, NULL },
	{ M(evidence_hours), NUMBER, 0, HOURS_MAX, NULL },
	{ M(research_hours), NUMBER, 0, HOURS_MAX, NULL },
	{ M(capstone_hours), NUMBER, 0, HOURS_MAX, NULL },
	{ M(evidence_hours_per_ability), NUMBER, 0, HOURS_MAX, NULL },
	{ M(provider_by_part), LIST, 1, 9, "online:province online:city online:county online:school"
	    " practice:province practice:city practice:county practice:school" },
	{ M(hours_recognition), FLAG, 0, 1, NULL },
	{ M(hours_per_credit), NUMBER, 1, HOURS_MAX, NULL },
	{ M(research_loop), LIST, 2, 5, "prepare teach study improve reteach" },
	{ M(lesson_types), LIST, 1, 5, "group model senior young everyone" },
	{ M(capstone), WORD, 0, 0, "recording lesson_guide" },
	{ M(levels), LIST, 1, 4, "self peer group panel" },
	{ M(peer_k), NUMBER, 1, 9, NULL },
	{ M(peer_days), NUMBER, 1, 366, NULL },
	{ M(peer_cap), NUMBER, 1, 99, NULL },
	{ M(anonymous_peers), FLAG, 0, 1, NULL },
	{ M(spread_alarm), NUMBER, 1, 2, NULL },
	{ M(group_days), NUMBER, 1, 366, NULL },
	{ M(panel_days), NUMBER, 1, 366, NULL },
	{ M(panel_min), NUMBER, 1, 99, NULL },
	{ M(appeal_days), NUMBER, 0, 366, NULL },
	{ M(publicity_days), NUMBER, 0, 366, NULL },
	{ M(coaching), FLAG, 0, 1, NULL },
	{ M(coaching_days), NUMBER, 1, 366, NULL },
	{ M(excellent_min), NUMBER, 0, 30, NULL },
	{ M(online_gate), FLAG, 0, 1, NULL },
	{ M(online_score_min), NUMBER, 0, 100, NULL },
	{ M(recognition), FLAG, 0, 1, NULL },
	{ M(relief_age), NUMBER, 18, 99, NULL },
	{ M(relief_cutoff), DATE, 0, 0, NULL },
	{ M(relief_ability_min), NUMBER, 0, 30, NULL },
	{ M(relief_pass_enough), FLAG, 0, 1, NULL },
	{ M(documents), LIST, 1, 9, NULL },
	{ M(plan_acts), LIST, 1, 2, "approval filing" },
	{ M(approval_level), WORD, 0, 0, LEVELS_OF_OFFICE },
	{ M(filing_level), WORD, 0, 0, LEVELS_OF_OFFICE },
	{ M(plan_scorecard), SCORECARD, 1, 30, NULL },
	{ M(bulletins_per_stage), NUMBER, 0, 99, NULL },
	{ M(group_plan), FLAG, 0, 1, NULL },
	{ M(personal_plan), FLAG, 0, 1, NULL },
	{ M(group_degrees), FLAG, 0, 1, NULL },
	{ M(school_summary), FLAG, 0, 1, NULL },
	{ M(region_documents), LIST, 1, 5,
	    "implementation_plan assessment_rules sampling_rules rollout_detail region_plan" },
	{ M(filing_due), DATE, 0, 0, NULL },
	{ M(deadline), DATE, 0, 0, NULL },
	{ M(pass_rate_goal), NUMBER, 0, 100, NULL },
	{ M(school_goals), LIST, 1, 20, NULL },
	{ M(school_done_percent), NUMBER, 1, 100, NULL },
	{ M(spot_check), FLAG, 0, 1, NULL },
	{ M(spot_check_percent), NUMBER, 0, 100, NULL },
	{ M(spot_check_min_per_school), NUMBER, 0, 99, NULL },
	{ M(nominate_min_percent), NUMBER, 0, 100, NULL },
	{ M(nominate_base), WORD, 0, 0, "teachers cases" },
	{ M(team_min), NUMBER, 1, 99, NULL },
	{ M(team_max), NUMBER, 1, 99, NULL },
	{ M(cio_is_head), FLAG, 0, 1, NULL },
#undef M
};

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	const char *p = words;

	while (len > 0 && (p = strstr(p, word)) != NULL) {
		if ((p == words || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return true;
		p += len;
	}
	return false;
}

bool
setting_has(const struct setting *s, const char *word)
{
	return s->set && has_word(s->text, word);
}

bool
setting_on(const struct setting *s)
{
	return s->set && s->value != 0;
}

/* Copies a string that must fit; an absent one is empty. */
static bool
copy(char *to, size_t size, json_object *from)
{
	if (from == NULL)
		return true;
	if (!json_object_is_type(from, json_type_string) ||
	    (size_t)json_object_get_string_len(from) >= size)
		return false;
	memcpy(to, json_object_get_string(from), (size_t)json_object_get_string_len(from));
	return true;
}

static bool
add_word(struct setting *s, const struct member *m, json_object *word)
{
	size_t used = strlen(s->text);
	const char *text;

	if (!json_object_is_type(word, json_type_string))
		return false;
	text = json_object_get_string(word);
	if (*text == '\0' || strchr(text, ' ') != NULL || has_word(s->text, text) ||
	    (m->choices != NULL && !has_word(m->choices, text)) ||
	    used + strlen(text) + 2 > sizeof(s->text))
		return false;
	snprintf(s->text + used, sizeof(s->text) - used, "%s%s", used ? " " : "", text);
	s->value++;
	return true;
}

/* YYYY-MM-DD, a day that the calendar has. */
static bool
add_date(struct setting *s, const struct member *m, json_object *day)
{
	static const int last[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, d, len = 0;

	if (!add_word(s, m, day) || strlen(s->text) != 10 ||
	    strspn(s->text, "0123456789-") != 10 ||
	    sscanf(s->text, "%4d-%2d-%2d%n", &year, &month, &d, &len) != 3 || len != 10)
		return false;
	return year >= 1900 && month >= 1 && month <= 12 && d >= 1 && d <= last[month - 1] &&
	    (month != 2 || d < 29 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)));
}

/* One line of expert scoring: what part of the plan, how many points, for what.
 * Only the points are kept here; screens read the lines from the document. */
static bool
add_score(struct setting *s, json_object *line)
{
	json_object *part, *points, *text;

	if (!json_object_is_type(line, json_type_object) || json_object_object_length(line) != 3)
		return false;
	part = json_object_object_get(line, "part");
	points = json_object_object_get(line, "points");
	text = json_object_object_get(line, "text");
	if (!json_object_is_type(part, json_type_string) ||
	    !json_object_is_type(points, json_type_int) ||
	    !json_object_is_type(text, json_type_string) ||
	    json_object_get_string_len(part) == 0 || json_object_get_string_len(part) > 60 ||
	    json_object_get_string_len(text) == 0 || json_object_get_string_len(text) > 900 ||
	    json_object_get_int64(points) < 1 || json_object_get_int64(points) > 1000)
		return false;
	s->value += (long)json_object_get_int64(points);
	return true;
}

static bool
read_value(struct setting *s, const struct member *m, json_object *v)
{
	size_t i;

	switch (m->type) {
	case NUMBER:
		s->value = (long)json_object_get_int64(v);
		return json_object_is_type(v, json_type_int) &&
		    s->value >= m->min && s->value <= m->max;
	case FLAG:
		s->value = json_object_get_boolean(v);
		return json_object_is_type(v, json_type_boolean);
	case WORD:
		return add_word(s, m, v);
	case DATE:
		return add_date(s, m, v);
	case SCORECARD:
		if (!json_object_is_type(v, json_type_array) ||
		    (long)json_object_array_length(v) < m->min ||
		    (long)json_object_array_length(v) > m->max)
			return false;
		for (i = 0; i < json_object_array_length(v); i++)
			if (!add_score(s, json_object_array_get_idx(v, i)))
				return false;
		return true;
	case LIST:
		if (!json_object_is_type(v, json_type_array))
			return false;
		for (i = 0; i < json_object_array_length(v); i++)
			if (!add_word(s, m, json_object_array_get_idx(v, i)))
				return false;
		return s->value >= m->min && s->value <= m->max;
	}
	return false;
}

/* Picks one of the words; -1 when the text is none of them. */
static int
pick(json_object *text, const char *const *words)
{
	int i;

	if (!json_object_is_type(text, json_type_string))
		return -1;
	for (i = 0; words[i] != NULL; i++)
		if (strcmp(words[i], json_object_get_string(text)) == 0)
			return i;
	return -1;
}

static const struct member *
member_named(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		if (strcmp(members[i].name, name) == 0)
			return &members[i];
	return NULL;
}

static struct policy_member
as_told(const struct member *m)
{
	static const char *const types[] = { "number", "flag", "word", "date", "list", "scorecard" };

	return (struct policy_member){ m->name, types[m->type], m->min, m->max, m->choices, m->at };
}

bool
policy_member(size_t i, struct policy_member *out)
{
	if (i >= sizeof(members) / sizeof(members[0]))
		return false;
	*out = as_told(&members[i]);
	return true;
}

/* Whether it could be read; if not, `said` has what is wrong. */
static bool
read_setting(struct setting *s, const struct member *m, json_object *o, char *said, size_t size)
{
	static const char *const strengths[] = { "rule", "advice", "goal", NULL };
	static const char *const origins[] = { "notice", "ours", "office", NULL };
	struct policy_member asked = as_told(m);
	json_object *value;
	int strength = -1, origin = -1;

	if (o == NULL)
		return true;
	if (!json_object_is_type(o, json_type_object))
		snprintf(said, size, "没有写完整，要有值、效力和来源");
	else if ((value = json_object_object_get(o, "value")) == NULL)
		return true;
	else if (!read_value(s, m, value))
		policy_asks(&asked, said, size);
	else if ((strength = pick(json_object_object_get(o, "strength"), strengths)) < 0)
		snprintf(said, size, "的效力应为“必须”“建议”或“目标”");
	else if ((origin = pick(json_object_object_get(o, "origin"), origins)) < 0)
		snprintf(said, size, "的来源应为“通知规定”“项目办规定”或“本系统默认”");
	else if (!copy(s->phrase, sizeof(s->phrase), json_object_object_get(o, "phrase")) ||
	    !copy(s->source, sizeof(s->source), json_object_object_get(o, "source")))
		snprintf(said, size, "的原文短语至多%zu字，出处至多%zu字", sizeof(s->phrase) / 3, sizeof(s->source) / 3);
	else {
		s->strength = (enum strength)strength;
		s->ours = origin == 1;
		s->office = origin == 2;
		s->set = true;
	}
	return s->set;
}

static bool
read_members(struct policy *p, json_object *doc, policy_fault *fault, void *told)
{
	const struct member *m;
	char said[160];
	bool good = true;

	json_object_object_foreach(doc, name, o) {
		if (strcmp(name, "notice") == 0)
			continue;
		if ((m = member_named(name)) != NULL &&
		    read_setting((struct setting *)((char *)p + m->at), m, o, said, sizeof(said)))
			continue;
		fault(told, name, m != NULL ? said : "没有这一项政策值");
		good = false;
	}
	return good;
}

bool
policy_read_all(struct policy *p, const char *json, size_t len, policy_fault *fault, void *told)
{
	struct json_tokener *t = json_tokener_new_ex(8);
	json_object *doc = NULL;
	bool good;

	memset(p, 0, sizeof(*p));
	if (t != NULL) {
		json_tokener_set_flags(t, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
		doc = json_tokener_parse_ex(t, json, (int)len);
		if (json_tokener_get_error(t) != json_tokener_success)
			doc = NULL;
		json_tokener_free(t);
	}
	good = json_object_is_type(doc, json_type_object);
	if (!good)
		fault(told, "", "政策文档不是完整的 JSON 对象");
	else
		good = read_members(p, doc, fault, told);
	json_object_put(doc);
	return good;
}

struct first_fault {
	char *text;
	size_t size;
	bool full;
};

static void
keep_first(void *told, const char *member, const char *what)
{
	struct first_fault *first = told;

	if (!first->full)
		snprintf(first->text, first->size, "%.60s%s%s", member, *member ? "：" : "", what);
	first->full = true;
}

bool
policy_read(struct policy *p, const char *json, size_t len, char *error,
    size_t errsize)
{
	struct first_fault first = { error, errsize, false };

	return policy_read_all(p, json, len, keep_first, &first);
}
