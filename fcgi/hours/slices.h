/* hours/slices.h - the slices of this program. */
#ifndef HOURS_SLICES_H
#define HOURS_SLICES_H

#include "core/slice.h"

extern const struct route mine_routes[];	/* my sums */
extern const struct route lines_routes[];	/* every line behind them */
extern const struct route apart_routes[];	/* what does not count, and why */
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

/* 校本教研 that the office has still to recognise, where the policy n asks for it (R60),
 * counts nowhere yet. */
#define RECOGNITION_ASKED "JSON_VALUE(n.rules, '$.hours_recognition.value') = 1"
#define RECOGNISED(row) " (" row ".recognised = 1 OR NOT COALESCE(" RECOGNITION_ASKED ", 0)) "

/* Every line of one person, whether it counts or not: takes the person four times, since a ?
 * is not pushed into a UNION view. */
#define LINE "SELECT programme, kind, hundredths, happened_on, source, title, line"
#define LEDGER \
	LINE ", NULL AS form, NULL AS submission, 1 AS recognised, place, NULL AS entered_by, NULL AS document," \
	"   NULL AS corrects, NULL AS given FROM hours_online WHERE person = ?" \
	" UNION ALL " LINE ", form, NULL, recognised, place, entered_by, NULL, NULL, NULL FROM hours_research WHERE person = ?" \
	" UNION ALL " LINE ", NULL, submission, 1, NULL, NULL, NULL, NULL, given FROM hours_certified WHERE person = ?" \
	" UNION ALL " LINE ", NULL, NULL, recognised, NULL, entered_by, document, corrects, NULL FROM hours_by_hand WHERE person = ?"

/* The lines l behind one bar; takes form(r, "kind") three times. */
#define OF_BAR " (? IS NULL OR l.kind = ? OR (? = 'practice' AND l.kind <> 'online')) "
#define BAR \
	{ "kind", CHOICE, .choices = "online evidence research recording other practice", .optional = true, .zh = "种类" }

/* Why the record of platform_doubt d is doubtful. */
#define DOUBT_WHY(d) \
	"CONCAT_WS('；', IF(FIND_IN_SET('day', " d ".reasons), '这一天的学习合计超过24小时', NULL)," \
	"       IF(FIND_IN_SET('overlap', " d ".reasons), '与另一段学习时间重叠', NULL)," \
	"       IF(FIND_IN_SET('length', " d ".reasons), '合计超过课程的长度', NULL)," \
	"       IF(FIND_IN_SET('fast', " d ".reasons), '学完所用的时间不到课程长度的四分之一（本系统默认）', NULL))"

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
