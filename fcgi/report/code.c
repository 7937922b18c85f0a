/* report/code.c - the code that confirms an address, sent once, at any hour: the person
 * waits for it.  Eight digits; kept is only their hash. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/letter.h"
#include "report/send.h"

static struct query next_asked = {
	"SELECT c.id, c.email FROM contact c"
	" WHERE c.sent_at IS NULL AND c.confirmed_at IS NULL AND c.asked_at > UTC_TIMESTAMP(6) - INTERVAL 24 HOUR"
	"   AND ? IN (0, c.person) ORDER BY c.asked_at, c.id LIMIT 1" };
static struct query claim = {
	"UPDATE contact SET sent_at = UTC_TIMESTAMP(6), code = UNHEX(SHA2(CONCAT(id, ' ', ?), 256))"
	" WHERE id = ? AND sent_at IS NULL" };
/* Surely not taken: again at the next pass, with another code. */
static struct query not_taken = {
	"UPDATE contact SET sent_at = NULL, code = NULL WHERE id = ? AND confirmed_at IS NULL" };

struct query *const code_queries[] = { &next_asked, &claim, &not_taken, NULL };

struct asked {
	long long only, id;
	char to[255], code[9];
};

static int
claim_next(struct request *r, void *arg)
{
	struct asked *a = arg;
	const struct result *found = ask(r, &next_asked, number(a->only));

	if (found->rows == 0)
		return 0;
	a->id = cell(found, 0, "id").number;
	strncpy(a->to, cell(found, 0, "email").text, sizeof(a->to) - 1);
	snprintf(a->code, sizeof(a->code), "%08u", randombytes_uniform(100000000));
	about(r, "contact", a->id);
	return run(r, &claim, text(r, "%s", a->code), number(a->id)) == 1 ? 1 : -1;
}

static int
give_back(struct request *r, void *arg)
{
	struct asked *a = arg;

	about(r, "contact", a->id);
	return run(r, &not_taken, number(a->id)) == 1;
}

bool
post_codes(struct sending *s)
{
	struct asked a = { .only = s->only };
	enum mail_outcome outcome;
	bool down = false;
	struct letter l;
	int found = 0;
	char *wire;

	while (!down && !job_stopping(s->job) && (found = job_run(s->job, "report.contact.code", claim_next, &a)) > 0) {
		letter_code(&l, a.code, s->site);
		wire = letter_wire(&l, &(struct envelope){ s->from, a.to, s->site, "contact", a.id, s->now });
		outcome = mail_send(s->mail, a.to, wire, &down);
		free(wire);
		letter_free(&l);
		if (outcome == MAIL_LATER) {
			down = true;
			job_run(s->job, "report.contact.again", give_back, &a);
		}
	}
	return found >= 0 && !down;
}
