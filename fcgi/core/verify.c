/* core/verify.c - journal-verify: recomputes every chain of the journal and
 * names the first row that is missing, changed or out of order.
 *
 * Usage: journal-verify.  Reads as the account in WEINENGLI_DB_USER (default
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

static bool
verify_chain(struct db *db, unsigned shard, const struct head *h,
    unsigned long long *total)
{
	struct walk w = { .shard = shard };
	struct value key = { NUMBER, shard, NULL, 0 };

	if (h->shard == 0) {
		printf("broken: chain %u has no head\n", shard);
		return false;
	}
	db_ask(db, &start, &key, 1, first_hash, w.hash);
	db_ask(db, &chain, &key, 1, one_row, &w);
	if (!w.broken && (w.seq < h->seq || memcmp(w.hash, h->hash, 32) != 0) &&
	    db_trouble(db) == NONE) {
		printf("broken: chain %u ends at row %llu, its head says %llu\n",
		    shard, w.seq, h->seq);
		w.broken = true;
	}
	*total += w.rows;
	return !w.broken;
}

int
main(void)
{
	struct query *const queries[] = { &heads, &chain, &start, NULL };
	struct head head[JOURNAL_SHARDS] = { 0 };
	unsigned long long total = 0;
	struct db *db;
	unsigned i;
	bool whole = true;

	program_init("journal-verify");
	setenv("WEINENGLI_DB_USER", "weinengli_report", 0);
	db = db_new("report", program_slots(NULL, queries));
	db_begin(db, true);
	db_ask(db, &heads, NULL, 0, one_head, head);
	for (i = 0; i < JOURNAL_SHARDS && db_trouble(db) == NONE; i++)
		whole &= verify_chain(db, i, &head[i], &total);
	if (db_trouble(db) != NONE) {
		fprintf(stderr, "journal-verify: the database does not answer\n");
		return 2;
	}
	if (whole)
		printf("whole: %llu rows in %d chains\n", total,
		    JOURNAL_SHARDS);
	db_free(db);
	return whole ? 0 : 1;
}
