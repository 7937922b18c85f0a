/* evidence/unnamed.h - copies of a handed-in file: as who may not know the author gets it, and to
 * look at. */
#ifndef EVIDENCE_UNNAMED_H
#define EVIDENCE_UNNAMED_H

#include <stdbool.h>

/* Makes the copy without names of a kept file, unless it is there.  False when that
 * can't be done: evidence-bare could not read the file, or the disk is full. */
bool unnamed_copy(const char *sha256, const char *type);

/* The same for a smaller JPEG of a kept picture, which has no names either: at most 1600 pixels
 * wide and high, turned as it is to be seen.  By evidence-preview. */
bool preview_copy(const char *sha256, const char *type);

#endif
