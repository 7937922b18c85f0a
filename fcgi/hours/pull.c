/* hours/pull.c - hours-pull: brings what teachers learned on the platforms.
 *
 *	hours-pull             asks every platform once; 0 when all went well
 *	  --every N            again and again, N seconds apart, until SIGTERM
 *	  --only ID            only this platform
 *	  --check              prepares the statements, and that is all
 *
 *	WEINENGLI_PULL_LOCAL=1    also http, this host and private networks
 *	WEINENGLI_PULL_SECONDS    the longest one answer may take (60)
 *	WEINENGLI_PULL_OVERLAP    seconds before the last one reached that are asked again (600)
 *
 * The only program that reaches the network.  A page of records and how far it
 * reached are written in one transaction, so a run that is killed anywhere goes
 * on where it was; a record's own id is its key, so what comes twice counts
 * once.  Passwords are read from $CREDENTIALS_DIRECTORY/<name>: "user:password".
 * A platform that is dead, slow or hostile spoils its own run and no other. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/slice.h"
#include "hours/xapi.h"

static struct query providers = {
	"SELECT p.id, p.address, p.credential, p.home FROM provider p"
	"  JOIN programme g ON g.id = p.programme"
	" WHERE g.ends_on >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) - INTERVAL 60 DAY"
	"   AND ? IN (0, p.id)"
	" ORDER BY p.id" };

/* From where the last run got to, less some minutes: what the platform stored
 * out of turn comes too, and comes only once. */
static struct query begin = {
	"INSERT INTO pull_run (provider, began_at, since, reached)"
	" SELECT p.id, UTC_TIMESTAMP(6), l.reached - INTERVAL ? SECOND, l.reached"
	"   FROM provider p"
	"   LEFT JOIN pull_run l ON l.id ="
	"        (SELECT MAX(u.id) FROM pull_run u WHERE u.provider = p.id)"
	"  WHERE p.id = ?" };

static struct query begun = {
	"SELECT CAST(since AS CHAR) AS since FROM pull_run WHERE id = ?" };

#define RECORDS \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (" \
	"   id VARCHAR(64) CHARACTER SET ascii PATH '$.id'," \
	"   account VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$.account'," \
	"   name VARCHAR(60) PATH '$.name', course VARCHAR(200) PATH '$.course'," \
	"   seconds INT UNSIGNED PATH '$.seconds', passed TINYINT PATH '$.passed'," \
	"   at DATETIME(6) PATH '$.at', stored DATETIME(6) PATH '$.stored')) j"

/* The three bulk statements take what is not there yet. */
static struct query add_accounts = {
	"INSERT INTO platform_account (provider, account, name)"
	" SELECT ?, j.account, MAX(j.name)" RECORDS
	"   LEFT JOIN platform_account a ON a.provider = ? AND a.account = j.account"
	"  WHERE a.account IS NULL GROUP BY j.account" };

static struct query add_records = {
	"INSERT INTO platform_record (provider, record, account, course, seconds, passed,"
	"        happened_at, stored_at, run)"
	" SELECT ?, j.id, j.account, j.course, j.seconds, j.passed, j.at, j.stored, ?" RECORDS
	"   LEFT JOIN platform_record r ON r.provider = ? AND r.record = j.id"
	"  WHERE r.record IS NULL" };

static struct query add_voided = {
	"INSERT INTO platform_void (provider, record, run)"
	" SELECT ?, j.id, ? FROM JSON_TABLE(?, '$[*]'"
	"        COLUMNS (id VARCHAR(64) CHARACTER SET ascii PATH '$')) j"
	"   LEFT JOIN platform_void v ON v.provider = ? AND v.record = j.id"
	"  WHERE v.record IS NULL" };

static struct query reach = {
	"UPDATE pull_run SET seen = seen + ?, added = added + ?, refused = refused + ?,"
	"       reached = GREATEST(COALESCE(reached, '2000-01-01'),"
	"                          COALESCE(NULLIF(?, ''), reached, '2000-01-01'))"
	" WHERE id = ?" };

