/* core/handle.c - one request, from its first byte to its answer. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/log.h"
#include "core/metrics.h"
#include "core/request.h"

const char *
param(struct request *r, const char *name)
{
	const char *s = wire_param(r->wire, name);

	return s != NULL ? s : "";
}

bool
reads(const struct route *t)
{
	return strcmp(t->method, "GET") == 0 || strcmp(t->method, "HEAD") == 0 ||
	    strcmp(t->method, "OPTIONS") == 0;
}

static bool
path_fits(struct request *r, const char *pattern, const char *path)
{
	size_t len;

	for (r->path_fields = 0; *pattern != '\0' || *path != '\0'; ) {
		if (*pattern != '{') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		len = strcspn(path, "/");
		if (len == 0 || r->path_fields == 8)
			return false;
		r->path_field[r->path_fields] = arena_copy(r->arena,
		    pattern + 1, strcspn(pattern, "}") - 1);
		r->path_text[r->path_fields++] = arena_copy(r->arena, path, len);
		path += len;
		pattern += strcspn(pattern, "}") + 1;
	}
	return true;
}

static int
find_route(struct request *r, const struct route *const *slices)
{
	const char *path = param(r, "PATH_INFO");
	const char *method = param(r, "REQUEST_METHOD");
	const struct route *t;
	char allow[100] = "";

	for (; *slices != NULL; slices++)
		for (t = *slices; t->method != NULL; t++) {
			if (!path_fits(r, t->path, path))
				continue;
			if (strcmp(t->method, method) == 0) {
				r->route = t;
				return 0;
			}
			if (strlen(allow) + strlen(t->method) < 90)
				sprintf(allow + strlen(allow), "%s%s",
				    *allow ? ", " : "", t->method);
		}
	if (*allow == '\0')
		return not_found(r);
	head(r, "Allow", "%s", allow);
	return refuse(r, 405, "这里不能这样操作");
}

void
request_new(struct request *r, const char *program, size_t slots)
{
	memset(r, 0, sizeof(*r));
	r->arena = arena_new();
	r->db = db_new(program, slots);
	r->program = program;
	r->body = calloc(1, sizeof(*r->body));
	r->heads = calloc(1, sizeof(*r->heads));
	r->errors = calloc(1, sizeof(*r->errors));
	if (r->body == NULL || r->heads == NULL || r->errors == NULL)
		abort();
	r->roles_text = r->address = r->id = "";
}

void
request_free(struct request *r)
{
	out_free(r->body);
	out_free(r->heads);
	out_free(r->errors);
	free(r->body);
	free(r->heads);
	free(r->errors);
	db_free(r->db);
	arena_free(r->arena);
}

void
request_reset(struct request *r)
{
	r->route = NULL;
	r->path_fields = r->bounds = 0;
	r->if_match = 0;
	r->receipt = NULL;
	r->lent = NULL;
	r->aborted = false;
	memset(r->digest, 0, sizeof(r->digest));
	answer_reset(r);
}

void
request_let_go(struct request *r)
{
	for (; r->lent != NULL; r->lent = r->lent->next)
		json_object_put(r->lent->object);
	log_request(NULL);
	arena_reset(r->arena);
}

void
handle(struct request *r, const struct route *const *slices)
{
	struct timespec from, to;

	clock_gettime(CLOCK_MONOTONIC, &from);
	request_reset(r);
	identify(r);
	log_request(*r->id != '\0' ? r->id : NULL);
	db_begin(r->db, true);
	if (metrics_asked(r))
		r->status = metrics_answer(r);
	else if ((r->status = find_route(r, slices)) == 0 &&
	    (r->status = admit(r)) == 0 && (r->status = read_request(r)) == 0) {
		if (journalled(r->route))
			digest(r);
		transact(r);
	}
	answer_send(r);
	clock_gettime(CLOCK_MONOTONIC, &to);
	metrics_count(r, (to.tv_sec - from.tv_sec) * 1000000L +
	    (to.tv_nsec - from.tv_nsec) / 1000);
	request_let_go(r);
}
