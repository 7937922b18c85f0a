/* certificate/print.c - 打印证书: the office orders a batch, the holder her own; the job
 * certificate-print makes one PDF of it, which stays for a week.  It can always be ordered
 * again, and is then the same. */
#include "certificate/number.h"
#include "certificate/slices.h"

/* At most 2,000 pages a file, five orders of one person at a time. */
#define PAGES_MOST 2000
#define PAGES_SQL "2001"
#define ORDERS_SQL "5"

static struct query order = {
	"INSERT INTO print_order (ordered_by)"
	" SELECT p.id FROM person p WHERE p.id = ? AND " ORDERS_SQL " >"
	"       (SELECT COUNT(*) FROM print_order o WHERE o.ordered_by = p.id AND o.ended_at IS NULL AND o.tries < 3)" };

/* What stands, at the schools of my office: all, or of one school or programme, or
 * issued since a day.  Read before it is written down, so that nobody who recognises waits
 * for a county's list. */
static struct query batch_of = {
	"SELECT c.certificate"
	"   FROM office_school o"
	"   JOIN certificate_now c ON c.school = o.school AND c.state = 'valid'"
	"  WHERE o.person = ? AND ? IN (0, o.school) AND ? IN (0, c.programme)"
	"    AND c.issued_at + INTERVAL 8 HOUR >= ?"
	"  LIMIT " PAGES_SQL };

static struct query put_batch = {
	"INSERT INTO print_item (print_order, certificate)"
	" SELECT ?, j.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) j" };

static struct query put_numbers = {
	"INSERT INTO print_item (print_order, certificate)"
	" SELECT ?, c.certificate"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (number VARCHAR(60) PATH '$')) j"
	"   JOIN certificate_now c ON c.number = CONVERT(j.number USING ascii) AND c.state = 'valid'"
	"   JOIN office_school o ON o.school = c.school AND o.person = ?" };

static struct query put_mine = {
	"INSERT INTO print_item (print_order, certificate)"
	" SELECT ?, c.certificate FROM certificate_now c"
	"  WHERE c.person = ? AND c.number = ? AND c.state = 'valid'" };

static int
answer_order(struct request *r, long long id, long pages)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "order", json_object_new_int64(id));
	json_object_object_add(o, "pages", json_object_new_int64(pages));
	return answer_object(r, 201, o);
}

/* 0, and the order is there; else the status of a refusal. */
static int
begin_order(struct request *r)
{
	if (run(r, &order, me(r)) == 0)
		return refuse(r, 409, "您已有" ORDERS_SQL "份正在打印，请等它们完成");
	about(r, "print_order", last_id(r));
	return 0;
}

static struct value
or_nought(struct value v)
{
	return v.kind == NOTHING ? number(0) : v;
}

static long
put_found(struct request *r, struct value id)
{
	struct value since = form(r, "since");
	const struct result *found = ask(r, &batch_of, me(r), or_nought(form(r, "school")),
	    or_nought(form(r, "programme")), since.kind == NOTHING ? text(r, "2000-01-01") : since);
	struct json_object *ids = lent(r, json_object_new_array());
	size_t i;

	for (i = 0; i < found->rows; i++)
		json_object_array_add(ids, json_object_new_int64(cell(found, i, "certificate").number));
	return run(r, &put_batch, id, text(r, "%s", json_object_to_json_string(ids)));
}

static int
order_batch(struct request *r)
{
	struct value id;
	long pages;
	int status = begin_order(r);

	if (status != 0)
		return status;
	id = number(last_id(r));
	pages = form_object(r, "numbers") == NULL ? put_found(r, id) :
	    run(r, &put_numbers, id, form_json(r, "numbers"), me(r));
	if (form_object(r, "numbers") != NULL && pages < (long)json_object_array_length(form_object(r, "numbers")))
		return refuse(r, 409, "有%ld个编号不能打印：没有查到，已撤销或更正，或者不归您办理",
		    (long)json_object_array_length(form_object(r, "numbers")) - pages);
	if (pages == 0)
		return refuse(r, 409, "没有可以打印的证书：只打印有效的，撤销和已更正的不打印");
	if (pages > PAGES_MOST)
		return refuse(r, 409, "一次最多打印%d份，请按学校或日期分开打印", PAGES_MOST);
	return answer_order(r, id.number, pages);
}

static int
order_mine(struct request *r)
{
	char number_text[NUMBER_LEN + 1];
	struct value id;
	long pages;
	int status = begin_order(r);

	if (status != 0)
		return status;
	id = number(last_id(r));
	number_read(form(r, "number").text, number_text);
	pages = run(r, &put_mine, id, me(r), text(r, "%s", number_text));
	return pages == 0 ? not_found(r) : answer_order(r, id.number, pages);
}

