/* hours/run.c - see run.h
 *
 * A batch of records and how far it reached are one transaction, so a run that is
 * killed anywhere goes on where it was; a record's own id is its key, so what
 * comes twice counts once. */
#include "hours/run.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* From where the last run got to, less some minutes: what the platform stored
 * out of turn comes too, and comes only once. */
struct query run_begins = {
	"INSERT INTO pull_run (provider, began_at, since, reached, unchecked)"
	" SELECT p.id, UTC_TIMESTAMP(6), l.reached - INTERVAL ? SECOND, l.reached, 1"
	"   FROM provider p"
	"   LEFT JOIN pull_run l ON l.id ="
	"        (SELECT MAX(u.id) FROM pull_run u WHERE u.provider = p.id)"
	"  WHERE p.id = ?" };

struct query run_since = {
	"SELECT CAST(since AS CHAR) AS since FROM pull_run WHERE id = ?" };

struct query run_courses = {
	"SELECT code, name, minutes FROM platform_course WHERE provider = ? AND minutes > 0"
	" ORDER BY code LIMIT 5000" };

/* Takes those that are not there yet, as run_voided does. */
struct query run_accounts = {
	"INSERT INTO platform_account (provider, account, name)"
	" SELECT ?, j.account, j.name FROM JSON_TABLE(CONCAT('[', ?, ']'), '$[*]' COLUMNS ("
	"   account VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[0]',"
	"   name VARCHAR(60) PATH '$[1]')) j"
	"   LEFT JOIN platform_account a ON a.provider = ? AND a.account = j.account"
	"  WHERE a.account IS NULL" };

/* Row after row as batch.h has them, between platform and run: an array of values costs MariaDB
 * what LOAD DATA does, JSON_TABLE with a look at what is there half as much again. */
