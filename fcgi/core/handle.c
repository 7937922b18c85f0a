/* core/handle.c - one request, from its first byte to its answer. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "core/log.h"
#include "core/metrics.h"
#include "core/request.h"
#include "core/strict.h"

#define BODY_MAX (256LL << 10)
#define TRIES 5

static const struct { const char *word; unsigned role; } role_words[] = {
	{ "teacher", TEACHER }, { "leader", LEADER }, { "panel", PANEL },
	{ "chair", CHAIR }, { "school", SCHOOL }, { "office", OFFICE },
	{ "expert", EXPERT }, { "admin", ADMIN } };

static const char *
param(struct request *r, const char *name)
{
	const char *s = wire_param(r->wire, name);

	return s != NULL ? s : "";
}

/* --- who asks ------------------------------------------------------------ */

/* nginx says who it is, after asking auth; a location that forgot to ask has
 * no PERSON, and only what is for anyone is answered. */
static void
identify(struct request *r)
{
	const char *person = param(r, "PERSON"), *s = param(r, "ROLES");
	size_t i, len;

	r->person = strspn(person, "0123456789") == strlen(person) ?
	    strtoll(person, NULL, 10) : 0;
	r->roles = r->person > 0 ? MEMBER : 0;
	r->roles_text = r->person > 0 && strlen(s) <= 100 ? s : "";
	for (s = r->roles_text; *s != '\0'; s += len + strspn(s + len, " ")) {
		len = strcspn(s, " ");
		for (i = 0; i < sizeof(role_words) / sizeof(role_words[0]); i++)
			if (strlen(role_words[i].word) == len &&
			    strncmp(s, role_words[i].word, len) == 0)
				r->roles |= role_words[i].role;
	}
	s = param(r, "REMOTE_ADDR");
	r->address = strlen(s) <= 45 ? s : "";
	s = param(r, "REQUEST_ID");
	r->id = strlen(s) <= 64 &&
	    strspn(s, "0123456789abcdefABCDEF-") == strlen(s) ? s : "";
}

/* --- which route --------------------------------------------------------- */

static bool
path_fits(struct request *r, const char *pattern, const char *path)
{
	size_t len;

	for (r->path_fields = 0; *pattern != '\0' || *path != '\0'; ) {
		if (*pattern != '{') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		len = strcspn(path, "/");
		if (len == 0 || r->path_fields == 8)
			return false;
		r->path_field[r->path_fields] = arena_copy(r->arena,
		    pattern + 1, strcspn(pattern, "}") - 1);
		r->path_text[r->path_fields++] = arena_copy(r->arena, path, len);
		path += len;
		pattern += strcspn(pattern, "}") + 1;
	}
	return true;
}

static int
find_route(struct request *r, const struct route *const *slices)
{
	const char *path = param(r, "PATH_INFO");
	const char *method = param(r, "REQUEST_METHOD");
	const struct route *t;
	char allow[100] = "";

	for (; *slices != NULL; slices++)
		for (t = *slices; t->method != NULL; t++) {
			if (!path_fits(r, t->path, path))
				continue;
			if (strcmp(t->method, method) == 0) {
				r->route = t;
				return 0;
			}
			if (strlen(allow) + strlen(t->method) < 90)
				sprintf(allow + strlen(allow), "%s%s",
				    *allow ? ", " : "", t->method);
		}
	if (*allow == '\0')
		return not_found(r);
	head(r, "Allow", "%s", allow);
	return refuse(r, 405, "这里不能这样操作");
}

/* --- may it be asked ----------------------------------------------------- */

static bool
reads(const struct route *t)
{
	return strcmp(t->method, "GET") == 0 || strcmp(t->method, "HEAD") == 0 ||
	    strcmp(t->method, "OPTIONS") == 0;
}

/* A change must come from a page of ours: the browser says so, and the page
 * knows the session's token. */
static bool
our_origin(struct request *r)
{
	const char *site = param(r, "HTTP_SEC_FETCH_SITE");
	const char *origin = param(r, "HTTP_ORIGIN"), *host;

	if (*site != '\0' && strcmp(site, "same-origin") != 0)
		return false;
	if (*origin == '\0')
		return *site != '\0';
	host = strstr(origin, "://");
	return host != NULL && strcasecmp(host + 3, param(r, "HTTP_HOST")) == 0;
}

static bool
our_token(struct request *r)
{
	const char *asked = param(r, "CSRF");
	const char *got = param(r, "HTTP_X_CSRF_TOKEN");

	return r->person == 0 || (strlen(asked) >= 32 &&
	    strlen(asked) == strlen(got) &&
	    sodium_memcmp(asked, got, strlen(asked)) == 0);
}

static int
admit(struct request *r)
{
	const struct route *t = r->route;

	if (t->roles != ANYONE && r->person == 0)
		return refuse(r, 401, "请先登录，已填的内容没有丢失");
	if (t->roles != ANYONE && !has_role(r, t->roles))
		return not_found(r);
	if (reads(t) || (t->flags & INTERNAL))
		return 0;
	if (!our_origin(r) || !our_token(r))
		return refuse(r, 403, "这个请求不是从本系统的页面发出的，请刷新页面再试");
	return 0;
}

/* --- what is asked ------------------------------------------------------- */

