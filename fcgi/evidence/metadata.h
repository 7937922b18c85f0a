/* evidence/metadata.h - the file name and its mark in tus' Upload-Metadata. */
#ifndef EVIDENCE_METADATA_H
#define EVIDENCE_METADATA_H

#include <stdbool.h>
#include <stddef.h>

#define NAME_MAX_CHARACTERS 200
#define NAME_SIZE (4 * NAME_MAX_CHARACTERS + 1)

/* Reads "key base64,key base64,..." and puts the value of `filename` into
 * name[NAME_SIZE], without any folders in front of it.  Returns NULL, or the
 * sentence that refuses the header or the name.  The name is only ever shown:
 * it is never part of a path. */
const char *metadata_name(const char *header, char *name);

#define MARK_MAX 32
#define MARK_SIZE (MARK_MAX + 1)

/* Puts the value of `mark` into mark[MARK_SIZE] (see web/parts/upload.js): ASCII letters
 * and digits.  False, and nothing to be relied on, where there is none or it is another. */
bool metadata_mark(const char *header, char *mark);

#endif
