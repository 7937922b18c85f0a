/* certificate/receipt_csv.c - see receipt_csv.h */
#include "certificate/receipt_csv.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "certificate/number.h"
#include "parts/table.h"

#define REASON_MAX 900		/* bytes, of 300 characters */

enum { NUMBER, VERDICT, REASON, CELLS };

struct reader {
	struct receipts *list;
	struct json_object *seen;
	const char *cells[CELLS];
	size_t row;
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
take_line(struct reader *f, const char *number)
{
	int accepted = verdict(f->cells[VERDICT]);
	struct json_object *o;

	if (accepted < 0)
		fault(f, "第二格应写“收下”或“退回”");
	else if (accepted == 0 && *f->cells[REASON] == '\0')
		fault(f, "退回的没有写理由");
	else if (strlen(f->cells[REASON]) > REASON_MAX)
		fault(f, "的理由太长，最多300字");
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

static bool
on_row(void *arg, unsigned row, char **cells, unsigned count)
{
	struct reader *f = arg;
	char number[NUMBER_LEN + 1];
	unsigned i;

	for (i = 0; i < CELLS; i++)
		f->cells[i] = i < count ? cells[i] : "";
	f->row = row;
	if (number_read(f->cells[NUMBER] + (*f->cells[NUMBER] == '\''), number))
		take_line(f, number);		/* past a spreadsheet's mark of text */
	else if (f->row > 1 && (*f->cells[NUMBER] != '\0' || *f->cells[VERDICT] != '\0'))
		fault(f, "第一格不是证书编号");
	return true;
}

void
receipts_read(struct receipts *list, const char *bytes, size_t len)
{
	struct reader f = { .list = list, .seen = json_object_new_object() };
	struct table t;

	list->lines = json_object_new_array();
	list->faults = json_object_new_array();
	table_read(&t, bytes, len, on_row, &f);
	f.row = t.row;
	if (t.why != NULL)
		fault(&f, t.why);
	else if (json_object_array_length(list->lines) + json_object_array_length(list->faults) == 0)
		fault(&f, "没有回执");
	json_object_put(f.seen);
}
