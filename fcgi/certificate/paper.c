/* certificate/paper.c - see paper.h */
#include "certificate/paper.h"

#include <stdio.h>
#include <string.h>

#include "certificate/pen.h"
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

static void
draw_frame(struct pen *p)
{
	static const struct { double inset, line; } rules[] = { { 26, 2.6 }, { 32, 0.7 }, { 44, 0.7 } };
	static const double corner = 44;
	size_t i;
	int x, y;

	pen_ink(p, GOLD);
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		cairo_set_line_width(p->cr, rules[i].line);
		cairo_rectangle(p->cr, rules[i].inset, rules[i].inset, PAPER_WIDTH - 2 * rules[i].inset,
		    PAPER_HEIGHT - 2 * rules[i].inset);
		cairo_stroke(p->cr);
	}
	for (x = 0; x < 2; x++)
		for (y = 0; y < 2; y++)
			cairo_rectangle(p->cr, x ? PAPER_WIDTH - corner - 7 : corner, y ? PAPER_HEIGHT - corner - 7 : corner, 7, 7);
	cairo_fill(p->cr);
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
	pen_ink(p, RED);
	pen_write(p, "Noto Serif CJK SC Bold 27", PANGO_ALIGN_CENTER, LEFT - 20, 92, WIDTH + 40,
	    "中小学教师信息技术应用能力");
	pen_write(p, "Noto Serif CJK SC Bold 40", PANGO_ALIGN_CENTER, LEFT, 132, WIDTH, "证　书");
	pen_ink(p, BLACK);
	pen_write(p, "Noto Sans CJK SC 10", PANGO_ALIGN_CENTER, LEFT, 202, WIDTH, "编号　%s", number);
}

/* Returns where it ends. */
static double
draw_words(struct pen *p, struct json_object *paper)
{
	bool county = paper_count(paper, "county") == 1;
	double y = pen_write(p, "Noto Serif CJK SC Bold 19", PANGO_ALIGN_LEFT, LEFT, 230, WIDTH, "%s　老师",
	    paper_text(paper, "name"));

	p->indent = 27;
	p->spacing = 1.15;
	y = pen_write(p, "Noto Serif CJK SC 13.5", PANGO_ALIGN_LEFT, LEFT, y + 6, WIDTH,
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
draw_ability(struct pen *p, struct json_object *one, double x, double y, double width, double size)
{
	char font[60];

	snprintf(font, sizeof(font), "Noto Serif CJK SC %.1f", size);
	pen_ink(p, BLACK);
	p->cut = true;
	pen_write(p, font, PANGO_ALIGN_LEFT, x + 4, y, 3 * size, "%s", paper_text(one, "code"));
	pen_write(p, font, PANGO_ALIGN_LEFT, x + 4 + 3.5 * size, y, width - 12.5 * size, "%s", paper_text(one, "name"));
	pen_write(p, font, PANGO_ALIGN_LEFT, x + width - 8.5 * size, y, 5 * size, "%s",
	    dimension_shown(paper_text(one, "dimension")));
	pen_write(p, font, PANGO_ALIGN_RIGHT, x + width - 3.3 * size, y, 3 * size, "%s", paper_grade(one));
	p->cut = false;
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
			pen_rule(p, x, y, width);
		draw_ability(p, json_object_array_get_idx(list, i), x, y + (row - size * 1.45) / 2, width, size);
		pen_rule(p, x, y + row, width);
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

	pen_ink(p, BLACK);
	if (hours != NULL)
		y = pen_write(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT, y, FOUNDATION, "学时：线上%s，实践%s，共%s",
		    hours_shown(paper_count(hours, "online"), online),
		    hours_shown(paper_count(hours, "practice"), practice),
		    hours_shown(paper_count(hours, "total"), total));
	y = pen_write(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT, y + 2, FOUNDATION, "依据：%s（第%lld版）",
	    paper_text(paper, "policy"), paper_count(paper, "policy_number"));
	if (*paper_text(paper, "replaces") != '\0')
		pen_write(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT, y + 2, FOUNDATION,
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
	pen_ink(p, BLACK);
	y = pen_write(p, g_utf8_strlen(issuer, -1) > 16 ? "Noto Serif CJK SC 9.5" : "Noto Serif CJK SC 12", PANGO_ALIGN_CENTER,
	    SEAL_X - 92, SEAL_Y + SEAL_SIZE + 4, SEAL_SIZE + 120, "%s（盖章）", issuer);
	pen_write(p, "Noto Serif CJK SC 12", PANGO_ALIGN_CENTER, SEAL_X - 92, y + 2, SEAL_SIZE + 120,
	    "%d年%d月%d日", year, month, day);
}

static void
draw_code(struct pen *p, struct json_object *paper, const char *site)
{
	char address[600];

	snprintf(address, sizeof(address), "%s/certificate/verify.html?number=%s", site, paper_text(paper, "number"));
	pen_ink(p, BLACK);
	if (!qr_draw(p->cr, address, LEFT, QR_Y, QR_SIZE))
		p->known = false;
	pen_write(p, "Noto Sans CJK SC 8.5", PANGO_ALIGN_LEFT, LEFT + QR_SIZE + 10, QR_Y + 30, 120,
	    "扫码查验真伪，\n或在查验页面输入编号");
	pen_write(p, "Noto Sans CJK SC 7", PANGO_ALIGN_CENTER, LEFT - 30, PAPER_HEIGHT - 68, WIDTH + 60, "查验：%s", address);
}

bool
paper_draw(cairo_t *cr, struct json_object *paper, const char *site)
{
	struct pen p = pen_for(cr);
	struct json_object *abilities = json_object_object_get(paper, "abilities");
	double y;

	draw_frame(&p);
	draw_head(&p, paper);
	y = draw_words(&p, paper) + 24;
	if (abilities != NULL)
		draw_abilities(&p, abilities, y);
	draw_seal_line(&p, paper);
	draw_code(&p, paper, site);
	draw_foundation(&p, paper);
	return pen_away(&p);
}
