/* report/robot.c - see robot.h */
#include "report/robot.h"

#include <json-c/json.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/guard.h"

#define ANSWER_MAX 4096

struct answer {
	char text[ANSWER_MAX + 1];
	size_t len;
};

static size_t
on_body(char *bytes, size_t one, size_t n, void *arg)
{
	struct answer *a = arg;

	(void)one;
	if (n > ANSWER_MAX - a->len)
		return 0;
	memcpy(a->text + a->len, bytes, n);
	a->len += n;
	a->text[a->len] = '\0';
	return n;
}

void
robot_sign(char base64[64], const char *secret, long long ms)
{
	unsigned char hash[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state state;
	char text[600];
	int len = snprintf(text, sizeof(text), "%lld\n%s", ms, secret);

	crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
	crypto_auth_hmacsha256_update(&state, (const unsigned char *)text, (unsigned long long)len);
	crypto_auth_hmacsha256_final(&state, hash);
	sodium_bin2base64(base64, 64, hash, sizeof(hash), sodium_base64_VARIANT_ORIGINAL);
}

static void
address_of(const struct robot *r, CURL *c, char *url, size_t len)
{
	char sign[64], *safe;
	struct timespec now;
	long long ms;

	snprintf(url, len, "%s", r->address);
	if (r->secret == NULL || strcmp(r->kind, "dingtalk") != 0)
		return;
	clock_gettime(CLOCK_REALTIME, &now);
	ms = (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
	robot_sign(sign, r->secret, ms);
	safe = curl_easy_escape(c, sign, 0);
	snprintf(url, len, "%s&timestamp=%lld&sign=%s", r->address, ms, safe != NULL ? safe : "");
	curl_free(safe);
}

/* Both answer {"errcode": 0, ...}; -1, 45009 and 130101 say "too busy, come again". */
static enum robot_outcome
outcome_of(CURLcode rc, CURL *c, const struct answer *a)
{
	struct json_object *o, *code;
	enum robot_outcome outcome = ROBOT_UNKNOWN;
	long status = 0, sent = 0;
	int said;

	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(c, CURLINFO_REQUEST_SIZE, &sent);
	if (sent == 0 || status == 429 || status >= 500)
		return ROBOT_LATER;
	if (rc != CURLE_OK)
		return ROBOT_UNKNOWN;
	if (status != 200)
		return ROBOT_REFUSED;
	o = json_tokener_parse(a->text);
	if (json_object_is_type(o, json_type_object) && json_object_object_get_ex(o, "errcode", &code) &&
	    json_object_is_type(code, json_type_int)) {
		said = json_object_get_int(code);
		outcome = said == 0 ? ROBOT_SENT :
		    said == -1 || said == 45009 || said == 130101 ? ROBOT_LATER : ROBOT_REFUSED;
	}
	json_object_put(o);
	return outcome;
}

static struct json_object *
message(const char *text)
{
	struct json_object *o = json_object_new_object(), *inner = json_object_new_object();

	json_object_object_add(inner, "content", json_object_new_string(text));
	json_object_object_add(o, "msgtype", json_object_new_string("text"));
	json_object_object_add(o, "text", inner);
	return o;
}

enum robot_outcome
robot_say(const struct robot *r, const char *text)
{
	struct guard g = { .local = r->local, .seconds = r->seconds };
	struct curl_slist *heads = curl_slist_append(NULL, "Content-Type: application/json; charset=utf-8");
	struct json_object *o = message(text);
	struct answer a = { .len = 0 };
	enum robot_outcome outcome;
	CURL *c = curl_easy_init();
	char url[1200];
	CURLcode rc;

	if (c == NULL)
		abort();
	guard(c, &g);
	address_of(r, c, url, sizeof(url));
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_USERAGENT, "weinengli report-send");
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, heads);
	curl_easy_setopt(c, CURLOPT_POSTFIELDS, json_object_to_json_string_ext(o, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, &a);
	rc = curl_easy_perform(c);
	outcome = outcome_of(rc, c, &a);
	curl_easy_cleanup(c);
	curl_slist_free_all(heads);
	json_object_put(o);
	explicit_bzero(url, sizeof(url));
	return outcome;
}
