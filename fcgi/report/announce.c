/* report/announce.c - once a day a chat group is told how much is due: numbers, no names.
 *
 * Counted when it is said, over the people of the school or group as they stand then.
 * Claimed before it leaves, like a letter (post.c). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/setting.h"
#include "report/letter.h"
#include "report/now.h"
#include "report/robot.h"
#include "report/send.h"

#define TRIES 5

static struct query next_channel = {
	"SELECT c.id, c.kind, c.school, c.teaching_group, COALESCE(g.name, s.name) AS place, COALESCE(p.tries, 0) AS tries"
	"  FROM channel c"
	"  JOIN school s ON s.id = c.school"
	"  LEFT JOIN teaching_group g ON g.id = c.teaching_group"
	"  LEFT JOIN channel_post p ON p.channel = c.id AND p.day = ?"
	" WHERE c.held = 1 AND c.id > ? AND ? IN (0, c.id)"
	"   AND (p.channel IS NULL OR (p.outcome = 'later' AND p.tries < ?"
	"        AND p.ended_at <= UTC_TIMESTAMP(6) - INTERVAL ? SECOND))"
	" ORDER BY c.id LIMIT 1" };

static struct query people = {
	"SELECT m.person, " DUTY_BITS " AS duties"
	"  FROM member m"
	"  JOIN person q ON q.id = m.person AND q.closed = 0"
	"  LEFT JOIN role r ON r.person = m.person AND r.since <= ? AND (r.until IS NULL OR r.until > ?)"
	" WHERE m.school = ? AND m.here = 1 AND (? IS NULL OR m.teaching_group = ?)"
	" GROUP BY m.person" };

static struct query claim = {
	"INSERT INTO channel_post (channel, day, people, late, soon, claimed_at, outcome)"
	" SELECT ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), ? FROM (SELECT 1) one" };
static struct query claim_again = {
	"UPDATE channel_post SET people = ?, late = ?, soon = ?, claimed_at = UTC_TIMESTAMP(6),"
	"       tries = tries + 1, outcome = ?"
	" WHERE channel = ? AND day = ? AND outcome = 'later' AND tries = ?" };
static struct query ended = {
	"UPDATE channel_post SET outcome = ?, ended_at = UTC_TIMESTAMP(6)"
	" WHERE channel = ? AND day = ? AND outcome IS NULL" };

struct query *const announce_queries[] = { &next_channel, &people, &claim, &claim_again, &ended, NULL };

struct announcement {
	struct sending *s;
	long long channel;
	char kind[16], place[400], text[900];
	int people, late, soon;
	enum robot_outcome outcome;
};

static void
count(struct request *r, struct announcement *a, const struct result *who)
{
	struct letter l;
	struct now of;
	size_t i;

	a->people = a->late = a->soon = 0;
	for (i = 0; i < who->rows; i++) {
		begin_part(r);
		if (now_of(r, cell(who, i, "person"), (unsigned)cell(who, i, "duties").number, &of)) {
			letter_digest(&l, of.waiting, a->s->now, a->s->days, a->s->site);
			a->people += l.late + l.soon > 0;
			a->late += l.late;
			a->soon += l.soon;
			letter_free(&l);
		}
		end_part(r);
	}
}

static void
write_text(struct announcement *a)
{
	int month = 0, day = 0;

	sscanf(a->s->day, "%*4d-%2d-%2d", &month, &day);
	snprintf(a->text, sizeof(a->text), "微能力提醒（%d月%d日，%s）：%d位老师有事等待处理，其中%d件快到期，%d件已到期。请登录查看：%s/",
	    month, day, a->place, a->people, a->soon, a->late, a->s->site);
}

static int
claim_next(struct request *r, void *arg)
{
	struct announcement *a = arg;
	struct value day = text(r, "%s", a->s->day), group, outcome;
	const struct result *found = ask(r, &next_channel, day, number(a->channel), number(a->s->channel),
	    number(TRIES), number(a->s->again));
	long long id, tries;

	if (found->rows == 0)
		return 0;
	group = cell(found, 0, "teaching_group");
	count(r, a, ask(r, &people, day, day, cell(found, 0, "school"), group, group));
	id = cell(found, 0, "id").number;
	tries = cell(found, 0, "tries").number;
	snprintf(a->kind, sizeof(a->kind), "%s", cell(found, 0, "kind").text);
	snprintf(a->place, sizeof(a->place), "%s", cell(found, 0, "place").text);
	write_text(a);
	about(r, "channel", id);
	outcome = a->people == 0 ? text(r, "needless") : nothing();
	if (tries == 0 ? try_run(r, &claim, number(id), day, number(a->people), number(a->late), number(a->soon), outcome) != 1 :
	    run(r, &claim_again, number(a->people), number(a->late), number(a->soon), outcome, number(id), day, number(tries)) != 1)
		return -1;
	a->channel = id;
	return 1;
}

static int
note_outcome(struct request *r, void *arg)
{
	static const char *const words[] = { "sent", "later", "refused" };
	struct announcement *a = arg;

	about(r, "channel", a->channel);
	return run(r, &ended, text(r, "%s", words[a->outcome]), number(a->channel), text(r, "%s", a->s->day)) == 1;
}

/* Two lines of the credentials file robot-<id>: the address, and the secret if it signs. */
static enum robot_outcome
say(const struct announcement *a)
{
	struct robot robot = { .kind = a->kind, .local = a->s->local, .seconds = a->s->seconds };
	char name[40], address[600] = "", secret[400] = "";
	enum robot_outcome outcome;
	FILE *f;

	snprintf(name, sizeof(name), "robot-%lld", a->channel);
	if ((f = credential(name)) == NULL) {
		fault("there is no credentials file for channel %lld", a->channel);
		return ROBOT_LATER;
	}
	if (fgets(address, sizeof(address), f) != NULL && fgets(secret, sizeof(secret), f) != NULL)
		secret[strcspn(secret, "\r\n")] = '\0';
	fclose(f);
	address[strcspn(address, "\r\n")] = '\0';
	robot.address = address;
	robot.secret = *secret != '\0' ? secret : NULL;
	outcome = robot_say(&robot, a->text);
	explicit_bzero(address, sizeof(address));
	explicit_bzero(secret, sizeof(secret));
	return outcome;
}

bool
announce(struct sending *s)
{
	struct announcement a = { .s = s };
	bool well = true;
	int found = 0;

	while (!job_stopping(s->job) && (found = job_run(s->job, "report.channel.claim", claim_next, &a)) > 0) {
		if (a.people == 0)
			continue;
		a.outcome = say(&a);
		well &= a.outcome == ROBOT_SENT;
		if (a.outcome != ROBOT_UNKNOWN && job_run(s->job, "report.channel.sent", note_outcome, &a) < 0)
			found = -1;
	}
	return found >= 0 && well;
}
