/* core/body.c - what is asked: the JSON body, its fields, and their digest. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/request.h"
#include "core/strict.h"

#define BODY_MAX (256LL << 10)

static long long
announced(struct request *r)
{
	const char *s = param(r, "CONTENT_LENGTH");

	if (*s == '\0' || strlen(s) > 15 ||
	    strspn(s, "0123456789") != strlen(s))
		return -1;
	return strtoll(s, NULL, 10);
}

static int
read_json(struct request *r, struct json_object **body)
{
	const char *type = param(r, "CONTENT_TYPE");
	long long max = r->route->body_max ? r->route->body_max : BODY_MAX;
	size_t room, len = 0;
	char *buf;
	long got;

	if (r->wire->announced > max)
		return refuse(r, 413, "内容太大，最多%lld千字节", max >> 10);
	/* A browser's DELETE announces nothing at all. */
	if (r->wire->announced == 0 ||
	    (r->wire->announced < 0 && *type == '\0')) {
		*body = lent(r, json_object_new_object());
		return 0;
	}
	if (strncasecmp(type, "application/json", 16) != 0 ||
	    (type[16] != '\0' && type[16] != ';' && type[16] != ' '))
		return refuse(r, 415, "内容应为 JSON");
	room = (size_t)(r->wire->announced >= 0 ? r->wire->announced : max) + 1;
	buf = keep(r, room);
	while ((got = body_read(r, buf + len, room - len)) > 0)
		len += (size_t)got;
	if (got < 0)
		return refuse(r, 400, "内容没有传完，请重试");
	if (len > (size_t)max)
		return refuse(r, 413, "内容太大，最多%lld千字节", max >> 10);
	if ((*body = strict_parse(buf, len)) == NULL)
		return refuse(r, 400, "内容不是规范的 JSON");
	lent(r, *body);
	return 0;
}

/* The digest is what the journal keeps of the content and how a repeated key
 * is told from a reused one.  Secrets are left out. */
void
digest(struct request *r)
{
	crypto_hash_sha256_state h;
	const struct bound *b;
	struct value v;
	size_t i;

	crypto_hash_sha256_init(&h);
	crypto_hash_sha256_update(&h, (const unsigned char *)r->route->act,
	    strlen(r->route->act));
	for (i = 0; i < r->bounds; i++) {
		b = &r->bound[i];
		if (b->field->kind == SECRET)
			continue;
		v = b->value.kind == NUMBER ? text(r, "%lld", b->value.number) :
		    b->value.kind == TEXT ? b->value :
		    form_json(r, b->field->name);
		crypto_hash_sha256_update(&h, (const unsigned char *)"\0", 1);
		crypto_hash_sha256_update(&h,
		    (const unsigned char *)b->field->name,
		    strlen(b->field->name) + 1);
		crypto_hash_sha256_update(&h, (const unsigned char *)v.text,
		    v.len);
	}
	crypto_hash_sha256_final(&h, r->digest);
}

int
read_request(struct request *r)
{
	struct json_object *body = NULL;
	int status;

	r->wire->announced = announced(r);
	if ((status = read_promises(r)) != 0)
		return status;
	if (!reads(r->route) && !(r->route->flags & (RAW | INTERNAL)) &&
	    (status = read_json(r, &body)) != 0)
		return status;
	fields_check(r, body);
	return refuse_wrong(r);
}
