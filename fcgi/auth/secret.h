/* auth/secret.h - passwords: how they are hashed, and which are refused. */
#ifndef AUTH_SECRET_H
#define AUTH_SECRET_H

#include <stdbool.h>

#define SECRET_HASH 128		/* crypto_pwhash_STRBYTES */
#define SECRET_LEAST 10		/* characters; ours, no notice says */
#define SECRET_MOST 128

/* argon2id, 19 MiB, two passes.  At most two are computed at once, and at most
 * two more wait, so that a flood of sign-ins takes neither the memory nor the
 * threads that every other request needs. */
enum verdict { WRONG, RIGHT, BUSY };

/* hash NULL (no such person, no password yet) takes just as long. */
enum verdict secret_matches(const char *hash, const char *password);
enum verdict secret_hash(char hash[SECRET_HASH], const char *password);

/* What is wrong with a new password, as a sentence; NULL if nothing is. */
const char *secret_weakness(const char *password, const char *login);

#endif
