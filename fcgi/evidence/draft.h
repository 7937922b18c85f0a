/* evidence/draft.h - the pieces of a draft, whoever prepares it. */
#ifndef EVIDENCE_DRAFT_H
#define EVIDENCE_DRAFT_H

#include "core/slice.h"

/* Of one piece, its first picture counted.  Ours: no notice fixes it. */
#define PICTURES_MAX 9

#define PIECES_FIELD { "pieces", LIST, .max = 30, .of = piece_fields, .zh = "材料" }
extern const struct field piece_fields[];

/* Says (wrong()) where one requirement is answered twice, by a file and a link, or by too many
 * pictures. */
void check_pieces(struct request *, struct json_object *pieces);

#endif
