/* auth/limits.h - how often a password or a code may be guessed: ours, no
 * notice says.  Per account first; per network last and high, as a whole
 * school sits behind one address.  Threads that guess at once may get a few
 * more in, never more than the program has threads. */
#ifndef AUTH_LIMITS_H
#define AUTH_LIMITS_H

#include "core/slice.h"

#define ACCOUNT(login) "UNHEX(SHA2(LOWER(" login "), 256))"

/* Seconds until the nth latest failure in 15 minutes is that old; NULL: none
 * to wait for. */
#define WAIT(column, is, nth_less_one) \
	"(SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), a.at + INTERVAL 15 MINUTE) + 1" \
	"   FROM login_attempt a WHERE a." column " = " is " AND a.success = 0" \
	"    AND a.at > UTC_TIMESTAMP(6) - INTERVAL 15 MINUTE" \
	"  ORDER BY a.at DESC LIMIT 1 OFFSET " nth_less_one ")"
#define WAIT_ACCOUNT(login) WAIT("account", ACCOUNT(login), "4")
#define WAIT_NETWORK WAIT("address", "?", "299")

extern struct query attempt;	/* login, address, success */

/* Refuses with 429 when there is something to wait for, else 0. */
int too_often(struct request *, const struct result *);	/* account_wait, network_wait */
int too_busy(struct request *);				/* 503, in a second */

#endif
