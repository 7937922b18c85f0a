/* evidence/bare.c - the program evidence-bare: a file without what tells whose it is.
 *
 *	evidence-bare MEDIA-TYPE <file >copy	ends with 0 when the copy is good
 *
 * A program of its own, run by evidence for one file: whatever a bad file does to the
 * libraries that read it, it does to nobody else.  20 seconds and 2 GB are ours. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "evidence/bare.h"

#define OFFICE "application/vnd.openxmlformats-officedocument."

/* A text has no inside; but its copy does not tell when it was handed in. */
static bool
bare_text(struct bytes in, struct buffer *out)
{
	return put(out, in.at, in.len);
}

static const struct {
	const char *type;
	bool (*bare)(struct bytes, struct buffer *);
} kinds[] = {
	{ OFFICE "wordprocessingml.document", bare_office },
	{ OFFICE "spreadsheetml.sheet", bare_office },
	{ OFFICE "presentationml.presentation", bare_office },
	{ "application/pdf", bare_pdf },
	{ "image/jpeg", bare_jpeg },
	{ "image/png", bare_png },
	{ "text/plain", bare_text },
};

bool
put(struct buffer *b, const void *from, size_t len)
{
	unsigned char *more;
	size_t room;

	if (len > b->room - b->len) {
		room = b->room + b->room / 2 + len + 4096;
		if ((more = realloc(b->at, room)) == NULL)
			return false;
		b->at = more;
		b->room = room;
	}
	if (len > 0)
		memcpy(b->at + b->len, from, len);
	b->len += len;
	return true;
}

static void
keep_limits(void)
{
	setrlimit(RLIMIT_CPU, &(struct rlimit){ 20, 20 });
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
#ifndef __SANITIZE_ADDRESS__
	setrlimit(RLIMIT_AS, &(struct rlimit){ 2UL << 30, 2UL << 30 });
#endif
}

static bool
write_all(struct buffer b)
{
	ssize_t n;

	for (; b.len > 0; b.at += n, b.len -= (size_t)n)
		if ((n = write(STDOUT_FILENO, b.at, b.len)) <= 0)
			return false;
	return true;
}

int
main(int argc, char **argv)
{
	struct buffer out = { 0 };
	struct bytes in;
	struct stat st;
	bool good = false;
	void *file;
	size_t i;

	if (argc != 2) {
		fputs("evidence-bare MEDIA-TYPE <file >copy\n", stderr);
		return 2;
	}
	keep_limits();
	if (fstat(STDIN_FILENO, &st) != 0 || st.st_size <= 0 ||
	    (file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0)) == MAP_FAILED)
		return 1;
	in = (struct bytes){ file, (size_t)st.st_size };
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].type, argv[1]) == 0)
			good = kinds[i].bare(in, &out) && out.len > 0 && write_all(out);
	free(out.at);
	return good ? 0 : 1;
}
