/* parts/sent.c - see sent.h */
#include "parts/sent.h"

#include <sodium.h>

static struct value
digest_of(struct request *r, const char *bytes, size_t len)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char hex[sizeof(hash) * 2 + 1];

	crypto_hash_sha256(hash, (const unsigned char *)bytes, len);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	return text(r, "%s", hex);
}

int
read_sent(struct request *r, struct sent *s, long long max)
{
	long long announced = body_length(r);
	size_t room = announced >= 0 && announced <= max ? (size_t)announced : (size_t)max;
	char *bytes;
	long got;

	s->len = 0;
	if (announced > max)
		return refuse(r, 413, "文件太大，最多%lld兆字节", max >> 20);
	s->bytes = bytes = keep(r, room + 1);
	while ((got = body_read(r, bytes + s->len, room + 1 - s->len)) > 0)
		s->len += (size_t)got;
	if (got < 0)
		return refuse(r, 400, "文件没有传完，请重试");
	if (s->len > room)
		return refuse(r, 413, "文件太大，最多%lld兆字节", max >> 20);
	s->digest = digest_of(r, bytes, s->len);
	return 0;
}
