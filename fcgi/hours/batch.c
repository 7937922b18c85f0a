/* hours/batch.c - see batch.h */
#include "hours/batch.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "hours/duration.h"

#define GRANTED_MAX (65535L * 60)	/* the longest course that platform_course holds */

void
batch_begin(struct batch *b)
{
	memset(b, 0, sizeof(*b));
	b->met = json_object_new_object();
	b->known = json_object_new_object();
}

void
batch_next(struct batch *b)
{
	struct batch next = { .known = json_object_get(b->known), .met = json_object_new_object() };

	batch_end(b);
	*b = next;
}

void
batch_end(struct batch *b)
{
	json_object_put(b->met);
	json_object_put(b->known);
	out_free(&b->records);
	out_free(&b->accounts);
	out_free(&b->voided);
	memset(b, 0, sizeof(*b));
}

/* Bytes of at most `max` characters of UTF-8. */
static size_t
prefix(const char *s, size_t max)
{
	size_t n = 0;

	for (; s[n] != '\0'; n++)
		if (((unsigned char)s[n] & 0xc0) != 0x80 && max-- == 0)
			break;
	return n;
}

static bool
is_key(const char *s, size_t max)
{
	return s != NULL && *s != '\0' && prefix(s, max) == strlen(s);
}

static bool
is_id(const char *s)
{
	const char *p;

	for (p = s; p != NULL && isgraph((unsigned char)*p); p++)
		continue;
	return s != NULL && *p == '\0' && p > s && p - s <= RECORD_ID;
}

/* Nobody has learned tomorrow; a day's grace for clocks and zones. */
static bool
has_been(const char at[INSTANT])
{
	time_t tomorrow = time(NULL) + 86400;
	char then[INSTANT];
	struct tm tm;

	gmtime_r(&tomorrow, &tm);
	strftime(then, sizeof(then), "%Y-%m-%d %H:%M:%S", &tm);
	return strcmp(at, then) < 0;
}

static bool
is_usable(const struct record *r)
{
	return is_id(r->id) && is_key(r->account, 100) && r->course != NULL && r->course[0] != '\0' &&
	    r->seconds >= 0 && r->seconds <= (r->granted ? GRANTED_MAX : DURATION_MAX) && r->score <= 100 &&
	    r->at[0] != '\0' && r->stored[0] != '\0' && has_been(r->at);
}

/* Once only: what is met here again changes nothing. */
static bool
meets(json_object *met, char list, const char *key)
{
	char name[RECORD_ID + 500];

	snprintf(name, sizeof(name), "%c%s", list, key);
	if (json_object_object_get_ex(met, name, NULL))
		return false;
	json_object_object_add(met, name, NULL);
	return true;
}

static void
put_text(struct out *o, const char *s, size_t max)
{
	out_json(o, s, prefix(s, max));
	out_put(o, ",", 1);
}

static void
put_number(struct out *o, long n, const char *end)
{
	if (n == UNSAID)
		out_fmt(o, "null%s", end);
	else
		out_fmt(o, "%ld%s", n, end);
}

static void
put_account(struct batch *b, const struct record *r)
{
	out_str(&b->accounts, b->accounts.len > 0 ? ",[" : "[");
	put_text(&b->accounts, r->account, 100);
	out_json(&b->accounts, r->name, prefix(r->name, 60));
	out_put(&b->accounts, "]", 1);
}

/* In the order of RECORDS in run.c. */
static void
put_record(struct out *o, const struct record *r)
{
	out_str(o, o->len > 0 ? ",[" : "[");
	put_text(o, r->id, RECORD_ID);
	put_text(o, r->account, 100);
	put_text(o, is_key(r->code, 200) ? r->code : "", 200);
	put_text(o, r->course, 200);
	put_number(o, r->seconds, ",");
	put_number(o, !r->granted, ",");
	put_number(o, r->completed, ",");
	put_number(o, r->elapsed, ",");
	put_number(o, r->passed, ",");
	put_number(o, r->score, ",");
	put_text(o, r->at, INSTANT);
	out_json(o, r->stored, strlen(r->stored));
	out_put(o, "]", 1);
}

bool
batch_put(struct batch *b, const struct record *r)
{
	if (!is_usable(r))
		return false;
	b->usable++;
	if (!meets(b->met, 'r', r->id))
		return true;
	if (meets(b->known, 'a', r->account))
		put_account(b, r);
	put_record(&b->records, r);
	b->count++;
	return true;
}

bool
batch_void(struct batch *b, const char *id)
{
	if (!is_id(id))
		return false;
	if (meets(b->met, 'v', id)) {
		if (b->voided.len > 0)
			out_put(&b->voided, ",", 1);
		out_json(&b->voided, id, strlen(id));
	}
	return true;
}