/* Of an order o: it has a certificate that was revoked or corrected since. */
#define STALE \
	"EXISTS (SELECT 1 FROM print_item i"							\
	"          LEFT JOIN certificate n ON n.replaces = i.certificate"			\
	"          LEFT JOIN revocation x ON x.certificate = i.certificate"			\
	"         WHERE i.print_order = o.id AND (n.id IS NOT NULL OR x.certificate IS NOT NULL))"

#define ORDER_SHOWN \
	"SELECT o.id AS `order`, o.ordered_at, o.printed, o.bytes, o.unknown,"			\
	"       (SELECT COUNT(*) FROM print_item i WHERE i.print_order = o.id) AS pages,"	\
	"       CASE WHEN o.ended_at < UTC_TIMESTAMP(6) - INTERVAL 7 DAY THEN 'gone'"		\
	"            WHEN o.ended_at IS NOT NULL THEN IF(" STALE ", 'stale', 'done')"		\
	"            WHEN o.tries = 0 THEN 'waiting'"						\
	"            WHEN o.tries >= 3 AND COALESCE(o.leased_until, '2000-01-01') < UTC_TIMESTAMP(6) THEN 'failed'" \
	"            ELSE 'printing' END AS state"						\
	"  FROM print_order o WHERE o.ordered_by = ?"

static struct query orders = { ORDER_SHOWN " AND o.ordered_at > UTC_TIMESTAMP(6) - INTERVAL 30 DAY ORDER BY o.id DESC LIMIT 20" };
static struct query one = { ORDER_SHOWN " AND o.id = ?" };

static int
show_orders(struct request *r)
{
	return rows(r, &orders, me(r));
}

static int
show_order(struct request *r)
{
	return row(r, &one, me(r), form(r, "order"));
}

/* Whoever ordered it, while she still may: not what is no longer of her office, nor
 * what was revoked or corrected since. */
static struct query printed = {
	"SELECT LOWER(HEX(o.sha256)) AS sha256, (SELECT COUNT(*) FROM print_item i WHERE i.print_order = o.id) AS pages,"
	"       " STALE " AS stale"
	"  FROM print_order o"
	" WHERE o.id = ? AND o.ordered_by = ? AND o.ended_at > UTC_TIMESTAMP(6) - INTERVAL 7 DAY"
	"   AND NOT EXISTS (SELECT 1 FROM print_item i JOIN certificate c ON c.id = i.certificate"
	"        JOIN proposal p ON p.id = c.proposal"
	"        LEFT JOIN office_school j ON j.school = p.school AND j.person = o.ordered_by"
	"       WHERE i.print_order = o.id AND j.school IS NULL AND c.person <> o.ordered_by)" };

static int
give_file(struct request *r)
{
	const struct result *f = ask(r, &printed, form(r, "order"), me(r));

	if (f->rows == 0)
		return not_found(r);
	if (cell(f, 0, "stale").number != 0)
		return refuse(r, 409, "这个文件里有证书后来已撤销或更正，请重新打印");
	head(r, "X-Accel-Redirect", "/weinengli/prints/%s.pdf", cell(f, 0, "sha256").text);
	head(r, "Content-Type", "application/pdf");
	head(r, "Content-Disposition", "attachment; filename=\"certificate.pdf\";"
	    " filename*=UTF-8''%%E8%%AF%%81%%E4%%B9%%A6-%lld%%E4%%BB%%BD.pdf", cell(f, 0, "pages").number);
	return 200;
}

static const struct field batch[] = {
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "programme", ID, .optional = true, .zh = "工程" },
	{ "since", DAY, .optional = true, .zh = "发证日期" },
	{ "numbers", CODES, 1, PAGES_MOST, .optional = true, .zh = "证书编号" }, { 0 } };
static const struct field my_number[] = {
	{ "number", WORDS, 1, 60, .zh = "证书编号" }, { 0 } };
static const struct field which[] = {
	{ "order", ID, .zh = "打印" }, { 0 } };

const struct route print_routes[] = {
	{ "POST", "/print", OFFICE, batch, order_batch, { &order, &batch_of, &put_batch, &put_numbers }, ONCE,
	    "certificate.print.order", 0 },
	{ "POST", "/print/mine", TEACHER, my_number, order_mine, { &order, &put_mine }, ONCE,
	    "certificate.print.order", 0 },
	{ "GET", "/prints", TEACHER | OFFICE, NULL, show_orders, { &orders } },
	{ "GET", "/print/{order}", TEACHER | OFFICE, which, show_order, { &one } },
	{ "GET", "/print/{order}/file", TEACHER | OFFICE, which, give_file, { &printed } },
	{ 0 } };
