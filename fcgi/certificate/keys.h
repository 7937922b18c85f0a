/* certificate/keys.h - the keys that sign credentials, and those that did.
 *
 * $CREDENTIALS_DIRECTORY holds files *signing-<name>.pem, made by scripts/certificate-key: each an
 * Ed25519 and an RSA key; the private ones sign, of a key that was replaced only the public
 * ones are left, so that what it signed stays verifiable.  Of several that can sign, the last
 * by name does.  The names are public. */
#ifndef CERTIFICATE_KEYS_H
#define CERTIFICATE_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include <openssl/evp.h>

struct key {
	char name[40];
	unsigned char ed_public[32], ed_secret[64];
	EVP_PKEY *rsa;
	bool has_ed, signs;
};

/* Reads them once, before threads start.  False, with a line for the operator, when a
 * file is not as it should be; none at all is well, then nothing is signed. */
bool keys_begin(void);
/* NULL when there is none; all of them, from 0 on until NULL. */
const struct key *key_that_signs(void);
const struct key *key_at(size_t);

/* Signatures; the second is to be freed with free(), NULL when it failed. */
void key_sign_ed25519(const struct key *, const void *data, size_t len, unsigned char signature[64]);
unsigned char *key_sign_rs256(const struct key *, const void *data, size_t len, size_t *signature_len);

#endif
