/* certificate/qr.c - see qr.h */
#include "certificate/qr.h"

#include <qrencode.h>
#include <stddef.h>

#define QUIET 4

bool
qr_draw(cairo_t *cr, const char *text, double x, double y, double size)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	double module;
	int i;

	if (code == NULL)
		return false;
	module = size / (code->width + 2 * QUIET);
	for (i = 0; i < code->width * code->width; i++)
		if (code->data[i] & 1)
			cairo_rectangle(cr, x + module * (QUIET + i % code->width),
			    y + module * (QUIET + i / code->width), module, module);
	cairo_fill(cr);
	QRcode_free(code);
	return true;
}
