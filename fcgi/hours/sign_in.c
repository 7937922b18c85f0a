/* hours/sign_in.c - 凭码签到: the leader shows a code on the projector, who is in the room
 * types it.  Of the group or school only, once an activity, while it is open; the code
 * of this half minute or the one before.  All numbers here are ours. */
#include <string.h>

#include "hours/sign_code.h"
#include "hours/slices.h"
#include "parts/qr.h"

#define MISSES "5"		/* wrong codes in a quarter of an hour */
#define MISSES_LESS_ONE "4"
#define TODAY "DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"

/* --- the leader ---------------------------------------------------------- */

static struct query mine = {
	"SELECT a.id, a.held_on = " TODAY " AS today,"
	"       EXISTS (SELECT 1 FROM sign_in s LEFT JOIN sign_in_end e ON e.sign_in = s.id"
	"                WHERE s.activity = a.id AND s.until > UTC_TIMESTAMP(6) AND e.sign_in IS NULL) AS open"
	"  FROM activity a WHERE" MY_ACTIVITY };

static struct query begin = {
	"INSERT INTO sign_in (activity, secret, opened_by, until)"
	" VALUES (?, RANDOM_BYTES(32), ?, UTC_TIMESTAMP(6) + INTERVAL ? MINUTE)" };

static const struct field opening[] = {
	{ "activity", ID, .zh = "活动" },
	{ "minutes", COUNT, 1, 180, .zh = "开放多少分钟" }, { 0 } };

static int
open_sign_in(struct request *r)
{
	struct value activity = form(r, "activity");
	const struct result *a = ask(r, &mine, activity, me(r), me(r));

	if (a->rows == 0)
		return not_found(r);
	if (cell(a, 0, "today").number == 0)
		return refuse(r, 409, "签到只在活动当天进行；之后请按名单登记（本系统默认）");
	if (cell(a, 0, "open").number != 0)
		return refuse(r, 409, "这次活动正在签到");
	run(r, &begin, activity, me(r), form(r, "minutes"));
	about(r, "activity", activity.number);
	return made(r, "sign_in", last_id(r));
}

#define OPEN_SIGN_IN \
	"  JOIN sign_in s ON s.activity = a.id AND s.until > UTC_TIMESTAMP(6)" \
	"  LEFT JOIN sign_in_end e ON e.sign_in = s.id"

static struct query finish = {
	"INSERT INTO sign_in_end (sign_in, ended_by)"
	" SELECT s.id, ? FROM activity a" OPEN_SIGN_IN " WHERE e.sign_in IS NULL AND" MY_ACTIVITY };

static const struct field one[] = {
	{ "activity", ID, .zh = "活动" }, { 0 } };

static int
end_sign_in(struct request *r)
{
	struct value activity = form(r, "activity");
	long n = try_run(r, &finish, me(r), activity, me(r), me(r));

	if (n == 0)
		return not_found(r);
	about(r, "activity", activity.number);
	return n < 0 ? refuse(r, 409, "签到刚刚已经结束") : done(r);
}

/* The code leaves the program only here, for who may keep the list. */
static struct query shown = {
	"SELECT s.secret, UNIX_TIMESTAMP() DIV " SIGN_STEP_SQL " AS step,"
	"       " SIGN_STEP_SQL " - UNIX_TIMESTAMP() % " SIGN_STEP_SQL " AS seconds,"
	"       DATE_FORMAT(s.until, '%Y-%m-%dT%H:%i:%sZ') AS until, a.title,"
	"       (SELECT COUNT(*) FROM attendance t WHERE t.activity = a.id) AS present"
	"  FROM activity a" OPEN_SIGN_IN
	" WHERE e.sign_in IS NULL AND" MY_ACTIVITY " ORDER BY s.id DESC LIMIT 1" };

static const struct field showing[] = {
	{ "activity", ID, .zh = "活动" },
	{ "origin", WORDS, 8, 200, .zh = "网址" }, { 0 } };

/* origin: where the phone finds us, as the projector's browser does. */
static int
show_code(struct request *r)
{
	struct value activity = form(r, "activity"), origin = form(r, "origin");
	const struct result *s = ask(r, &shown, activity, me(r), me(r));
	struct json_object *o;
	char code[7];

	if (strncmp(origin.text, "http://", 7) != 0 && strncmp(origin.text, "https://", 8) != 0)
		wrong(r, "/origin", "网址应以 http:// 或 https:// 开头");
	if (refuse_wrong(r) != 0)
		return 422;
	if (s->rows == 0)
		return not_found(r);
	sign_code(code, (const unsigned char *)cell(s, 0, "secret").text, cell(s, 0, "step").number);
	o = json_object_new_object();
	json_object_object_add(o, "title", json_object_new_string(cell(s, 0, "title").text));
	json_object_object_add(o, "code", json_object_new_string(code));
	json_object_object_add(o, "seconds", json_object_new_int64(cell(s, 0, "seconds").number));
	json_object_object_add(o, "until", json_object_new_string(cell(s, 0, "until").text));
	json_object_object_add(o, "present", json_object_new_int64(cell(s, 0, "present").number));
	json_object_object_add(o, "qr", qr_json(text(r, "%s/hours/sign-in.html?activity=%lld&code=%s",
	    origin.text, activity.number, code).text));
	return answer_object(r, 200, o);
}

