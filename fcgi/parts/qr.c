/* parts/qr.c - see qr.h */
#include "parts/qr.h"

#include <json-c/json.h>
#include <qrencode.h>
#include <stdio.h>
#include <stdlib.h>

#define QUIET 4

/* One row as runs of dark modules. */
static void
put_row(FILE *out, const unsigned char *row, int width, int y)
{
	int x, from;

	for (x = 0; x < width; x++) {
		if ((row[x] & 1) == 0)
			continue;
		for (from = x; x < width && (row[x] & 1) != 0; x++)
			continue;
		fprintf(out, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
	}
}

struct json_object *
qr_json(const char *text)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	struct json_object *o = NULL;
	char *path = NULL;
	size_t len = 0;
	FILE *out;
	int y;

	if (code == NULL)
		return NULL;
	if ((out = open_memstream(&path, &len)) != NULL) {
		for (y = 0; y < code->width; y++)
			put_row(out, code->data + y * code->width, code->width, y);
		if (fclose(out) == 0) {
			o = json_object_new_object();
			json_object_object_add(o, "size", json_object_new_int(code->width + 2 * QUIET));
			json_object_object_add(o, "path", json_object_new_string_len(path, (int)len));
		}
		free(path);
	}
	QRcode_free(code);
	return o;
}
