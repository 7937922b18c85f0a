/* hours/pull.c - hours-pull: brings what teachers learned on the platforms.
 *
 *	hours-pull             asks every platform once; 0 when all went well
 *	  --every N            looks every N seconds whose turn it is, until SIGTERM
 *	  --only ID            only this platform
 *	  --check              prepares the statements, and that is all
 *
 *	WEINENGLI_PULL_LOCAL=1    also http, this host and private networks
 *	WEINENGLI_PULL_SECONDS    the longest one answer may take (60)
 *	WEINENGLI_DROP            the folder of the drop folders (folder.c)
 *	WEINENGLI_PULL_OVERLAP    seconds before the last one reached that are asked again (600)
 *
 * It also clears away yesterday's wrong sign-in codes, which are this workflow's.
 *
 * With report-send the only program that reaches the network.  Passwords are read from $CREDENTIALS_DIRECTORY/<name>: "user:password", for a
 * token "token:<it>"; beside it <name>.ca may hold the certificates that the platform is verified by, in place of the system's.
 * A platform that is dead, slow or hostile spoils its own run and no other. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/slice.h"
#include "hours/json.h"
#include "hours/run.h"
#include "hours/source.h"
#include "parts/setting.h"

static const struct { const char *name; const char *(*pull)(struct source *); } drivers[] = {
	{ "xapi", xapi_pull }, { "moodle", moodle_pull }, { "json", feed_pull } };
#define DRIVERS (sizeof(drivers) / sizeof(drivers[0]))

/* Whose turn it is: what was asked in full, well or not, rests as long as its office
 * says; what was cut off goes on at once. */
static struct query providers = {
	"SELECT p.id, p.driver, p.address, p.credential, p.home, p.minutes, p.per_minute,"
	"       COALESCE(p.mapping, '{}') AS mapping FROM provider p"
	"  JOIN programme g ON g.id = p.programme"
	" WHERE g.ends_on >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) - INTERVAL 60 DAY"
	"   AND ? IN (0, p.id)"
	"   AND (? = 0 OR NOT EXISTS (SELECT 1 FROM pull_run u WHERE u.provider = p.id"
	"        AND u.ended_at IS NOT NULL AND u.began_at > UTC_TIMESTAMP(6) - INTERVAL p.wait MINUTE))"
	" ORDER BY p.id" };

#define PROVIDERS_MAX 200

/* Wrong codes keep somebody out for minutes (sign_in.c); of yesterday's nobody asks. */
static struct query old_misses = {
	"DELETE FROM sign_in_miss WHERE at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY LIMIT 1000" };

static struct query *const queries[] = { &providers, &old_misses, RUN_QUERIES, NULL };

/* As the office named it. */
struct provider {
	long long id;
	char driver[20], address[301], credential[61], home[301];
	int minutes, per_minute;
	json_object *mapping;
};

/* --- one platform -------------------------------------------------------- */

