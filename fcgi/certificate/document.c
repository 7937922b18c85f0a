/* certificate/document.c - see document.h */
#include "certificate/document.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

void
json_put(struct json_object *o, const char *name, const char *fmt, ...)
{
	char text[4000];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	json_object_object_add(o, name, json_object_new_string(text));
}

void
json_put_now(struct json_object *o, const char *name)
{
	time_t now = time(NULL);
	char text[24];
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
	json_object_object_add(o, name, json_object_new_string(text));
}

struct json_object *
json_words(const char *words)
{
	struct json_object *list = json_object_new_array();
	size_t len;

	for (; *words != '\0'; words += len + (words[len] == ' ')) {
		len = strcspn(words, " ");
		json_object_array_add(list, json_object_new_string_len(words, (int)len));
	}
	return list;
}
