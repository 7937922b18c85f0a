/* evidence/upload.h - what the files of the tus protocol share. */
#ifndef EVIDENCE_UPLOAD_H
#define EVIDENCE_UPLOAD_H

#include <time.h>

#include "core/slice.h"

#define TUS_VERSION "1.0.0"

/* The field of the protocol's version, and the headers of every answer.
 * tus_begin() returns 0, or the status that refuses another version. */
#define TUS_FIELD { "tus", WORDS, .max = 20, .optional = true, \
	.header = "Tus-Resumable", .zh = "协议版本" }
#define TOKEN_FIELD { "upload", CODE, .min = 32, .max = 32, .zh = "上传" }
int tus_begin(struct request *);

/* How much of an upload of size bytes counts as arrived.  The last byte counts
 * only with the row that names the file, so that a client always has a reason
 * to come back for it. */
long long tus_offset(long long arrived, long long size);

/* When an unfinished upload expires. */
void tus_expires(struct request *, time_t);

#endif
