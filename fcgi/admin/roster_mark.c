/* admin/roster_mark.c - see roster_mark.h */
#include "admin/roster_mark.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "admin/roster_column.h"
#include "parts/table.h"

#define COLUMN_WIDTH 14.0
#define NOTE_WIDTH 40.0

struct marking {
	lxw_worksheet *page;
	lxw_format *text, *bad, *note;
	struct json_object *faults, *places;
	size_t next;			/* fault, of those in the order of rows */
	unsigned drop;			/* columns at the left that are an earlier 需要改正 */
};

static const char *
said(struct json_object *o, const char *key)
{
	return json_object_get_string(json_object_object_get(o, key));
}

/* In which column of the new file; 0 (the notes') for a fault of the whole row. */
static unsigned
column_of(const struct marking *m, struct json_object *fault)
{
	struct json_object *at;

	return json_object_object_get_ex(m->places, said(fault, "column"), &at) ?
	    (unsigned)json_object_get_int(at) + 1 - m->drop : 0;
}

/* The faults of this row: their cells into bad[], their sentences into note. */
static void
look_up(struct marking *m, unsigned row, bool *bad, char *note, size_t room)
{
	struct json_object *fault;
	size_t n = 0;

	for (; m->next < json_object_array_length(m->faults); m->next++) {
		fault = json_object_array_get_idx(m->faults, m->next);
		if (json_object_get_int64(json_object_object_get(fault, "row")) != row)
			return;
		bad[column_of(m, fault)] = true;
		if (n < room)
			n += (size_t)snprintf(note + n, room - n, "%s%s%s%s", n > 0 ? "；" : "",
			    said(fault, "column"), *said(fault, "column") != '\0' ? "：" : "", said(fault, "detail"));
	}
}

static bool
on_row(void *arg, unsigned number, char **cells, unsigned count)
{
	struct marking *m = arg;
	bool bad[TABLE_COLUMNS + 2] = { false };
	char note[2000] = "";
	unsigned i;

	look_up(m, number, bad, note, sizeof(note));
	if (*note != '\0')
		worksheet_write_string(m->page, number - 1, 0, note, m->note);
	for (i = 1; i < TABLE_COLUMNS + 1; i++) {
		const char *cell = i - 1 + m->drop < count ? cells[i - 1 + m->drop] : "";

		if (*cell != '\0')
			worksheet_write_string(m->page, number - 1, (lxw_col_t)i, cell, bad[i] ? m->bad : m->text);
		else if (bad[i])
			worksheet_write_blank(m->page, number - 1, (lxw_col_t)i, m->bad);
	}
	return true;
}

static lxw_format *
format(lxw_workbook *book, lxw_color_t ground)
{
	lxw_format *f = workbook_add_format(book);

	format_set_num_format(f, "@");
	if (ground != 0) {
		format_set_bg_color(f, ground);
		format_set_border(f, LXW_BORDER_THIN);
	}
	return f;
}

static bool
write_book(const char *path, const char *bytes, size_t len, struct json_object *roster)
{
	lxw_workbook_options thrifty = { .constant_memory = LXW_TRUE };
	lxw_workbook *book = workbook_new_opt(path, &thrifty);
	struct marking m = { .faults = json_object_object_get(roster, "faults"),
		.places = json_object_object_get(roster, "places") };
	struct table t;

	m.drop = json_object_get_boolean(json_object_object_get(roster, "marked"));
	m.page = workbook_add_worksheet(book, NULL);
	m.text = format(book, 0);
	m.bad = format(book, 0xFFC7CE);
	m.note = format(book, 0xFFEB9C);
	worksheet_set_column(m.page, 0, 0, NOTE_WIDTH, NULL);
	worksheet_set_column(m.page, 1, 20, COLUMN_WIDTH, m.text);
	table_read(&t, bytes, len, on_row, &m);
	worksheet_ignore_errors(m.page, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:IW1048576");
	return workbook_close(book) == LXW_NO_ERROR;
}

FILE *
roster_mark(const char *bytes, size_t len, struct json_object *roster)
{
	char path[] = P_tmpdir "/weinengli.XXXXXX";
	int fd = mkstemp(path);
	FILE *f = NULL;

	if (fd < 0)
		return NULL;
	close(fd);
	if (write_book(path, bytes, len, roster))
		f = fopen(path, "rbe");
	unlink(path);
	return f;
}
