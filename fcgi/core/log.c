/* core/log.c - see log.h */
#include "core/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

static const char *program = "weinengli";
static _Thread_local const char *request;

void
log_as(const char *name)
{
	program = name;
}

void
log_request(const char *id)
{
	request = id;
}

/* One write() a line, so that lines of threads do not mix.  Line breaks and
 * other controls in it become blanks: a log line cannot be forged. */
static void
line(const char *level, const char *word, const char *fmt, va_list ap)
{
	char text[1024];
	int n, i, head;

	head = snprintf(text, sizeof(text), "%s%s: %s: ", level, program, word);
	n = head + vsnprintf(text + head, sizeof(text) - (size_t)head - 80, fmt,
	    ap);
	if (n > (int)sizeof(text) - 81)
		n = (int)sizeof(text) - 81;
	for (i = head; i < n; i++)
		if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
			text[i] = ' ';
	if (request != NULL)
		n += snprintf(text + n, 70, " request=%.50s", request);
	text[n++] = '\n';
	if (write(STDERR_FILENO, text, (size_t)n) < 0)
		return;			/* nobody is left to tell */
}

#define WORD(name, level)						\
void									\
name(const char *fmt, ...)						\
{									\
	va_list ap;							\
									\
	va_start(ap, fmt);						\
	line(level, #name, fmt, ap);					\
	va_end(ap);							\
}

WORD(note, "<6>")
WORD(fault, "<4>")
WORD(bug, "<3>")
