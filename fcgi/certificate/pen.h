/* certificate/pen.h - text and lines on a page, in points from its top left. */
#ifndef CERTIFICATE_PEN_H
#define CERTIFICATE_PEN_H

#include <stdbool.h>

#include <pango/pangocairo.h>

/* The paper's inks; all stay dark on a black and white printer. */
enum ink { BLACK, RED, GOLD };

struct pen {
	cairo_t *cr;
	PangoLayout *layout;
	bool known;		/* every sign so far is in a font */
	bool cut;		/* one line, with ... at its end when it is too long */
	double indent, spacing;	/* of the first line; between lines */
};

struct pen pen_for(cairo_t *);
/* Put away; gives `known`. */
bool pen_away(struct pen *);

void pen_ink(struct pen *, enum ink);
/* Writes into a column; returns where it ends. */
double pen_write(struct pen *, const char *font, PangoAlignment, double x, double y, double width,
    const char *fmt, ...) __attribute__((format(printf, 7, 8)));
/* A thin golden line. */
void pen_rule(struct pen *, double x, double y, double width);

#endif
