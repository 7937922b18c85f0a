/* report/sheets.h - its lists that are also files. */
#ifndef REPORT_SHEETS_H
#define REPORT_SHEETS_H

#include "core/slice.h"

extern const struct sheet progress_sheet, progress_list_sheet, progress_schools_sheet, late_teachers_sheet,
    late_judges_sheet, late_people_sheet, late_plans_sheet, circulars_sheet, appraisal_sheet,
    unreached_sheet, unreached_schools_sheet, journal_sheet;

#endif
