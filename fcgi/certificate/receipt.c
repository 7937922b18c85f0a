/* certificate/receipt.c - what the province's system answers to a batch: a file with a
 * line for each certificate, its number, whether it was accepted, and if not, why.
 * All of the file is taken, or none of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "certificate/number.h"
#include "certificate/receipt_csv.h"
#include "certificate/slices.h"
#include "parts/sent.h"

#define FILE_BYTES (4LL << 20)

/* Each line of the file: is it of this batch, and not answered yet? */
static struct query compare = {
	"SELECT j.place, w.certificate IS NOT NULL AS known, e.batch IS NOT NULL AS answered"
	"  FROM register_batch b"
	"  JOIN JSON_TABLE(?, '$[*]' COLUMNS (place INT PATH '$.row', number CHAR(20) CHARACTER SET ascii PATH '$.number')) j"
	"  LEFT JOIN certificate c ON c.number = j.number"
	"  LEFT JOIN register_row w ON w.batch = b.id AND w.certificate = c.id"
	"  LEFT JOIN register_receipt e ON e.batch = w.batch AND e.certificate = w.certificate"
	" WHERE b.id = ? AND EXISTS (SELECT 1 FROM role_now r JOIN region_within v ON v.ancestor = r.region"
	"                             WHERE r.person = ? AND r.kind = 'office' AND v.region = b.region)" };

static struct query keep_all = {
	"INSERT INTO register_receipt (batch, certificate, accepted, reason, entered_by)"
	" SELECT ?, c.id, j.accepted, j.reason, ?"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (number CHAR(20) CHARACTER SET ascii PATH '$.number',"
	"        accepted INT PATH '$.accepted', reason VARCHAR(300) PATH '$.reason')) j"
	"   JOIN certificate c ON c.number = j.number" };

static const struct field one[] = {
	{ "batch", ID, .zh = "批次" }, { 0 } };

static void
line_is_wrong(struct request *r, long long row, const char *why)
{
	char pointer[40];

	snprintf(pointer, sizeof(pointer), "/%lld", row);
	if (row == 0)
		wrong(r, pointer, "%s", why);
	else
		wrong(r, pointer, "第%lld行%s", row, why);
}

/* 0, or the status of a refusal. */
static int
read_file(struct request *r, struct value *lines)
{
	struct receipts list;
	struct sent sent;
	int status = read_sent(r, &sent, FILE_BYTES);
	size_t i;

	if (status != 0)
		return status;
	receipts_read(&list, sent.bytes, sent.len);
	lent(r, list.lines);
	lent(r, list.faults);
	for (i = 0; i < json_object_array_length(list.faults); i++) {
		struct json_object *f = json_object_array_get_idx(list.faults, i);

		line_is_wrong(r, json_object_get_int64(json_object_object_get(f, "row")),
		    json_object_get_string(json_object_object_get(f, "detail")));
	}
	*lines = text(r, "%s", json_object_to_json_string_ext(list.lines, JSON_C_TO_STRING_PLAIN));
	return refuse_wrong(r);
}

static int
take_receipts(struct request *r)
{
	struct value lines, batch = form(r, "batch");
	const struct result *each;
	struct json_object *o;
	int status = read_file(r, &lines);
	size_t i;
	long n;

	if (status != 0)
		return status;
	each = ask(r, &compare, lines, batch, me(r));
	if (each->rows == 0)
		return not_found(r);
	for (i = 0; i < each->rows; i++)
		if (cell(each, i, "known").number == 0)
			line_is_wrong(r, cell(each, i, "place").number, "的证书编号不在这一批里");
		else if (cell(each, i, "answered").number != 0)
			line_is_wrong(r, cell(each, i, "place").number, "的证书已经有回执");
	if (refuse_wrong(r) != 0)
		return 422;
	n = try_run(r, &keep_all, batch, me(r), lines);
	if (n < 0)
		return refuse(r, 409, "刚刚有人录入过回执，请刷新后再看");
	about(r, "register_batch", batch.number);
	o = json_object_new_object();
	json_object_object_add(o, "taken", json_object_new_int64(n));
	return answer_object(r, 201, o);
}

const struct route receipt_routes[] = {
	{ "POST", "/register/{batch}/receipts", OFFICE, one, take_receipts, { &compare, &keep_all },
	    ONCE | RAW, "certificate.receipt.take", FILE_BYTES }, { 0 } };
