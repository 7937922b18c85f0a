/* review/scan.c - 纸质表的扫描件: school management brings photos or PDFs of filled forms;
 * review-scan reads them, and each page stands with its case or in the list of those
 * that found none (scan_page.c).  The file came by evidence's upload. */
#include "review/sheets.h"
#include "review/slices.h"

/* Each of the uploads: is it hers, whole, a picture or a PDF, and new here? */
static struct query brought = { .sql =
	"SELECT j.place, f.id AS file, u.name, k.school,"
	"       f.type IN ('application/pdf', 'image/jpeg', 'image/png') AS readable,"
	"       c.id IS NOT NULL AS known"
	"  FROM school_person k"
	"  JOIN JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, token CHAR(32) PATH '$')) j"
	"  LEFT JOIN upload u ON u.token = CONVERT(j.token USING ascii) AND u.person = k.person"
	"  LEFT JOIN file f ON f.id = u.file"
	"  LEFT JOIN scan c ON c.school = k.school AND c.file = f.id"
	" WHERE k.person = ? ORDER BY j.place" };

static struct query add = { .sql =
	"INSERT INTO scan (school, file, name, brought_by) VALUES (?, ?, ?, ?)" };

static const struct field bringing[] = {
	{ "uploads", CODES, 1, 50, .zh = "扫描件" }, { 0 } };

static int
bring(struct request *r)
{
	const struct result *u = ask(r, &brought, form_json(r, "uploads"), me(r));
	size_t i;

	if (u->rows == 0)
		return not_found(r);
	for (i = 0; i < u->rows; i++) {
		const char *at = text(r, "/uploads/%zu", i).text;

		if (cell(u, i, "file").kind == NOTHING)
			wrong(r, at, "第%zu个文件没有传完，请重新选择", i + 1);
		else if (cell(u, i, "readable").number == 0)
			wrong(r, at, "“%s”不能识别，请用 PDF、jpg 或 png", cell(u, i, "name").text);
		else if (cell(u, i, "known").number != 0)
			wrong(r, at, "“%s”已经交过", cell(u, i, "name").text);
	}
	if (refuse_wrong(r) != 0)
		return 422;
	for (i = 0; i < u->rows; i++)
		if (try_run(r, &add, cell(u, i, "school"), cell(u, i, "file"), cell(u, i, "name"), me(r)) < 0)
			return refuse(r, 409, "“%s”刚刚已经交过", cell(u, i, "name").text);
	return made(r, "scan", last_id(r));
}

#define PAGES(which) "(SELECT COUNT(*) FROM scan_page p WHERE p.scan = c.id" which ")"

/* waiting: pages that no code placed, and nobody by hand. */
static struct query list = { .sql =
	"SELECT c.id AS scan, c.name, c.brought_at, r.pages, r.trouble, r.read_at,"
	"       " PAGES(" AND p.outcome = 'matched'") " AS matched,"
	"       " PAGES(" AND p.outcome <> 'matched' AND NOT EXISTS"
	"         (SELECT 1 FROM scan_placing g WHERE g.scan = p.scan AND g.number = p.number)") " AS waiting,"
	"       c.id AS `cursor`"
	"  FROM school_person k"
	"  JOIN scan c ON c.school = k.school"
	"  LEFT JOIN scan_reading r ON r.scan = c.id"
	" WHERE k.person = ? AND (? = '' OR c.id < ?) ORDER BY c.id DESC LIMIT " PAGE_SQL };

static int
show_list(struct request *r)
{
	return page(r, &list, me(r), after(r), after(r));
}

const struct route scan_routes[] = {
	{ "POST", "/scans", SCHOOL, bringing, bring, { &brought, &add }, ONCE, "review.scan.bring" },
	{ "GET", "/scans", SCHOOL, paged, show_list, { &list }, .sheet = &scans_sheet }, { 0 } };
