/* report/mail.c - see mail.h */
#include "report/mail.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

struct mail {
	CURL *curl;
	const char *from;
};

struct feed {
	const char *at;
	size_t left;
	bool whole;		/* all of it was taken, and its end */
};

static size_t
feed(char *to, size_t one, size_t n, void *arg)
{
	struct feed *f = arg;
	size_t len = one * n < f->left ? one * n : f->left;

	memcpy(to, f->at, len);
	f->at += len;
	f->left -= len;
	f->whole = len == 0;
	return len;
}

struct mail *
mail_open(const struct mail_settings *set)
{
	struct mail *m = calloc(1, sizeof(*m));
	CURL *c = curl_easy_init();

	if (m == NULL || c == NULL)
		abort();
	m->curl = c;
	m->from = set->from;
	curl_easy_setopt(c, CURLOPT_URL, set->server);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)(set->local ? CURLUSESSL_TRY : CURLUSESSL_ALL));
	if (set->authority != NULL)
		curl_easy_setopt(c, CURLOPT_CAINFO, set->authority);
	if (set->user != NULL) {
		curl_easy_setopt(c, CURLOPT_USERNAME, set->user);
		curl_easy_setopt(c, CURLOPT_PASSWORD, set->password);
	}
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, set->seconds < 10 ? set->seconds : 10L);
	curl_easy_setopt(c, CURLOPT_SERVER_RESPONSE_TIMEOUT, set->seconds);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, set->seconds);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, feed);
	return m;
}

/* The recipient, of all that was said, is what the server does not want. */
static bool
is_about_recipient(long code)
{
	return code == 501 || code == 550 || code == 551 || code == 553 || code == 555 || code == 556;
}

static enum mail_outcome
outcome_of(CURLcode rc, long code, bool whole, bool *down)
{
	if (rc == CURLE_OK)
		return MAIL_SENT;
	if (whole && (code < 400 || code > 599))
		return MAIL_UNKNOWN;
	if (whole && code >= 500)
		return MAIL_REFUSED;
	if (!whole && is_about_recipient(code))
		return MAIL_REFUSED;
	*down = !whole && (code < 450 || code > 452);
	return MAIL_LATER;
}

enum mail_outcome
mail_send(struct mail *m, const char *to, const char *wire, bool *down)
{
	struct curl_slist *list = curl_slist_append(NULL, to);
	struct feed f = { wire, strlen(wire), false };
	enum mail_outcome outcome;
	long code = 0;
	CURLcode rc;

	curl_easy_setopt(m->curl, CURLOPT_MAIL_FROM, m->from);
	curl_easy_setopt(m->curl, CURLOPT_MAIL_RCPT, list);
	curl_easy_setopt(m->curl, CURLOPT_READDATA, &f);
	rc = curl_easy_perform(m->curl);
	curl_easy_getinfo(m->curl, CURLINFO_RESPONSE_CODE, &code);
	outcome = outcome_of(rc, code, f.whole, down);
	curl_easy_setopt(m->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(list);
	return outcome;
}

void
mail_close(struct mail *m)
{
	curl_easy_cleanup(m->curl);
	free(m);
}
