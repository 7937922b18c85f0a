/* core/wire.c - see wire.h */
#include "core/wire.h"

#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>

const char *
wire_param(struct wire *w, const char *name)
{
	FCGX_Request *f = w->fcgi;

	return f != NULL ? FCGX_GetParam(name, f->envp) : getenv(name);
}

/* End of file is believed only when it stands where it was announced: a client
 * that went away looks the same otherwise. */
long
wire_read(struct wire *w, void *buf, size_t len)
{
	FCGX_Request *f = w->fcgi;
	long got;
	int error;

	if (w->cut)
		return -1;
	if (w->announced >= 0 && (long long)len > w->announced - w->taken)
		len = (size_t)(w->announced - w->taken);
	if (len == 0)
		return 0;
	if (f != NULL)
		got = FCGX_GetStr(buf, (int)(len > 1 << 20 ? 1 << 20 : len),
		    f->in);
	else
		got = (long)fread(buf, 1, len, stdin);
	error = f != NULL ? FCGX_GetError(f->in) : ferror(stdin);
	if (got <= 0) {
		w->cut = error != 0 || w->announced >= 0;
		return w->cut ? -1 : 0;
	}
	w->taken += got;
	return got;
}

bool
wire_write(struct wire *w, const void *p, size_t len)
{
	FCGX_Request *f = w->fcgi;

	return f != NULL ? FCGX_PutStr(p, (int)len, f->out) == (int)len :
	    fwrite(p, 1, len, stdout) == len;
}
