/* evidence/slices.h - the nouns of this program. */
#ifndef EVIDENCE_SLICES_H
#define EVIDENCE_SLICES_H

#include "core/slice.h"
#include "parts/called.h"

/* The list of requirements this work began with; before it begins, the latest of
 * the place, else the one that is installed. */
#define LIST_NOW \
	"COALESCE(d.list, (SELECT l.id FROM requirement_list l" \
	"   WHERE l.ability = o.ability AND l.scope IN (0, o.policy)" \
	"   ORDER BY l.scope = 0, l.number DESC LIMIT 1))"

/* What the place calls the ability (R34). */
#define NAME_HERE CALLED_BY("a", "o.policy")

extern const struct route work_routes[];
extern const struct route draft_routes[];
extern const struct route submission_routes[];
extern const struct route upload_routes[];
extern const struct route arrival_routes[];
extern const struct route file_routes[];
extern const struct route archive_routes[];
extern const struct route room_routes[];
extern const struct route behalf_routes[];
extern const struct route behalf_answer_routes[];

#endif
