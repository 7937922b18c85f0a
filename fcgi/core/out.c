/* core/out.c - see out.h */
#include "core/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT ((size_t)64 << 10)		/* memory an idle buffer may keep */

void
out_free(struct out *o)
{
	free(o->text);
	memset(o, 0, sizeof(*o));
}

void
out_reset(struct out *o)
{
	if (o->size > KEPT)
		out_free(o);
	o->len = 0;
	o->full = false;
	if (o->text != NULL)
		o->text[0] = '\0';
}

static bool
room(struct out *o, size_t more)
{
	size_t size = o->size ? o->size : 4096;

	if (o->full || more > OUT_MAX || o->len > OUT_MAX - more) {
		o->full = true;
		return false;
	}
	while (size < o->len + more + 1)
		size *= 2;
	if (size != o->size) {
		o->text = realloc(o->text, size);
		if (o->text == NULL)
			abort();
		o->size = size;
	}
	return true;
}

void
out_put(struct out *o, const void *p, size_t len)
{
	if (!room(o, len))
		return;
	if (len > 0)
		memcpy(o->text + o->len, p, len);
	o->len += len;
	o->text[o->len] = '\0';
}

void
out_str(struct out *o, const char *s)
{
	out_put(o, s, strlen(s));
}

void
out_vfmt(struct out *o, const char *fmt, va_list ap)
{
	va_list again;
	int len;

	va_copy(again, ap);
	len = vsnprintf(NULL, 0, fmt, ap);
	if (len >= 0 && room(o, (size_t)len)) {
		vsnprintf(o->text + o->len, (size_t)len + 1, fmt, again);
		o->len += (size_t)len;
	}
	va_end(again);
}

void
out_fmt(struct out *o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	out_vfmt(o, fmt, ap);
	va_end(ap);
}

/* Escapes what JSON asks, and < for the day an answer lands in a page. */
void
out_json(struct out *o, const char *s, size_t len)
{
	size_t i, plain = 0;
	unsigned char c;

	out_put(o, "\"", 1);
	for (i = 0; i < len; i++) {
		c = (unsigned char)s[i];
		if (c >= 0x20 && c != '"' && c != '\\' && c != '<')
			continue;
		out_put(o, s + plain, i - plain);
		plain = i + 1;
		if (c == '"' || c == '\\')
			out_fmt(o, "\\%c", c);
		else if (c == '\n')
			out_put(o, "\\n", 2);
		else
			out_fmt(o, "\\u%04x", c);
	}
	out_put(o, s + plain, len - plain);
	out_put(o, "\"", 1);
}

void
out_key(struct out *o, const char *key)
{
	if (o->len > 0 && o->text[o->len - 1] != '{' &&
	    o->text[o->len - 1] != '[')
		out_put(o, ",", 1);
	out_json(o, key, strlen(key));
	out_put(o, ":", 1);
}

void
out_hex(struct out *o, const unsigned char *p, size_t len)
{
	size_t i;

	out_put(o, "\"", 1);
	for (i = 0; i < len; i++)
		out_fmt(o, "%02x", p[i]);
	out_put(o, "\"", 1);
}
