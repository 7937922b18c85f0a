/* core/admit.c - who asks, and whether this may be asked: identity as nginx
 * handed it over, roles, our own origin and token, the promises of a change. */
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/request.h"

static const struct { const char *word; unsigned role; } role_words[] = {
	{ "teacher", TEACHER }, { "leader", LEADER }, { "panel", PANEL },
	{ "chair", CHAIR }, { "school", SCHOOL }, { "office", OFFICE },
	{ "expert", EXPERT }, { "admin", ADMIN } };

/* --- who asks ------------------------------------------------------------ */

/* nginx says who it is, after asking auth; a location that forgot to ask has
 * no PERSON, and only what is for anyone is answered. */
void
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

/* --- may it be asked ----------------------------------------------------- */

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

int
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

/* --- what a change promises ------------------------------------------------ */

int
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
