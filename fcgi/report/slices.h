/* report/slices.h - the slices of this program. */
#ifndef REPORT_SLICES_H
#define REPORT_SLICES_H

#include "core/slice.h"

/* A school of mine: its management's, or of the office above it.  Takes me twice. */
#define OF_MY_SCHOOLS(school) \
	"(EXISTS (SELECT 1 FROM school_person k WHERE k.person = ? AND k.school = " school ")" \
	" OR EXISTS (SELECT 1 FROM office_school o WHERE o.person = ? AND o.school = " school "))"

extern const struct route now_routes[];		/* 现在要做的事 */
extern const struct route channel_routes[];	/* 群机器人 */
extern const struct route contact_routes[];	/* 联系邮箱 */
extern const struct route inbox_routes[];	/* 消息 */
extern const struct route progress_routes[];	/* 进展 */
extern const struct route progress_list_routes[];	/* who a figure counts */
extern const struct route progress_school_routes[];	/* and which schools */
extern const struct route overview_routes[];	/* in one line a place, for the first page */
extern const struct route place_routes[];	/* what I look after */
extern const struct route late_routes[];	/* who is late, and excused */
extern const struct route late_judge_routes[];	/* who owes a judgement that is overdue */
extern const struct route circular_routes[];	/* 通报 */
extern const struct route appraisal_routes[];	/* 年度考核 */
extern const struct route health_routes[];	/* 系统状况 */
extern const struct route journal_routes[];	/* 操作记录 */
extern const struct route journal_people_routes[];	/* and whose */
extern const struct route unreached_routes[];	/* 没有联系上的人 */

#endif
