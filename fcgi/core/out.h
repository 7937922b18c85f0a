/* core/out.h - a text that grows at its end, and JSON written straight into it.
 *
 * No tree is built: a list of rows is written as it is fetched.  A text that
 * would pass OUT_MAX is marked full and stays as it was; the caller looks once
 * at the end. */
#ifndef CORE_OUT_H
#define CORE_OUT_H

#include <stdbool.h>
#include <stdarg.h>
#include <stddef.h>

#define OUT_MAX ((size_t)16 << 20)	/* bytes of one answer */

struct out {
	char *text;			/* ends with NUL once written to */
	size_t len, size;
	bool full;
};

void out_reset(struct out *);		/* empty again, memory kept if small */
void out_free(struct out *);
void out_put(struct out *, const void *, size_t);
void out_str(struct out *, const char *);
void out_fmt(struct out *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void out_vfmt(struct out *, const char *fmt, va_list);
void out_json(struct out *, const char *, size_t);	/* "quoted", escaped */
void out_key(struct out *, const char *);	/* ,"key": (no comma after { or [) */
void out_hex(struct out *, const unsigned char *, size_t);	/* "quoted" */

#endif