struct query run_records = {
	"INSERT INTO platform_record (provider, record, account, code, course, seconds, measured,"
	"        completed, elapsed, passed, score, happened_at, stored_at, run)"
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" };
#define COLUMNS (ROW_COLUMNS + 2)

struct query run_voided = {
	"INSERT INTO platform_void (provider, record, run)"
	" SELECT ?, j.id, ? FROM JSON_TABLE(CONCAT('[', ?, ']'), '$[*]'"
	"        COLUMNS (id VARCHAR(64) CHARACTER SET ascii PATH '$')) j"
	"   LEFT JOIN platform_void v ON v.provider = ? AND v.record = j.id"
	"  WHERE v.record IS NULL" };

struct query run_reaches = {
	"UPDATE pull_run SET seen = seen + ?, added = added + ?, known = known + ?,"
	"       refused = refused + ?,"
	"       reached = NULLIF(GREATEST(COALESCE(reached, '2000-01-01'),"
	"           LEAST(COALESCE(NULLIF(?, ''), reached, '2000-01-01'), UTC_TIMESTAMP(6))), '2000-01-01')"
	" WHERE id = ?" };

/* Of these ids the ones that are kept. */
struct query run_known = {
	"SELECT r.record FROM JSON_TABLE(CONCAT('[', ?, ']'), '$[*]'"
	"       COLUMNS (id VARCHAR(64) CHARACTER SET ascii PATH '$')) j"
	"  JOIN platform_record r ON r.provider = ? AND r.record = j.id" };

struct query run_file = {
	"SELECT trouble FROM drop_file WHERE provider = ? AND hash = UNHEX(?)" };

struct query run_keeps_file = {
	"INSERT INTO drop_file (provider, hash, name, run, trouble, note)"
	" VALUES (?, UNHEX(?), ?, ?, ?, ?)" };

/* An account that is a login matches itself. */
struct query run_matches = {
	"UPDATE platform_account a JOIN person p ON p.login = CONVERT(a.account USING ascii)"
	"   SET a.person = p.id, a.matched_by = 0, a.matched_at = UTC_TIMESTAMP(6)"
	" WHERE a.provider = ? AND a.person IS NULL AND p.login = a.account" };

/* What a record did that is closed now, because it is the same person, is hers
 * (admin/same_person.c): its accounts go with her. */
struct query run_follows = {
	"UPDATE same_person_answer q JOIN platform_account a ON a.person = q.ended"
	"   SET a.person = q.person, a.matched_by = 0, a.matched_at = UTC_TIMESTAMP(6)"
	" WHERE a.provider = ?" };

struct query run_unmatched = {
	"SELECT COUNT(*) AS n FROM platform_account a"
	"  JOIN platform_record r ON r.provider = a.provider AND r.account = a.account AND r.run = ?"
	" WHERE a.provider = ? AND a.person IS NULL" };

/* Consistent-Through: what the platform has not yet let us see is asked again.  All
 * that runs before it left unchecked is checked now, too. */
struct query run_finishes = {
	"UPDATE pull_run SET unchecked = 0, ended_at = IF(id = ?, UTC_TIMESTAMP(6), ended_at),"
	"       trouble = IF(id = ?, ?, trouble), unmatched = IF(id = ?, ?, unmatched),"
	"       reached = IF(id = ?, LEAST(reached, COALESCE(NULLIF(?, ''), reached)), reached)"
	" WHERE provider = ? AND id <= ? AND (unchecked = 1 OR id = ?)" };

static int
begin(struct request *r, void *arg)
{
	struct run *run = arg;
	const struct result *found;
	struct value since;
	json_object *o;
	size_t i;

	run(r, &run_begins, number(run->overlap), number(run->provider));
	run->id = last_id(r);
	since = cell(ask(r, &run_since, number(run->id)), 0, "since");
	snprintf(run->since, sizeof(run->since), "%s", since.kind == TEXT ? since.text : "");
	found = ask(r, &run_courses, number(run->provider));
	json_object_put(run->courses);
	run->courses = json_object_new_array();
	for (i = 0; i < found->rows; i++) {
		o = json_object_new_object();
		json_object_object_add(o, "code", json_object_new_string(cell(found, i, "code").text));
		json_object_object_add(o, "name", json_object_new_string(cell(found, i, "name").text));
		json_object_object_add(o, "minutes", json_object_new_int64(cell(found, i, "minutes").number));
		json_object_array_add(run->courses, o);
	}
	about(r, "pull_run", run->id);
	return 1;
}

static struct value
inside(struct request *r, const struct out *o)
{
	return text(r, "%s", o->text);
}

/* The ids of them that are kept, as the names of an object. */
static json_object *
known_of(struct request *r, long long provider, const char *ids)
{
	const struct result *found = ask(r, &run_known, text(r, "%s", ids), number(provider));
	json_object *known = lent(r, json_object_new_object());
	size_t i;

	for (i = 0; i < found->rows; i++)
		json_object_object_add(known, cell(found, i, "record").text, NULL);
	return known;
}

/* How many are new, or -1: one was kept by another run just now. */
static long
keep_records(struct request *r, const struct run *run)
{
	const struct batch *b = &run->going;
	struct value (*rows)[COLUMNS] = keep(r, (size_t)b->count * sizeof(*rows));
	json_object *known = known_of(r, run->provider, b->ids.text);
	size_t n = 0;
	long i;

	for (i = 0; i < b->count; i++) {
		if (json_object_object_get_ex(known, b->rows[i][ROW_ID].text, NULL))
			continue;
		rows[n][0] = number(run->provider);
		memcpy(&rows[n][1], b->rows[i], sizeof(record_row));
		rows[n++][COLUMNS - 1] = number(run->id);
	}
	return n > 0 ? try_run_rows(r, &run_records, rows[0], COLUMNS, n) : 0;
}

static int
keep_batch(struct request *r, void *arg)
{
	struct run *run = arg;
	const struct batch *b = &run->going;
	struct value provider = number(run->provider), id = number(run->id);
	long added = 0;

	if (b->accounts.len > 0)
		run(r, &run_accounts, provider, inside(r, &b->accounts), provider);
	if (b->count > 0)
		added = keep_records(r, run);
	if ((run->met = added < 0))
		return -1;
	if (b->voided.len > 0)
		run(r, &run_voided, provider, id, inside(r, &b->voided), provider);
	run(r, &run_reaches, number(b->seen), number(added), number(b->usable - added),
	    number(b->refused), text(r, "%s", b->last), id);
	about(r, "pull_run", run->id);
	return 1;
}

static int
ask_known(struct request *r, void *arg)
{
	struct run *run = arg;
	json_object *left = json_object_new_array(), *id, *known;
	const char *ids = json_object_to_json_string_ext(run->ids, JSON_C_TO_STRING_PLAIN);
	size_t i;

	known = known_of(r, run->provider, text(r, "%.*s", (int)strlen(ids) - 2, ids + 1).text);
	for (i = 0; i < json_object_array_length(run->ids); i++) {
		id = json_object_array_get_idx(run->ids, i);
		if (!json_object_object_get_ex(known, json_object_get_string(id), NULL))
			json_object_array_add(left, json_object_get(id));
	}
	json_object_put(run->ids);
	run->ids = left;
	return 0;
}

static int
find_file(struct request *r, void *arg)
{
	struct run *run = arg;
	const struct result *found = ask(r, &run_file, number(run->provider), text(r, "%s", run->file->hash));

	run->file->known = found->rows > 0;
	run->file->stays = found->rows > 0 && cell(found, 0, "trouble").len > 0;
	return 0;
}

static int
keep_file(struct request *r, void *arg)
{
	struct run *run = arg;

	if (run->going.seen > 0 && keep_batch(r, run) != 1)
		return -1;
	run(r, &run_keeps_file, number(run->provider), text(r, "%s", run->file->hash),
	    text(r, "%s", run->file->name), number(run->id), text(r, "%s", run->file->reason),
	    text(r, "%s", run->file->note));
	about(r, "pull_run", run->id);
	return 1;
}

static int
match(struct request *r, void *arg)
{
	struct run *run = arg;
	long matched = run(r, &run_matches, number(run->provider));

	about(r, "pull_run", run->id);
	return matched + run(r, &run_follows, number(run->provider)) > 0;
}

static int
finish(struct request *r, void *arg)
{
	struct run *run = arg;
	struct value id = number(run->id), provider = number(run->provider);
	struct value unmatched = cell(ask(r, &run_unmatched, id, provider), 0, "n");

	run(r, &run_finishes, id, id, text(r, "%s", run->trouble != NULL ? run->trouble : ""),
	    id, unmatched, id, text(r, "%s", run->through), provider, id, id);
	about(r, "pull_run", run->id);
	return 1;
}

bool
run_begin(struct run *run)
{
	run->kept = time(NULL);
	batch_begin(&run->batch);
	return job_run(run->job, "hours.pull.begin", begin, run) == 1;
}

/* What another run kept just now is known when it is looked for once more. */
static bool
keep_again(struct run *run, const char *act, int (*work)(struct request *, void *))
{
	bool kept = false;

	while (run->met) {
		run->met = false;
		kept = job_run(run->job, act, work, run) == 1;
	}
	return kept;
}

/* Waits for what is under way; false when the database did not take it. */
static bool
settle(struct run *run)
{
	if (!run->under_way)
		return !run->lost;
	run->lost = job_await(run->job) != 1 && !keep_again(run, "hours.pull.page", keep_batch);
	batch_end(&run->going);
	run->under_way = false;
	return !run->lost;
}

bool
run_keep(struct run *run, bool all)
{
	struct batch *b = &run->batch;

	if (run->lost || (b->seen == 0 && b->last[0] == '\0') ||
	    (!all && b->count < BATCH_RECORDS && time(NULL) - run->kept < BATCH_SECONDS))
		return !run->lost;
	if (!settle(run))
		return false;
	run->kept = time(NULL);
	batch_move(b, &run->going);
	run->under_way = true;
	run->met = false;
	job_start(run->job, "hours.pull.page", keep_batch, run);
	return true;
}

bool
run_fresh(struct run *run, json_object **ids)
{
	run->ids = *ids;
	run->lost = !settle(run) || job_run(run->job, "hours.pull.known", ask_known, run) < 0;
	*ids = run->ids;
	return !run->lost;
}

bool
run_find_file(struct run *run, struct drop_file *file)
{
	run->file = file;
	run->lost = !settle(run) || job_run(run->job, "hours.pull.file", find_file, run) < 0;
	return !run->lost;
}

bool
run_keep_file(struct run *run, struct drop_file *file)
{
	run->file = file;
	if (!settle(run))
		return false;
	batch_move(&run->batch, &run->going);
	run->met = true;
	run->lost = !keep_again(run, "hours.pull.file", keep_file);
	batch_end(&run->going);
	return !run->lost;
}

bool
run_finish(struct run *run)
{
	return run_keep(run, true) && settle(run) &&
	    job_run(run->job, "hours.pull.match", match, run) >= 0 && run_check(run) &&
	    job_run(run->job, "hours.pull.end", finish, run) == 1;
}

void
run_free(struct run *run)
{
	settle(run);
	batch_end(&run->batch);
	json_object_put(run->courses);
}
