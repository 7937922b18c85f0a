/* hours/batch.c - see batch.h */
#include "hours/batch.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
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
	b->texts = arena_new();
}

void
batch_move(struct batch *b, struct batch *to)
{
	*to = *b;
	batch_begin(b);
	json_object_put(b->known);
	b->known = to->known;
	to->known = NULL;
}

void
batch_end(struct batch *b)
{
	json_object_put(b->met);
	json_object_put(b->known);
	out_free(&b->ids);
	out_free(&b->accounts);
	out_free(&b->voided);
	free(b->rows);
	if (b->texts != NULL)
		arena_free(b->texts);
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

static struct value
text_of(struct batch *b, const char *s, size_t max)
{
	size_t len = prefix(s, max);

	return (struct value){ TEXT, 0, arena_copy(b->texts, s, len), len };
}

static struct value
number_of(long n)
{
	return n == UNSAID ? (struct value){ NOTHING, 0, NULL, 0 } : (struct value){ NUMBER, n, NULL, 0 };
}

static void
put_account(struct batch *b, const struct record *r)
{
	out_str(&b->accounts, b->accounts.len > 0 ? ",[" : "[");
	out_json(&b->accounts, r->account, strlen(r->account));
	out_put(&b->accounts, ",", 1);
	out_json(&b->accounts, r->name, prefix(r->name, 60));
	out_put(&b->accounts, "]", 1);
}

static void
put_word(struct out *o, const char *s)
{
	if (o->len > 0)
		out_put(o, ",", 1);
	out_json(o, s, strlen(s));
}

static void
put_row(struct batch *b, const struct record *r)
{
	record_row row = { [ROW_ID] = text_of(b, r->id, RECORD_ID), [ROW_ACCOUNT] = text_of(b, r->account, 100),
		[ROW_CODE] = text_of(b, is_key(r->code, 200) ? r->code : "", 200), [ROW_COURSE] = text_of(b, r->course, 200),
		[ROW_SECONDS] = number_of(r->seconds), [ROW_MEASURED] = number_of(!r->granted),
		[ROW_COMPLETED] = number_of(r->completed), [ROW_ELAPSED] = number_of(r->elapsed),
		[ROW_PASSED] = number_of(r->passed), [ROW_SCORE] = number_of(r->score),
		[ROW_AT] = text_of(b, r->at, INSTANT), [ROW_STORED] = text_of(b, r->stored, INSTANT) };

	if ((size_t)b->count == b->room) {
		b->room = b->room > 0 ? b->room * 2 : 1024;
		if ((b->rows = realloc(b->rows, b->room * sizeof(row))) == NULL)
			abort();
	}
	memcpy(b->rows[b->count++], row, sizeof(row));
	put_word(&b->ids, r->id);
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
	put_row(b, r);
	return true;
}

bool
batch_void(struct batch *b, const char *id)
{
	if (!is_id(id))
		return false;
	if (meets(b->met, 'v', id))
		put_word(&b->voided, id);
	return true;
}
