/* core/transact.c - a handler and its journal row in one transaction, run again
 * when MariaDB asks to. */
#include <sodium.h>
#include <time.h>

#include "core/request.h"

#define TRIES 5

bool
journalled(const struct route *t)
{
	return !reads(t) && !(t->flags & (INTERNAL | QUIET));
}

/* One run of the handler with its journal row; what is wrong with the database
 * is left in the db. */
static void
attempt(struct request *r)
{
	bool change = !reads(r->route);

	answer_reset(r);
	db_begin(r->db, !change || (r->route->flags & INTERNAL));
	r->status = sheet_asked(r) ? sheet_answer(r) : r->route->answer(r);
	if (db_trouble(r->db) != NONE || !change) {
		db_rollback(r->db);
		return;
	}
	if (r->status >= 400 && (r->route->flags & KEEPS)) {
		if (!db_commit(r->db))
			db_rollback(r->db);
		return;
	}
	if (r->status >= 400) {
		db_rollback(r->db);
		journal_replay(r);	/* refused because it is done already? */
		db_rollback(r->db);
		return;
	}
	if (journalled(r->route) && !journal_write(r)) {
		db_rollback(r->db);
		if (!journal_replay(r))
			db_fail(r->db, REPEAT);	/* its owner undid it */
		db_rollback(r->db);
		return;
	}
	if (!db_commit(r->db))
		db_rollback(r->db);
}

static void
pause_ms(unsigned most)
{
	struct timespec t = { 0, (long)randombytes_uniform(most) * 1000000L };

	nanosleep(&t, NULL);
}

/* A lost COMMIT may have happened: with a key the rerun finds out, without one
 * the person is asked to look.  A raw body is gone once it is read. */
static bool
worth_another(struct request *r, int tries)
{
	enum trouble t = db_trouble(r->db);

	if (tries >= TRIES || ((r->route->flags & RAW) && r->wire->taken > 0))
		return false;
	return t == REPEAT || (t == AWAY && tries == 1 &&
	    (!db_unsure(r->db) || r->receipt != NULL));
}

void
transact(struct request *r)
{
	int tries = 0;

	do {
		if (tries > 0)
			pause_ms(5U << tries);
		attempt(r);
		tries++;
	} while (worth_another(r, tries));
	switch (db_trouble(r->db)) {
	case NONE:
		return;
	case BROKEN:
		answer_reset(r);
		r->status = refuse(r, 500, "系统出错，未作任何改动，请告诉管理员");
		return;
	default:
		answer_reset(r);
		head(r, "Retry-After", "5");
		r->status = refuse(r, 503, "系统正忙，未能完成，请稍候再试，已填的内容没有丢失");
	}
}
