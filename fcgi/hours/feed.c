/* hours/feed.c - a platform that gives its records as JSON in a form of its own: where what
 * is says the mapping that the office keeps with it (mapping.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hours/feed_record.h"
#include "hours/json.h"
#include "hours/mapping.h"
#include "hours/source.h"

#define RECORDS_MAX 1000	/* in one page */

/* False when it cannot be used; what could be said of its own time is in `stored`. */
static bool
take_record(struct source *s, const struct mapping *m, json_object *o, char stored[INSTANT])
{
	struct feed_record f;
	const char *wrong = feed_record(m, s->minutes, o, &f);

	memcpy(stored, f.r.stored, INSTANT);
	return wrong == NULL && batch_put(s->batch, &f.r);
}

/* --- the pages ----------------------------------------------------------- */

struct feed {
	struct source *s;
	struct mapping m;
	char head[500], url[URL_MAX];
	char highest[INSTANT];		/* stored time that was reached */
	uint64_t *met;			/* every page so far: one that comes again leads nowhere */
	int pages;
	bool goes_on;
};

/* Adds a parameter to the address, its value escaped; false when that is too long. */
static bool
put_parameter(char url[URL_MAX], const char *name, const char *value)
{
	size_t len = strlen(url);

	len += (size_t)snprintf(url + len, URL_MAX - len, "%c%s=", strchr(url, '?') != NULL ? '&' : '?', name);
	for (; *value != '\0' && len + 4 < URL_MAX; value++)
		len += (size_t)snprintf(url + len, URL_MAX - len, strchr("-_.~:", *value) != NULL ||
		    (*value >= '0' && *value <= '9') || (*value >= 'A' && *value <= 'Z') ||
		    (*value >= 'a' && *value <= 'z') ? "%c" : "%%%02X", (unsigned char)*value);
	return *value == '\0';
}

static void
put_since(struct feed *f)
{
	const long long of = f->m.clock == CLOCK_MILLISECONDS ? 1000 : 1;
	long long since = instant_seconds(f->s->since);
	char value[INSTANT + 1];

	if (*f->m.since == '\0' || f->s->since[0] == '\0')
		return;
	if (f->m.clock == CLOCK_ISO)
		instant_iso(f->s->since, value);
	else if (f->m.clock == CLOCK_CHINA)
		instant_unix(since + 8 * 3600, value);
	else
		snprintf(value, sizeof(value), "%lld", since * of);
	put_parameter(f->url, f->m.since, value);
}

/* The address of a page: the first, the one behind a cursor, the one of a number. */
static bool
page_address(struct feed *f, const char *cursor)
{
	char number[24];

	snprintf(f->url, sizeof(f->url), "%s", f->s->address);
	put_since(f);
	snprintf(number, sizeof(number), "%lld", f->m.size);
	if (*f->m.size_parameter != '\0')
		put_parameter(f->url, f->m.size_parameter, number);
	snprintf(number, sizeof(number), "%lld", f->m.first + f->pages);
	if (f->m.paging == PAGING_PAGE)
		return put_parameter(f->url, f->m.parameter, number);
	return *cursor == '\0' || put_parameter(f->url, f->m.parameter, cursor);
}

static const char *
next_page(struct feed *f, json_object *root, size_t records)
{
	char room[24], url[URL_MAX];
	const char *next = feed_words(root, f->m.next, room);

	f->goes_on = false;
	f->pages++;
	if (f->m.paging == PAGING_NONE || (f->m.paging == PAGING_PAGE && records == 0))
		return NULL;
	if (f->m.paging != PAGING_PAGE) {
		if (next == NULL)
			return json_object_is_type(feed_at(root, f->m.next), json_type_boolean) ? NULL :
			    "平台给出的下一页地址不能用";
		if (*next == '\0')
			return NULL;
	}
	if (f->m.paging == PAGING_LINK) {
		if (!next_address(f->s->address, next, url))
			return "平台的下一页地址指向别处，未取";
		memcpy(f->url, url, URL_MAX);
	} else if (!page_address(f, f->m.paging == PAGING_CURSOR ? next : ""))
		return "平台给出的下一页地址不能用";
	if (f->pages >= PAGES_MAX)
		return "平台的页数太多，没有取完";
	f->goes_on = true;
	return NULL;
}

