/* report/health.c - 系统状况: when each job last did something, and what went wrong or waits.
 * The journal knows the first: its key of an act and time ends at once. */
#include "report/slices.h"

/* late: quiet for longer than a day (ours), for those that work without being asked. */
static struct query jobs = {
	"SELECT a.action AS job, (SELECT MAX(j.at) FROM journal j WHERE j.action = a.action) AS at,"
	"       a.action IN ('hours.pull.end', 'report.sum.end') AND COALESCE((SELECT MAX(j.at) FROM journal j"
	"         WHERE j.action = a.action) < UTC_TIMESTAMP(6) - INTERVAL 1 DAY, 0) AS late"
	"  FROM act a WHERE a.action IN ('hours.pull.end', 'report.sum.end', 'report.digest.sent',"
	"       'review.draw.make', 'review.recheck.go_on', 'review.scan.read', 'certificate.print.end',"
	"       'auth.sweep', 'evidence.sweep')"
	" ORDER BY a.action" };

static int
show_jobs(struct request *r)
{
	return rows_with(r, &jobs, NULL, 0);
}

static struct query troubles = {
	"SELECT t.platforms, t.prints, COALESCE(t.prints_late, 0) = 1 AS prints_late, t.scans, COALESCE(t.scans_late, 0) = 1 AS scans_late,"
	"       t.letters, COALESCE(t.letters_late, 0) = 1 AS letters_late"
	"  FROM trouble_now t" };

static int
show_troubles(struct request *r)
{
	return row_with(r, &troubles, NULL, 0);
}

const struct route health_routes[] = {
	{ "GET", "/health/jobs", ADMIN, NULL, show_jobs, { &jobs } },
	{ "GET", "/health/troubles", ADMIN, NULL, show_troubles, { &troubles } }, { 0 } };
