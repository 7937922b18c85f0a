/* parts/table_part.c - see table_part.h */
#include "parts/table_part.h"

#include <string.h>

#include <expat.h>

#include "parts/zip_tail.h"

#define RATIO_MAX 200		/* of what is larger than SMALL */
#define SMALL (1ULL << 20)
#define DEPTH_MAX 50
#define PIECE 65536
#define TOKEN_MAX (1LL << 20)	/* a tag or a piece of text that expat must keep whole */

struct reading {
	const struct part *part;
	XML_Parser parser;
	int depth;
	bool refused;		/* a document type, or too deep */
};

static const char *
local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

const char *
part_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

static void
stop_when_enough(struct reading *f)
{
	if (f->refused || (f->part->enough != NULL && *f->part->enough))
		XML_StopParser(f->parser, XML_FALSE);
}

static void XMLCALL
on_begin(void *arg, const char *name, const char **attributes)
{
	struct reading *f = arg;

	f->refused = f->refused || ++f->depth > DEPTH_MAX;
	if (!f->refused)
		f->part->begin(f->part->arg, local(name), attributes);
	stop_when_enough(f);
}

static void XMLCALL
on_text(void *arg, const char *s, int len)
{
	struct reading *f = arg;

	f->part->text(f->part->arg, s, (size_t)len);
}

static void XMLCALL
on_end(void *arg, const char *name)
{
	struct reading *f = arg;

	f->depth--;
	if (f->part->end != NULL)
		f->part->end(f->part->arg, local(name));
	stop_when_enough(f);
}

static void XMLCALL
on_doctype(void *arg, const char *name, const char *system, const char *public, int internal)
{
	struct reading *f = arg;

	(void)name, (void)system, (void)public, (void)internal;
	f->refused = true;
	XML_StopParser(f->parser, XML_FALSE);
}

static enum part_result
parse(struct reading *f, zip_file_t *file, unsigned long long max)
{
	unsigned long long fed = 0;
	zip_int64_t got;
	void *piece;

	do {
		if ((piece = XML_GetBuffer(f->parser, PIECE)) == NULL)
			return PART_DAMAGED;
		if ((got = zip_fread(file, piece, PIECE)) < 0)
			return PART_DAMAGED;
		if ((fed += (unsigned long long)got) > max)
			return PART_TOO_LARGE;
		if (XML_ParseBuffer(f->parser, (int)got, got == 0) != XML_STATUS_OK)
			return !f->refused && f->part->enough != NULL && *f->part->enough ?
			    PART_READ : PART_DAMAGED;
		if ((long long)fed - XML_GetCurrentByteIndex(f->parser) > TOKEN_MAX)
			return PART_TOO_LARGE;
	} while (got > 0);
	return PART_READ;
}

static enum part_result
parse_file(zip_file_t *file, unsigned long long max, const struct part *part)
{
	struct reading f = { .part = part, .parser = XML_ParserCreate(NULL) };
	enum part_result result;

	if (f.parser == NULL)
		return PART_TOO_LARGE;
	XML_SetUserData(f.parser, &f);
	XML_SetElementHandler(f.parser, on_begin, on_end);
	if (part->text != NULL)
		XML_SetCharacterDataHandler(f.parser, on_text);
	XML_SetStartDoctypeDeclHandler(f.parser, on_doctype);
	result = parse(&f, file, max);
	XML_ParserFree(f.parser);
	return result;
}

enum part_result
part_read(zip_t *zip, const char *name, unsigned long long max, const struct part *part)
{
	enum part_result result;
	zip_file_t *file;
	zip_stat_t st;

	if (zip_stat(zip, name, ZIP_FL_NOCASE, &st) != 0)
		return PART_MISSING;
	if ((st.valid & (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)) != (ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE))
		return PART_DAMAGED;
	if (st.size > max || (st.size > SMALL && st.size / RATIO_MAX > st.comp_size))
		return PART_TOO_LARGE;
	if ((file = zip_fopen_index(zip, st.index, 0)) == NULL)
		return PART_DAMAGED;
	result = parse_file(file, max, part);
	zip_fclose(file);
	return result;
}

zip_t *
part_open(const char *bytes, size_t len)
{
	size_t tail = len < ZIP_TAIL ? len : ZIP_TAIL;
	zip_source_t *source;
	zip_error_t error;
	zip_t *zip;

	if (!zip_few_entries(bytes + len - tail, tail))
		return NULL;
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, len, 0, &error);
	zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (zip == NULL && source != NULL)
		zip_source_free(source);
	zip_error_fini(&error);
	return zip;
}
