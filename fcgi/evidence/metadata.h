/* evidence/metadata.h - the file name in tus' Upload-Metadata. */
#ifndef EVIDENCE_METADATA_H
#define EVIDENCE_METADATA_H

#include <stddef.h>

#define NAME_MAX_CHARACTERS 200
#define NAME_SIZE (4 * NAME_MAX_CHARACTERS + 1)

/* Reads "key base64,key base64,..." and puts the value of `filename` into
 * name[NAME_SIZE], without any folders in front of it.  Returns NULL, or the
 * sentence that refuses the header or the name.  The name is only ever shown:
 * it is never part of a path. */
const char *metadata_name(const char *header, char *name);

#endif
