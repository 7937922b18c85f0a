/* evidence/format.h - which files may be handed in, and is this one of them?
 *
 * A file is taken when its name has a known ending and its content is what
 * that ending promises.  Every refusal is one sentence that says what to do;
 * sentences are static.
 */
#ifndef EVIDENCE_FORMAT_H
#define EVIDENCE_FORMAT_H

#include <stdbool.h>

/* How the content is known. */
enum container { BY_MAGIC, MOVIE, OLE, WORD, SHEET, SLIDES };

struct format {
	const char *ending;		/* lower case, without the dot */
	const char *kind;		/* document video image: file.kind */
	const char *type;		/* media type it is stored and sent with */
	enum container container;
	const char *magic;		/* libmagic's types for it, blank between */
	bool shown;			/* may be shown in the browser itself */
	enum unnamed { HELD, AS_IT_IS, BARE } unnamed;
};

/* The format that a name's ending promises; NULL when it is none of ours. */
const struct format *format_of(const char *name);

/* What of this media type gets who may not know the author (ours): a copy without the
 * names inside (bare.h); the film itself, since it shows who teaches; nothing, where they can't be taken out. */
enum unnamed unnamed_as(const char *type);

/* Is a stored media type one that a browser may show itself? */
bool type_is_shown(const char *type);

/* Before a byte is sent: the sentence that refuses this name or this number of
 * bytes, or NULL.  too_large is set when it is the size. */
const char *format_refuses(const char *name, long long size, bool *too_large);

/* When all bytes are there: the sentence that refuses this content, or NULL.
 * Reads fd, never changes it.  Safe in threads: one libmagic cookie each. */
const char *content_refuses(int fd, const struct format *);

/* ooxml.c: the same for .docx .xlsx .pptx, by the zip directory alone: nothing
 * is ever unpacked. */
const char *ooxml_refuses(int fd, enum container);

#endif
