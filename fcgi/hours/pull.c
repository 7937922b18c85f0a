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
 * The only program that reaches the network.  Passwords are read from $CREDENTIALS_DIRECTORY/<name>: "user:password".
 * A platform that is dead, slow or hostile spoils its own run and no other. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "core/slice.h"
#include "hours/run.h"
#include "hours/xapi.h"

static struct query providers = {
	"SELECT p.id, p.address, p.credential, p.home FROM provider p"
	"  JOIN programme g ON g.id = p.programme"
	" WHERE g.ends_on >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) - INTERVAL 60 DAY"
	"   AND ? IN (0, p.id)"
	" ORDER BY p.id" };

#define PROVIDERS_MAX 200

static struct query *const queries[] = { &providers, RUN_QUERIES, NULL };

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

static bool
on_page(void *arg, const struct page *page)
{
	struct run *run = arg;

	return run_keep(run, page) && !job_stopping(run->job);
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

	if (!run_begin(&run))
		return false;
	run.trouble = pull_statements(&run);
	if (run.trouble == NULL && job_stopping(job))
		run.trouble = "中途停止，下次接着取";
	if (run.lost || !run_finish(&run))
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
