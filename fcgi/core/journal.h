/* core/journal.h - the chain's arithmetic, shared by writer and verifier. */
#ifndef CORE_JOURNAL_H
#define CORE_JOURNAL_H

#include "core/value.h"

#define JOURNAL_SHARDS 64

/* What a row says, in this order, each field with its length before it:
 * actor roles address request action object detail receipt status answer.
 * NOTHING counts as empty. */
#define JOURNAL_FIELDS 10

void journal_digest(unsigned char digest[32],
    const struct value fields[JOURNAL_FIELDS]);

/* hash = SHA-256(previous hash || shard/seq/at/ || digest); at as MariaDB
 * writes it: 2026-09-01 08:00:00.000000 */
void journal_hash(unsigned char hash[32], const unsigned char previous[32],
    unsigned shard, unsigned long long seq, const char *at,
    const unsigned char digest[32]);

/* Which chain this thread writes to: one of its own as long as the programs of
 * a host have no more than 64 threads together. */
void journal_take_shard(unsigned shard);

#endif
