/* certificate/register.c - for the province's system (R118, R120): an office makes a
 * numbered batch of what that system does not know yet, and takes it as a file. */
#include "certificate/sheets.h"
#include "certificate/slices.h"

/* A batch of a region that my office is in, or above. */
#define MINE(batch, person) \
	" EXISTS (SELECT 1 FROM role_now r JOIN region_within v ON v.ancestor = r.region" \
	"          WHERE r.person = " person " AND r.kind = 'office' AND v.region = " batch ".region)"

static struct query regions = {
	"SELECT g.id AS region, g.name FROM role_now r JOIN region g ON g.id = r.region"
	" WHERE r.person = ? AND r.kind = 'office' ORDER BY g.id" };

static int
show_regions(struct request *r)
{
	return rows(r, &regions, me(r));
}

#define BATCHES(past, order) \
	"SELECT b.id AS batch, g.name AS region, b.number, b.made_at, p.name AS made_by," \
	"       (SELECT COUNT(*) FROM register_row w WHERE w.batch = b.id) AS `rows`," \
	"       (SELECT COUNT(*) FROM register_receipt e WHERE e.batch = b.id AND e.accepted = 1) AS accepted," \
	"       (SELECT COUNT(*) FROM register_receipt e WHERE e.batch = b.id AND e.accepted = 0) AS rejected," \
	"       b.id AS `cursor`" \
	"  FROM register_batch b" \
	"  JOIN region g ON g.id = b.region" \
	"  JOIN person p ON p.id = b.made_by" \
	" WHERE" MINE("b", "?") " AND " past \
	" ORDER BY b.id" order " LIMIT " PAGE_SQL

static struct query batches[] = { { BATCHES(PAGE_BELOW("b.id"), " DESC") }, { BATCHES(PAGE_ABOVE("b.id"), "") } };

static const struct field sorted[] = { SORT("latest earliest"), AFTER, { 0 } };

static int
show_batches(struct request *r)
{
	return page_by(r, batches, me(r), after(r), after(r));
}

static struct query begin = {
	"INSERT INTO register_batch (region, number, made_by)"
	" SELECT r.region, 1 + COALESCE((SELECT MAX(b.number) FROM register_batch b WHERE b.region = r.region), 0),"
	"        r.person"
	"   FROM role_now r WHERE r.person = ? AND r.kind = 'office' AND r.region = ?" };

#define FILL(view) \
	"INSERT INTO register_row (batch, certificate, kind)" \
	" SELECT ?, d.certificate, d.kind" \
	"   FROM region_within w" \
	"   JOIN school s ON s.region = w.region" \
	"   JOIN " view " d ON d.school = s.id" \
	"  WHERE w.ancestor = ?"

static struct query fill = { FILL("due_register") };
static struct query fill_revoked = { FILL("due_register_revoked") };

static const struct field region[] = {
	{ "region", ID, .zh = "区域" }, { 0 } };

static int
make_batch(struct request *r)
{
	struct value of = form(r, "region");
	struct json_object *o;
	long long batch;
	long n = try_run(r, &begin, me(r), of);

	if (n < 0)
		return refuse(r, 409, "刚刚有人生成了一批，请刷新后再看");
	if (n == 0)
		return not_found(r);
	batch = last_id(r);
	n = run(r, &fill, number(batch), of) + run(r, &fill_revoked, number(batch), of);
	if (n == 0)
		return refuse(r, 409, "没有需要上报的证书：新发、更正和撤销的都已上报");
	about(r, "register_batch", batch);
	o = json_object_new_object();
	json_object_object_add(o, "batch", json_object_new_int64(batch));
	json_object_object_add(o, "rows", json_object_new_int64(n));
	return answer_object(r, 201, o);
}

#define LIST_OF(path) \
	"REPLACE(REPLACE(REPLACE(REPLACE(JSON_EXTRACT(COALESCE(c.facts, p.facts), '" path "'),"	\
	" '\"', ''), '[', ''), ']', ''), ', ', '、')"
#define HOURS_OF(part) \
	"CAST(JSON_VALUE(COALESCE(c.facts, p.facts), '$.hours." part "') / 100 AS DECIMAL(7,2))"

