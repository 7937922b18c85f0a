/* parts/table.c - see table.h */
#include "parts/table.h"

#include <stdlib.h>
#include <string.h>

#include "parts/sheet_text.h"
#include "parts/table_row.h"

/* --- a row --------------------------------------------------------------- */

static void
put_copy(struct row *row, const char *text, size_t len)
{
	char *cell = malloc(len + 1);

	if (cell == NULL)
		abort();
	memcpy(cell, text, len);
	cell[len] = '\0';
	sheet_tidy(cell);
	row->cells[row->count++] = cell;
}

void
row_put(struct row *row, unsigned column, const char *text, size_t len)
{
	if (column >= TABLE_COLUMNS || column < row->count)
		return;
	while (row->count < column)
		put_copy(row, "", 0);
	put_copy(row, text, len);
}

void
row_clear(struct row *row)
{
	while (row->count > 0)
		free(row->cells[--row->count]);
}

bool
row_end(struct row *row, unsigned number)
{
	bool empty = true, more = true;
	unsigned i;

	for (i = 0; i < row->count; i++)
		empty = empty && *row->cells[i] == '\0';
	if (!empty)
		more = row->take(row->arg, number, row->cells, row->count);
	row_clear(row);
	return more;
}

/* --- a file -------------------------------------------------------------- */

/* What begins a file that is no table we read, and what to do about it. */
static const struct {
	const char *mark;
	size_t len;
	const char *why;
} others[] = {
	{ "\xd0\xcf\x11\xe0", 4, "这是旧格式（.xls、.et）或加了密码的表格，请用 Excel 或 WPS 打开它，"
	    "点“文件”、“另存为”，类型选“Excel 工作簿（*.xlsx）”，不设密码，再选择新文件" },
	{ "%PDF", 4, "这是 PDF，不是表格，请选择 .xlsx 或 CSV 文件" },
	{ "\x89PNG", 4, "这是图片，不是表格，请选择 .xlsx 或 CSV 文件" },
	{ "\xff\xd8\xff", 3, "这是图片，不是表格，请选择 .xlsx 或 CSV 文件" },
	{ "Rar!", 4, "这是压缩包，请先解压，再选择里面的表格" },
	{ "7z\xbc\xaf", 4, "这是压缩包，请先解压，再选择里面的表格" },
	{ "{\\rtf", 5, "这是文字文档，不是表格，请选择 .xlsx 或 CSV 文件" },
	/* Platforms give web pages and old XML the name .xls. */
	{ "<", 1, "这是网页格式的表格，请用 Excel 或 WPS 打开它，"
	    "点“文件”、“另存为”，类型选“Excel 工作簿（*.xlsx）”，再选择新文件" }
};

static const char *
other(const char *bytes, size_t len)
{
	size_t i;

	if (len > 3 && memcmp(bytes, "\xef\xbb\xbf<", 4) == 0)
		return others[sizeof(others) / sizeof(others[0]) - 1].why;
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (len >= others[i].len && memcmp(bytes, others[i].mark, others[i].len) == 0)
			return others[i].why;
	return NULL;
}

bool
table_read(struct table *t, const char *bytes, size_t len, table_row *take, void *arg)
{
	struct row row = { .take = take, .arg = arg };
	bool well;

	*t = (struct table){ .kind = "", .why = other(bytes, len) };
	if (t->why != NULL)
		return false;
	well = len >= 4 && memcmp(bytes, "PK\3\4", 4) == 0 ?
	    table_xlsx(t, &row, bytes, len) : table_csv(t, &row, bytes, len);
	row_clear(&row);
	return well;
}