/* "user:password" out of the credentials folder; NULL, or what is wrong. */
static const char *
read_credential(const char *name, char line[400], char **password)
{
	FILE *f;

	*password = NULL;
	if (*name == '\0')
		return NULL;
	if ((f = credential(name)) == NULL)
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

static bool
on_page(void *arg)
{
	struct run *run = arg;

	return run_keep(run, false) && !job_stopping(run->job);
}

static bool
on_ids(void *arg, json_object **ids)
{
	struct run *run = arg;

	return run_fresh(run, ids) && !job_stopping(run->job);
}

static bool
on_file(void *arg, struct drop_file *file)
{
	struct run *run = arg;

	return run_find_file(run, file) && !job_stopping(run->job);
}

/* A file that was cut off by our ending is read again. */
static bool
on_file_read(void *arg, struct drop_file *file)
{
	struct run *run = arg;

	return !job_stopping(run->job) && run_keep_file(run, file);
}

static void
wait_seconds(void *job, int seconds)
{
	job_wait(job, seconds);
}

/* The certificates that come with the password, or NULL. */
static const char *
find_authority(const char *name, char path[CREDENTIAL_PATH])
{
	char file[70];

	snprintf(file, sizeof(file), "%s.ca", name);
	return *name != '\0' && credential_path(file, path) ? path : NULL;
}

static const char *
pull_from(struct source *s, const char *driver)
{
	size_t i;

	for (i = 0; i < DRIVERS; i++)
		if (strcmp(drivers[i].name, driver) == 0)
			return drivers[i].pull(s);
	return "没有这种接口";
}

static const char *
pull_records(struct run *run, const struct provider *p, char through[INSTANT])
{
	char line[400], authority[CREDENTIAL_PATH], *password;
	struct fetch_settings set = { setting("WEINENGLI_PULL_LOCAL", 0) == 1,
		setting("WEINENGLI_PULL_SECONDS", 60), PAGE_BYTES, p->per_minute,
		find_authority(p->credential, authority), wait_seconds, run->job };
	struct source s = { .address = p->address, .home = p->home, .folder = p->credential,
		.mapping = p->mapping, .courses = run->courses, .minutes = p->minutes,
		.batch = &run->batch, .keep = on_page, .fresh = on_ids, .file_known = on_file, .file_taken = on_file_read, .arg = run };
	const char *wrong;

	if (strcmp(p->driver, "folder") == 0)
		return folder_pull(&s);
	if ((wrong = read_credential(p->credential, line, &password)) != NULL)
		return wrong;
	s.user = password != NULL ? line : "";
	s.secret = password != NULL ? password : "";
	s.fetch = fetch_new(&set);
	memcpy(s.since, run->since, INSTANT);
	wrong = pull_from(&s, p->driver);
	memcpy(through, s.through, INSTANT);
	fetch_free(s.fetch);
	explicit_bzero(line, sizeof(line));
	return wrong;
}

static bool
pull_one(struct job *job, const struct provider *p)
{
	struct run run = { .job = job, .provider = p->id,
		.overlap = setting("WEINENGLI_PULL_OVERLAP", 600) };
	char through[INSTANT] = "";
	bool kept;

	if ((kept = run_begin(&run))) {
		run.trouble = pull_records(&run, p, through);
		run.through = through;
		if (run.trouble == NULL && job_stopping(job))
			run.trouble = "中途停止，下次接着取";
		kept = !run.lost && run_finish(&run);
	}
	if (kept && run.trouble != NULL)
		fault("pull run %lld of provider %lld did not end well", run.id, p->id);
	run_free(&run);
	return kept && run.trouble == NULL;
}

/* --- all platforms ------------------------------------------------------- */

struct list {
	struct provider all[PROVIDERS_MAX];
	size_t count;
	long long only;		/* this platform's id; 0: all */
	bool due;		/* only whose turn it is */
};

#define COPY(to, column) snprintf((to), sizeof(to), "%s", cell(found, i, column).text)

static int
list_providers(struct request *r, void *arg)
{
	struct list *list = arg;
	const struct result *found = ask(r, &providers, number(list->only), number(list->due));
	struct provider *p = list->all;
	const char *wrong;
	size_t i;

	for (i = 0; i < found->rows && i < PROVIDERS_MAX; i++, p++) {
		p->id = cell(found, i, "id").number;
		COPY(p->driver, "driver");
		COPY(p->address, "address");
		COPY(p->credential, "credential");
		COPY(p->home, "home");
		p->minutes = (int)cell(found, i, "minutes").number;
		p->per_minute = (int)cell(found, i, "per_minute").number;
		json_object_put(p->mapping);
		p->mapping = json_read(cell(found, i, "mapping").text, cell(found, i, "mapping").len, &wrong);
	}
	list->count = i;
	return 0;
}

static int
delete_misses(struct request *r, void *arg)
{
	(void)arg;
	return run_with(r, &old_misses, NULL, 0) > 0;
}

static bool
pull_all(struct job *job, struct list *list)
{
	bool good;
	size_t i;

	while (job_run(job, NULL, delete_misses, NULL) > 0 && !job_stopping(job))
		continue;
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
	size_t i;

	if (list == NULL)
		abort();
	if (!read_words(argc, argv, &every, &list->only)) {
		fprintf(stderr, "usage: %s [--every SECONDS] [--only PLATFORM] | --check\n", argv[0]);
		return 2;
	}
	job = job_open(argc, argv, "hours", queries);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	srandom((unsigned)(time(NULL) ^ getpid()));
	list->due = every > 0;
	good = pull_all(job, list);
	while (every > 0 && !job_stopping(job)) {
		job_wait(job, (int)every);
		if (!job_stopping(job))
			good = pull_all(job, list);
	}
	curl_global_cleanup();
	job_close(job);
	for (i = 0; i < PROVIDERS_MAX; i++)
		json_object_put(list->all[i].mapping);
	free(list);
	return good ? 0 : 1;
}
