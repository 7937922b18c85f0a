/* hours/moodle.c - who has completed which course of a Moodle site, by its web services.
 *
 * Moodle tells no list of completions since a time.  The least calls that tell them are:
 * the list of each course that the office has given a length (a hundred users a call), and
 * one call for each user who has opened the course and is not known to have completed it.
 * What a completed course earns is its length; a user is known by idnumber, which is the
 * login; the token goes in the body, and errors come as 200 with "exception" in it. */
#include <stdio.h>
#include <string.h>

#include "hours/json.h"
#include "hours/source.h"

#define USERS 100		/* a call */
#define TIMES_MAX 4102444800LL	/* 2100 */
#define CRITERION_GRADE 6	/* COMPLETION_CRITERIA_TYPE_GRADE: the course's grade */
#define ACTIVITIES_MIN 3	/* completed activities that say how long a course took (ours) */

static const struct { const char *code, *sentence; } errors[] = {
	{ "invalidtoken", "平台不认我们的令牌" },
	{ "accessexception", "平台的令牌没有所需的权限" },
	{ "cannotviewreport", "平台的令牌没有查看学习结果的权限" },
	{ "nopermissions", "平台的令牌没有所需的权限" },
	{ "requireloginerror", "平台的令牌不能进入课程" },
	{ "errorcoursecontextnotvalid", "平台的令牌不能进入课程" },
	{ "invalidrecord", "平台没有这门课程，请核对课程编号" },
	{ "nocriteriaset", "平台上有课程没有设置完成条件" } };

