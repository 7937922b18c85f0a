/* certificate/pen.c - see pen.h */
#include "certificate/pen.h"

#include <stdarg.h>
#include <stdio.h>

static const double inks[][3] = { { 0.10, 0.10, 0.10 }, { 0.60, 0.09, 0.09 }, { 0.55, 0.42, 0.16 } };

struct pen
pen_for(cairo_t *cr)
{
	struct pen p = { .cr = cr, .layout = pango_cairo_create_layout(cr), .known = true };

	pango_context_set_language(pango_layout_get_context(p.layout), pango_language_from_string("zh-CN"));
	pango_cairo_context_set_resolution(pango_layout_get_context(p.layout), 72);
	pango_layout_set_wrap(p.layout, PANGO_WRAP_WORD_CHAR);
	return p;
}

bool
pen_away(struct pen *p)
{
	g_object_unref(p->layout);
	return p->known;
}

void
pen_ink(struct pen *p, enum ink ink)
{
	cairo_set_source_rgb(p->cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

double
pen_write(struct pen *p, const char *font, PangoAlignment align, double x, double y, double width,
    const char *fmt, ...)
{
	PangoFontDescription *desc = pango_font_description_from_string(font);
	char text[2000];
	va_list ap;
	int height;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	pango_layout_set_font_description(p->layout, desc);
	pango_layout_set_alignment(p->layout, align);
	pango_layout_set_ellipsize(p->layout, p->cut ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
	pango_layout_set_width(p->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_indent(p->layout, (int)(p->indent * PANGO_SCALE));
	pango_layout_set_line_spacing(p->layout, (float)p->spacing);
	pango_layout_set_text(p->layout, text, -1);
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, p->layout);
	p->known = p->known && pango_layout_get_unknown_glyphs_count(p->layout) == 0;
	pango_layout_get_size(p->layout, NULL, &height);
	pango_font_description_free(desc);
	return y + (double)height / PANGO_SCALE;
}

void
pen_rule(struct pen *p, double x, double y, double width)
{
	pen_ink(p, GOLD);
	cairo_set_line_width(p->cr, 0.5);
	cairo_move_to(p->cr, x, y);
	cairo_line_to(p->cr, x + width, y);
	cairo_stroke(p->cr);
}