/* --- the teacher --------------------------------------------------------- */

/* What is open for a member now; held_on bounds it to a day's index, and the one before
 * for who sits late. */
static struct query open_for = {
	"SELECT s.id AS sign_in, s.secret, UNIX_TIMESTAMP() DIV " SIGN_STEP_SQL " AS step, a.id AS activity,"
	"       a.title, a.hundredths, t.person IS NOT NULL AS present"
	"  FROM member_now m"
	"  JOIN activity a ON a.school = m.school AND a.held_on >= " TODAY " - INTERVAL 1 DAY"
	"       AND (a.teaching_group IS NULL OR a.teaching_group = m.teaching_group)" OPEN_SIGN_IN
	"  LEFT JOIN attendance t ON t.activity = a.id AND t.person = m.person"
	" WHERE m.person = ? AND e.sign_in IS NULL AND (? IS NULL OR a.id = ?) ORDER BY s.id" };

/* Seconds until she may try again. */
static struct query wait = {
	"SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), x.at + INTERVAL 15 MINUTE) + 1 AS seconds"
	"  FROM sign_in_miss x WHERE x.person = ? AND x.at > UTC_TIMESTAMP(6) - INTERVAL 15 MINUTE"
	" ORDER BY x.at DESC LIMIT 1 OFFSET " MISSES_LESS_ONE };

static struct query miss = { "INSERT INTO sign_in_miss (person) VALUES (?)" };

static struct query come = {
	"INSERT INTO attendance (activity, person, listed_by, sign_in)"
	" SELECT s.activity, m.person, m.person, s.id"
	"   FROM sign_in s"
	"   JOIN member_now m ON m.person = ?"
	"   LEFT JOIN sign_in_end e ON e.sign_in = s.id"
	"  WHERE s.id = ? AND s.until > UTC_TIMESTAMP(6) AND e.sign_in IS NULL" };

static const struct field coming[] = {
	{ "code", CODE, 6, 6, .zh = "签到码" },
	{ "activity", ID, .optional = true, .zh = "活动" }, { 0 } };

static int
answer_come(struct request *r, const struct result *s, size_t i)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "activity", json_object_new_int64(cell(s, i, "activity").number));
	json_object_object_add(o, "title", json_object_new_string(cell(s, i, "title").text));
	json_object_object_add(o, "hundredths", json_object_new_int64(cell(s, i, "hundredths").number));
	return answer_object(r, 201, o);
}

/* A wrong code, a closed sign-in and one of other people's have the same answer. */
static int
sign_in(struct request *r)
{
	const struct result *w = ask(r, &wait, me(r)), *s;
	const char *code = form(r, "code").text;
	size_t i;

	if (w->rows > 0 && cell(w, 0, "seconds").number > 0) {
		head(r, "Retry-After", "%lld", cell(w, 0, "seconds").number);
		return refuse(r, 429, "输错了" MISSES "次，请%lld分钟后再试，或者请组长按名单登记（本系统默认）",
		    (cell(w, 0, "seconds").number + 59) / 60);
	}
	s = ask(r, &open_for, me(r), form(r, "activity"), form(r, "activity"));
	for (i = 0; i < s->rows; i++)
		if (sign_code_holds(code, (const unsigned char *)cell(s, i, "secret").text, cell(s, i, "step").number))
			break;
	if (i == s->rows) {
		run(r, &miss, me(r));
		return refuse(r, 422, "签到码不对，或者已经过期。请看投影上现在的六位数字");
	}
	about(r, "activity", cell(s, i, "activity").number);
	if (cell(s, i, "present").number != 0 || try_run(r, &come, me(r), cell(s, i, "sign_in")) < 0)
		return refuse(r, 409, "您已经签到，不用再签");
	return answer_come(r, s, i);
}

const struct route sign_in_routes[] = {
	{ "POST", "/activity/{activity}/sign-in", LEADER | SCHOOL, opening, open_sign_in,
	    { &mine, &begin }, ONCE, "hours.sign_in.open", 0 },
	{ "POST", "/activity/{activity}/sign-in/end", LEADER | SCHOOL, one, end_sign_in,
	    { &finish }, ONCE, "hours.sign_in.end", 0 },
	{ "GET", "/activity/{activity}/code", LEADER | SCHOOL, showing, show_code, { &shown } },
	{ "POST", "/attendance/code", TEACHER, coming, sign_in,
	    { &wait, &open_for, &miss, &come }, KEEPS, "hours.attendance.come", 0 }, { 0 } };
