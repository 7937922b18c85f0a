/* hours/feed_record.c - see feed_record.h */
#include "hours/feed_record.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hours/duration.h"
#include "hours/json.h"

json_object *
feed_at(json_object *o, const char *place)
{
	char name[101];
	size_t n;

	for (; o != NULL && *place != '\0'; place += n + (place[n] == '.')) {
		n = strcspn(place, ".");
		snprintf(name, sizeof(name), "%.*s", (int)n, place);
		o = member(o, name);
	}
	return o;
}

const char *
feed_words(json_object *o, const char *place, char room[24])
{
	json_object *v = *place != '\0' ? feed_at(o, place) : NULL;

	if (v == NULL)
		return "";
	if (!json_object_is_type(v, json_type_int))
		return text_in(v);
	snprintf(room, 24, "%lld", (long long)json_object_get_int64(v));
	return room;
}

static bool
decimal_in(json_object *v, double *n)
{
	const char *s = text_in(v);
	char *end;

	if (json_object_is_type(v, json_type_int) || json_object_is_type(v, json_type_double))
		*n = json_object_get_double(v);
	else if (s == NULL || *s == '\0' || s[strspn(s, "0123456789.")] != '\0' || (*n = strtod(s, &end), *end != '\0'))
		return false;
	return isfinite(*n);
}

static bool
read_length(const struct mapping *m, int minutes, json_object *v, long *seconds)
{
	const double of[] = { [SECONDS] = 1, [MINUTES] = 60, [HOURS] = 3600, [CREDITS] = 60.0 * minutes };
	double n;

	if (m->unit == ISO8601)
		return text_in(v) != NULL && duration_seconds(text_in(v), seconds);
	if (!decimal_in(v, &n) || n < 0 || n * of[m->unit] > 1e7)
		return false;
	*seconds = (long)(n * of[m->unit] + 1e-6);
	return true;
}

static bool
read_time(const struct mapping *m, json_object *v, char out[INSTANT])
{
	const long long of = m->clock == CLOCK_MILLISECONDS ? 1000 : 1;
	long long n;

	if (m->clock == CLOCK_UNIX || m->clock == CLOCK_MILLISECONDS) {
		if (!number_in(v, 946684800 * of, 4102444799 * of, &n))
			return false;
		instant_unix(n / of, out);
		return true;
	}
	if (text_in(v) == NULL)
		return false;
	return m->clock == CLOCK_CHINA ? instant_china(text_in(v), out) : instant_utc(text_in(v), out);
}

/* true, 1, "1"; false, 0, "0"; anything else says nothing. */
static int
read_truth(json_object *o, const char *place)
{
	json_object *v = *place != '\0' ? feed_at(o, place) : NULL;
	long long n;

	if (json_object_is_type(v, json_type_boolean))
		return json_object_get_boolean(v);
	return number_in(v, 0, 1, &n) ? (int)n : UNSAID;
}

static int
read_score(const struct mapping *m, json_object *o)
{
	double n;

	if (*m->score == '\0' || !decimal_in(feed_at(o, m->score), &n) || n < 0 || n > (double)m->score_of)
		return UNSAID;
	return (int)(n * 100 / (double)m->score_of + 1e-9);
}

static const char *
read_times(const struct mapping *m, json_object *o, struct record *r)
{
	char began[INSTANT], stored[INSTANT];

	if (!read_time(m, feed_at(o, m->time), r->at))
		return "学完的时间读不出来";
	memcpy(stored, r->at, INSTANT);
	if (*m->stored != '\0' && !read_time(m, feed_at(o, m->stored), stored))
		return "平台存下的时间读不出来";
	memcpy(r->stored, stored, INSTANT);
	if (*m->began != '\0' && read_time(m, feed_at(o, m->began), began) && strcmp(began, r->at) <= 0)
		r->elapsed = (long)(instant_seconds(r->at) - instant_seconds(began));
	return NULL;
}

const char *
feed_record(const struct mapping *m, int minutes, json_object *o, struct feed_record *f)
{
	struct record *r = &f->r;
	const char *wrong;

	*r = (struct record){ .id = feed_words(o, m->id, f->rooms[0]), .account = feed_words(o, m->account, f->rooms[1]),
		.name = feed_words(o, m->name, f->rooms[2]), .course = feed_words(o, m->course, f->rooms[3]),
		.code = feed_words(o, m->code, f->rooms[4]), .granted = !m->measured,
		.passed = read_truth(o, m->passed), .completed = read_truth(o, m->completed),
		.score = read_score(m, o), .elapsed = UNSAID };
	if (r->name == NULL)
		r->name = "";
	if (r->code == NULL)
		r->code = "";
	if ((wrong = read_times(m, o, r)) != NULL)
		return wrong;
	if (r->id == NULL || *r->id == '\0')
		return "没有记录编号";
	if (r->account == NULL || *r->account == '\0')
		return "没有账号";
	if (r->course == NULL)
		return "课程名称读不出来";
	return read_length(m, minutes, feed_at(o, m->length), &r->seconds) ? NULL : "学了多久读不出来";
}
