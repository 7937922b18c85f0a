/* evidence/bare_pdf.c - see bare.h: PDF, written anew by libqpdf, which leaves out whatever
 * nothing names any more. */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "evidence/bare.h"

#define OBJECTS_MAX 1000000
#define DEPTH_MAX 64

/* Keys that tell of people, programs or times, whatever they stand in. */
static const char *const traces[] = { "/Metadata", "/PieceInfo", "/LastModified", "/EmbeddedFiles", "/AF",
    "/EF", "/FS", "/Perms", NULL };
/* A note's author and times; of a form's field /T is the name it needs. */
static const char *const of_note[] = { "/T", "/CreationDate", "/M", "/NM", NULL };

static void
remove_keys(qpdf_data q, qpdf_oh dict, const char *const *keys)
{
	for (; *keys != NULL; keys++)
		if (qpdf_oh_has_key(q, dict, *keys))
			qpdf_oh_remove_key(q, dict, *keys);
}

static bool
is_name(qpdf_data q, qpdf_oh dict, const char *key, const char *name)
{
	qpdf_oh value = qpdf_oh_get_key(q, dict, key);
	bool same = qpdf_oh_is_name_and_equals(q, value, name);

	qpdf_oh_release(q, value);
	return same;
}

static void
clean_dict(qpdf_data q, qpdf_oh dict)
{
	remove_keys(q, dict, traces);
	if (qpdf_oh_has_key(q, dict, "/Rect") && !is_name(q, dict, "/Subtype", "/Widget"))
		remove_keys(q, dict, of_note);
	if (is_name(q, dict, "/FT", "/Sig"))		/* the certificate has a name */
		qpdf_oh_remove_key(q, dict, "/V");
}

/* Exif in a picture that was put into the document as it came. */
static bool
clean_picture(qpdf_data q, qpdf_oh stream, qpdf_oh dict)
{
	struct buffer out = { 0 };
	unsigned char *data = NULL;
	size_t len = 0;
	bool good;

	if (!is_name(q, dict, "/Filter", "/DCTDecode"))
		return true;
	good = !(qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, NULL, &data, &len) & QPDF_ERRORS) &&
	    bare_jpeg((struct bytes){ data, len }, &out);
	if (good)
		qpdf_oh_replace_stream_data(q, stream, out.at, out.len, qpdf_oh_get_key(q, dict, "/Filter"),
		    qpdf_oh_get_key(q, dict, "/DecodeParms"));
	free(data);
	free(out.at);
	return good;
}

static bool clean(qpdf_data, qpdf_oh, int depth);

/* What stands in it directly; what it refers to has its own turn. */
static bool
clean_inside(qpdf_data q, qpdf_oh item, int depth)
{
	bool good = qpdf_oh_is_indirect(q, item) || clean(q, item, depth + 1);

	qpdf_oh_release(q, item);
	return good;
}

static bool
clean_values(qpdf_data q, qpdf_oh dict, int depth)
{
	char **keys = NULL, **more;
	size_t i, n = 0;
	bool good = true;

	for (qpdf_oh_begin_dict_key_iter(q, dict); good && qpdf_oh_dict_more_keys(q); n++) {
		more = realloc(keys, (n + 1) * sizeof(*keys));
		good = more != NULL && (more[n] = strdup(qpdf_oh_dict_next_key(q))) != NULL;
		keys = more != NULL ? more : keys;
		if (!good)
			break;
	}
	for (i = 0; i < n; i++) {
		good = good && clean_inside(q, qpdf_oh_get_key(q, dict, keys[i]), depth);
		free(keys[i]);
	}
	free(keys);
	return good;
}

static bool
clean(qpdf_data q, qpdf_oh o, int depth)
{
	int i, n = qpdf_oh_is_array(q, o) ? qpdf_oh_get_array_n_items(q, o) : 0;
	bool good = depth < DEPTH_MAX, stream = qpdf_oh_is_stream(q, o);
	qpdf_oh dict = stream ? qpdf_oh_get_dict(q, o) : o;

	for (i = 0; good && i < n; i++)
		good = clean_inside(q, qpdf_oh_get_array_item(q, o, i), depth);
	if (good && qpdf_oh_is_dictionary(q, dict)) {
		clean_dict(q, dict);
		good = clean_values(q, dict, depth) && (!stream || clean_picture(q, o, dict));
	}
	if (stream)
		qpdf_oh_release(q, dict);
	return good;
}

static bool
read_pdf(qpdf_data q, struct bytes in)
{
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	qpdf_silence_errors(q);
	return !(qpdf_read_memory(q, "", (const char *)in.at, in.len, NULL) & QPDF_ERRORS);
}

/* Without its /Info; every object under a number below /Size, generation 0. */
static bool
write_pdf(qpdf_data q, struct buffer *out)
{
	qpdf_oh trailer = qpdf_get_trailer(q);

	qpdf_oh_remove_key(q, trailer, "/Info");
	if (qpdf_init_write_memory(q) & QPDF_ERRORS)
		return false;
	qpdf_set_preserve_encryption(q, QPDF_FALSE);
	qpdf_set_object_stream_mode(q, qpdf_o_generate);
	qpdf_set_deterministic_ID(q, QPDF_TRUE);
	return !(qpdf_write(q) & QPDF_ERRORS) && put(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
}

static bool
clean_all(qpdf_data q)
{
	qpdf_oh size = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size");
	int i, n = qpdf_oh_get_int_value_as_int(q, size);
	bool good = n > 0 && n < OBJECTS_MAX;

	for (i = 1; good && i < n; i++) {
		qpdf_oh o = qpdf_get_object_by_id(q, i, 0);

		good = clean(q, o, 0);
		qpdf_oh_release(q, o);
	}
	return good && !qpdf_has_error(q);
}

/* Written twice: the first time numbers the objects, so that all are found. */
bool
bare_pdf(struct bytes in, struct buffer *out)
{
	struct buffer once = { 0 };
	qpdf_data q = qpdf_init();
	bool good = read_pdf(q, in) && write_pdf(q, &once);

	qpdf_cleanup(&q);
	q = qpdf_init();
	good = good && read_pdf(q, (struct bytes){ once.at, once.len }) && clean_all(q) && write_pdf(q, out);
	qpdf_cleanup(&q);
	free(once.at);
	return good;
}
