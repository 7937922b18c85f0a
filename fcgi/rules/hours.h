/* rules/hours.h - 学时 against the policy.  All numbers are hundredths of a 学时. */
#ifndef RULES_HOURS_H
#define RULES_HOURS_H

#include "rules/policy.h"

/* Kinds of ledger entries; all but online are practice. */
enum hours_kind { HOURS_ONLINE, HOURS_EVIDENCE, HOURS_RESEARCH, HOURS_RECORDING,
	HOURS_OTHER, HOURS_KINDS };

/* One teacher's sums; a counter entry may make one negative. */
struct hours {
	long of[HOURS_KINDS];
	long recognised;		/* of research, by the office (R60) */
};

/* online evidence research recording other; false when it is none. */
bool hours_kind_of(const char *name, enum hours_kind *);

/* Those that count: where the policy asks that research be recognised, only what is. */
struct hours hours_counting(const struct policy *, struct hours);

long hours_total(const struct hours *);
long hours_practice(const struct hours *);

/* What one certified ability earns: the policy's value, 0 when 未定. */
long hours_per_ability(const struct policy *);

/* Credits of continuing education, in hundredths, what is over cut off (R63); 0
 * when the policy says nothing of them or nothing was earned. */
long hours_credits(const struct policy *, const struct hours *);

/* 2050 -> "20.5", 2000 -> "20"; buf takes at least 24 bytes. Returns buf. */
const char *hours_text(long hundredths, char *buf, size_t size);

/* Appends what is unmet: hours.total_min, hours.online_min, hours.practice_min
 * (R50..R52), hours.practice_share_min (R53, percent), and the allocation of
 * the practice hours hours.evidence, hours.research, hours.capstone (R54..R57,
 * advice where the notice says 建议). */
void hours_check(const struct policy *, const struct hours *, struct findings *);

#endif
