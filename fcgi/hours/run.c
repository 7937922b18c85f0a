/* hours/run.c - see run.h
 *
 * A page of records and how far it reached are one transaction, so a run that is
 * killed anywhere goes on where it was; a record's own id is its key, so what
 * comes twice counts once. */
#include "hours/run.h"

#include <stdio.h>

#include <json-c/json.h>

/* From where the last run got to, less some minutes: what the platform stored
 * out of turn comes too, and comes only once. */
struct query run_begins = {
	"INSERT INTO pull_run (provider, began_at, since, reached)"
	" SELECT p.id, UTC_TIMESTAMP(6), l.reached - INTERVAL ? SECOND, l.reached"
	"   FROM provider p"
	"   LEFT JOIN pull_run l ON l.id ="
	"        (SELECT MAX(u.id) FROM pull_run u WHERE u.provider = p.id)"
	"  WHERE p.id = ?" };

struct query run_since = {
	"SELECT CAST(since AS CHAR) AS since FROM pull_run WHERE id = ?" };

#define RECORDS \
	" FROM JSON_TABLE(?, '$[*]' COLUMNS (" \
	"   id VARCHAR(64) CHARACTER SET ascii PATH '$.id'," \
	"   account VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$.account'," \
	"   name VARCHAR(60) PATH '$.name', course VARCHAR(200) PATH '$.course'," \
	"   seconds INT UNSIGNED PATH '$.seconds', passed TINYINT PATH '$.passed'," \
	"   score TINYINT UNSIGNED PATH '$.score'," \
	"   at DATETIME(6) PATH '$.at', stored DATETIME(6) PATH '$.stored')) j"

/* The three bulk statements take what is not there yet. */
struct query run_accounts = {
	"INSERT INTO platform_account (provider, account, name)"
	" SELECT ?, j.account, MAX(j.name)" RECORDS
	"   LEFT JOIN platform_account a ON a.provider = ? AND a.account = j.account"
	"  WHERE a.account IS NULL GROUP BY j.account" };

struct query run_records = {
	"INSERT INTO platform_record (provider, record, account, course, seconds, passed, score,"
	"        happened_at, stored_at, run)"
	" SELECT ?, j.id, j.account, j.course, j.seconds, j.passed, j.score, j.at, j.stored, ?" RECORDS
	"   LEFT JOIN platform_record r ON r.provider = ? AND r.record = j.id"
	"  WHERE r.record IS NULL" };

struct query run_voided = {
	"INSERT INTO platform_void (provider, record, run)"
	" SELECT ?, j.id, ? FROM JSON_TABLE(?, '$[*]'"
	"        COLUMNS (id VARCHAR(64) CHARACTER SET ascii PATH '$')) j"
	"   LEFT JOIN platform_void v ON v.provider = ? AND v.record = j.id"
	"  WHERE v.record IS NULL" };

struct query run_reaches = {
	"UPDATE pull_run SET seen = seen + ?, added = added + ?, refused = refused + ?,"
	"       reached = GREATEST(COALESCE(reached, '2000-01-01'),"
	"                          COALESCE(NULLIF(?, ''), reached, '2000-01-01'))"
	" WHERE id = ?" };

/* An account that is a login matches itself. */
struct query run_matches = {
	"UPDATE platform_account a JOIN person p ON p.login = CONVERT(a.account USING ascii)"
	"   SET a.person = p.id, a.matched_by = 0, a.matched_at = UTC_TIMESTAMP(6)"
	" WHERE a.provider = ? AND a.person IS NULL AND p.login = a.account" };

/* Consistent-Through: what the platform has not yet let us see is asked again. */
struct query run_finishes = {
	"UPDATE pull_run SET ended_at = UTC_TIMESTAMP(6), trouble = ?,"
	"       reached = LEAST(reached, COALESCE(NULLIF(?, ''), reached))"
	" WHERE id = ?" };

static struct value
json_text(struct request *r, json_object *o)
{
	return text(r, "%s", json_object_to_json_string_ext(o,
	    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
}

static int
begin(struct request *r, void *arg)
{
	struct run *run = arg;
	struct value since;

	run(r, &run_begins, number(run->overlap), number(run->provider->id));
	run->id = last_id(r);
	since = cell(ask(r, &run_since, number(run->id)), 0, "since");
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
		run(r, &run_accounts, provider, records, provider);
		added = run(r, &run_records, provider, id, records, provider);
	}
	if (json_object_array_length(p->voided) > 0)
		run(r, &run_voided, provider, id, voided, provider);
	run(r, &run_reaches, number(p->seen), number(added), number(p->refused),
	    text(r, "%s", p->last), id);
	about(r, "pull_run", run->id);
	return 1;
}

static int
finish(struct request *r, void *arg)
{
	struct run *run = arg;

	run(r, &run_matches, number(run->provider->id));
	run(r, &run_finishes, text(r, "%s", run->trouble != NULL ? run->trouble : ""),
	    text(r, "%s", run->through), number(run->id));
	about(r, "pull_run", run->id);
	return 1;
}

bool
run_begin(struct run *run)
{
	return job_run(run->job, "hours.pull.begin", begin, run) == 1;
}

bool
run_keep(struct run *run, const struct page *page)
{
	run->page = page;
	run->lost = job_run(run->job, "hours.pull.page", keep_page, run) != 1;
	return !run->lost;
}

bool
run_finish(struct run *run)
{
	return job_run(run->job, "hours.pull.end", finish, run) == 1;
}
