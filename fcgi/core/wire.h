/* core/wire.h - one request as it arrives: FastCGI from nginx, or plain CGI
 * (environment, standard input and output) for tests and for a person at a
 * shell. */
#ifndef CORE_WIRE_H
#define CORE_WIRE_H

#include <stdbool.h>
#include <stddef.h>

struct wire {
	void *fcgi;			/* FCGX_Request, or NULL: plain CGI */
	long long announced, taken;	/* body bytes; announced -1: unknown */
	bool cut;			/* fewer or more bytes than announced */
};

const char *wire_param(struct wire *, const char *name);	/* NULL if absent */
/* Up to len bytes of the body; 0 at its end; -1 when the client is gone or the
 * body is not as long as announced. */
long wire_read(struct wire *, void *, size_t len);
bool wire_write(struct wire *, const void *, size_t);	/* false: gone */

#endif