/* The same records again, however far apart the pages are (FNV-1a over their ids). */
static bool
comes_again(struct feed *f, json_object *list)
{
	uint64_t hash = 0xcbf29ce484222325u;
	const char *id;
	char room[24];
	size_t i;
	int p;

	for (i = 0; i < json_object_array_length(list); i++)
		for (id = feed_words(json_object_array_get_idx(list, i), f->m.id, room);
		    id != NULL && *id != '\0'; id++)
			hash = (hash ^ (unsigned char)*id) * 0x100000001b3u;
	for (p = 0; p < f->pages; p++)
		if (f->met[p] == hash)
			return true;
	f->met[f->pages] = hash;
	return false;
}

static const char *
read_list(struct feed *f, json_object *list)
{
	char stored[INSTANT];
	size_t i, n = json_object_array_length(list);

	if (n > RECORDS_MAX)
		return "平台的一页里记录太多";
	for (i = 0; i < n; i++) {
		f->s->batch->seen++;
		f->s->batch->refused += !take_record(f->s, &f->m, json_object_array_get_idx(list, i), stored);
		if (f->m.ordered && stored[0] != '\0' && strcmp(stored, f->highest) < 0)
			return "平台没有按时间先后给出记录";
		if (strcmp(stored, f->highest) > 0)
			memcpy(f->highest, stored, INSTANT);
	}
	return NULL;
}

/* A list in no order has reached a time only when all of it is there. */
static const char *
one_page(struct feed *f)
{
	struct reply reply;
	json_object *root, *list;
	const char *wrong;
	size_t n = 0;

	if (!fetch_get(f->s->fetch, f->url, f->head[0] != '\0' ? f->head : NULL, &reply))
		return reply.trouble;
	if ((root = json_read(reply.body, reply.len, &wrong)) == NULL)
		return wrong;
	if (!json_object_is_type(list = feed_at(root, f->m.list), json_type_array))
		wrong = "平台的回答里没有对应表所说的记录";
	else if ((n = json_object_array_length(list)) > 0 && comes_again(f, list))
		wrong = "平台反复给出同一页";
	else if ((wrong = read_list(f, list)) == NULL)
		wrong = next_page(f, root, n);
	json_object_put(root);
	if (wrong == NULL && (f->m.ordered || !f->goes_on))
		memcpy(f->s->batch->last, f->highest, INSTANT);
	return f->s->keep(f->s->arg) ? wrong : (f->goes_on = false, wrong);
}

static void
show_password(struct feed *f)
{
	const char *auth = f->m.auth;

	if (*f->s->secret == '\0')
		return;
	if (*auth == '\0' || strcmp(auth, "basic") == 0)
		fetch_basic(f->s->fetch, f->s->user, f->s->secret);
	else if (strcmp(auth, "bearer") == 0)
		snprintf(f->head, sizeof(f->head), "Authorization: Bearer %s", f->s->secret);
	else
		snprintf(f->head, sizeof(f->head), "%s: %s", auth + strlen("header:"), f->s->secret);
}

const char *
feed_pull(struct source *s)
{
	struct feed f = { .s = s, .goes_on = true };
	const char *wrong = mapping_read(&f.m, s->mapping);

	if (wrong != NULL)
		return "对应表不能用，请重新保存";
	if ((f.met = calloc(PAGES_MAX, sizeof(*f.met))) == NULL)
		abort();
	show_password(&f);
	page_address(&f, "");
	while (wrong == NULL && f.goes_on)
		wrong = one_page(&f);
	free(f.met);
	explicit_bzero(f.head, sizeof(f.head));
	return wrong;
}
