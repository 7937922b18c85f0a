/* parts/table_book.c - see table_book.h */
#include "parts/table_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHEETS_MAX 100

const char *const table_damaged = "这个表格打不开，可能已损坏，请用 Excel 或 WPS 打开检查，另存后再选择";
const char *const table_too_large = "这个表格太大，或压缩得不正常，请只留下要导入的行，另存后再选择";

const char *
part_refuses(enum part_result result)
{
	return result == PART_READ ? NULL : result == PART_TOO_LARGE ? table_too_large : table_damaged;
}

void *
book_grown(void *items, size_t *room, size_t needed, size_t size)
{
	if (needed <= *room)
		return items;
	while (*room < needed)
		*room = *room > 0 ? *room * 2 : 64;
	if ((items = realloc(items, *room * size)) == NULL)
		abort();
	return items;
}

/* --- which part is what -------------------------------------------------- */

struct link {
	char id[40], target[PART_NAME];
};

struct links {
	const char *folder;		/* of who links: "xl/" */
	struct link all[SHEETS_MAX];
	size_t count;
	char book[PART_NAME], texts[PART_NAME], formats[PART_NAME];
};

static bool
ends(const char *s, const char *with)
{
	size_t len = strlen(s), tail = strlen(with);

	return len >= tail && strcmp(s + len - tail, with) == 0;
}

static void
on_link(void *arg, const char *name, const char **attributes)
{
	const char *id = part_attribute(attributes, "Id"), *type = part_attribute(attributes, "Type"),
	    *target = part_attribute(attributes, "Target");
	struct links *l = arg;
	char path[PART_NAME];

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
		return;
	snprintf(path, sizeof(path), "%s%s", *target == '/' ? "" : l->folder, target + (*target == '/'));
	if (ends(type, "/officeDocument"))
		memcpy(l->book, path, sizeof(path));
	else if (ends(type, "/sharedStrings"))
		memcpy(l->texts, path, sizeof(path));
	else if (ends(type, "/styles"))
		memcpy(l->formats, path, sizeof(path));
	else if (ends(type, "/worksheet") && l->count < SHEETS_MAX) {
		snprintf(l->all[l->count].id, sizeof(l->all[0].id), "%s", id);
		memcpy(l->all[l->count++].target, path, sizeof(path));
	}
}

struct sheets {
	struct book *book;
	const struct links *links;
};

static void
on_sheet(void *arg, const char *name, const char **attributes)
{
	struct sheets *s = arg;
	const char *state = part_attribute(attributes, "state"), *id = part_attribute(attributes, "id"),
	    *since = part_attribute(attributes, "date1904");
	size_t i;

	if (strcmp(name, "workbookPr") == 0)
		s->book->since_1904 = since != NULL && (*since == '1' || *since == 't');
	if (strcmp(name, "sheet") != 0 || id == NULL || *s->book->sheet != '\0' ||
	    (state != NULL && strcmp(state, "visible") != 0))
		return;
	for (i = 0; i < s->links->count; i++)
		if (strcmp(s->links->all[i].id, id) == 0)
			memcpy(s->book->sheet, s->links->all[i].target, PART_NAME);
}

/* --- the book ------------------------------------------------------------ */

/* What a zip without a workbook is. */
static const char *
what_else(zip_t *zip)
{
	if (zip_name_locate(zip, "xl/workbook.bin", 0) >= 0 ||
	    zip_name_locate(zip, "content.xml", 0) >= 0 || zip_name_locate(zip, "Index/Document.iwa", 0) >= 0)
		return "这种表格读不了，请用制作它的软件打开，点“文件”、“另存为”，类型选“Excel 工作簿（*.xlsx）”，再选择新文件";
	if (zip_name_locate(zip, "word/document.xml", 0) >= 0)
		return "这是 Word 文档，不是表格，请选择 .xlsx 或 CSV 文件";
	return "这是压缩包，里面没有表格，请先解压，再选择 .xlsx 或 CSV 文件";
}

/* The links of a part: "xl/workbook.xml" has them in "xl/_rels/workbook.xml.rels". */
static enum part_result
read_links(struct book *b, struct links *l, const char *of)
{
	struct part part = { on_link, NULL, NULL, l, NULL };
	const char *slash = strrchr(of, '/');
	int folder = slash != NULL ? (int)(slash - of) + 1 : 0;
	char name[PART_NAME * 2 + 20], path[PART_NAME];

	snprintf(path, sizeof(path), "%.*s", folder, of);
	snprintf(name, sizeof(name), "%s_rels/%s.rels", path, of + folder);
	l->folder = path;
	return part_read(b->zip, name, SMALL_PART, &part);
}

static const char *
read_book(struct book *b, struct links *l)
{
	struct sheets sheets = { b, l };
	struct part part = { on_sheet, NULL, NULL, &sheets, NULL };
	const char *why;

	if (read_links(b, l, "") != PART_READ || *l->book == '\0' || ends(l->book, ".bin") ||
	    zip_name_locate(b->zip, "word/document.xml", 0) >= 0)
		return what_else(b->zip);
	if ((why = part_refuses(read_links(b, l, l->book))) != NULL ||
	    (why = part_refuses(part_read(b->zip, l->book, SMALL_PART, &part))) != NULL)
		return why;
	if (*b->sheet == '\0')
		return "这个表格里没有可见的工作表";
	if (*l->texts != '\0' && (why = book_texts(b, l->texts)) != NULL)
		return why;
	return *l->formats != '\0' ? book_formats(b, l->formats) : NULL;
}

bool
book_open(struct book *b, const char *bytes, size_t len)
{
	struct links *l = calloc(1, sizeof(*l));

	if (l == NULL)
		abort();
	*b = (struct book){ .zip = part_open(bytes, len) };
	b->why = b->zip != NULL ? read_book(b, l) : table_damaged;
	free(l);
	return b->why == NULL;
}

void
book_close(struct book *b)
{
	if (b->zip != NULL)
		zip_discard(b->zip);
	free(b->texts);
	free(b->text_at);
	free(b->formats);
}