/* An account that is a login matches itself. */
static struct query match = {
	"UPDATE platform_account a JOIN person p ON p.login = CONVERT(a.account USING ascii)"
	"   SET a.person = p.id, a.matched_by = 0, a.matched_at = UTC_TIMESTAMP(6)"
	" WHERE a.provider = ? AND a.person IS NULL AND p.login = a.account" };

/* Consistent-Through: what the platform has not yet let us see is asked again. */
static struct query finish = {
	"UPDATE pull_run SET ended_at = UTC_TIMESTAMP(6), trouble = ?,"
	"       reached = LEAST(reached, COALESCE(NULLIF(?, ''), reached))"
	" WHERE id = ?" };

static struct query *const queries[] = { &providers, &begin, &begun, &add_accounts,
	&add_records, &add_voided, &reach, &match, &finish, NULL };

/* --- one run ------------------------------------------------------------- */

#define PROVIDERS_MAX 200

struct provider {
	long long id;
	char address[301], credential[61], home[301];
};

struct run {
	struct job *job;
	const struct provider *provider;
	const struct page *page;
	long long id;
	long overlap;
	char since[INSTANT], through[INSTANT];
	const char *trouble;
	bool lost;		/* the database was away: nothing more can be said */
};

static struct value
json_text(struct request *r, json_object *o)
{
	return text(r, "%s", json_object_to_json_string_ext(o,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
}

static int
begin_run(struct request *r, void *arg)
{
	struct run *run = arg;
	struct value since;

	run(r, &begin, number(run->overlap), number(run->provider->id));
	run->id = last_id(r);
	since = cell(ask(r, &begun, number(run->id)), 0, "since");
	snprintf(run->since, sizeof(run->since), "%s", since.kind == TEXT ? since.text : "");
	about(r, "pull_run", run->id);
	return 1;
}

static int
keep_page(struct request *r, void *arg)
{
	struct run *run = arg;
	const struct page *p = run->page;
	struct value provider = number(run->provider->id), id = number(run->id);
	struct value records = json_text(r, p->records), voided = json_text(r, p->voided);
	long added = 0;

	if (json_object_array_length(p->records) > 0) {
		run(r, &add_accounts, provider, records, provider);
		added = run(r, &add_records, provider, id, records, provider);
	}
	if (json_object_array_length(p->voided) > 0)
		run(r, &add_voided, provider, id, voided, provider);
	run(r, &reach, number(p->seen), number(added), number(p->refused),
	    text(r, "%s", p->last), id);
	about(r, "pull_run", run->id);
	return 1;
}

static int
finish_run(struct request *r, void *arg)
{
	struct run *run = arg;

	run(r, &match, number(run->provider->id));
	run(r, &finish, text(r, "%s", run->trouble != NULL ? run->trouble : ""),
	    text(r, "%s", run->through), number(run->id));
	about(r, "pull_run", run->id);
	return 1;
}

static bool
on_page(void *arg, const struct page *page)
{
	struct run *run = arg;

	run->page = page;
	run->lost = job_run(run->job, "hours.pull.page", keep_page, run) != 1;
	return !run->lost && !job_stopping(run->job);
}

/* --- one platform -------------------------------------------------------- */

static long
setting(const char *name, long otherwise)
{
	const char *s = getenv(name);

	return s != NULL && *s != '\0' ? strtol(s, NULL, 10) : otherwise;
}

/* "user:password" out of the credentials folder; NULL, or what is wrong. */
static const char *
read_credential(const char *name, char line[400], char **password)
{
	const char *folder = getenv("CREDENTIALS_DIRECTORY");
	char path[600];
	FILE *f;

	*password = NULL;
	if (*name == '\0')
		return NULL;
	snprintf(path, sizeof(path), "%s/%s", folder != NULL ? folder : "", name);
	if (folder == NULL || strchr(name, '/') != NULL || strstr(name, "..") != NULL ||
	    (f = fopen(path, "re")) == NULL)
		return "没有这个平台的口令文件";
	if (fgets(line, 400, f) == NULL || (*password = strchr(line, ':')) == NULL) {
		fclose(f);
		return "平台的口令文件应是一行“用户名:口令”";
	}
	fclose(f);
	line[strcspn(line, "\r\n")] = '\0';
	*(*password)++ = '\0';
	return NULL;
}

static void
wait_seconds(void *job, int seconds)
{
	job_wait(job, seconds);
}

static const char *
pull_statements(struct run *run)
{
	struct fetch_settings set = { setting("WEINENGLI_PULL_LOCAL", 0) == 1,
		setting("WEINENGLI_PULL_SECONDS", 60), PAGE_BYTES, wait_seconds, run->job };
	struct xapi x = { .address = run->provider->address, .home = run->provider->home,
		.keep = on_page, .arg = run };
	char line[400], *password;
	const char *wrong = read_credential(run->provider->credential, line, &password);

	if (wrong != NULL)
		return wrong;
	x.fetch = fetch_new(&set, password != NULL ? line : NULL, password);
	memcpy(x.since, run->since, INSTANT);
	wrong = xapi_pull(&x);
	memcpy(run->through, x.through, INSTANT);
	fetch_free(x.fetch);
	explicit_bzero(line, sizeof(line));
	return wrong;
}

static bool
pull_one(struct job *job, const struct provider *p)
{
	struct run run = { .job = job, .provider = p,
		.overlap = setting("WEINENGLI_PULL_OVERLAP", 600) };

	if (job_run(job, "hours.pull.begin", begin_run, &run) != 1)
		return false;
	run.trouble = pull_statements(&run);
	if (run.trouble == NULL && job_stopping(job))
		run.trouble = "中途停止，下次接着取";
	if (run.lost || job_run(job, "hours.pull.end", finish_run, &run) != 1)
		return false;
	if (run.trouble != NULL)
		fault("pull run %lld of provider %lld did not end well", run.id, p->id);
	return run.trouble == NULL;
}

/* --- all platforms ------------------------------------------------------- */

struct list {
	struct provider all[PROVIDERS_MAX];
	size_t count;
	long long only;		/* this platform's id; 0: all */
};

static int
list_providers(struct request *r, void *arg)
{
	struct list *list = arg;
	const struct result *found = ask(r, &providers, number(list->only));
	struct provider *p;

	for (list->count = 0; list->count < found->rows && list->count < PROVIDERS_MAX; list->count++) {
		p = &list->all[list->count];
		p->id = cell(found, list->count, "id").number;
		snprintf(p->address, sizeof(p->address), "%s", cell(found, list->count, "address").text);
		snprintf(p->credential, sizeof(p->credential), "%s",
		    cell(found, list->count, "credential").text);
		snprintf(p->home, sizeof(p->home), "%s", cell(found, list->count, "home").text);
	}
	return 0;
}

static bool
pull_all(struct job *job, struct list *list)
{
	bool good;
	size_t i;

	if (job_run(job, "hours.pull.list", list_providers, list) < 0)
		return false;
	for (good = true, i = 0; i < list->count && !job_stopping(job); i++)
		good &= pull_one(job, &list->all[i]);
	return good;
}

/* --every N, --only ID, or core's --check alone; false for anything else. */
static bool
read_words(int argc, char **argv, long *every, long long *only)
{
	int i;

	if (argc == 2 && strcmp(argv[1], "--check") == 0)
		return true;
	for (i = 1; i + 1 < argc; i += 2)
		if (strcmp(argv[i], "--every") == 0)
			*every = strtol(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--only") == 0)
			*only = strtoll(argv[i + 1], NULL, 10);
		else
			return false;
	return i == argc && *every >= 0 && *only >= 0;
}

int
main(int argc, char **argv)
{
	struct list *list = calloc(1, sizeof(*list));
	struct job *job;
	long every = 0;
	bool good;

	if (list == NULL)
		abort();
	if (!read_words(argc, argv, &every, &list->only)) {
		fprintf(stderr, "usage: %s [--every SECONDS] [--only PLATFORM] | --check\n", argv[0]);
		return 2;
	}
	job = job_open(argc, argv, "hours", queries);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	srandom((unsigned)(time(NULL) ^ getpid()));
	good = pull_all(job, list);
	while (every > 0 && !job_stopping(job)) {
		job_wait(job, (int)every);
		if (!job_stopping(job))
			good = pull_all(job, list);
	}
	curl_global_cleanup();
	job_close(job);
	free(list);
	return good ? 0 : 1;
}
