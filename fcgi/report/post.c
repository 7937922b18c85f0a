/* report/post.c - the day's digests as letters, each at most once.
 *
 * What a letter says is looked up when it is written, so nothing that is done by then
 * stands in it, and when nothing is left it is not sent.  The row of the delivery is
 * committed before the letter leaves: killed in between, it stays without an outcome and
 * is not sent again, for a reminder that is lost does less harm than one that comes
 * twice, and the list of people nobody reached has it. */
#include <stdlib.h>
#include <string.h>

#include "report/letter.h"
#include "report/now.h"
#include "report/send.h"

#define TRIES 5		/* in a day */

/* Letters that are to leave: with what the first page needs to know of her. */
static struct query next_digest = {
	"SELECT d.id, d.person, c.email, COALESCE(v.tries, 0) AS tries,"
	"       (SELECT " DUTY_BITS " FROM role r WHERE r.person = d.person AND r.since <= d.day"
	"           AND (r.until IS NULL OR r.until > d.day)) AS duties"
	"  FROM digest d"
	"  JOIN contact_now c ON c.person = d.person"
	"  JOIN person p ON p.id = d.person AND p.closed = 0"
	"  LEFT JOIN delivery v ON v.digest = d.id"
	" WHERE d.day = ? AND d.id > ? AND ? IN (0, d.person)"
	"   AND (v.digest IS NULL OR (v.outcome = 'later' AND v.tries < ?"
	"        AND v.ended_at <= UTC_TIMESTAMP(6) - INTERVAL ? SECOND))"
	" ORDER BY d.id LIMIT 1" };

static struct query in_an_hour = {
	"SELECT COUNT(*) AS n FROM delivery WHERE claimed_at > UTC_TIMESTAMP(6) - INTERVAL 1 HOUR"
	"   AND (outcome IS NULL OR outcome <> 'needless')" };

static struct query claim = {
	"INSERT INTO delivery (digest, claimed_at, outcome, ended_at)"
	" SELECT ?, UTC_TIMESTAMP(6), ?, IF(? IS NULL, NULL, UTC_TIMESTAMP(6)) FROM (SELECT 1) one" };
static struct query claim_again = {
	"UPDATE delivery SET claimed_at = UTC_TIMESTAMP(6), tries = tries + 1, outcome = ?,"
	"       ended_at = IF(? IS NULL, NULL, UTC_TIMESTAMP(6))"
	" WHERE digest = ? AND outcome = 'later' AND tries = ?" };
static struct query ended = {
	"UPDATE delivery SET outcome = ?, ended_at = UTC_TIMESTAMP(6) WHERE digest = ? AND outcome IS NULL" };

struct query *const post_queries[] = { &next_digest, &in_an_hour, &claim, &claim_again, &ended, NULL };

struct post {
	struct sending *s;
	long long digest;
	char to[255];
	char *wire;		/* NULL: nothing is to be sent */
	enum mail_outcome outcome;
};

static bool
take(struct request *r, const struct post *p, long long tries, struct value outcome)
{
	long n;

	if (tries == 0)
		n = try_run(r, &claim, number(p->digest), outcome, outcome);
	else
		n = run(r, &claim_again, outcome, outcome, number(p->digest), number(tries));
	return n == 1;
}

/* 1: p->digest is ours, and p->wire its letter; 0: none is left, or the hour is full. */
static int
write_next(struct request *r, void *arg)
{
	struct post *p = arg;
	const struct sending *s = p->s;
	const struct result *found;
	struct letter l;
	struct now of;

	free(p->wire);		/* of a try that the database undid */
	p->wire = NULL;
	if (cell(ask(r, &in_an_hour), 0, "n").number >= s->cap)
		return 0;
	found = ask(r, &next_digest, text(r, "%s", s->day), number(p->digest), number(s->only),
	    number(TRIES), number(s->again));
	if (found->rows == 0 || !now_of(r, cell(found, 0, "person"),
	    (unsigned)cell(found, 0, "duties").number, &of))
		return 0;
	p->digest = cell(found, 0, "id").number;
	strncpy(p->to, cell(found, 0, "email").text, sizeof(p->to) - 1);
	letter_digest(&l, of.waiting, s->now, s->days, s->site);
	if (l.today + l.late + l.soon > 0)
		p->wire = letter_wire(&l, &(struct envelope){ s->from, p->to, s->site, "digest", p->digest, s->now });
	letter_free(&l);
	about(r, "digest", p->digest);
	return take(r, p, cell(found, 0, "tries").number,
	    p->wire == NULL ? text(r, "needless") : nothing()) ? 1 : -1;
}

static int
note_outcome(struct request *r, void *arg)
{
	static const char *const words[] = { "sent", "later", "refused" };
	struct post *p = arg;

	about(r, "digest", p->digest);
	return run(r, &ended, text(r, "%s", words[p->outcome]), number(p->digest)) == 1;
}

bool
post_digests(struct sending *s)
{
	struct post p = { .s = s };
	bool down = false;
	int found = 0;

	while (!down && !job_stopping(s->job) &&
	    (found = job_run(s->job, "report.digest.claim", write_next, &p)) > 0) {
		if (p.wire == NULL)
			continue;
		p.outcome = mail_send(s->mail, p.to, p.wire, &down);
		if (p.outcome != MAIL_UNKNOWN && job_run(s->job, "report.digest.sent", note_outcome, &p) < 0)
			found = -1;
	}
	if (down)
		fault("the mail server does not take letters");
	free(p.wire);
	return found >= 0 && !down;
}
