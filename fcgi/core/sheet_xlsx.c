/* core/sheet_xlsx.c - a table as .xlsx by libxlsxwriter, which keeps one row in memory and the
 * rest in a file.  A text is a text and never a formula; headings stand still while one scrolls,
 * columns are as wide as what is in them, and a print has the headings on every sheet of A4. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "core/sheet.h"

#define COLUMNS_MAX 64
#define WIDTH_MAX 50			/* of a column, in letters */
#define CELL_MAX 32767			/* characters: the format's own limit */
#define CUT "……（太长，全文请导出 CSV）"

struct xlsx {
	const struct sheet *sheet;
	char path[64];
	lxw_workbook *book;
	lxw_worksheet *page;
	lxw_format *title, *small, *heading, *text, *hundredths, *day, *moment;
	size_t columns, widths[COLUMNS_MAX];
	lxw_row_t row;
};

static void *
begin(const struct sheet *s)
{
	lxw_workbook_options thrifty = { .constant_memory = LXW_TRUE };
	struct xlsx *x = calloc(1, sizeof(*x));
	int fd;

	if (x == NULL)
		abort();
	x->sheet = s;
	strcpy(x->path, P_tmpdir "/weinengli.XXXXXX");
	if ((fd = mkstemp(x->path)) < 0) {
		free(x);
		return NULL;
	}
	close(fd);
	x->book = workbook_new_opt(x->path, &thrifty);
	if ((x->page = workbook_add_worksheet(x->book, NULL)) == NULL) {
		lxw_workbook_free(x->book);
		unlink(x->path);
		free(x);
		return NULL;
	}
	x->title = workbook_add_format(x->book);
	format_set_bold(x->title);
	format_set_font_size(x->title, 16);
	format_set_align(x->title, LXW_ALIGN_CENTER);
	x->small = workbook_add_format(x->book);
	x->heading = workbook_add_format(x->book);
	format_set_bold(x->heading);
	format_set_text_wrap(x->heading);
	format_set_border(x->heading, LXW_BORDER_THIN);
	format_set_bg_color(x->heading, 0xE8EEF4);
	x->text = workbook_add_format(x->book);
	format_set_num_format(x->text, "@");
	x->hundredths = workbook_add_format(x->book);
	format_set_num_format(x->hundredths, "0.00");
	x->day = workbook_add_format(x->book);
	format_set_num_format(x->day, "yyyy-mm-dd");
	x->moment = workbook_add_format(x->book);
	format_set_num_format(x->moment, "yyyy-mm-dd hh:mm");
	return x;
}

/* How many letters wide a text is: a Chinese character takes two. */
static size_t
width(const char *s, size_t len)
{
	size_t i, w = 0;

	for (i = 0; i < len && s[i] != '\n'; i++)
		w += (unsigned char)s[i] < 0x80 ? 1 : ((unsigned char)s[i] & 0xc0) == 0x80 ? 0 : 2;
	return w;
}

static void
widen(struct xlsx *x, size_t column, const char *s, size_t len)
{
	size_t w = width(s, len);

	if (w > x->widths[column])
		x->widths[column] = w < WIDTH_MAX ? w : WIDTH_MAX;
}

/* What an office hands upward begins with its title, its unit and its day. */
static void
put_title(struct xlsx *x, const char *unit)
{
	lxw_col_t last = (lxw_col_t)(x->columns - 1);
	char line[400];
	time_t now = time(NULL) + 8 * 3600;
	struct tm day;

	gmtime_r(&now, &day);
	snprintf(line, sizeof(line), "单位：%s　　日期：%d年%d月%d日", unit, day.tm_year + 1900, day.tm_mon + 1,
	    day.tm_mday);
	worksheet_set_row(x->page, 0, 28, NULL);
	if (last > 0) {
		worksheet_merge_range(x->page, 0, 0, 0, last, x->sheet->title, x->title);
		worksheet_merge_range(x->page, 1, 0, 1, last, line, x->small);
	} else {
		worksheet_write_string(x->page, 0, 0, x->sheet->title, x->title);
		worksheet_write_string(x->page, 1, 0, line, x->small);
	}
	x->row = 2;
}

static void
put_head(void *file, const char *unit, const char *const *names, size_t n)
{
	struct xlsx *x = file;
	size_t i;

	x->columns = n < COLUMNS_MAX ? n : COLUMNS_MAX;
	if (x->sheet->official)
		put_title(x, unit);
	for (i = 0; i < x->columns; i++) {
		worksheet_write_string(x->page, x->row, (lxw_col_t)i, names[i], x->heading);
		widen(x, i, names[i], strlen(names[i]));
	}
	worksheet_repeat_rows(x->page, x->row, x->row);
	worksheet_freeze_panes(x->page, ++x->row, 0);
}

static void
put_text(struct xlsx *x, lxw_col_t column, const struct sheet_cell *c)
{
	size_t i, letters = 0;
	char *cut;

	for (i = 0; i < c->len; i++)
		if (((unsigned char)c->text[i] & 0xc0) != 0x80 && ++letters > CELL_MAX - 40)
			break;
	if (i == c->len) {
		worksheet_write_string(x->page, x->row, column, c->text, x->text);
		return;
	}
	if ((cut = malloc(i + sizeof(CUT))) == NULL)
		abort();
	memcpy(cut, c->text, i);
	strcpy(cut + i, CUT);
	worksheet_write_string(x->page, x->row, column, cut, x->text);
	free(cut);
}

static void
put_cell(struct xlsx *x, lxw_col_t at, const struct sheet_cell *c)
{
	lxw_datetime t = { 0 };

	switch (c->kind) {
	case CELL_EMPTY:
		break;
	case CELL_NUMBER:
		worksheet_write_number(x->page, x->row, at, strtod(c->text, NULL),
		    memchr(c->text, '.', c->len) != NULL ? x->hundredths : NULL);
		break;
	case CELL_DAY:
	case CELL_MOMENT:
		sscanf(c->text, "%d-%d-%d %d:%d", &t.year, &t.month, &t.day, &t.hour, &t.min);
		worksheet_write_datetime(x->page, x->row, at, &t, c->kind == CELL_DAY ? x->day : x->moment);
		break;
	case CELL_TEXT:
		put_text(x, at, c);
	}
}

static void
put_row(void *file, const struct sheet_cell *c, size_t n)
{
	struct xlsx *x = file;
	size_t i;

	for (i = 0; i < n && i < x->columns; i++) {
		put_cell(x, (lxw_col_t)i, &c[i]);
		widen(x, i, c[i].text, c[i].len);
	}
	x->row++;
}

static FILE *
end(void *file)
{
	struct xlsx *x = file;
	FILE *f = NULL;
	bool whole;
	size_t i;

	for (i = 0; i < x->columns; i++)
		worksheet_set_column(x->page, (lxw_col_t)i, (lxw_col_t)i, (double)x->widths[i] + 2, NULL);
	worksheet_ignore_errors(x->page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:BL1048576");
	worksheet_set_landscape(x->page);
	worksheet_set_paper(x->page, 9);	/* A4 */
	worksheet_fit_to_pages(x->page, 1, 0);
	whole = fflush(x->page->optimize_tmpfile) == 0 && !ferror(x->page->optimize_tmpfile);
	if (workbook_close(x->book) == LXW_NO_ERROR && whole)
		f = fopen(x->path, "rbe");
	unlink(x->path);
	free(x);
	return f;
}

const struct sheet_writer sheet_xlsx = { "xlsx",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", begin, put_head, put_row, end };
