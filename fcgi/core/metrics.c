/* core/metrics.c - see metrics.h */
#include "core/metrics.h"

#include <stdatomic.h>
#include <string.h>

#include "core/log.h"

#define ROUTES_MAX 64

/* What happened on one route since the start; place 0 is for requests that
 * found no route. */
static struct counter {
	const struct route *route;
	atomic_ullong answers[6];	/* by hundreds: 2 = 2xx */
	atomic_ullong microseconds, statements;
} counters[ROUTES_MAX];
static size_t routes = 1;
static const char *program = "";

void
metrics_start(const char *name, const struct route *const *slices)
{
	const struct route *t;

	program = name;
	for (; *slices != NULL; slices++)
		for (t = *slices; t->method != NULL && routes < ROUTES_MAX; t++)
			counters[routes++].route = t;
}

static bool
is(struct request *r, const char *name, const char *value)
{
	const char *s = wire_param(r->wire, name);

	return s != NULL && strcmp(s, value) == 0;
}

bool
metrics_asked(struct request *r)
{
	return is(r, "REQUEST_METHOD", "GET") && (is(r, "PATH_INFO", "/healthz")
	    || is(r, "PATH_INFO", "/readyz") || is(r, "PATH_INFO", "/metrics"));
}

static void
labels(struct out *o, const char *name, const struct route *t)
{
	out_fmt(o, "weinengli_%s{program=\"%s\",method=\"%s\",route=\"%s\"",
	    name, program, t != NULL ? t->method : "",
	    t != NULL ? t->path : "");
}

static void
put_metrics(struct out *o)
{
	struct counter *c;
	int i;

	out_str(o, "# HELP weinengli_answers_total Answers by route and class.\n"
	    "# TYPE weinengli_answers_total counter\n");
	for (c = counters; c < counters + routes; c++)
		for (i = 2; i < 6; i++) {
			labels(o, "answers_total", c->route);
			out_fmt(o, ",class=\"%dxx\"} %llu\n", i,
			    c->answers[i]);
		}
	out_str(o, "# HELP weinengli_seconds_total Time spent answering.\n"
	    "# TYPE weinengli_seconds_total counter\n");
	for (c = counters; c < counters + routes; c++) {
		labels(o, "seconds_total", c->route);
		out_fmt(o, "} %llu.%06llu\n", c->microseconds / 1000000,
		    c->microseconds % 1000000);
	}
	out_str(o, "# HELP weinengli_statements_total Statements sent.\n"
	    "# TYPE weinengli_statements_total counter\n");
	for (c = counters; c < counters + routes; c++) {
		labels(o, "statements_total", c->route);
		out_fmt(o, "} %llu\n", c->statements);
	}
}

/* nginx asks one program after the other whether the whole site is ready, and takes 300 for
 * "go on": see nginx/weinengli.conf. */
static bool
next_program(struct request *r)
{
	const char *next = wire_param(r->wire, "READY_NEXT");

	return next != NULL && *next != '\0';
}

int
metrics_answer(struct request *r)
{
	const char *missing;

	answer_reset(r);
	r->type = "text/plain; version=0.0.4";
	if (is(r, "PATH_INFO", "/metrics")) {
		put_metrics(r->body);
		return 200;
	}
	r->type = "text/plain";
	if (is(r, "PATH_INFO", "/readyz") &&
	    (missing = db_unfit(r->db)) != NULL) {
		fault("not ready: %s", missing);
		head(r, "Retry-After", "5");
		out_str(r->body, "not ready\n");
		return 503;
	}
	out_str(r->body, "ok\n");
	return is(r, "PATH_INFO", "/readyz") && next_program(r) ? 300 : 200;
}

void
metrics_count(struct request *r, long microseconds)
{
	size_t i;

	for (i = routes - 1; i > 0 && counters[i].route != r->route; i--)
		;
	counters[i].answers[r->status / 100 % 6]++;
	counters[i].microseconds += (unsigned long long)microseconds;
	counters[i].statements += db_statements(r->db);
}
