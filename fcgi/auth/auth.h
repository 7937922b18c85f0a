/* auth/auth.h - what the slices of auth share. */
#ifndef AUTH_AUTH_H
#define AUTH_AUTH_H

#include "core/slice.h"

extern const struct route check_routes[], session_routes[], me_routes[],
    password_routes[], typing_routes[];

/* The roles of a person, as nginx hands them to the programs: one string, a
 * blank between.  Everybody at a school is a teacher; the head (R15) and the
 * CIO manage the school; the chair is a member of the panel.
 *
 * Asked before every request, so of the tables themselves: what member_now and
 * role_now say, without opening person twice more (a third of the time). */
#define TODAY "DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"
#define ROLES_OF(person) \
	"(SELECT CONCAT_WS(' '," \
	" (SELECT 'teacher' FROM member m WHERE m.person = " person " AND m.here = 1)," \
	" IF(SUM(r.kind = 'leader'), 'leader', NULL)," \
	" IF(SUM(r.kind IN ('panel','chair')), 'panel', NULL)," \
	" IF(SUM(r.kind = 'chair'), 'chair', NULL)," \
	" IF(SUM(r.kind IN ('school','head','cio')), 'school', NULL)," \
	" IF(SUM(r.kind = 'office'), 'office', NULL)," \
	" IF(SUM(r.kind = 'expert'), 'expert', NULL)," \
	" IF(SUM(r.kind = 'admin'), 'admin', NULL))" \
	" FROM role r WHERE r.person = " person " AND r.since <= " TODAY \
	" AND (r.until IS NULL OR r.until > " TODAY "))"

#endif
