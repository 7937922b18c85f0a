/* evidence/store.h - the folder of evidence: what arrives, what is kept.
 *
 *	incoming/<token>	an upload on its way; its size is the offset
 *	store/ab/cd/<sha256>	kept files, by content
 *	store/bare/<sha256>	of that file, the copy without names (unnamed.h); made
 *				when first asked for, for a week
 *	store/preview/<sha256>	of that picture, a smaller one (unnamed.h); likewise
 *	trash/<sha256>		swept files, unlinked some days later
 *
 * Files come before rows: whatever a row names is on the disk already.  A
 * kept file is linked into store/ and leaves incoming/ only when its row is
 * committed, so a program killed in between finds the upload as it was.
 */
#ifndef EVIDENCE_STORE_H
#define EVIDENCE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TOKEN_LENGTH 32			/* lower-case hex */
#define DIGEST_LENGTH 32		/* SHA-256 */

/* Opens WEINENGLI_STORE and makes its folders; called once before threads
 * start.  False, with a line for the operator, when it is set but unusable. */
bool store_begin(void);
/* The folder itself, for the sweep; -1 when none is set. */
int store_root(void);

/* How many bytes are left on its disk, and how many of them are kept free.  False: errno. */
bool store_room(long long *left, long long *reserve);

/* Is there room for so many more bytes with WEINENGLI_STORE_RESERVE bytes
 * (default 1 GB) left over? */
bool store_has_room(long long bytes);

/* A new empty upload.  token gets TOKEN_LENGTH + 1 bytes.  False: errno. */
bool incoming_create(char *token);
/* Opened for reading and writing, and locked against any other writer.
 * -1: errno is ENOENT when it is gone, EWOULDBLOCK when somebody writes. */
int incoming_open(const char *token);
/* How many bytes have arrived; -1 when it is gone. */
long long incoming_size(const char *token);
void incoming_drop(const char *token);

/* Writes len bytes at an offset, all or as many as fit.  False: errno. */
bool incoming_write(int fd, const void *, size_t len, long long at);

/* The SHA-256 of an open file, and its CRC-32 for an archive.  False when it can't be read. */
bool store_digest(int fd, unsigned char digest[DIGEST_LENGTH], uint32_t *crc);
/* Makes an upload durable and puts it where its content belongs.  Doing it
 * again is harmless.  False: errno; after EIO the upload is dropped, since
 * nobody can tell which of its bytes are on the disk. */
bool store_keep(int fd, const char *token, const unsigned char digest[DIGEST_LENGTH]);

/* The kept file, to read; -1: errno. */
int store_open(const char *sha256);
/* A copy that was made of it, "bare" or "preview": is it there?  An upload that is whole
 * becomes it. */
bool store_has_copy(const char *kind, const char *sha256);
bool store_keep_copy(int fd, const char *token, const char *kind, const char *sha256);

#endif
