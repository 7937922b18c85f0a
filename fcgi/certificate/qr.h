/* certificate/qr.h - an address as a QR code. */
#ifndef CERTIFICATE_QR_H
#define CERTIFICATE_QR_H

#include <stdbool.h>

#include <cairo.h>

/* Fills a square of the given size at x, y with the present ink; the quiet zone of
 * four modules lies within it.  False when the text is too long. */
bool qr_draw(cairo_t *, const char *text, double x, double y, double size);

#endif
