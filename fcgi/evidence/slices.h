/* evidence/slices.h - the nouns of this program. */
#ifndef EVIDENCE_SLICES_H
#define EVIDENCE_SLICES_H

#include "core/slice.h"

extern const struct route work_routes[];
extern const struct route draft_routes[];
extern const struct route submission_routes[];
extern const struct route upload_routes[];
extern const struct route arrival_routes[];
extern const struct route file_routes[];

#endif
