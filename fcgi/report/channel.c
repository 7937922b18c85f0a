/* report/channel.c - 群机器人: the chat groups of a school that are told once a day how much is
 * due.  A robot's address is a secret: it lies in the credentials file robot-<number>,
 * which the server's administrator writes; here stands only that there is one. */
#include "report/slices.h"

static struct query list = {
	"SELECT c.id AS channel, c.kind, c.name, g.name AS `group`, CONCAT('robot-', c.id) AS credential,"
	"       p.day, p.outcome, p.people, p.late, p.soon"
	"  FROM channel c"
	"  LEFT JOIN teaching_group g ON g.id = c.teaching_group"
	"  LEFT JOIN channel_post p ON p.channel = c.id"
	"   AND NOT EXISTS (SELECT 1 FROM channel_post n WHERE n.channel = p.channel AND n.day > p.day)"
	" WHERE c.school = ? AND c.held = 1 AND " OF_MY_SCHOOLS("c.school") " ORDER BY c.id" };

static const struct field of_school[] = { { "school", ID, .zh = "学校" }, { 0 } };

static int
show_list(struct request *r)
{
	return rows(r, &list, form(r, "school"), me(r), me(r));
}

static struct query add = {
	"INSERT INTO channel (school, teaching_group, kind, name, made_by)"
	" SELECT s.id, g.id, ?, ?, ? FROM school s LEFT JOIN teaching_group g ON g.school = s.id AND g.id = ?"
	"  WHERE s.id = ? AND (? IS NULL OR g.id IS NOT NULL) AND " OF_MY_SCHOOLS("s.id") };

static const struct field added[] = {
	{ "school", ID, .zh = "学校" }, { "teaching_group", ID, .optional = true, .zh = "教研组" },
	{ "kind", CHOICE, .choices = "wecom dingtalk", .zh = "哪种机器人" },
	{ "name", WORDS, 1, 60, .zh = "群的名称" }, { 0 } };

static int
add_channel(struct request *r)
{
	long n = try_run(r, &add, form(r, "kind"), form(r, "name"), me(r), form(r, "teaching_group"),
	    form(r, "school"), form(r, "teaching_group"), me(r), me(r));

	if (n < 0)
		return refuse(r, 409, "已有同名的群");
	return n == 0 ? not_found(r) : made(r, "channel", last_id(r));
}

static struct query end = {
	"UPDATE channel SET ended_at = UTC_TIMESTAMP(6) WHERE id = ? AND ended_at IS NULL AND "
	OF_MY_SCHOOLS("channel.school") };

static const struct field one[] = { { "channel", ID, .zh = "群机器人" }, { 0 } };

static int
end_channel(struct request *r)
{
	about(r, "channel", form(r, "channel").number);
	return run(r, &end, form(r, "channel"), me(r), me(r)) == 0 ? not_found(r) : done(r);
}

const struct route channel_routes[] = {
	{ "GET", "/channels", SCHOOL | OFFICE, of_school, show_list, { &list } },
	{ "POST", "/channels", SCHOOL | OFFICE, added, add_channel, { &add }, ONCE, "report.channel.add" },
	{ "DELETE", "/channel/{channel}", SCHOOL | OFFICE, one, end_channel, { &end }, 0,
	    "report.channel.end" }, { 0 } };
