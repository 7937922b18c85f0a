/* certificate/proof.c - see proof.h */
#include "certificate/proof.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "certificate/document.h"
#include "certificate/multibase.h"

#define BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING

/* --- canonical form --------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct json_object *
sorted_object(struct json_object *o)
{
	struct json_object *to = json_object_new_object();
	size_t i, n = (size_t)json_object_object_length(o), at = 0;
	const char **names = calloc(n + 1, sizeof(*names));

	if (names == NULL)
		abort();
	json_object_object_foreach(o, name, value) {
		(void)value;
		names[at++] = name;
	}
	qsort(names, n, sizeof(*names), by_name);
	for (i = 0; i < n; i++)
		json_object_object_add(to, names[i], canonical(json_object_object_get(o, names[i])));
	free(names);
	return to;
}

struct json_object *
canonical(struct json_object *o)
{
	struct json_object *to;
	size_t i;

	if (json_object_is_type(o, json_type_object))
		return sorted_object(o);
	if (!json_object_is_type(o, json_type_array))
		return json_object_get(o);
	to = json_object_new_array();
	for (i = 0; i < json_object_array_length(o); i++)
		json_object_array_add(to, canonical(json_object_array_get_idx(o, i)));
	return to;
}

static const char *
plain_text(struct json_object *o, size_t *len)
{
	return json_object_to_json_string_length(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, len);
}

/* --- Data Integrity --------------------------------------------------------- */

static void
hash_of(struct json_object *o, unsigned char hash[32])
{
	size_t len;
	const char *text = plain_text(o, &len);

	crypto_hash_sha256(hash, (const unsigned char *)text, len);
}

struct json_object *
proof_add(struct json_object *document, const struct key *k, const char *controller)
{
	struct json_object *o = canonical(document), *proof = json_object_new_object(), *config;
	unsigned char hashes[64], signature[64];
	char id[600], value[100];

	snprintf(id, sizeof(id), "%s#ed25519-%s", controller, k->name);
	json_object_object_add(proof, "@context", json_object_get(json_object_object_get(o, "@context")));
	json_put(proof, "type", "DataIntegrityProof");
	json_put(proof, "cryptosuite", "eddsa-jcs-2022");
	json_put_now(proof, "created");
	json_put(proof, "verificationMethod", "%s", id);
	json_put(proof, "proofPurpose", "assertionMethod");
	config = canonical(proof);
	hash_of(config, hashes);
	hash_of(o, hashes + 32);
	key_sign_ed25519(k, hashes, sizeof(hashes), signature);
	multibase58(signature, sizeof(signature), value);
	json_put(config, "proofValue", "%s", value);
	json_object_object_add(o, "proof", config);
	json_object_put(proof);
	json_object_put(document);
	return o;
}

/* --- JWT ---------------------------------------------------------------------- */

/* Base64url at the end of a text that has room. */
static void
add_base64(char *to, size_t size, const void *data, size_t len)
{
	size_t used = strlen(to);

	sodium_bin2base64(to + used, size - used, data, len, BASE64);
}

char *
proof_jwt(struct json_object *document, const struct key *k, const char *controller)
{
	size_t payload_len, signature_len, size;
	const char *payload = plain_text(document, &payload_len);
	unsigned char *signature = NULL;
	char header[800], *jwt;
	int header_len = snprintf(header, sizeof(header),
	    "{\"alg\":\"RS256\",\"kid\":\"%s#rsa-%s\",\"typ\":\"JWT\"}", controller, k->name);

	size = 4 * ((size_t)header_len + payload_len + 1024) / 3 + 64;
	if ((jwt = calloc(1, size)) == NULL)
		abort();
	add_base64(jwt, size, header, (size_t)header_len);
	strcat(jwt, ".");
	add_base64(jwt, size, payload, payload_len);
	if ((signature = key_sign_rs256(k, jwt, strlen(jwt), &signature_len)) != NULL) {
		strcat(jwt, ".");
		add_base64(jwt, size, signature, signature_len);
	}
	json_object_put(document);
	free(signature);
	if (signature == NULL) {
		free(jwt);
		return NULL;
	}
	return jwt;
}
