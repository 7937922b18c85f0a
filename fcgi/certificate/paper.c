/* certificate/paper.c - see paper.h */
#include "certificate/paper.h"

#include <pango/pangocairo.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "certificate/qr.h"
#include "rules/ability.h"

#define LEFT 78.0
#define WIDTH (PAPER_WIDTH - 2 * LEFT)
#define TABLE_BOTTOM 546.0
#define ROW_MOST 24.0
#define ROW_LEAST 15.0
#define QR_SIZE 92.0
#define QR_Y 592.0
#define FOUNDATION 200.0	/* beside the seal's words */

/* The certificate's two inks; both stay dark on a black and white printer. */
enum ink { BLACK, RED, GOLD };
static const double inks[][3] = { { 0.10, 0.10, 0.10 }, { 0.60, 0.09, 0.09 }, { 0.55, 0.42, 0.16 } };

struct pen {
	cairo_t *cr;
	PangoLayout *layout;
	bool known;		/* every sign so far is in a font */
	double indent, spacing;	/* of the first line; between lines */
};

static void
use_ink(cairo_t *cr, enum ink ink)
{
	cairo_set_source_rgb(cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}

/* Writes into a column at x, y; returns where it ends. */
static double __attribute__((format(printf, 7, 8)))
write_at(struct pen *p, const char *font, PangoAlignment align, double x, double y, double width,
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

static void
draw_frame(cairo_t *cr)
{
	static const struct { double inset, line; } rules[] = { { 26, 2.6 }, { 32, 0.7 }, { 44, 0.7 } };
	static const double corner = 44;
	size_t i;
	int x, y;

	use_ink(cr, GOLD);
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		cairo_set_line_width(cr, rules[i].line);
		cairo_rectangle(cr, rules[i].inset, rules[i].inset, PAPER_WIDTH - 2 * rules[i].inset,
		    PAPER_HEIGHT - 2 * rules[i].inset);
		cairo_stroke(cr);
	}
	for (x = 0; x < 2; x++)
		for (y = 0; y < 2; y++)
			cairo_rectangle(cr, x ? PAPER_WIDTH - corner - 7 : corner, y ? PAPER_HEIGHT - corner - 7 : corner, 7, 7);
	cairo_fill(cr);
}

/* Read aloud in fives. */
static void
spaced(const char *number, char to[32])
{
	size_t n = 0;

	for (; *number != '\0' && n < 30; number++) {
		if (n % 6 == 5)
			to[n++] = ' ';
		to[n++] = *number;
	}
	to[n] = '\0';
}

static void
draw_head(struct pen *p, struct json_object *paper)
{
	char number[32];

	spaced(paper_text(paper, "number"), number);
	use_ink(p->cr, RED);
	write_at(p, "Noto Serif CJK SC Bold 27", PANGO_ALIGN_CENTER, LEFT - 20, 92, WIDTH + 40,
	    "中小学教师信息技术应用能力");
	write_at(p, "Noto Serif CJK SC Bold 40", PANGO_ALIGN_CENTER, LEFT, 132, WIDTH, "证　书");
	use_ink(p->cr, BLACK);
	write_at(p, "Noto Sans CJK SC 10", PANGO_ALIGN_CENTER, LEFT, 202, WIDTH, "编号　%s", number);
}

/* Returns where it ends. */
static double
draw_words(struct pen *p, struct json_object *paper)
{
	bool county = paper_count(paper, "county") == 1;
	double y = write_at(p, "Noto Serif CJK SC Bold 19", PANGO_ALIGN_LEFT, LEFT, 230, WIDTH, "%s　老师",
	    paper_text(paper, "name"));

	p->indent = 27;
	p->spacing = 1.15;
	y = write_at(p, "Noto Serif CJK SC 13.5", PANGO_ALIGN_LEFT, LEFT, y + 6, WIDTH,
	    "系%s教师，参加%s，经学校考核%s%s认定，以下信息技术应用能力达到要求，特发此证。",
	    paper_text(paper, "school"), paper_text(paper, "programme"), county ? "和" : "",
	    county ? paper_text(paper, "region") : "");
	p->indent = 0;
	p->spacing = 0;
	return y;
}

static const char *
dimension_shown(const char *word)
{
	enum dimension d = dimension_of(word);

	return d < DIMENSIONS ? dimension_names[d] : "";
}

static void
draw_rule(cairo_t *cr, double x, double y, double width)
{
	use_ink(cr, GOLD);
	cairo_set_line_width(cr, 0.5);
	cairo_move_to(cr, x, y);
	cairo_line_to(cr, x + width, y);
	cairo_stroke(cr);
}

static void
draw_ability(struct pen *p, struct json_object *one, double x, double y, double width, double size)
{
	char font[60];

	snprintf(font, sizeof(font), "Noto Serif CJK SC %.1f", size);
	use_ink(p->cr, BLACK);
	pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_END);
	write_at(p, font, PANGO_ALIGN_LEFT, x + 4, y, 3 * size, "%s", paper_text(one, "code"));
	write_at(p, font, PANGO_ALIGN_LEFT, x + 4 + 3.5 * size, y, width - 12.5 * size, "%s", paper_text(one, "name"));
	write_at(p, font, PANGO_ALIGN_LEFT, x + width - 8.5 * size, y, 5 * size, "%s",
	    dimension_shown(paper_text(one, "dimension")));
	write_at(p, font, PANGO_ALIGN_RIGHT, x + width - 3.3 * size, y, 3 * size, "%s", paper_grade(one));
	pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_NONE);
}

