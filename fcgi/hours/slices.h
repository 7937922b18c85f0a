/* hours/slices.h - the slices of this program. */
#ifndef HOURS_SLICES_H
#define HOURS_SLICES_H

#include "core/slice.h"

extern const struct route mine_routes[];	/* my sums */
extern const struct route lines_routes[];	/* every line behind them */
extern const struct route activity_routes[];	/* 校本教研 of a group or school */
extern const struct route attendance_routes[];	/* who was there */
extern const struct route sign_in_routes[];	/* by a code on the projector */
extern const struct route photo_routes[];	/* what shows who was there */
extern const struct route sheet_routes[];	/* the list to sign on paper */
extern const struct route provider_routes[];	/* the platforms */
extern const struct route trial_routes[];	/* what a mapping would read */
extern const struct route course_routes[];	/* how long a platform's courses are */
extern const struct route doubt_routes[];	/* sums that cannot be */
extern const struct route account_routes[];	/* platform accounts that match nobody */
extern const struct route entry_routes[];	/* by hand: other hours */
extern const struct route correction_routes[];	/* 冲正: counter entries */
extern const struct route recognition_routes[];	/* 学时认定 of a school */

/* The hours of this row count in the programme n of the person m: they are its
 * own, or she took them along when she moved. */
#define COUNTS(row) \
	" (" row ".programme = n.programme OR EXISTS (SELECT 1 FROM carried c" \
	"   WHERE c.person = m.person AND c.programme = n.programme" \
	"     AND c.source = " row ".programme)) "

/* And it is no ability that she passed once more with a better result. */
#define COUNTS_ONCE(row) \
	" NOT EXISTS (SELECT 1 FROM outdone o WHERE o.programme = n.programme" \
	"     AND o.submission = " row ".submission) "

/* Is this programme of my office?  (me) */
#define OF_MY_OFFICE(programme) \
	" EXISTS (SELECT 1 FROM office_programme o WHERE o.person = ? AND o.programme = " programme ")"

/* A teacher of my office by login: (me, login) gives person. */
extern struct query office_teacher;

/* This activity a, if I may keep its list: (activity, me, me). */
#define MY_ACTIVITY \
	" a.id = ? AND (EXISTS (SELECT 1 FROM role_now k WHERE k.person = ?" \
	"           AND k.kind = 'leader' AND k.teaching_group = a.teaching_group)" \
	"    OR EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = a.school)) "

/* Is this day (YYYY-MM-DD) after today, as China's clock has it? */
bool is_future(const char *day);

#endif
