/* core/answer.c - what goes back, and how a refusal looks.
 *
 * Nothing is sent before the transaction is committed: handlers write into a
 * buffer, and a refusal throws the buffer away. */
#include "core/request.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/log.h"

void
answer_close(struct request *r)
{
	if (r->file != NULL)
		fclose(r->file);
	if (r->end != NULL)
		r->end(r->stream);
	r->file = NULL;
	r->write = NULL;
	r->end = NULL;
}

int
stream(struct request *r, const char *type, long long length,
    void (*write)(struct request *, void *), void (*end)(void *), void *arg)
{
	r->write = write;
	r->end = end;
	r->stream = arg;
	r->stream_bytes = length;
	r->type = type;
	head(r, "X-Accel-Buffering", "no");
	return 200;
}

bool
body_write(struct request *r, const void *p, size_t len)
{
	return wire_write(r->wire, p, len);
}

void
answer_reset(struct request *r)
{
	out_reset(r->body);
	out_reset(r->heads);
	out_reset(r->errors);
	r->type = NULL;
	answer_close(r);
	r->about = "";
	r->inserted = 0;
}

void
head(struct request *r, const char *name, const char *fmt, ...)
{
	va_list ap;
	size_t from;

	out_fmt(r->heads, "%s: ", name);
	from = r->heads->len;
	va_start(ap, fmt);
	out_vfmt(r->heads, fmt, ap);
	va_end(ap);
	for (; from < r->heads->len; from++)	/* no header within a header */
		if ((unsigned char)r->heads->text[from] < 0x20)
			r->heads->text[from] = ' ';
	out_str(r->heads, "\r\n");
}

/* RFC 5987: everything but letters and digits percent-encoded. */
void
name_file(struct request *r, bool shown, const char *ascii, const char *name)
{
	const unsigned char *c;
	struct out o = { 0 };

	for (c = (const unsigned char *)name; *c != '\0'; c++)
		if (*c < 0x80 && (isalnum(*c) || *c == '.' || *c == '-'))
			out_put(&o, c, 1);
		else
			out_fmt(&o, "%%%02X", *c);
	head(r, "Content-Disposition", "%s; filename=\"%s\"; filename*=UTF-8''%s",
	    shown ? "inline" : "attachment", ascii, o.text != NULL ? o.text : "");
	out_free(&o);
}

/* --- changes ------------------------------------------------------------- */

/* What nginx asks itself reads outside a transaction; a change begins one. */
static void
begin_change(struct request *r)
{
	if (r->route->flags & INTERNAL)
		db_turn(r->db);
}

long
run_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	begin_change(r);
	return db_run(r->db, q, v, n, NULL, &r->inserted);
}

long
try_with(struct request *r, struct query *q, const struct value *v, size_t n)
{
	bool taken = false;

	begin_change(r);
	return db_run(r->db, q, v, n, &taken, &r->inserted);
}

long
try_run_rows(struct request *r, struct query *q, const struct value *v, size_t columns, size_t rows)
{
	bool taken = false;

	begin_change(r);
	return db_run_rows(r->db, q, v, columns, rows, &taken);
}

long long
last_id(const struct request *r)
{
	return r->inserted;
}

int
answer_object(struct request *r, int status, struct json_object *o)
{
	const char *s;
	size_t len;

	lent(r, o);
	s = json_object_to_json_string_length(o, JSON_C_TO_STRING_PLAIN |
	    JSON_C_TO_STRING_NOSLASHESCAPE, &len);
	out_reset(r->body);
	out_put(r->body, s, len);
	r->type = "application/json";
	return status;
}

int
answer_file(struct request *r, FILE *file, const char *type, const char *name)
{
	answer_close(r);
	r->file = file;
	r->type = type;
	head(r, "Content-Disposition", "attachment; filename=\"%s\"", name);
	return 200;
}

int
answer_text(struct request *r, const char *type, const char *s)
{
	out_reset(r->body);
	out_str(r->body, s);
	r->type = type;
	return 200;
}

int
made(struct request *r, const char *name, long long id)
{
	if (*r->about == '\0')
		about(r, name, id);
	out_reset(r->body);
	out_put(r->body, "{", 1);
	out_key(r->body, name);
	out_fmt(r->body, "%lld}", id);
	head(r, "ETag", "\"1\"");
	r->type = "application/json";
	return 201;
}

int
done(struct request *r)
{
	r->type = NULL;
	return 204;
}

int
changed(struct request *r, long matched)
{
	if (matched == 0)
		return refuse(r, 412, "这里的内容刚被改过，请刷新后核对再保存");
	head(r, "ETag", "\"%lld\"", r->if_match + 1);
	return done(r);
}