static struct query file = {
	"SELECT g.name AS unit, c.number AS `证书编号`, CASE w.kind WHEN 'new' THEN '新发' WHEN 'changed' THEN '更正' ELSE '撤销' END AS `类别`,"
	"       COALESCE(o.number, '') AS `原证书编号`, t.name AS `姓名`, m.staff_no AS `工号`,"
	"       s.code AS `学校代码`, s.name AS `学校`,"
	"       " LIST_OF("$.certified[*].code") " AS `能力点`,"
	"       " HOURS_OF("online") " AS `线上学时`, " HOURS_OF("practice") " AS `实践学时`,"
	"       " HOURS_OF("total") " AS `总学时`,"
	"       DATE(c.issued_at + INTERVAL 8 HOUR) AS `认定日期`,"
	"       CONCAT(y.name, '第', v.number, '版') AS `政策`, COALESCE(x.reason, c.reason) AS `理由`"
	"  FROM register_batch b"
	"  JOIN region g ON g.id = b.region"
	"  JOIN register_row w ON w.batch = b.id"
	"  JOIN certificate c ON c.id = w.certificate"
	"  JOIN proposal p ON p.id = c.proposal"
	"  JOIN person t ON t.id = c.person"
	"  JOIN school s ON s.id = p.school"
	"  JOIN policy_version v ON v.id = p.policy_version"
	"  JOIN policy y ON y.id = v.policy"
	"  LEFT JOIN member_now m ON m.person = c.person"
	"  LEFT JOIN certificate o ON o.id = c.replaces"
	"  LEFT JOIN revocation x ON x.certificate = c.id AND w.kind = 'revoked'"
	" WHERE b.id = ? AND" MINE("b", "?") " ORDER BY w.certificate" };

static const struct field one[] = {
	{ "batch", ID, .zh = "批次" }, { 0 } };

static const struct sheet upward = { "register", "教师信息技术应用能力认定结果登记表", .official = true };

static int
take_file(struct request *r)
{
	return sheet(r, &file, form(r, "batch"), me(r));
}

/* What came back rejected, to be mended; it goes with the next batch. */
#define REJECTED(past, order) \
	"SELECT c.number, t.name, s.name AS school, c.issued_at, w.kind, e.reason, e.entered_at, w.certificate AS `cursor`" \
	"  FROM register_batch b" \
	"  JOIN register_row w ON w.batch = b.id" \
	"  JOIN register_receipt e ON e.batch = w.batch AND e.certificate = w.certificate AND e.accepted = 0" \
	"  JOIN certificate c ON c.id = w.certificate" \
	"  JOIN proposal p ON p.id = c.proposal" \
	"  JOIN person t ON t.id = c.person" \
	"  JOIN school s ON s.id = p.school" \
	" WHERE b.id = ? AND" MINE("b", "?") " AND " past \
	" ORDER BY w.certificate" order " LIMIT " PAGE_SQL

static struct query rejected[] = { { REJECTED(PAGE_ABOVE("w.certificate"), "") }, { REJECTED(PAGE_BELOW("w.certificate"), " DESC") } };

static const struct field one_sorted[] = {
	{ "batch", ID, .zh = "批次" }, SORT("earliest latest"), AFTER, { 0 } };

static int
show_rejected(struct request *r)
{
	return page_by(r, rejected, form(r, "batch"), me(r), after(r), after(r));
}

const struct route register_routes[] = {
	{ "GET", "/register/regions", OFFICE, NULL, show_regions, { &regions } },
	{ "GET", "/register", OFFICE, sorted, show_batches, { &batches[0], &batches[1] }, .sheet = &batches_sheet },
	{ "POST", "/register", OFFICE, region, make_batch, { &begin, &fill, &fill_revoked }, ONCE,
	    "certificate.register.make", 0 },
	{ "GET", "/register/{batch}", OFFICE, one, take_file, { &file }, .sheet = &upward },
	{ "GET", "/register/{batch}/rejected", OFFICE, one_sorted, show_rejected, { &rejected[0], &rejected[1] },
	    .sheet = &rejected_sheet },
	{ 0 } };
