/* parts/qr.h - a text as a QR code that a page draws: an SVG path. */
#ifndef PARTS_QR_H
#define PARTS_QR_H

struct json_object;

/* {"size": modules of a side, the quiet zone of four with them; "path": "M4 4h7v1h-7z..."}:
 * the d of a <path> in a viewBox of that size.  NULL when the text is too long; the
 * caller owns it. */
struct json_object *qr_json(const char *text);

#endif
