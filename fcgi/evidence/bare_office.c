/* evidence/bare_office.c - see bare.h: .docx .xlsx .pptx, part by part, in memory. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#include "evidence/bare.h"

#define DEPTH_MAX 3			/* a document in a document */
#define PART_MAX (256UL << 20)

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
static const struct {
	const char *name, *content;
} emptied[] = {
	{ "docProps/core.xml", HEAD "<cp:coreProperties"
	  " xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\"/>" },
	{ "docProps/app.xml", HEAD "<Properties"
	  " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>" },
	{ "docProps/custom.xml", HEAD "<Properties"
	  " xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>" },
};

static bool office(struct bytes, struct buffer *, int depth);

static bool
ends(const char *name, const char *with)
{
	size_t len = strlen(name), tail = strlen(with);

	return len >= tail && strcasecmp(name + len - tail, with) == 0;
}

static bool
read_part(zip_t *zip, zip_uint64_t i, zip_uint64_t size, struct buffer *part)
{
	zip_file_t *f = size <= PART_MAX ? zip_fopen_index(zip, i, 0) : NULL;
	zip_int64_t got = -1;

	part->at = malloc(size + 1);
	if (f != NULL && part->at != NULL && (got = zip_fread(f, part->at, size)) == (zip_int64_t)size)
		part->len = size;
	if (f != NULL && zip_fclose(f) != 0)
		got = -1;
	return got == (zip_int64_t)size && part->at != NULL;
}

/* A picture is known by its first bytes, whatever it is called. */
static bool
bare_part(const char *name, struct bytes part, struct buffer *out, int depth)
{
	size_t i;

	for (i = 0; i < sizeof(emptied) / sizeof(emptied[0]); i++)
		if (strcasecmp(name, emptied[i].name) == 0)
			return put(out, emptied[i].content, strlen(emptied[i].content));
	if (part.len >= 3 && memcmp(part.at, "\xff\xd8\xff", 3) == 0)
		return bare_jpeg(part, out);
	if (part.len >= 8 && memcmp(part.at, "\x89PNG\r\n\x1a\n", 8) == 0)
		return bare_png(part, out);
	if (ends(name, ".xml") || ends(name, ".rels") || ends(name, ".vml"))
		return bare_xml(part, out);
	if (part.len >= 4 && memcmp(part.at, "PK\3\4", 4) == 0)
		return office(part, out, depth + 1);
	return put(out, part.at, part.len);
}

static bool
replace_part(zip_t *zip, zip_uint64_t i, struct buffer *part)
{
	zip_source_t *source = zip_source_buffer(zip, part->at, part->len, 1);

	if (source == NULL)
		return false;
	part->at = NULL;			/* the source's now */
	if (zip_file_replace(zip, i, source, 0) == 0)
		return true;
	zip_source_free(source);
	return false;
}

static bool
bare_entry(zip_t *zip, zip_uint64_t i, int depth)
{
	struct buffer part = { 0 }, out = { 0 };
	bool good = false;
	zip_stat_t st;

	if (zip_stat_index(zip, i, 0, &st) != 0 || (st.valid & (ZIP_STAT_NAME | ZIP_STAT_SIZE)) !=
	    (ZIP_STAT_NAME | ZIP_STAT_SIZE))
		return false;
	if (ends(st.name, "/"))
		return true;
	if (read_part(zip, i, st.size, &part) &&
	    bare_part(st.name, (struct bytes){ part.at, part.len }, &out, depth))
		good = (out.len == part.len && memcmp(out.at, part.at, out.len) == 0) ||
		    replace_part(zip, i, &out);
	free(part.at);
	free(out.at);
	return good && zip_file_set_dostime(zip, i, 0, 33, 0) == 0 &&	/* 1980-01-01 */
	    zip_file_set_comment(zip, i, NULL, 0, 0) == 0;
}

/* What the source holds after zip_close(). */
static bool
take_out(zip_source_t *source, struct buffer *out)
{
	unsigned char buf[65536];
	zip_int64_t got = -1;
	bool good = zip_source_open(source) == 0;

	while (good && (got = zip_source_read(source, buf, sizeof(buf))) > 0)
		good = put(out, buf, (size_t)got);
	return good && got == 0 && zip_source_close(source) == 0;
}

static bool
office(struct bytes in, struct buffer *out, int depth)
{
	zip_source_t *source = depth > DEPTH_MAX ? NULL : zip_source_buffer_create(in.at, in.len, 0, NULL);
	zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_CHECKCONS, NULL) : NULL;
	zip_int64_t i, n;
	bool good = true;

	if (zip == NULL) {
		if (source != NULL)
			zip_source_free(source);
		return false;
	}
	zip_source_keep(source);
	n = zip_get_num_entries(zip, 0);
	for (i = 0; good && i < n; i++)
		good = bare_entry(zip, (zip_uint64_t)i, depth);
	good = good && zip_set_archive_comment(zip, NULL, 0) == 0;
	if (!good || zip_close(zip) != 0) {
		zip_discard(zip);
		good = false;
	}
	good = good && take_out(source, out);
	zip_source_free(source);
	return good;
}

bool
bare_office(struct bytes in, struct buffer *out)
{
	return office(in, out, 0);
}
