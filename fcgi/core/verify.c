/* core/verify.c - journal-verify: recomputes every chain of the journal and
 * names the first row that is missing, changed or out of order.  What it found is kept
 * (journal_check), so that an office sees as of when the journal is whole.
 *
 * Usage: journal-verify, every night.  Works as the account in WEINENGLI_DB_USER (default
 * weinengli_report).  Exit status: 0 whole, 1 broken, 2 could not tell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/db.h"
#include "core/journal.h"
#include "core/log.h"
#include "core/program.h"

static struct query heads = {
	"SELECT shard, seq, hash FROM journal_head ORDER BY shard", 0 };

/* The first chain starts where sql/core/tables.sql set its head. */
static struct query chain = {
	"SELECT seq, CAST(at AS CHAR) AS at_text, actor, roles, address,"
	" request, action, object, detail, receipt, status, answer, hash"
	" FROM journal WHERE shard = ? ORDER BY seq", 0 };

static struct query start = {
	"SELECT UNHEX(SHA2(CONCAT('weinengli ', ?), 256)) AS hash", 0 };

static struct query now = {
	"SELECT CAST(UTC_TIMESTAMP(6) AS CHAR) AS now", 0 };

static struct query keep_found = {
	"INSERT INTO journal_check (began_at, ended_at, checked, broken_shard, broken_seq)"
	" VALUES (?, UTC_TIMESTAMP(6), ?, ?, ?)", 0 };

/* The whole of a run: how many rows, and the first that is wrong. */
struct found {
	char began[32];
	unsigned long long rows, seq;
	unsigned shard;
	bool broken;
};

struct head {
	unsigned shard;
	unsigned long long seq;
	unsigned char hash[32];
};

struct walk {
	unsigned shard;
	unsigned long long seq, rows;
	unsigned char hash[32];
	bool broken;
};

static void
one_head(void *arg, const struct column *c, const struct value *v, size_t n)
{
	struct head *h = arg;

	(void)c, (void)n;
	if (v[0].number < 0 || v[0].number >= JOURNAL_SHARDS)
		return;
	h += v[0].number;
	h->shard = (unsigned)v[0].number + 1;	/* 1 + shard: seen */
	h->seq = (unsigned long long)v[1].number;
	memcpy(h->hash, v[2].text, 32);
}

static void
first_hash(void *arg, const struct column *c, const struct value *v, size_t n)
{
	(void)c, (void)n;
	memcpy(arg, v[0].text, 32);
}

static void
one_row(void *arg, const struct column *c, const struct value *v, size_t n)
{
	struct walk *w = arg;
	unsigned char digest[32];

	(void)c, (void)n;
	if (w->broken)
		return;
	journal_digest(digest, v + 2);
	journal_hash(w->hash, w->hash, w->shard, w->seq + 1, v[1].text, digest);
	w->broken = (unsigned long long)v[0].number != w->seq + 1 ||
	    memcmp(w->hash, v[12].text, 32) != 0;
	w->seq++;
	w->rows++;
	if (w->broken)
		printf("broken: chain %u, row %llu\n", w->shard, w->seq);
}

static void
one_time(void *arg, const struct column *c, const struct value *v, size_t n)
{
	(void)c, (void)n;
	snprintf(arg, sizeof(((struct found *)0)->began), "%s", v[0].text);
}

static void
note_broken(struct found *f, unsigned shard, unsigned long long seq)
{
	if (f->broken)
		return;
	f->broken = true;
	f->shard = shard;
	f->seq = seq;
}

static void
verify_chain(struct db *db, unsigned shard, const struct head *h, struct found *f)
{
	struct walk w = { .shard = shard };
	struct value key = { NUMBER, shard, NULL, 0 };

	if (h->shard == 0) {
		printf("broken: chain %u has no head\n", shard);
		note_broken(f, shard, 0);
		return;
	}
	db_ask(db, &start, &key, 1, first_hash, w.hash);
	db_ask(db, &chain, &key, 1, one_row, &w);
	if (!w.broken && (w.seq < h->seq || memcmp(w.hash, h->hash, 32) != 0) &&
	    db_trouble(db) == NONE) {
		printf("broken: chain %u ends at row %llu, its head says %llu\n",
		    shard, w.seq, h->seq);
		w.broken = true;
	}
	f->rows += w.rows;
	if (w.broken)
		note_broken(f, shard, w.seq);
}

static bool
keep_run(struct db *db, const struct found *f)
{
	struct value v[4] = { { TEXT, 0, f->began, strlen(f->began) },
		{ NUMBER, (long long)f->rows, NULL, 0 }, { NOTHING, 0, NULL, 0 }, { NOTHING, 0, NULL, 0 } };

	if (f->broken) {
		v[2] = (struct value){ NUMBER, f->shard, NULL, 0 };
		v[3] = (struct value){ NUMBER, (long long)f->seq, NULL, 0 };
	}
	db_begin(db, false);
	db_run(db, &keep_found, v, 4, NULL, NULL);
	return db_commit(db);
}

int
main(void)
{
	struct query *const queries[] = { &heads, &chain, &start, &now, &keep_found, NULL };
	struct head head[JOURNAL_SHARDS] = { 0 };
	struct found found = { .rows = 0 };
	struct db *db;
	unsigned i;

	program_init("journal-verify");
	setenv("WEINENGLI_DB_USER", "weinengli_report", 0);
	db = db_new("report", program_slots(NULL, queries));
	db_begin(db, true);
	db_ask(db, &now, NULL, 0, one_time, found.began);
	db_ask(db, &heads, NULL, 0, one_head, head);
	for (i = 0; i < JOURNAL_SHARDS && db_trouble(db) == NONE; i++)
		verify_chain(db, i, &head[i], &found);
	if (db_trouble(db) != NONE || !keep_run(db, &found)) {
		fprintf(stderr, "journal-verify: the database does not answer\n");
		return 2;
	}
	if (!found.broken)
		printf("whole: %llu rows in %d chains\n", found.rows,
		    JOURNAL_SHARDS);
	db_free(db);
	return found.broken ? 1 : 0;
}