/* --- refusals ------------------------------------------------------------ */

static const char *
title(int status)
{
	static const struct { int status; const char *zh; } titles[] = {
		{ 400, "请求格式不对" }, { 401, "请先登录" },
		{ 403, "没有权限" }, { 404, "找不到" }, { 405, "不能这样操作" },
		{ 409, "现在不能这样做" }, { 412, "内容已被改动" },
		{ 413, "内容太大" }, { 415, "内容种类不对" },
		{ 422, "有内容需要改正" }, { 428, "缺少版本" },
		{ 429, "请稍后再试" }, { 500, "系统出错" },
		{ 503, "系统暂时不可用" }, { 507, "存储空间不足" } };
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		if (titles[i].status == status)
			return titles[i].zh;
	return "未能完成";
}

int
answer_error(struct request *r, int status, const char *detail)
{
	answer_close(r);
	out_reset(r->body);
	out_str(r->body, "{\"type\":\"about:blank\"");
	out_key(r->body, "title");
	out_json(r->body, title(status), strlen(title(status)));
	out_fmt(r->body, ",\"status\":%d", status);
	out_key(r->body, "detail");
	out_json(r->body, detail, strlen(detail));
	if (r->errors->len > 0)
		out_fmt(r->body, ",\"errors\":[%s]", r->errors->text);
	out_key(r->body, "request");
	out_json(r->body, r->id, strlen(r->id));
	out_put(r->body, "}", 1);
	r->type = "application/problem+json";
	return status;
}

int
refuse(struct request *r, int status, const char *fmt, ...)
{
	va_list ap;
	char sentence[1000];

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof(sentence), fmt, ap);
	va_end(ap);
	return answer_error(r, status, sentence);
}

int
not_found(struct request *r)
{
	return refuse(r, 404, "没有这项内容，或者它不归您办理");
}

void
wrong(struct request *r, const char *pointer, const char *fmt, ...)
{
	va_list ap;
	char sentence[1000];

	va_start(ap, fmt);
	vsnprintf(sentence, sizeof(sentence), fmt, ap);
	va_end(ap);
	out_str(r->errors, r->errors->len > 0 ? ",{" : "{");
	out_key(r->errors, "field");
	out_json(r->errors, pointer, strlen(pointer));
	out_key(r->errors, "detail");
	out_json(r->errors, sentence, strlen(sentence));
	out_put(r->errors, "}", 1);
}

int
refuse_wrong(struct request *r)
{
	return r->errors->len == 0 ? 0 :
	    refuse(r, 422, "请改正下面指出的内容，已填的内容没有丢失");
}

int
answer_wrong(struct request *r)
{
	out_reset(r->body);
	out_str(r->body, "{\"rows\":[");
	out_put(r->body, r->errors->text, r->errors->len);
	out_str(r->body, "],\"next\":null}");
	r->type = "application/json";
	out_reset(r->errors);
	return 200;
}

/* --- on the wire --------------------------------------------------------- */

static long long
body_size(struct request *r)
{
	struct stat s;

	if (r->write != NULL)
		return r->stream_bytes;
	return r->file == NULL ? (long long)r->body->len : fstat(fileno(r->file), &s) == 0 ? s.st_size : 0;
}

static void
send_file(struct request *r)
{
	char part[16384];
	size_t n;

	rewind(r->file);
	while ((n = fread(part, 1, sizeof(part), r->file)) > 0)
		wire_write(r->wire, part, n);
}

void
answer_send(struct request *r)
{
	char first[400];
	int n;

	if (r->body->full || r->heads->full) {
		bug("an answer larger than allowed");
		out_reset(r->heads);
		r->status = refuse(r, 500, "内容太多，请缩小范围");
	}
	n = snprintf(first, sizeof(first), "Status: %d\r\n"
	    "Cache-Control: no-store\r\nX-Request-Id: %.64s\r\n", r->status,
	    r->id);
	wire_write(r->wire, first, (size_t)n);
	if (r->heads->len > 0)
		wire_write(r->wire, r->heads->text, r->heads->len);
	if (r->type != NULL) {
		n = snprintf(first, sizeof(first), "Content-Type: %s\r\n"
		    "Content-Length: %lld\r\n", r->type, body_size(r));
		wire_write(r->wire, first, (size_t)n);
	}
	wire_write(r->wire, "\r\n", 2);
	if (r->write != NULL)
		r->write(r, r->stream);
	else if (r->file != NULL)
		send_file(r);
	else if (r->type != NULL)
		wire_write(r->wire, r->body->text, r->body->len);
	answer_close(r);
}