/* In one column, or in two where they are many. */
static void
draw_abilities(struct pen *p, struct json_object *list, double top)
{
	size_t i, n = json_object_array_length(list);
	size_t columns = n * ROW_LEAST > TABLE_BOTTOM - top ? 2 : 1, rows = (n + columns - 1) / columns;
	double width = (WIDTH - 14 * (double)(columns - 1)) / (double)columns;
	double row = rows * ROW_MOST > TABLE_BOTTOM - top ? (TABLE_BOTTOM - top) / (double)rows : ROW_MOST;
	double size = row > 20 ? 12 : row * 0.6, x, y;

	for (i = 0; i < n; i++) {
		x = LEFT + (double)(i / rows) * (width + 14);
		y = top + (double)(i % rows) * row;
		if (i % rows == 0)
			draw_rule(p->cr, x, y, width);
		draw_ability(p, json_object_array_get_idx(list, i), x, y + (row - size * 1.45) / 2, width, size);
		draw_rule(p->cr, x, y + row, width);
	}
}

/* Hundredths without needless noughts. */
static const char *
hours_shown(long long hundredths, char to[24])
{
	snprintf(to, 24, "%lld.%02lld", hundredths / 100, hundredths % 100);
	while (to[strlen(to) - 1] == '0')
		to[strlen(to) - 1] = '\0';
	if (to[strlen(to) - 1] == '.')
		to[strlen(to) - 1] = '\0';
	return to;
}

static void
draw_foundation(struct pen *p, struct json_object *paper)
{
	struct json_object *hours = json_object_object_get(paper, "hours");
	char online[24], practice[24], total[24];
	double y = 694;

	use_ink(p->cr, BLACK);
	if (hours != NULL)
		y = write_at(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT, y, FOUNDATION, "学时：线上%s，实践%s，共%s",
		    hours_shown(paper_count(hours, "online"), online),
		    hours_shown(paper_count(hours, "practice"), practice),
		    hours_shown(paper_count(hours, "total"), total));
	y = write_at(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT, y + 2, FOUNDATION, "依据：%s（第%lld版）",
	    paper_text(paper, "policy"), paper_count(paper, "policy_number"));
	if (*paper_text(paper, "replaces") != '\0')
		write_at(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT, y + 2, FOUNDATION,
		    "本证书为更正，取代编号%s的证书", paper_text(paper, "replaces"));
}

static void
draw_seal_line(struct pen *p, struct json_object *paper)
{
	char issuer[400];
	int year = 0, month = 0, day = 0;
	double y;

	sscanf(paper_text(paper, "issued_on"), "%d-%d-%d", &year, &month, &day);
	paper_issuer(paper, issuer, sizeof(issuer));
	use_ink(p->cr, BLACK);
	y = write_at(p, g_utf8_strlen(issuer, -1) > 16 ? "Noto Serif CJK SC 9.5" : "Noto Serif CJK SC 12", PANGO_ALIGN_CENTER,
	    SEAL_X - 92, SEAL_Y + SEAL_SIZE + 4, SEAL_SIZE + 120, "%s（盖章）", issuer);
	write_at(p, "Noto Serif CJK SC 12", PANGO_ALIGN_CENTER, SEAL_X - 92, y + 2, SEAL_SIZE + 120,
	    "%d年%d月%d日", year, month, day);
}

static void
draw_code(struct pen *p, struct json_object *paper, const char *site)
{
	char address[600];

	snprintf(address, sizeof(address), "%s/certificate/verify.html?number=%s", site, paper_text(paper, "number"));
	use_ink(p->cr, BLACK);
	if (!qr_draw(p->cr, address, LEFT, QR_Y, QR_SIZE))
		p->known = false;
	write_at(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT + QR_SIZE + 10, QR_Y + 30, 120,
	    "扫码查验真伪，\n或在查验页面输入编号");
	write_at(p, "Noto Sans CJK SC 7", PANGO_ALIGN_CENTER, LEFT - 30, PAPER_HEIGHT - 68, WIDTH + 60, "查验：%s", address);
}

bool
paper_draw(cairo_t *cr, struct json_object *paper, const char *site)
{
	struct pen p = { cr, pango_cairo_create_layout(cr), true, 0, 0 };
	struct json_object *abilities = json_object_object_get(paper, "abilities");
	double y;

	pango_context_set_language(pango_layout_get_context(p.layout), pango_language_from_string("zh-CN"));
	pango_cairo_context_set_resolution(pango_layout_get_context(p.layout), 72);
	pango_layout_set_wrap(p.layout, PANGO_WRAP_WORD_CHAR);
	draw_frame(cr);
	draw_head(&p, paper);
	y = draw_words(&p, paper) + 24;
	if (abilities != NULL)
		draw_abilities(&p, abilities, y);
	draw_seal_line(&p, paper);
	draw_code(&p, paper, site);
	draw_foundation(&p, paper);
	g_object_unref(p.layout);
	return p.known;
}
