/* evidence/sheets.h - its lists that are also files. */
#ifndef EVIDENCE_SHEETS_H
#define EVIDENCE_SHEETS_H

#include "core/slice.h"

extern const struct sheet works_sheet;
extern const struct sheet behalf_sheet;

#endif
