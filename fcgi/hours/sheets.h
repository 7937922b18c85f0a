/* hours/sheets.h - its lists that are also files. */
#ifndef HOURS_SHEETS_H
#define HOURS_SHEETS_H

#include "core/slice.h"

extern const struct sheet lines_sheet, teacher_lines_sheet, apart_sheet, activities_sheet, attendance_sheet,
    providers_sheet, runs_sheet, files_sheet, courses_sheet, doubts_sheet, my_doubts_sheet, unmatched_sheet, hours_recognitions_sheet;

#endif
