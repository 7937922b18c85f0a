/* hours/apart.c - what stands in no bar, and why: the lines that lines.c leaves out, a platform's
 * records that are no line yet or no longer, and a correction of what is gone.  A reason is the
 * notice's, with its words, or says that it is ours. */
#include "hours/sheets.h"
#include "hours/slices.h"

#define RECORDS \
	"SELECT p.programme, 'online' AS kind, r.seconds * 100 DIV (p.minutes * 60) AS hundredths," \
	"       DATE(r.happened_at + INTERVAL 8 HOUR) AS happened_on, 'platform' AS source, r.course AS title," \
	"       CONCAT('platform-', r.provider, '-', r.record) AS line, NULL AS submission, 1 AS recognised, p.name AS place," \
	"       CASE WHEN v.record IS NOT NULL THEN '研修平台自己撤回了这条记录'" \
	"            WHEN w.record IS NOT NULL THEN CONCAT(" DOUBT_WHY("d") ", '。项目办认定不计入：', w.note)" \
	"            WHEN d.record IS NOT NULL THEN CONCAT(" DOUBT_WHY("d") ", '。先不计入，等项目办认定（本系统默认）')" \
	"            ELSE '刚从平台取来，核查以后计入（本系统默认）' END AS why" \
	"  FROM platform_account a" \
	"  JOIN provider p ON p.id = a.provider" \
	"  JOIN platform_record r ON r.provider = a.provider AND r.account = a.account" \
	"  JOIN pull_run u ON u.id = r.run" \
	"  LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record" \
	"  LEFT JOIN platform_doubt d ON d.provider = r.provider AND d.record = r.record" \
	"  LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record" \
	" WHERE a.person = ? AND r.seconds > 0" \
	"   AND (v.record IS NOT NULL OR u.unchecked = 1 OR (d.record IS NOT NULL AND COALESCE(w.counts, 0) = 0))"

#define CORRECTIONS \
	"SELECT e.programme, e.kind, e.hundredths, e.happened_on, 'entry', e.note, CONCAT('entry-', e.id), NULL, 1, NULL," \
	"       '所冲正的记录已由研修平台撤回，这笔冲正不再扣减'" \
	"  FROM hours_entry e JOIN platform_void v ON v.provider = e.provider AND v.record = e.record WHERE e.person = ?"

static struct query apart = {
	"SELECT l.kind, l.hundredths, l.happened_on, l.source, l.title, l.place,"
	"       CASE WHEN l.why IS NOT NULL THEN l.why"
	"            WHEN NOT" COUNTS("l") "THEN CONCAT('属于“', g.name, '”，没有随您转入现在的工程（本系统默认）')"
	"            WHEN NOT" RECOGNISED("l") "THEN CONCAT('校本教研学时须经认可，等项目办认可', "
	"              CASE JSON_VALUE(n.rules, '$.hours_recognition.origin') WHEN 'office' THEN '（项目办规定）'"
	"                WHEN 'notice' THEN CONCAT('（通知要求“', JSON_VALUE(n.rules, '$.hours_recognition.phrase'), '”）')"
	"                ELSE '（本系统默认）' END)"
	"            ELSE '同一能力点又通过了一次，只计结果更好的那一次（本系统默认）' END AS why,"
	"       CONCAT(l.happened_on, ' ', l.line) AS `cursor`"
	"  FROM (" RECORDS " UNION ALL " CORRECTIONS
	"   UNION ALL SELECT x.programme, x.kind, x.hundredths, x.happened_on, x.source, x.title, x.line, x.submission,"
	"     x.recognised, x.place, NULL FROM (" LEDGER ") x) l"
	"  JOIN programme g ON g.id = l.programme"
	"  JOIN member_now m ON m.person = ?"
	"  JOIN programme_now n ON n.school = m.school"
	" WHERE (l.why IS NOT NULL OR NOT" COUNTS("l") "OR NOT" RECOGNISED("l") "OR NOT" COUNTS_ONCE("l") ")"
	"   AND" OF_BAR "AND (? = '' OR CONCAT(l.happened_on, ' ', l.line) < ?)"
	" ORDER BY `cursor` DESC LIMIT " PAGE_SQL };

static const struct field of_bar[] = { BAR, AFTER, { 0 } };

static int
show_apart(struct request *r)
{
	struct value kind = form(r, "kind"), i = me(r);

	return page(r, &apart, i, i, i, i, i, i, i, kind, kind, kind, after(r), after(r));
}

const struct route apart_routes[] = {
	{ "GET", "/lines/apart", TEACHER, of_bar, show_apart, { &apart }, .sheet = &apart_sheet }, { 0 } };
