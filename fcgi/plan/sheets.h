/* plan/sheets.h - its lists that are also files. */
#ifndef PLAN_SHEETS_H
#define PLAN_SHEETS_H

#include "core/slice.h"

extern const struct sheet packages_sheet, offer_sheet, tasks_sheet, personal_plans_sheet,
    bulletin_counts_sheet, bulletins_sheet, summaries_sheet, region_documents_sheet,
    scorings_sheet, scored_plans_sheet, scores_sheet, headcount_sheet, groups_sheet;

#endif
