/* certificate/status_list.c - see status_list.h */
#include "certificate/status_list.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "certificate/document.h"

void
status_list_mark(struct status_list *list, const char *places)
{
	char *end;
	long place;

	for (; *places != '\0'; places = end + (*end == ',')) {
		place = strtol(places, &end, 10);
		if (end == places)
			return;
		if (place >= 0 && place < STATUS_LIST_LEN)
			list->bits[place / 8] |= (unsigned char)(0x80 >> place % 8);
	}
}

/* 'u' and the list in gzip, in base64url. */
static void
put_encoded(struct json_object *o, const struct status_list *list)
{
	static const int gzip = 15 + 16;
	unsigned char packed[STATUS_LIST_LEN / 8 + 1024];
	char text[2 * sizeof(packed)] = "u";
	z_stream z = { .next_in = (unsigned char *)list->bits, .avail_in = sizeof(list->bits),
		.next_out = packed, .avail_out = sizeof(packed) };

	if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK ||
	    deflate(&z, Z_FINISH) != Z_STREAM_END)
		abort();
	deflateEnd(&z);
	sodium_bin2base64(text + 1, sizeof(text) - 1, packed, z.total_out, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	json_object_object_add(o, "encodedList", json_object_new_string(text));
}

struct json_object *
status_list_document(const struct status_list *list, long long n, const char *site)
{
	struct json_object *o = json_object_new_object(), *subject = json_object_new_object();

	json_put(subject, "id", "%s" STATUS_PATH "/%lld#list", site, n);
	json_put(subject, "type", "BitstringStatusList");
	json_put(subject, "statusPurpose", "revocation");
	put_encoded(subject, list);
	json_object_object_add(o, "@context", json_words("https://www.w3.org/ns/credentials/v2"));
	json_put(o, "id", "%s" STATUS_PATH "/%lld", site, n);
	json_object_object_add(o, "type", json_words("VerifiableCredential BitstringStatusListCredential"));
	json_put(o, "issuer", "%s" ISSUER_PATH, site);
	json_put_now(o, "validFrom");
	json_object_object_add(o, "credentialSubject", subject);
	return o;
}
