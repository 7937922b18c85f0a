/* hours/xapi.c - the statements of an LRS (xAPI 1.0 and 2.0) since a point in time, oldest
 * first, so that a run that is cut off goes on where it was. */
#include "hours/source.h"

#include <stdio.h>
#include <string.h>

#include "hours/json.h"
#include "hours/statements.h"

/* What we can speak, the best first. */
static const char *const versions[] = { "2.0.0", "1.0.3", "1.0.2", "1.0.1", "1.0.0" };
#define PAGE_OF "1000"		/* statements; most give fewer */
#define VERSIONS (sizeof(versions) / sizeof(versions[0]))

/* The highest version that both can speak; NULL when /about names none. */
static const char *
common_version(const char *about, size_t len)
{
	const char *best = NULL, *wrong;
	json_object *root = json_read(about, len, &wrong), *list = member(root, "version");
	const char *each;
	size_t v, i;

	for (v = 0; v < VERSIONS && best == NULL && json_object_is_type(list, json_type_array); v++)
		for (i = 0; i < json_object_array_length(list); i++) {
			each = text_in(json_object_array_get_idx(list, i));
			if (each != NULL && strcmp(each, versions[v]) == 0)
				best = versions[v];
		}
	json_object_put(root);
	return best;
}

static void
first_page(const struct source *s, char url[URL_MAX])
{
	char since[INSTANT + 1];

	under(s->address, "/statements?ascending=true&limit=" PAGE_OF, url);
	if (s->since[0] == '\0')
		return;
	instant_iso(s->since, since);
	snprintf(url + strlen(url), URL_MAX - strlen(url), "&since=%s", since);
}

static const char *
ask_version(struct source *s, char head[60])
{
	char url[URL_MAX];
	struct reply reply;
	const char *version;

	under(s->address, "/about", url);
	if (!fetch_get(s->fetch, url, "X-Experience-API-Version: 1.0.3", &reply))
		return reply.trouble;
	if ((version = common_version(reply.body, reply.len)) == NULL)
		return "平台的 xAPI 版本不是 1.0 或 2.0";
	snprintf(head, 60, "X-Experience-API-Version: %s", version);
	return NULL;
}

/* Where the next page is, or what is wrong with it: a platform that goes back
 * in time, or gives the same page again, would be asked for ever. */
static const char *
next_page(const struct source *s, const struct statements *p, const char before[INSTANT], char url[URL_MAX])
{
	char next[URL_MAX];

	if (p->last[0] != '\0' && strcmp(p->last, before) < 0)
		return "平台没有按时间先后给出记录";
	if (!next_address(s->address, p->more, next))
		return "平台的下一页地址指向别处，未取";
	if (strcmp(next, url) == 0)
		return "平台反复给出同一页";
	memcpy(url, next, URL_MAX);
	return NULL;
}

static const char *
one_page(struct source *s, const char *head, char url[URL_MAX], char last[INSTANT], bool *goes_on)
{
	struct reply reply;
	struct statements page;
	const char *wrong;

	*goes_on = false;
	if (!fetch_get(s->fetch, url, head, &reply))
		return reply.trouble;
	if (!instant_utc(reply.through, s->through))
		s->through[0] = '\0';
	if ((wrong = statements_read(&page, reply.body, reply.len, s->home, s->batch)) != NULL)
		return wrong;
	if (page.more[0] != '\0')
		wrong = next_page(s, &page, last, url);
	if (page.last[0] != '\0')
		memcpy(last, page.last, INSTANT);
	memcpy(s->batch->last, last, INSTANT);
	*goes_on = s->keep(s->arg) && wrong == NULL && page.more[0] != '\0';
	return wrong;
}

const char *
xapi_pull(struct source *s)
{
	char url[URL_MAX], head[60], last[INSTANT] = "";
	const char *wrong;
	bool goes_on = true;
	int pages;

	if (*s->user != '\0')
		fetch_basic(s->fetch, s->user, s->secret);
	wrong = ask_version(s, head);
	first_page(s, url);
	for (pages = 0; wrong == NULL && goes_on && pages < PAGES_MAX; pages++)
		wrong = one_page(s, head, url, last, &goes_on);
	return wrong;
}
