/* auth/token.h - the secret of a session: what the cookie holds, what the
 * database holds, and the word a page must repeat. */
#ifndef AUTH_TOKEN_H
#define AUTH_TOKEN_H

#include "core/slice.h"

#define TOKEN_TEXT 43		/* 256 bits in base64url */

struct token {
	char text[TOKEN_TEXT + 1];	/* only in the cookie */
	unsigned char hash[32];		/* SHA-256 of it, in the database */
	char csrf[TOKEN_TEXT + 1];	/* keyed hash with it, X-CSRF-Token */
};

void token_make(struct token *);		/* 256 random bits */
bool token_read(struct request *, struct token *);	/* from the cookie */
void token_give(struct request *, const struct token *);
void token_take(struct request *);		/* empties the cookie */

#endif
