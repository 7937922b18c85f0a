/* certificate/keys.c - see keys.h */
#include "certificate/keys.h"

#include <dirent.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEYS_MOST 50
#define MARK "signing-"

static struct key keys[KEYS_MOST];
static size_t count;

/* --- reading -------------------------------------------------------------- */

static bool
take_ed25519(struct key *k, EVP_PKEY *p, bool private)
{
	unsigned char seed[32];
	size_t len = sizeof(k->ed_public);

	k->has_ed = EVP_PKEY_get_raw_public_key(p, k->ed_public, &len) == 1;
	len = sizeof(seed);
	if (private && EVP_PKEY_get_raw_private_key(p, seed, &len) == 1)
		k->has_ed = crypto_sign_seed_keypair(k->ed_public, k->ed_secret, seed) == 0;
	sodium_memzero(seed, sizeof(seed));
	EVP_PKEY_free(p);
	return k->has_ed;
}

/* One block of the file; false when it is no key. */
static bool
take_block(struct key *k, const char *kind, const unsigned char *der, long len)
{
	bool private = strcmp(kind, "PRIVATE KEY") == 0;
	EVP_PKEY *p = private ? d2i_AutoPrivateKey(NULL, &der, len) : d2i_PUBKEY(NULL, &der, len);

	if (p == NULL)
		return false;
	k->signs = private;
	if (EVP_PKEY_get_base_id(p) == EVP_PKEY_ED25519)
		return take_ed25519(k, p, private);
	k->rsa = p;
	return EVP_PKEY_get_base_id(p) == EVP_PKEY_RSA;
}

static bool
read_key(struct key *k, const char *folder, const char *file)
{
	const char *name = strstr(file, MARK) + strlen(MARK);
	char path[1000], *kind, *heads;
	unsigned char *der;
	long len;
	bool good = true;
	FILE *f;

	snprintf(k->name, sizeof(k->name), "%.*s", (int)(strlen(name) - strlen(".pem")), name);
	snprintf(path, sizeof(path), "%s/%s", folder, file);
	if ((f = fopen(path, "re")) == NULL)
		return false;
	while (good && PEM_read(f, &kind, &heads, &der, &len) == 1) {
		good = take_block(k, kind, der, len);
		OPENSSL_free(kind);
		OPENSSL_free(heads);
		OPENSSL_clear_free(der, (size_t)len);
	}
	fclose(f);
	return good && k->has_ed && k->rsa != NULL;
}

static int
is_key(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return strstr(e->d_name, MARK) != NULL && len > 4 && strcmp(e->d_name + len - 4, ".pem") == 0;
}

bool
keys_begin(void)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	struct dirent **files;
	int i, n = folder != NULL ? scandir(folder, &files, is_key, alphasort) : 0;
	bool good = true;

	for (i = 0; i < n; i++) {
		if (count < KEYS_MOST && !read_key(&keys[count++], folder, files[i]->d_name)) {
			fprintf(stderr, "certificate: a signing key can't be read; see scripts/certificate-key\n");
			good = false;
		}
		free(files[i]);
	}
	if (n > 0)
		free(files);
	return good;
}

const struct key *
key_at(size_t i)
{
	return i < count ? &keys[i] : NULL;
}

const struct key *
key_that_signs(void)
{
	size_t i;

	for (i = count; i > 0; i--)
		if (keys[i - 1].signs)
			return &keys[i - 1];
	return NULL;
}

/* --- signing -------------------------------------------------------------- */

void
key_sign_ed25519(const struct key *k, const void *data, size_t len, unsigned char signature[64])
{
	crypto_sign_detached(signature, NULL, data, len, k->ed_secret);
}

unsigned char *
key_sign_rs256(const struct key *k, const void *data, size_t len, size_t *signature_len)
{
	EVP_MD_CTX *c = EVP_MD_CTX_new();
	unsigned char *to = NULL;

	*signature_len = (size_t)EVP_PKEY_get_size(k->rsa);
	if (c != NULL && EVP_DigestSignInit(c, NULL, EVP_sha256(), NULL, k->rsa) == 1 &&
	    (to = malloc(*signature_len)) != NULL &&
	    EVP_DigestSign(c, to, signature_len, data, len) != 1) {
		free(to);
		to = NULL;
	}
	EVP_MD_CTX_free(c);
	return to;
}
