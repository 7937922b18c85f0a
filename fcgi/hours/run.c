/* hours/run.c - see run.h
 *
 * A batch of records and how far it reached are one transaction, so a run that is
 * killed anywhere goes on where it was; a record's own id is its key, so what
 * comes twice counts once. */
#include "hours/run.h"

#include <stdio.h>
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

/* In the order of put_record in batch.c. */
#define RECORDS \
	" FROM JSON_TABLE(CONCAT('[', ?, ']'), '$[*]' COLUMNS (" \
	"   id VARCHAR(64) CHARACTER SET ascii PATH '$[0]'," \
	"   account VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[1]'," \
	"   code VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[2]'," \
	"   course VARCHAR(200) PATH '$[3]', seconds INT UNSIGNED PATH '$[4]'," \
	"   measured TINYINT PATH '$[5]', completed TINYINT PATH '$[6]'," \
	"   elapsed INT UNSIGNED PATH '$[7]', passed TINYINT PATH '$[8]'," \
	"   score TINYINT UNSIGNED PATH '$[9]', at DATETIME(6) PATH '$[10]'," \
	"   stored DATETIME(6) PATH '$[11]')) j"

/* The three bulk statements take what is not there yet; records in the order of their key,
 * which spares MariaDB a third of the work. */
struct query run_accounts = {
	"INSERT INTO platform_account (provider, account, name)"
	" SELECT ?, j.account, j.name FROM JSON_TABLE(CONCAT('[', ?, ']'), '$[*]' COLUMNS ("
	"   account VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PATH '$[0]',"
	"   name VARCHAR(60) PATH '$[1]')) j"
	"   LEFT JOIN platform_account a ON a.provider = ? AND a.account = j.account"
	"  WHERE a.account IS NULL" };

struct query run_records = {
	"INSERT INTO platform_record (provider, record, account, code, course, seconds, measured,"
	"        completed, elapsed, passed, score, happened_at, stored_at, run)"
	" SELECT ?, j.id, j.account, j.code, j.course, j.seconds, j.measured, j.completed, j.elapsed,"
	"        j.passed, j.score, j.at, j.stored, ?" RECORDS
	"   LEFT JOIN platform_record r ON r.provider = ? AND r.record = j.id"
	"  WHERE r.record IS NULL ORDER BY j.id" };

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
	"SELECT r.record FROM JSON_TABLE(?, '$[*]'"
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

static int
keep_batch(struct request *r, void *arg)
{
	struct run *run = arg;
	const struct batch *b = &run->batch;
	struct value provider = number(run->provider), id = number(run->id);
	long added = 0;

	if (b->accounts.len > 0)
		run(r, &run_accounts, provider, inside(r, &b->accounts), provider);
	if (b->count > 0)
		added = run(r, &run_records, provider, id, inside(r, &b->records), provider);
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
	const struct result *found = ask(r, &run_known, text(r, "%s",
	    json_object_to_json_string_ext(run->ids, JSON_C_TO_STRING_PLAIN)), number(run->provider));
	json_object *known = json_object_new_object(), *left = json_object_new_array(), *id;
	size_t i;

	for (i = 0; i < found->rows; i++)
		json_object_object_add(known, cell(found, i, "record").text, NULL);
	for (i = 0; i < json_object_array_length(run->ids); i++) {
		id = json_object_array_get_idx(run->ids, i);
		if (!json_object_object_get_ex(known, json_object_get_string(id), NULL))
			json_object_array_add(left, json_object_get(id));
	}
	json_object_put(known);
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

	if (run->batch.seen > 0)
		keep_batch(r, run);
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

bool
run_keep(struct run *run, bool all)
{
	struct batch *b = &run->batch;

	if (run->lost || (b->seen == 0 && b->last[0] == '\0') ||
	    (!all && b->count < BATCH_RECORDS && time(NULL) - run->kept < BATCH_SECONDS))
		return !run->lost;
	run->kept = time(NULL);
	run->lost = job_run(run->job, "hours.pull.page", keep_batch, run) != 1;
	batch_next(b);
	return !run->lost;
}

bool
run_fresh(struct run *run, json_object **ids)
{
	run->ids = *ids;
	run->lost = job_run(run->job, "hours.pull.known", ask_known, run) < 0;
	*ids = run->ids;
	return !run->lost;
}

bool
run_find_file(struct run *run, struct drop_file *file)
{
	run->file = file;
	run->lost = run->lost || job_run(run->job, "hours.pull.file", find_file, run) < 0;
	return !run->lost;
}

bool
run_keep_file(struct run *run, struct drop_file *file)
{
	run->file = file;
	run->lost = run->lost || job_run(run->job, "hours.pull.file", keep_file, run) != 1;
	batch_next(&run->batch);
	return !run->lost;
}

bool
run_finish(struct run *run)
{
	return run_keep(run, true) &&
	    job_run(run->job, "hours.pull.match", match, run) >= 0 && run_check(run) &&
	    job_run(run->job, "hours.pull.end", finish, run) == 1;
}

void
run_free(struct run *run)
{
	batch_end(&run->batch);
	json_object_put(run->courses);
}
