/* auth/token.c - see token.h */
#include "auth/token.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

/* __Host- binds the cookie to this very host and to https.  Only tests over
 * plain http do without. */
static bool
secure(void)
{
	const char *setting = getenv("WEINENGLI_COOKIE_SECURE");

	return setting == NULL || strcmp(setting, "0") != 0;
}

static const char *
name(void)
{
	return secure() ? "__Host-weinengli" : "weinengli";
}

static void
encode(char *text, const unsigned char bits[32])
{
	sodium_bin2base64(text, TOKEN_TEXT + 1, bits, 32,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

/* Both are one-way, so neither the database nor a page gives the token away. */
static void
derive(struct token *t, const unsigned char bits[32])
{
	static const unsigned char label[] = "X-CSRF-Token";
	unsigned char mac[crypto_auth_hmacsha256_BYTES];

	crypto_hash_sha256(t->hash, bits, 32);
	crypto_auth_hmacsha256(mac, label, sizeof(label) - 1, bits);
	encode(t->csrf, mac);
}

void
token_make(struct token *t)
{
	unsigned char bits[32];

	randombytes_buf(bits, sizeof(bits));
	encode(t->text, bits);
	derive(t, bits);
}

bool
token_read(struct request *r, struct token *t)
{
	unsigned char bits[32];
	const char *text = cookie(r, name());
	size_t n;

	if (text == NULL || strlen(text) != TOKEN_TEXT ||
	    sodium_base642bin(bits, sizeof(bits), text, TOKEN_TEXT, NULL, &n,
	    NULL, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 || n != 32)
		return false;
	memcpy(t->text, text, TOKEN_TEXT + 1);
	derive(t, bits);
	return true;
}

void
token_give(struct request *r, const struct token *t)
{
	head(r, "Set-Cookie", "%s=%s; Path=/; HttpOnly; SameSite=Lax%s",
	    name(), t->text, secure() ? "; Secure" : "");
}

void
token_take(struct request *r)
{
	head(r, "Set-Cookie", "%s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax%s",
	    name(), secure() ? "; Secure" : "");
}
