/* auth/auth.h - what the slices of auth share. */
#ifndef AUTH_AUTH_H
#define AUTH_AUTH_H

#include "core/slice.h"

extern const struct route check_routes[], session_routes[], me_routes[],
    password_routes[];

/* The roles of a person, as nginx hands them to the programs: one string, a
 * blank between.  Everybody at a school is a teacher; the head (R15) and the
 * CIO manage the school; the chair is a member of the panel. */
#define ROLES_OF(person) \
	"(SELECT CONCAT_WS(' '," \
	" (SELECT 'teacher' FROM member_now m WHERE m.person = " person ")," \
	" IF(SUM(r.kind = 'leader'), 'leader', NULL)," \
	" IF(SUM(r.kind IN ('panel','chair')), 'panel', NULL)," \
	" IF(SUM(r.kind = 'chair'), 'chair', NULL)," \
	" IF(SUM(r.kind IN ('school','head','cio')), 'school', NULL)," \
	" IF(SUM(r.kind = 'office'), 'office', NULL)," \
	" IF(SUM(r.kind = 'expert'), 'expert', NULL)," \
	" IF(SUM(r.kind = 'admin'), 'admin', NULL))" \
	" FROM role_now r WHERE r.person = " person ")"

#endif
