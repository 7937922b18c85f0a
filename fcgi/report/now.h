/* report/now.h - what waits for a person, for her first page and for her digest. */
#ifndef REPORT_NOW_H
#define REPORT_NOW_H

#include "core/slice.h"

struct now {
	struct json_object *waiting;	/* [{what, object, title, who, since, due}] */
	struct json_object *mine;	/* her works */
	struct value certificate;	/* its state, or NOTHING */
	struct value extended_until;	/* until when she has more time, or NOTHING */
};

extern struct query now_for_teachers, now_for_leaders, now_for_panels, now_for_schools,
    now_for_offices, now_for_admins, now_for_everybody;
#define NOW_QUERIES &now_for_teachers, &now_for_leaders, &now_for_panels, &now_for_schools, \
	&now_for_offices, &now_for_admins, &now_for_everybody

/* One statement; duties: bits of enum role.  The objects are borrowed until the answer.
 * False when the database failed. */
bool now_of(struct request *, struct value person, unsigned duties, struct now *);

#endif
