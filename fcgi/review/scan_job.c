/* review/scan_job.c - the job that reads scans of paper forms.
 *
 *	review-scan             reads whatever waits for it, and ends
 *	review-scan --every N   stays, and looks every N seconds (1 to 3600)
 *
 * Every scan is read once: its pages and the row that says so come in one transaction, so
 * a job that is killed reads it anew.  The file itself is read by review-pages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/slice.h"
#include "evidence/store.h"
#include "parts/paper_code.h"
#include "review/reader.h"

#define LINES 65536		/* 200 pages of eight codes fit */

static struct query next = { .sql =
	"SELECT c.id AS scan, LOWER(HEX(f.sha256)) AS sha256, f.type, k.secret"
	"  FROM scan c JOIN file f ON f.id = c.file JOIN paper_key k"
	"  LEFT JOIN scan_reading r ON r.scan = c.id"
	" WHERE c.id > ? AND r.scan IS NULL ORDER BY c.id LIMIT 1" };

/* When nothing waits, all up to here are read; a number is given a while before its row is
 * seen, so the next look begins 500 behind. */
static struct query all_read = { .sql =
	"SELECT GREATEST(COALESCE(MAX(id), 0), 500) - 500 AS upto FROM scan" };

static struct query have_read = { .sql =
	"INSERT INTO scan_reading (scan, pages, trouble) VALUES (?, ?, ?)" };

/* What a good code names: a case or an activity of the scan's school, else it stands in
 * the list.  A case goes with its author. */