/* The sentence of an error, and its code; NULL when it is an answer. */
static const char *
error_of(json_object *answer, const char **code)
{
	size_t i;

	if (member(answer, "exception") == NULL)
		return NULL;
	if ((*code = text_of(answer, "errorcode")) == NULL)
		*code = "";
	for (i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
		if (strcmp(*code, errors[i].code) == 0)
			return errors[i].sentence;
	return "平台说它出错了，没有给出记录";
}

/* Asks a function; NULL with *wrong, and *code when Moodle itself says no. */
static json_object *
call(struct source *s, const char *function, const char *words, const char **wrong, char code[40])
{
	char url[URL_MAX], form[900];
	json_object *answer;
	struct reply reply;
	const char *said;

	code[0] = '\0';
	under(s->address, "/webservice/rest/server.php", url);
	snprintf(form, sizeof(form), "wstoken=%s&moodlewsrestformat=json&wsfunction=%s&%s",
	    s->secret, function, words);
	*wrong = NULL;
	if (!fetch_form(s->fetch, url, form, &reply))
		*wrong = reply.trouble;
	explicit_bzero(form, sizeof(form));
	if (*wrong != NULL || (answer = json_read(reply.body, reply.len, wrong)) == NULL)
		return NULL;
	if ((*wrong = error_of(answer, &said)) != NULL) {
		snprintf(code, 40, "%s", said);
		json_object_put(answer);
		return NULL;
	}
	return answer;
}

/* What the criteria say: when the course was completed, whether by its grade, and how
 * long lay between its first and last activity. */
struct completion {
	long long first, last, when;
	int activities, graded;
};

static void
read_criteria(json_object *list, bool any, struct completion *c)
{
	json_object *one;
	long long when, type;
	size_t i;

	for (i = 0; json_object_is_type(list, json_type_array) && i < json_object_array_length(list); i++) {
		one = json_object_array_get_idx(list, i);
		if (!json_object_get_boolean(member(one, "complete")) ||
		    !number_in(member(one, "timecompleted"), 1, TIMES_MAX, &when))
			continue;
		if (c->when == 0 || (any ? when < c->when : when > c->when))
			c->when = when;
		if (number_in(member(one, "type"), 1, 100, &type) && type == CRITERION_GRADE)
			c->graded = 1;
		c->first = c->activities++ == 0 || when < c->first ? when : c->first;
		c->last = when > c->last ? when : c->last;
	}
}

/* The course's length, for whom it was completed; nothing for whom it was not. */
static void
put_completion(struct source *s, json_object *course, json_object *user, json_object *answer)
{
	json_object *status = member(answer, "completionstatus");
	const char *account = text_of(user, "idnumber"), *name = text_of(user, "fullname");
	long long id = json_object_get_int64(member(user, "id"));
	struct completion c = { 0 };
	char record[RECORD_ID + 1], nobody[40];
	struct record r = { .id = record, .name = name != NULL ? name : "", .granted = true,
		.code = text_of(course, "code"), .course = text_of(course, "name"),
		.seconds = 60 * (long)json_object_get_int64(member(course, "minutes")),
		.passed = UNSAID, .score = UNSAID, .completed = 1, .elapsed = UNSAID };

	if (!json_object_is_type(member(status, "completed"), json_type_boolean)) {
		s->batch->refused++;
		return;
	}
	if (!json_object_get_boolean(member(status, "completed")))
		return;
	read_criteria(member(status, "completions"), json_object_get_int(member(status, "aggregation")) == 2, &c);
	if (c.when > 0) {
		instant_unix(c.when, r.at);
		memcpy(r.stored, r.at, INSTANT);
	}
	if (c.graded)
		r.passed = 1;
	if (c.activities >= ACTIVITIES_MIN)
		r.elapsed = (long)(c.last - c.first);
	snprintf(record, sizeof(record), "%.30s-%lld", r.code, id);
	snprintf(nobody, sizeof(nobody), "moodle:%lld", id);
	r.account = account != NULL && *account != '\0' ? account : nobody;
	s->batch->refused += !batch_put(s->batch, &r);
}

static const char *
ask_completion(struct source *s, json_object *course, json_object *user, char code[40])
{
	char words[120];
	const char *wrong;
	json_object *answer;

	snprintf(words, sizeof(words), "courseid=%.30s&userid=%lld", text_of(course, "code"),
	    (long long)json_object_get_int64(member(user, "id")));
	answer = call(s, "core_completion_get_course_completion_status", words, &wrong, code);
	if (answer != NULL)
		put_completion(s, course, user, answer);
	json_object_put(answer);
	/* Who only looks after a course is on its list and not tracked. */
	return strcmp(code, "usernotenroled") == 0 ? NULL : wrong;
}

/* Those of a list who have opened the course, by the id that their record would have. */
static json_object *
candidates(struct source *s, json_object *course, json_object *list, json_object *ids)
{
	json_object *users = json_object_new_object(), *user;
	char record[RECORD_ID + 1];
	long long id, opened;
	size_t i;

	for (i = 0; i < json_object_array_length(list); i++) {
		user = json_object_array_get_idx(list, i);
		s->batch->seen++;
		if (!number_in(member(user, "id"), 1, 1LL << 53, &id)) {
			s->batch->refused++;
			continue;
		}
		if (number_in(member(user, "lastcourseaccess"), 0, TIMES_MAX, &opened) && opened == 0)
			continue;
		snprintf(record, sizeof(record), "%.30s-%lld", text_of(course, "code"), id);
		json_object_object_add(users, record, json_object_get(user));
		json_object_array_add(ids, json_object_new_string(record));
	}
	return users;
}

static const char *
ask_users(struct source *s, json_object *course, json_object *list, char code[40], bool *goes_on)
{
	json_object *ids = json_object_new_array(), *users = candidates(s, course, list, ids);
	const char *wrong = NULL;
	size_t i, most = json_object_array_length(ids);

	*goes_on = s->fresh(s->arg, &ids);
	s->batch->usable += (long)(most - json_object_array_length(ids));
	for (i = 0; *goes_on && wrong == NULL && i < json_object_array_length(ids); i++) {
		wrong = ask_completion(s, course, json_object_object_get(users,
		    json_object_get_string(json_object_array_get_idx(ids, i))), code);
		*goes_on = s->keep(s->arg);
	}
	json_object_put(users);
	json_object_put(ids);
	return wrong;
}

/* Users come by their ids, ascending; a list that does not would go round for ever. */
static const char *
check_order(json_object *list, long long *last)
{
	long long id;
	size_t i, n;

	if (!json_object_is_type(list, json_type_array))
		return "平台的回答不是 Moodle 的用户名单";
	if ((n = json_object_array_length(list)) > USERS)
		return "平台的一页里记录太多";
	for (i = 0; i < n; i++)
		if (number_in(member(json_object_array_get_idx(list, i), "id"), 1, 1LL << 53, &id)) {
			if (id <= *last)
				return "平台反复给出同一页";
			*last = id;
		}
	return NULL;
}

static const char *
pull_course(struct source *s, json_object *course, char code[40], bool *goes_on)
{
	char words[500];
	json_object *list;
	const char *wrong;
	long long last = 0;
	size_t n = USERS;
	int pages;

	for (pages = 0; *goes_on && n == USERS && pages < PAGES_MAX; pages++) {
		snprintf(words, sizeof(words), "courseid=%.30s&options[0][name]=limitfrom&options[0][value]=%d"
		    "&options[1][name]=limitnumber&options[1][value]=%d&options[2][name]=sortby&options[2][value]=id"
		    "&options[3][name]=userfields&options[3][value]=fullname,idnumber,lastcourseaccess",
		    text_of(course, "code"), pages * USERS, USERS);
		list = call(s, "core_enrol_get_enrolled_users", words, &wrong, code);
		if (wrong == NULL && (wrong = check_order(list, &last)) == NULL) {
			n = json_object_array_length(list);
			wrong = ask_users(s, course, list, code, goes_on);
		}
		json_object_put(list);
		if (wrong != NULL)
			return wrong;
	}
	return NULL;
}

/* Is it this course alone that Moodle says no to?  Then the others are asked. */
static bool
is_of_course(const char *code)
{
	static const char *const codes[] = { "invalidrecord", "nocriteriaset", "errorcoursecontextnotvalid" };
	size_t i;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strcmp(code, codes[i]) == 0)
			return true;
	return false;
}

const char *
moodle_pull(struct source *s)
{
	const char *wrong = NULL, *now, *number;
	char code[40] = "";
	bool goes_on = true;
	size_t i;

	if (s->secret[0] == '\0' || s->secret[strspn(s->secret, "0123456789abcdefABCDEF")] != '\0')
		return "平台的口令文件应是一行“token:令牌”";
	if (json_object_array_length(s->courses) == 0)
		return "还没有填写课程的编号和长度，不知道取哪些课程";
	for (i = 0; goes_on && i < json_object_array_length(s->courses); i++) {
		number = text_of(json_object_array_get_idx(s->courses, i), "code");
		if (number == NULL || number[strspn(number, "0123456789")] != '\0')
			now = "Moodle 的课程编号应是数字";
		else if ((now = pull_course(s, json_object_array_get_idx(s->courses, i), code, &goes_on)) != NULL)
			goes_on = is_of_course(code);
		wrong = wrong == NULL ? now : wrong;
	}
	return wrong;
}
