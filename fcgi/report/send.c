/* report/send.c - report-send: tells people what is due, by letter, and chat groups how much.
 *
 *	report-send            one pass; 0 when all went well
 *	  --every N            again and again, N seconds apart, until SIGTERM
 *	  --only ID            only this person, at any hour
 *	  --channel ID         only this chat group, at any hour
 *	  --check              prepares the statements, and that is all
 *
 *	WEINENGLI_ADDRESS        https://host, for the links in a letter (needed)
 *	WEINENGLI_SMTP           smtp://host:587 or smtps://host:465; without it nothing is sent by mail
 *	WEINENGLI_SMTP_FROM      the sender's address
 *	WEINENGLI_SMTP_CA        a file with a CA of one's own
 *	WEINENGLI_SEND_HOURS     8-20: China's hours in which people are written to
 *	WEINENGLI_SEND_DAYS      3: how long before a term
 *	WEINENGLI_SEND_CAP       300: letters in an hour
 *	WEINENGLI_SEND_AGAIN     600: seconds until what was not taken is tried again, five times a day
 *	WEINENGLI_SEND_SECONDS   30: the longest one letter or robot may take
 *	WEINENGLI_SEND_LOCAL=1   also without TLS, also robots on this host
 *
 * These defaults are ours.  With hours-pull the only program that reaches the network.
 * Who we are to the server is read from $CREDENTIALS_DIRECTORY/smtp: "user:password";
 * where a chat group's robot is, from robot-<number of the channel>: its address, and in a
 * second line the secret by which it wants to be signed (钉钉 加签); without that folder
 * chat groups are told nothing. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/setting.h"
#include "report/send.h"

static struct query clock_now = {
	"SELECT CAST(DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS CHAR) AS day,"
	"       HOUR(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS hour, UNIX_TIMESTAMP() AS at" };
static struct query *const clock_queries[] = { &clock_now, NULL };

static int
look_at_clock(struct request *r, void *arg)
{
	struct sending *s = arg;
	const struct result *found = ask(r, &clock_now);

	snprintf(s->day, sizeof(s->day), "%s", cell(found, 0, "day").text);
	s->hour = (int)cell(found, 0, "hour").number;
	s->now = (time_t)cell(found, 0, "at").number;
	return 0;
}

static bool
in_hours(const struct sending *s)
{
	const char *hours = getenv("WEINENGLI_SEND_HOURS");
	int from = 8, to = 20;

	if (hours != NULL && *hours != '\0' && sscanf(hours, "%d-%d", &from, &to) != 2)
		return false;
	return s->only > 0 || (s->hour >= from && s->hour < to);
}

static bool
take_clock(struct sending *s)
{
	return job_run(s->job, "report.send.clock", look_at_clock, s) >= 0;
}

/* The round may take long: what is written after it is written by a new clock. */
static bool
pass(struct sending *s)
{
	bool well;

	if (!take_clock(s))
		return false;
	if (s->channel > 0)
		return announce(s);
	well = s->mail == NULL || post_codes(s);
	if (!in_hours(s))
		return well;
	well &= digest_round(s);
	if (!take_clock(s) || !in_hours(s))
		return false;
	well &= s->mail == NULL || post_digests(s);
	return (s->only > 0 || getenv("CREDENTIALS_DIRECTORY") == NULL || announce(s)) && well;
}

/* "user:password" out of the credentials folder, if there is one. */
static char *
read_credential(char line[400])
{
	FILE *f = credential("smtp");
	char *password = NULL;

	if (f == NULL)
		return NULL;
	if (fgets(line, 400, f) != NULL && (password = strchr(line, ':')) != NULL)
		*password++ = '\0';
	fclose(f);
	if (password != NULL)
		password[strcspn(password, "\r\n")] = '\0';
	return password;
}

static void
open_mail(struct sending *s)
{
	char line[400], *password = read_credential(line);
	struct mail_settings set = { .server = getenv("WEINENGLI_SMTP"), .from = s->from,
		.user = password != NULL ? line : NULL, .password = password,
		.authority = getenv("WEINENGLI_SMTP_CA"), .local = s->local, .seconds = s->seconds };

	if (set.server != NULL && *set.server != '\0')
		s->mail = mail_open(&set);
	explicit_bzero(line, sizeof(line));
}

/* An address of ours goes into headers: one line of ASCII with one @. */
static bool
is_plain(const char *s, char needed)
{
	const char *at;

	if (s == NULL || strchr(s, needed) == NULL)
		return false;
	for (at = s; *at > ' ' && *at < 127 && strchr("<>\"\\", *at) == NULL; at++)
		;
	return *at == '\0';
}

static bool
read_words(int argc, char **argv, long *every, struct sending *s)
{
	int i;

	if (argc == 2 && strcmp(argv[1], "--check") == 0)
		return true;
	for (i = 1; i + 1 < argc; i += 2)
		if (strcmp(argv[i], "--every") == 0)
			*every = strtol(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--only") == 0)
			s->only = strtoll(argv[i + 1], NULL, 10);
		else if (strcmp(argv[i], "--channel") == 0)
			s->channel = strtoll(argv[i + 1], NULL, 10);
		else
			return false;
	return i == argc && *every >= 0 && s->only >= 0 && s->channel >= 0;
}

static struct query *const *
all_queries(void)
{
	static struct query *all[64];
	struct query *const *lists[] = { clock_queries, digest_queries, post_queries, code_queries,
		announce_queries };
	size_t i, j, n = 0;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (j = 0; lists[i][j] != NULL; j++)
			all[n++] = lists[i][j];
	return all;
}

int
main(int argc, char **argv)
{
	struct sending s = { .site = getenv("WEINENGLI_ADDRESS"), .from = getenv("WEINENGLI_SMTP_FROM"),
		.days = (int)setting("WEINENGLI_SEND_DAYS", 3), .cap = setting("WEINENGLI_SEND_CAP", 300),
		.again = setting("WEINENGLI_SEND_AGAIN", 600), .local = setting("WEINENGLI_SEND_LOCAL", 0) == 1,
		.seconds = setting("WEINENGLI_SEND_SECONDS", 30) };
	long every = 0;
	bool well;

	if (!read_words(argc, argv, &every, &s)) {
		fprintf(stderr, "usage: report-send [--every SECONDS] [--only PERSON | --channel GROUP] | --check\n");
		return 2;
	}
	s.job = job_open(argc, argv, "report", all_queries());
	if (!is_plain(s.site, ':') || (getenv("WEINENGLI_SMTP") != NULL && !is_plain(s.from, '@'))) {
		fprintf(stderr, "report-send: WEINENGLI_ADDRESS or WEINENGLI_SMTP_FROM is missing\n");
		return 2;
	}
	curl_global_init(CURL_GLOBAL_DEFAULT);
	open_mail(&s);
	do {
		well = pass(&s);
		if (every > 0)
			job_wait(s.job, (int)every);
	} while (every > 0 && !job_stopping(s.job));
	if (s.mail != NULL)
		mail_close(s.mail);
	curl_global_cleanup();
	job_close(s.job);
	return well ? 0 : 1;
}
