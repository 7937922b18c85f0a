/* review/sheets.h - its lists that are also files. */
#ifndef REVIEW_SHEETS_H
#define REVIEW_SHEETS_H

#include "core/slice.h"

extern const struct sheet due_sheet, due_office_sheet, given_sheet, board_sheet, peers_sheet, results_sheet, minutes_sheet,
    coaching_due_sheet, coaching_sheet, rates_sheet, appeals_sheet, rechecks_due_sheet,
    rechecks_sheet, publicity_sheet, objections_sheet, spot_checks_sheet, spot_schools_sheet,
    spot_works_sheet, my_nominations_sheet, nominations_due_sheet, nominations_sheet,
    excellent_sheet, visits_sheet, favours_sheet, scans_sheet, scan_pages_sheet,
    decided_sheet, spot_experts_sheet, spot_sample_sheet, spot_found_sheet,
    objections_due_sheet, nominable_sheet, visit_schools_sheet, school_coaching_sheet;

#endif
