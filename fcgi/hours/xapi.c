/* hours/xapi.c - see xapi.h */
#include "hours/xapi.h"

#include <stdio.h>
#include <string.h>

#include <json-c/json.h>

#define URL_MAX 1400

/* What we can speak, the best first. */
static const char *const versions[] = { "2.0.0", "1.0.3", "1.0.2", "1.0.1", "1.0.0" };
#define VERSIONS (sizeof(versions) / sizeof(versions[0]))

/* The highest version that both can speak; NULL when /about names none. */
static const char *
common_version(const char *about, size_t len)
{
	json_object *root = json_tokener_parse(len > 0 ? about : "null"), *list, *each;
	const char *best = NULL;
	size_t v, i;

	list = json_object_is_type(root, json_type_object) ?
	    json_object_object_get(root, "version") : NULL;
	for (v = 0; v < VERSIONS && best == NULL && json_object_is_type(list, json_type_array); v++)
		for (i = 0; i < json_object_array_length(list); i++) {
			each = json_object_array_get_idx(list, i);
			if (json_object_is_type(each, json_type_string) &&
			    strcmp(json_object_get_string(each), versions[v]) == 0)
				best = versions[v];
		}
	json_object_put(root);
	return best;
}

/* "more" is a path on the same origin, taken as it stands; it never leads our
 * credentials to another host. */
static bool
resolve(const char *address, const char *more, char url[URL_MAX])
{
	const char *host = strstr(address, "://") + 3;
	size_t origin = (size_t)(host - address) + strcspn(host, "/");
	int n;

	if (strncmp(more, address, origin) == 0 && more[origin] == '/')
		n = snprintf(url, URL_MAX, "%s", more);
	else if (more[0] == '/' && more[1] != '/')
		n = snprintf(url, URL_MAX, "%.*s%s", (int)origin, address, more);
	else
		return false;
	return n < URL_MAX;
}

static void
first_page(const struct xapi *x, char url[URL_MAX])
{
	size_t len = strlen(x->address);
	char since[INSTANT + 1];

	while (len > 0 && x->address[len - 1] == '/')
		len--;
	snprintf(url, URL_MAX, "%.*s/statements?ascending=true&limit=100", (int)len, x->address);
	if (x->since[0] == '\0')
		return;
	instant_iso(x->since, since);
	snprintf(url + strlen(url), URL_MAX - strlen(url), "&since=%s", since);
}

static const char *
ask_version(struct xapi *x, const char **version)
{
	char url[URL_MAX];
	struct reply reply;
	size_t len = strlen(x->address);

	while (len > 0 && x->address[len - 1] == '/')
		len--;
	snprintf(url, sizeof(url), "%.*s/about", (int)len, x->address);
	if (!fetch_get(x->fetch, url, "1.0.3", &reply))
		return reply.trouble;
	*version = common_version(reply.body, reply.len);
	return *version == NULL ? "平台的 xAPI 版本不是 1.0 或 2.0" : NULL;
}

/* Where the next page is, or what is wrong with it: a platform that goes back
 * in time, or gives the same page again, would be asked for ever. */
static const char *
next_page(const struct xapi *x, const struct page *p, const char before[INSTANT], char url[URL_MAX])
{
	char next[URL_MAX];

	if (p->last[0] != '\0' && strcmp(p->last, before) < 0)
		return "平台没有按时间先后给出记录";
	if (!resolve(x->address, p->more, next))
		return "平台的下一页地址指向别处，未取";
	if (strcmp(next, url) == 0)
		return "平台反复给出同一页";
	memcpy(url, next, URL_MAX);
	return NULL;
}

static const char *
one_page(struct xapi *x, const char *version, char url[URL_MAX], char last[INSTANT], bool *goes_on)
{
	struct reply reply;
	struct page page;
	const char *wrong;

	*goes_on = false;
	if (!fetch_get(x->fetch, url, version, &reply))
		return reply.trouble;
	if (!instant_utc(reply.through, x->through))
		x->through[0] = '\0';
	wrong = page_read(&page, reply.body, reply.len, x->home);
	if (wrong == NULL && x->keep(x->arg, &page) && page.more[0] != '\0') {
		wrong = next_page(x, &page, last, url);
		*goes_on = wrong == NULL;
	}
	if (page.last[0] != '\0')
		memcpy(last, page.last, INSTANT);
	page_free(&page);
	return wrong;
}

const char *
xapi_pull(struct xapi *x)
{
	char url[URL_MAX], last[INSTANT] = "";
	const char *version = NULL, *wrong;
	bool goes_on = true;
	int pages;

	if ((wrong = ask_version(x, &version)) != NULL)
		return wrong;
	first_page(x, url);
	for (pages = 0; wrong == NULL && goes_on && pages < XAPI_PAGES; pages++)
		wrong = one_page(x, version, url, last, &goes_on);
	return wrong;
}
