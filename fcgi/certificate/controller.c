/* certificate/controller.c - see controller.h */
#include "certificate/controller.h"

#include <openssl/core_names.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "certificate/document.h"
#include "certificate/keys.h"
#include "certificate/multibase.h"

static void
add_number(struct json_object *jwk, const char *name, EVP_PKEY *rsa, const char *param)
{
	unsigned char bytes[1024];
	char text[1400];
	BIGNUM *n = NULL;
	int len;

	if (EVP_PKEY_get_bn_param(rsa, param, &n) != 1 || BN_num_bytes(n) > (int)sizeof(bytes))
		return;
	len = BN_bn2bin(n, bytes);
	BN_free(n);
	sodium_bin2base64(text, sizeof(text), bytes, (size_t)len, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	json_put(jwk, name, "%s", text);
}

/* A method of verification: its id goes to `id`. */
static struct json_object *
method(const char *controller, const char *kind, const struct key *k, const char *type, char id[600])
{
	struct json_object *o = json_object_new_object();

	snprintf(id, 600, "%s#%s-%s", controller, kind, k->name);
	json_put(o, "id", "%s", id);
	json_put(o, "type", "%s", type);
	json_put(o, "controller", "%s", controller);
	return o;
}

static struct json_object *
ed25519_method(const char *controller, const struct key *k, char id[600])
{
	struct json_object *o = method(controller, "ed25519", k, "Multikey", id);
	unsigned char marked[34] = { 0xed, 0x01 };
	char text[100];

	memcpy(marked + 2, k->ed_public, 32);
	multibase58(marked, sizeof(marked), text);
	json_put(o, "publicKeyMultibase", "%s", text);
	return o;
}

static struct json_object *
rsa_method(const char *controller, const struct key *k, char id[600])
{
	struct json_object *o = method(controller, "rsa", k, "JsonWebKey", id);
	struct json_object *jwk = json_object_new_object();

	json_put(jwk, "kty", "RSA");
	json_put(jwk, "alg", "RS256");
	json_put(jwk, "kid", "%s", id);
	add_number(jwk, "n", k->rsa, OSSL_PKEY_PARAM_RSA_N);
	add_number(jwk, "e", k->rsa, OSSL_PKEY_PARAM_RSA_E);
	json_object_object_add(o, "publicKeyJwk", jwk);
	return o;
}

struct json_object *
controller_document(const char *controller)
{
	/* The first of them is what widespread verifiers look for, also under an https identifier. */
	static const char *const contexts[] = { "https://www.w3.org/ns/did/v1",
		"https://w3id.org/security/multikey/v1", "https://w3id.org/security/jwk/v1" };
	struct json_object *o = json_object_new_object(), *context = json_object_new_array();
	struct json_object *methods = json_object_new_array(), *assertion = json_object_new_array();
	const struct key *k;
	char id[600];
	size_t i;

	for (i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++)
		json_object_array_add(context, json_object_new_string(contexts[i]));
	for (i = 0; (k = key_at(i)) != NULL; i++) {
		json_object_array_add(methods, ed25519_method(controller, k, id));
		json_object_array_add(assertion, json_object_new_string(id));
		json_object_array_add(methods, rsa_method(controller, k, id));
		json_object_array_add(assertion, json_object_new_string(id));
	}
	json_object_object_add(o, "@context", context);
	json_put(o, "id", "%s", controller);
	json_object_object_add(o, "verificationMethod", methods);
	json_object_object_add(o, "assertionMethod", assertion);
	return o;
}
