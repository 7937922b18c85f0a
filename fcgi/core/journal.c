/* core/journal.c - a row in the journal for every change, in its transaction;
 * and the row as receipt: the same Idempotency-Key finds its first answer. */
#include "core/journal.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/log.h"
#include "core/request.h"

/* The head is locked last in the transaction.  MariaDB assigns from left to
 * right, so the hash is made of the new seq and at. */
static struct query move_head = {
	"UPDATE journal_head SET seq = seq + 1, at = UTC_TIMESTAMP(6),"
	" hash = UNHEX(SHA2(CONCAT(hash, shard, '/', seq, '/', at, '/', ?), 256))"
	" WHERE shard = ?", 0 };

static struct query add_row = {
	"INSERT INTO journal (actor, roles, address, request, action, object,"
	" detail, receipt, status, answer, shard, seq, at, hash)"
	" SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, shard, seq, at, hash"
	"  FROM journal_head WHERE shard = ?", 0 };

static struct query find_receipt = {
	"SELECT status, answer, detail FROM journal"
	" WHERE actor = ? AND receipt = ?", 0 };

struct query *const journal_queries[] = { &move_head, &add_row, &find_receipt,
	NULL };

static _Thread_local unsigned shard;

void
journal_take_shard(unsigned n)
{
	shard = n % JOURNAL_SHARDS;
}

void
about(struct request *r, const char *noun, long long id)
{
	r->about = text(r, "%s:%lld", noun, id).text;
}

static void
add(crypto_hash_sha256_state *h, const char *s, size_t len)
{
	char before[32];
	int n = snprintf(before, sizeof(before), "%zu:", len);

	crypto_hash_sha256_update(h, (unsigned char *)before,
	    (unsigned long long)n);
	if (len > 0)
		crypto_hash_sha256_update(h, (const unsigned char *)s, len);
}

void
journal_digest(unsigned char digest[32],
    const struct value fields[JOURNAL_FIELDS])
{
	crypto_hash_sha256_state h;
	char n[32];
	int i;

	crypto_hash_sha256_init(&h);
	for (i = 0; i < JOURNAL_FIELDS; i++) {
		if (fields[i].kind == NUMBER) {
			snprintf(n, sizeof(n), "%lld", fields[i].number);
			add(&h, n, strlen(n));
		} else if (fields[i].kind == NOTHING) {
			add(&h, "", 0);
		} else {
			add(&h, fields[i].text, fields[i].len);
		}
	}
	crypto_hash_sha256_final(&h, digest);
}

void
journal_hash(unsigned char hash[32], const unsigned char previous[32],
    unsigned of, unsigned long long seq, const char *at,
    const unsigned char digest[32])
{
	crypto_hash_sha256_state h;
	char place[80];
	int n = snprintf(place, sizeof(place), "%u/%llu/%s/", of, seq, at);

	crypto_hash_sha256_init(&h);
	crypto_hash_sha256_update(&h, previous, 32);
	crypto_hash_sha256_update(&h, (unsigned char *)place,
	    (unsigned long long)n);
	crypto_hash_sha256_update(&h, digest, 32);
	crypto_hash_sha256_final(&h, hash);
}

static struct value
words(const char *s)
{
	return s == NULL ? nothing() : (struct value){ TEXT, 0, s, strlen(s) };
}

#define ANSWER_MAX 4000			/* bytes; journal.answer */

bool
journal_write(struct request *r)
{
	bool receipt = r->receipt != NULL;
	struct value f[JOURNAL_FIELDS] = { number(r->person),
	    words(r->roles_text), words(r->address), words(r->id),
	    words(r->route->act), words(r->about),
	    bytes(r, r->digest, sizeof(r->digest)), words(r->receipt),
	    number(r->status), nothing() };
	unsigned char digest[32];
	long long kept = r->inserted;

	if (receipt && r->type != NULL) {
		if (r->body->len > ANSWER_MAX)
			bug("an answer too long to be kept for a repeat: %s",
			    r->route->act);
		else
			f[9] = (struct value){ TEXT, 0, r->body->text,
			    r->body->len };
	}
	journal_digest(digest, f);
	if (run(r, &move_head, bytes(r, digest, sizeof(digest)),
	    number(shard)) != 1)
		db_fail(r->db, BROKEN);
	if (try_run(r, &add_row, f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7],
	    f[8], f[9], number(shard)) == -1)
		return false;
	r->inserted = kept;
	return true;
}

bool
journal_replay(struct request *r)
{
	const struct result *first;
	struct value answer;

	if (r->receipt == NULL)
		return false;
	first = ask(r, &find_receipt, number(r->person), words(r->receipt));
	if (first->rows == 0)
		return false;
	answer_reset(r);
	if (memcmp(cell(first, 0, "detail").text, r->digest, 32) != 0) {
		r->status = refuse(r, 422, "这个请求编号已用于另一项内容");
		return true;
	}
	answer = cell(first, 0, "answer");
	r->status = (int)cell(first, 0, "status").number;
	if (answer.kind == TEXT) {
		out_put(r->body, answer.text, answer.len);
		r->type = "application/json";
	}
	head(r, "Idempotent-Replayed", "true");
	return true;
}
