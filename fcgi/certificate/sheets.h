/* certificate/sheets.h - its lists that are also files. */
#ifndef CERTIFICATE_SHEETS_H
#define CERTIFICATE_SHEETS_H

#include "core/slice.h"

extern const struct sheet candidates_sheet, proposed_sheet, recognitions_sheet, batches_sheet,
    rejected_sheet, issued_sheet;

#endif
