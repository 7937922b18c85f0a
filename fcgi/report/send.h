/* report/send.h - what the files of report-send share. */
#ifndef REPORT_SEND_H
#define REPORT_SEND_H

#include <time.h>

#include "core/slice.h"
#include "report/mail.h"

/* Bits of enum role, of the rows r of `role`: which branches of now_of() are asked. */
#define DUTY_BITS \
	"COALESCE(BIT_OR(CASE WHEN r.kind = 'leader' THEN 2 WHEN r.kind = 'panel' THEN 4 WHEN r.kind = 'chair' THEN 12" \
	"         WHEN r.kind IN ('school','head','cio') THEN 16 WHEN r.kind = 'office' THEN 32" \
	"         WHEN r.kind = 'expert' THEN 64 WHEN r.kind = 'admin' THEN 128 ELSE 0 END), 0)"
_Static_assert(LEADER == 2 && PANEL == 4 && CHAIR == 8 && SCHOOL == 16 && OFFICE == 32 && EXPERT == 64 && ADMIN == 128,
    "DUTY_BITS counts on it");

struct sending {
	struct job *job;
	const char *site;	/* WEINENGLI_ADDRESS: for links */
	long long only;		/* this person's id; 0: everybody */
	long long channel;	/* this chat group's; 0: all */
	int days;		/* how long before a term */
	long cap;		/* letters in an hour */
	long again;		/* seconds until one that was not taken is tried again */
	struct mail *mail;	/* NULL: no server is set */
	const char *from;
	bool local;		/* also without TLS, also robots on this host */
	long seconds;		/* for one letter, for one robot */
	time_t now;		/* the database's clock, taken once a pass */
	char day[11];		/* China's */
	int hour;
};

/* digest.c: who has something due today, a row a person; goes on where it was ended. */
bool digest_round(struct sending *);
/* post.c: today's digests as letters. */
bool post_digests(struct sending *);
/* code.c: the codes that confirm an address. */
bool post_codes(struct sending *);

/* announce.c: once a day a chat group is told how much is due. */
bool announce(struct sending *);

extern struct query *const digest_queries[], *const post_queries[], *const code_queries[],
    *const announce_queries[];

#endif
