/* hours/fetch.c - see fetch.h */
#include "hours/fetch.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "parts/guard.h"

#define TRIES 4
#define WAIT_MAX 60

struct fetch {
	struct fetch_settings set;
	CURL *curl;
	char *body;
	size_t len, room;
	struct guard guard;
	bool full;
	int asked;		/* in the minute that began at */
	time_t since;
	char through[64];
};

static size_t
on_body(char *bytes, size_t one, size_t n, void *arg)
{
	struct fetch *f = arg;
	char *more;

	(void)one;
	if (n > f->set.bytes - f->len) {
		f->full = true;
		return 0;
	}
	if (f->len + n + 1 > f->room) {
		f->room = (f->len + n) * 2 + 1;
		if ((more = realloc(f->body, f->room)) == NULL)
			abort();
		f->body = more;
	}
	memcpy(f->body + f->len, bytes, n);
	f->len += n;
	f->body[f->len] = '\0';
	return n;
}

static size_t
on_header(char *line, size_t one, size_t n, void *arg)
{
	static const char name[] = "X-Experience-API-Consistent-Through:";
	struct fetch *f = arg;
	size_t from = sizeof(name) - 1, to = n;

	(void)one;
	if (n < from || strncasecmp(line, name, from) != 0)
		return n;
	while (from < to && line[from] == ' ')
		from++;
	while (to > from && strchr("\r\n ", line[to - 1]) != NULL)
		to--;
	if (to - from < sizeof(f->through))
		snprintf(f->through, sizeof(f->through), "%.*s", (int)(to - from), line + from);
	return n;
}

struct fetch *
fetch_new(const struct fetch_settings *set)
{
	struct fetch *f = calloc(1, sizeof(*f));

	if (f == NULL || (f->curl = curl_easy_init()) == NULL)
		abort();
	f->set = *set;
	f->guard = (struct guard){ set->local, set->seconds, set->authority, false };
	guard(f->curl, &f->guard);
	curl_easy_setopt(f->curl, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(f->curl, CURLOPT_USERAGENT, "weinengli hours-pull");
	curl_easy_setopt(f->curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(f->curl, CURLOPT_WRITEDATA, f);
	curl_easy_setopt(f->curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(f->curl, CURLOPT_HEADERDATA, f);
	return f;
}

void
fetch_basic(struct fetch *f, const char *user, const char *password)
{
	curl_easy_setopt(f->curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
	curl_easy_setopt(f->curl, CURLOPT_USERNAME, user);
	curl_easy_setopt(f->curl, CURLOPT_PASSWORD, password);
}

void
fetch_free(struct fetch *f)
{
	curl_easy_cleanup(f->curl);
	free(f->body);
	free(f);
}

static const char *
trouble_of(const struct fetch *f, CURLcode rc, long status)
{
	if (f->guard.closed)
		return "平台地址指向内部网络，未取";
	if (f->full)
		return "平台的回答内容太多";
	switch (rc) {
	case CURLE_OK:
		break;
	case CURLE_OPERATION_TIMEDOUT:
		return "平台太久没有回答完";
	case CURLE_UNSUPPORTED_PROTOCOL:
		return "平台地址不是 https，未取";
	case CURLE_PEER_FAILED_VERIFICATION:
		return "平台的证书不能验证";
	default:
		return "连不上平台";
	}
	if (status == 401 || status == 403)
		return "平台不认我们的账号";
	return status == 200 ? NULL : "平台的回答不正常";
}

/* May it be different in a while? */
static bool
is_passing(const struct fetch *f, CURLcode rc, long status)
{
	if (f->guard.closed || f->full || rc == CURLE_UNSUPPORTED_PROTOCOL ||
	    rc == CURLE_PEER_FAILED_VERIFICATION)
		return false;
	return rc != CURLE_OK || status == 429 || status >= 500;
}

static void
wait_for_it(struct fetch *f, int tried)
{
	curl_off_t said = 0;

	curl_easy_getinfo(f->curl, CURLINFO_RETRY_AFTER, &said);
	if (said <= 0)
		said = (1 << tried) / 2 + random() % (1 << tried);
	f->set.wait(f->set.arg, said > WAIT_MAX ? WAIT_MAX : (int)said);
}

/* No more than the platform bears. */
static void
keep_pace(struct fetch *f)
{
	time_t now = time(NULL);

	if (now < f->since || now - f->since >= 60) {
		f->since = now;
		f->asked = 0;
	} else if (f->set.per_minute > 0 && f->asked >= f->set.per_minute) {
		f->set.wait(f->set.arg, (int)(f->since + 60 - now));
		f->since = time(NULL);
		f->asked = 0;
	}
	f->asked++;
}

static CURLcode
once(struct fetch *f, const char *url, const char *head, const char *form)
{
	struct curl_slist *heads = curl_slist_append(NULL, "Accept: application/json");
	CURLcode rc;

	keep_pace(f);
	f->len = 0;
	if (f->body != NULL)
		f->body[0] = '\0';
	f->full = f->guard.closed = false;
	f->through[0] = '\0';
	if (head != NULL)
		heads = curl_slist_append(heads, head);
	curl_easy_setopt(f->curl, CURLOPT_HTTPHEADER, heads);
	curl_easy_setopt(f->curl, CURLOPT_URL, url);
	if (form != NULL)
		curl_easy_setopt(f->curl, CURLOPT_POSTFIELDS, form);
	else
		curl_easy_setopt(f->curl, CURLOPT_HTTPGET, 1L);
	rc = curl_easy_perform(f->curl);
	curl_easy_setopt(f->curl, CURLOPT_HTTPHEADER, NULL);
	curl_slist_free_all(heads);
	return rc;
}

static bool
question(struct fetch *f, const char *url, const char *head, const char *form, struct reply *reply)
{
	CURLcode rc;
	int tried;

	memset(reply, 0, sizeof(*reply));
	for (tried = 0;; tried++) {
		rc = once(f, url, head, form);
		curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &reply->status);
		if (!is_passing(f, rc, reply->status) || tried + 1 == TRIES)
			break;
		wait_for_it(f, tried);
	}
	reply->trouble = trouble_of(f, rc, reply->status);
	reply->body = f->body != NULL ? f->body : "";
	reply->len = f->len;
	snprintf(reply->through, sizeof(reply->through), "%s", f->through);
	return reply->trouble == NULL;
}

bool
fetch_get(struct fetch *f, const char *url, const char *head, struct reply *reply)
{
	return question(f, url, head, NULL, reply);
}

bool
fetch_form(struct fetch *f, const char *url, const char *form, struct reply *reply)
{
	return question(f, url, NULL, form, reply);
}
