/* certificate/receipt_csv.c - see receipt_csv.h */
#include "certificate/receipt_csv.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "certificate/number.h"
#include "parts/sheet_text.h"

enum { NUMBER, VERDICT, REASON, CELLS };

struct reader {
	struct receipts *list;
	struct json_object *seen;
	char cells[CELLS][400];
	size_t count, row;
};

static void
fault(struct reader *f, const char *detail)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "row", json_object_new_int64((int64_t)f->row));
	json_object_object_add(o, "detail", json_object_new_string(detail));
	json_object_array_add(f->list->faults, o);
}

/* 1 accepted, 0 rejected, -1 neither. */
static int
verdict(const char *word)
{
	static const struct { const char *word; int accepted; } words[] = {
		{ "accepted", 1 }, { "收下", 1 }, { "通过", 1 },
		{ "rejected", 0 }, { "退回", 0 }, { "不通过", 0 } };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].word, word) == 0)
			return words[i].accepted;
	return -1;
}

static void
on_cell(void *s, size_t len, void *arg)
{
	struct reader *f = arg;

	if (f->count < CELLS) {
		if (len >= sizeof(f->cells[0])) {
			fault(f, "内容太长");
			len = 0;
		}
		memcpy(f->cells[f->count], s, len);
		f->cells[f->count][len] = '\0';
		sheet_tidy(f->cells[f->count]);
	}
	f->count++;
}

static void
take_line(struct reader *f, const char *number)
{
	int accepted = verdict(f->cells[VERDICT]);
	struct json_object *o;

	if (accepted < 0)
		fault(f, "第二格应写“收下”或“退回”");
	else if (accepted == 0 && *f->cells[REASON] == '\0')
		fault(f, "退回的没有写理由");
	else if (json_object_object_get_ex(f->seen, number, NULL))
		fault(f, "的证书编号前面已经有了");
	else if (json_object_array_length(f->list->lines) == RECEIPTS_MAX)
		fault(f, "以后太多，一次最多50000行");
	else {
		json_object_object_add(f->seen, number, NULL);
		o = json_object_new_object();
		json_object_object_add(o, "row", json_object_new_int64((int64_t)f->row));
		json_object_object_add(o, "number", json_object_new_string(number));
		json_object_object_add(o, "accepted", json_object_new_int(accepted));
		json_object_object_add(o, "reason", json_object_new_string(f->cells[REASON]));
		json_object_array_add(f->list->lines, o);
	}
}

static void
on_row(int newline, void *arg)
{
	struct reader *f = arg;
	const char *cell = f->cells[NUMBER];
	char number[NUMBER_LEN + 1];
	size_t i;

	(void)newline;
	f->row++;
	for (i = f->count; i < CELLS; i++)
		f->cells[i][0] = '\0';
	if (*cell == '\'')		/* a spreadsheet's mark of text */
		cell++;
	if (number_read(cell, number))
		take_line(f, number);
	else if (f->row > 1 && (*cell != '\0' || *f->cells[VERDICT] != '\0'))
		fault(f, "第一格不是证书编号");
	f->count = 0;
}

void
receipts_read(struct receipts *list, const char *bytes, size_t len)
{
	struct reader f = { .list = list, .seen = json_object_new_object() };
	const char *encoding, *why;
	char *text = sheet_decode(bytes, len, &encoding, &why);
	struct csv_parser p;

	list->lines = json_object_new_array();
	list->faults = json_object_new_array();
	if (text == NULL) {
		fault(&f, why);
		json_object_put(f.seen);
		return;
	}
	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
		abort();
	if (csv_parse(&p, text, strlen(text), on_cell, on_row, &f) != strlen(text) ||
	    csv_fini(&p, on_cell, on_row, &f) != 0)
		fault(&f, "引号不成对，这一行以后没有读");
	else if (json_object_array_length(list->lines) + json_object_array_length(list->faults) == 0)
		fault(&f, "没有回执");
	csv_free(&p);
	free(text);
	json_object_put(f.seen);
}