static struct query put_pages = { .sql =
	"INSERT INTO scan_page (scan, number, outcome, form, submission, activity)"
	" SELECT c.id, j.number,"
	"        CASE WHEN j.outcome <> 'matched' THEN j.outcome"
	"             WHEN s.id IS NULL AND a.id IS NULL THEN 'unknown'"
	"             WHEN COALESCE(m.school, s.school, a.school) <> c.school THEN 'elsewhere'"
	"             ELSE 'matched' END AS found,"
	"        j.form,"
	"        IF(j.outcome = 'matched' AND COALESCE(m.school, s.school) = c.school, s.id, NULL),"
	"        IF(j.outcome = 'matched' AND a.school = c.school, a.id, NULL)"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (number INT PATH '$.number', outcome VARCHAR(10) PATH '$.outcome',"
	"        form VARCHAR(10) PATH '$.form', about BIGINT UNSIGNED PATH '$.about')) j"
	"   JOIN scan c ON c.id = ?"
	"   LEFT JOIN submission s ON s.id = j.about AND j.form <> 'sign_in'"
	"   LEFT JOIN member_now m ON m.person = s.person"
	"   LEFT JOIN activity a ON a.id = j.about AND j.form = 'sign_in'" };

static struct query *const queries[] = { &next, &all_read, &have_read, &put_pages, NULL };

struct scan {
	long long id, after;		/* the one that is read; all before `after` are */
	char sha256[65], type[101];
	unsigned char key[PAPER_KEY];
	enum reading how;
	size_t pages;
	char lines[LINES];
};

static int
take_next(struct request *r, void *arg)
{
	struct scan *c = arg;
	const struct result *n = ask(r, &next, number(c->after)), *all;

	if (n->rows == 0) {
		all = ask(r, &all_read);
		c->after = all->rows > 0 ? cell(all, 0, "upto").number : 0;
		return -1;
	}
	c->id = cell(n, 0, "scan").number;
	snprintf(c->sha256, sizeof(c->sha256), "%s", cell(n, 0, "sha256").text);
	snprintf(c->type, sizeof(c->type), "%s", cell(n, 0, "type").text);
	memcpy(c->key, cell(n, 0, "secret").text, sizeof(c->key));
	return 0;
}

static void
put(struct json_object *page, const char *outcome)
{
	json_object_object_add(page, "outcome", json_object_new_string(outcome));
}

/* What the codes of one page come to: one of ours, the same several times, or why not. */
static struct json_object *
judge_page(char *line, const unsigned char *key)
{
	static const char *const forms[] = { [PAPER_SELF] = "self", [PAPER_PEER] = "peer", [PAPER_GROUP] = "group",
	    [PAPER_PANEL] = "panel", [PAPER_SIGN_IN] = "sign_in" };
	struct json_object *page = json_object_new_object();
	char *rest = NULL, *word = strtok_r(line, " ", &rest);
	const char *ours = NULL, *why = "empty";
	enum paper form = PAPER_SELF;
	long long about = 0;

	json_object_object_add(page, "number", json_object_new_int(atoi(word)));
	while ((word = strtok_r(NULL, " ", &rest)) != NULL) {
		if (paper_code_read(word, key, &form, &about) != PAPER_GOOD) {
			if (strcmp(why, "empty") == 0)
				why = *word == '?' ? "foreign" : "forged";
		} else if (ours != NULL && strcmp(ours, word) != 0) {
			put(page, "several");
			return page;
		} else
			ours = word;
	}
	put(page, ours != NULL ? "matched" : why);
	if (ours != NULL && paper_code_read(ours, key, &form, &about) == PAPER_GOOD) {
		json_object_object_add(page, "form", json_object_new_string(forms[form]));
		json_object_object_add(page, "about", json_object_new_int64(about));
	}
	return page;
}

/* Run again when the database asks to: it works on a copy of the lines. */
static int
keep_pages(struct request *r, void *arg)
{
	static const char *const troubles[] = { [READ_WELL] = "", [READ_UNREADABLE] = "unreadable",
	    [READ_LONG] = "long", [READ_SLOW] = "slow" };
	struct scan *c = arg;
	struct json_object *pages = lent(r, json_object_new_array());
	char *rest = NULL, *lines = keep(r, LINES), *line;

	memcpy(lines, c->lines, LINES);
	for (line = strtok_r(lines, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest))
		json_object_array_add(pages, judge_page(line, c->key));
	c->pages = json_object_array_length(pages);
	if (try_run(r, &have_read, number(c->id), number((long long)c->pages), text(r, "%s", troubles[c->how])) < 0)
		return -1;	/* another has read it meanwhile */
	if (c->pages > 0)
		run(r, &put_pages, text(r, "%s", json_object_to_json_string_ext(pages, JSON_C_TO_STRING_PLAIN)),
		    number(c->id));
	about(r, "scan", c->id);
	return 1;
}

/* False when nothing waits or the database is away. */
static bool
read_next(struct job *job, struct scan *c)
{
	int fd;

	c->id = 0;
	if (job_run(job, "review.scan.look", take_next, c) != 0 || c->id == 0)
		return false;
	if ((fd = store_open(c->sha256)) == -1) {
		fault("scan %lld: its file is missing", c->id);
		c->how = READ_UNREADABLE;
		c->lines[0] = '\0';
	} else {
		c->how = read_pages(fd, c->type, c->lines, sizeof(c->lines));
		close(fd);
	}
	return job_run(job, "review.scan.read", keep_pages, c) == 1;
}

int
main(int argc, char **argv)
{
	static struct scan c;
	int seconds = 0;
	struct job *job;

	if (argc == 3 && strcmp(argv[1], "--every") == 0)
		seconds = atoi(argv[2]);
	else if (argc != 1 && (argc != 2 || strcmp(argv[1], "--check") != 0))
		seconds = -1;
	if (seconds < 0 || seconds > 3600 || (argc == 3 && seconds == 0)) {
		fprintf(stderr, "usage: review-scan [--every SECONDS | --check]\n");
		return 2;
	}
	job = job_open(argc, argv, "review", queries);
	if (!store_begin()) {
		job_close(job);
		return 1;
	}
	do {
		while (!job_stopping(job) && read_next(job, &c))
			continue;
		if (seconds > 0)
			job_wait(job, seconds);
	} while (seconds > 0 && !job_stopping(job));
	job_close(job);
	return 0;
}