static int
read_promises(struct request *r)
{
	const char *key = param(r, "HTTP_IDEMPOTENCY_KEY");
	const char *match = param(r, "HTTP_IF_MATCH");
	size_t len = strlen(match);

	if (r->route->flags & ONCE) {
		if (strlen(key) < 8 || strlen(key) > 80 ||
		    strspn(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
		    "abcdefghijklmnopqrstuvwxyz0123456789") != strlen(key))
			return refuse(r, 400, "请求缺少编号（Idempotency-Key）");
		r->receipt = key;
	}
	if (r->route->flags & EDIT) {
		if (len == 0)
			return refuse(r, 428, "请求缺少版本（If-Match），请刷新页面再试");
		if (len < 3 || len > 14 || match[0] != '"' ||
		    match[len - 1] != '"' ||
		    strspn(match + 1, "0123456789") != len - 2)
			return refuse(r, 412, "这里的内容刚被改过，请刷新后核对再保存");
		r->if_match = strtoll(match + 1, NULL, 10);
	}
	return 0;
}

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
static void
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

static int
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

/* --- the transaction ----------------------------------------------------- */

static bool
journalled(const struct route *t)
{
	return !reads(t) && !(t->flags & (INTERNAL | QUIET));
}

/* One run of the handler with its journal row; what is wrong with the database
 * is left in the db. */
static void
attempt(struct request *r)
{
	bool change = !reads(r->route);

	answer_reset(r);
	db_begin(r->db, !change || (r->route->flags & INTERNAL));
	r->status = r->route->answer(r);
	if (db_trouble(r->db) != NONE || !change) {
		db_rollback(r->db);
		return;
	}
	if (r->status >= 400 && (r->route->flags & KEEPS)) {
		if (!db_commit(r->db))
			db_rollback(r->db);
		return;
	}
	if (r->status >= 400) {
		db_rollback(r->db);
		journal_replay(r);	/* refused because it is done already? */
		db_rollback(r->db);
		return;
	}
	if (journalled(r->route) && !journal_write(r)) {
		db_rollback(r->db);
		if (!journal_replay(r))
			db_fail(r->db, REPEAT);	/* its owner undid it */
		db_rollback(r->db);
		return;
	}
	if (!db_commit(r->db))
		db_rollback(r->db);
}

static void
pause_ms(unsigned most)
{
	struct timespec t = { 0, (long)randombytes_uniform(most) * 1000000L };

	nanosleep(&t, NULL);
}

/* A lost COMMIT may have happened: with a key the rerun finds out, without one
 * the person is asked to look.  A raw body is gone once it is read. */
static bool
worth_another(struct request *r, int tries)
{
	enum trouble t = db_trouble(r->db);

	if (tries >= TRIES || ((r->route->flags & RAW) && r->wire->taken > 0))
		return false;
	return t == REPEAT || (t == AWAY && tries == 1 &&
	    (!db_unsure(r->db) || r->receipt != NULL));
}

void
transact(struct request *r)
{
	int tries = 0;

	do {
		if (tries > 0)
			pause_ms(5U << tries);
		attempt(r);
		tries++;
	} while (worth_another(r, tries));
	switch (db_trouble(r->db)) {
	case NONE:
		return;
	case BROKEN:
		answer_reset(r);
		r->status = refuse(r, 500, "系统出错，未作任何改动，请告诉管理员");
		return;
	default:
		answer_reset(r);
		head(r, "Retry-After", "5");
		r->status = refuse(r, 503, "系统正忙，未能完成，请稍候再试，已填的内容没有丢失");
	}
}

void
request_new(struct request *r, const char *program, size_t slots)
{
	memset(r, 0, sizeof(*r));
	r->arena = arena_new();
	r->db = db_new(program, slots);
	r->program = program;
	r->body = calloc(1, sizeof(*r->body));
	r->heads = calloc(1, sizeof(*r->heads));
	r->errors = calloc(1, sizeof(*r->errors));
	if (r->body == NULL || r->heads == NULL || r->errors == NULL)
		abort();
	r->roles_text = r->address = r->id = "";
}

void
request_free(struct request *r)
{
	out_free(r->body);
	out_free(r->heads);
	out_free(r->errors);
	free(r->body);
	free(r->heads);
	free(r->errors);
	db_free(r->db);
	arena_free(r->arena);
}

void
request_reset(struct request *r)
{
	r->route = NULL;
	r->path_fields = r->bounds = 0;
	r->if_match = 0;
	r->receipt = NULL;
	r->lent = NULL;
	r->aborted = false;
	memset(r->digest, 0, sizeof(r->digest));
	answer_reset(r);
}

void
request_let_go(struct request *r)
{
	for (; r->lent != NULL; r->lent = r->lent->next)
		json_object_put(r->lent->object);
	log_request(NULL);
	arena_reset(r->arena);
}

void
handle(struct request *r, const struct route *const *slices)
{
	struct timespec from, to;

	clock_gettime(CLOCK_MONOTONIC, &from);
	request_reset(r);
	identify(r);
	log_request(*r->id != '\0' ? r->id : NULL);
	db_begin(r->db, true);
	if (metrics_asked(r))
		r->status = metrics_answer(r);
	else if ((r->status = find_route(r, slices)) == 0 &&
	    (r->status = admit(r)) == 0 && (r->status = read_request(r)) == 0) {
		if (journalled(r->route))
			digest(r);
		transact(r);
	}
	answer_send(r);
	clock_gettime(CLOCK_MONOTONIC, &to);
	metrics_count(r, (to.tv_sec - from.tv_sec) * 1000000L +
	    (to.tv_nsec - from.tv_nsec) / 1000);
	request_let_go(r);
}
