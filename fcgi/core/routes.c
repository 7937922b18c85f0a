/* core/routes.c - see routes.h */
#include "core/routes.h"

#include <stdio.h>
#include <string.h>

#include "core/out.h"
#include "core/request.h"

static const char *const kinds[] = { [ID] = "id", [COUNT] = "integer",
	[TRUTH] = "boolean", [WORDS] = "line", [PROSE] = "prose",
	[CODE] = "code", [CHOICE] = "choice", [DAY] = "date",
	[SECRET] = "secret", [LIST] = "list", [CODES] = "codes", [IDS] = "ids",
	[OBJECT] = "object" };

static const struct { unsigned bit; const char *word; } roles[] = {
	{ TEACHER, "teacher" }, { LEADER, "leader" }, { PANEL, "panel" },
	{ CHAIR, "chair" }, { SCHOOL, "school" }, { OFFICE, "office" },
	{ EXPERT, "expert" }, { ADMIN, "admin" }, { MEMBER, "member" } },
	flags[] = { { ONCE, "once" }, { EDIT, "edit" }, { RAW, "raw" },
	{ INTERNAL, "internal" }, { QUIET, "quiet" },
	{ KEEPS, "keeps" } };

static void
put(struct out *o, const char *key, const char *value)
{
	out_key(o, key);
	out_json(o, value, strlen(value));
}

static void
put_fields(struct out *o, const struct field *f)
{
	out_key(o, "fields");
	out_str(o, "[");
	for (; f != NULL && f->kind != END; f++) {
		out_str(o, o->text[o->len - 1] == '[' ? "{" : ",{");
		put(o, "name", f->name);
		put(o, "kind", kinds[f->kind]);
		if (f->max > 0) {
			out_key(o, "min");
			out_fmt(o, "%lld", f->min);
			out_key(o, "max");
			out_fmt(o, "%lld", f->max);
		}
		if (f->choices != NULL)
			put(o, "choices", f->choices);
		if (f->header != NULL)
			put(o, "header", f->header);
		if (f->zh != NULL)
			put(o, "zh", f->zh);
		out_key(o, "optional");
		out_str(o, f->optional ? "true" : "false");
		if (f->of != NULL)
			put_fields(o, f->of);
		out_str(o, "}");
	}
	out_str(o, "]");
}

static void
put_words(struct out *o, const char *key, const void *table, size_t n,
    unsigned bits)
{
	const struct { unsigned bit; const char *word; } *w = table;
	size_t i;

	out_key(o, key);
	out_str(o, "[");
	for (i = 0; i < n; i++)
		if (bits & w[i].bit)
			out_fmt(o, "%s\"%s\"", o->text[o->len - 1] == '[' ?
			    "" : ",", w[i].word);
	out_str(o, "]");
}

static void
put_statements(struct out *o, const char *key, struct query *const *q)
{
	out_key(o, key);
	out_str(o, "[");
	for (; *q != NULL; q++) {
		out_str(o, o->text[o->len - 1] == '[' ? "" : ",");
		out_json(o, (*q)->sql, strlen((*q)->sql));
	}
	out_str(o, "]");
}

static void
put_words_of(struct out *o, const struct heading *h)
{
	const struct word *w;

	out_key(o, h->column);
	out_str(o, "{");
	for (w = h->words; w->key != NULL; w++)
		put(o, w->key, w->zh);
	out_str(o, "}");
}

/* What ?as=csv and ?as=xlsx of a list give. */
static void
put_sheet(struct out *o, const struct sheet *s)
{
	const struct heading *h;

	out_key(o, "sheet");
	out_str(o, "{");
	put(o, "file", s->file);
	put(o, "title", s->title);
	put(o, "rows", s->rows != NULL ? s->rows : "rows");
	out_key(o, "headings");
	out_str(o, "{");
	for (h = s->headings; h != NULL && h->column != NULL; h++)
		put(o, h->column, h->zh);
	out_str(o, "}");
	out_key(o, "words");
	out_str(o, "{");
	for (h = s->headings; h != NULL && h->column != NULL; h++)
		if (h->words != NULL)
			put_words_of(o, h);
	out_str(o, "}}");
}

static void
put_route(struct out *o, const struct route *t)
{
	out_str(o, o->text[o->len - 1] == '[' ? "\n{" : ",\n{");
	put(o, "method", t->method);
	put(o, "path", t->path);
	put_words(o, "roles", roles, sizeof(roles) / sizeof(roles[0]),
	    t->roles);
	put_words(o, "flags", flags, sizeof(flags) / sizeof(flags[0]),
	    t->flags);
	put(o, "act", t->act != NULL ? t->act : "");
	out_key(o, "body");	/* bytes at most; 0: the default, 256 KiB */
	out_fmt(o, "%lld", t->body_max);
	put_fields(o, t->fields);
	put_statements(o, "statements", t->queries);
	if (t->sheet != NULL)
		put_sheet(o, t->sheet);
	out_str(o, "}");
}

int
routes_print(const char *program, const struct route *const *slices)
{
	struct out o = { 0 };
	const struct route *t;

	out_str(&o, "{");
	put(&o, "program", program);
	out_key(&o, "routes");
	out_str(&o, "[");
	for (; *slices != NULL; slices++)
		for (t = *slices; t->method != NULL; t++)
			put_route(&o, t);
	out_str(&o, "]");
	put_statements(&o, "journal", journal_queries);
	out_str(&o, "}");
	puts(o.text);
	out_free(&o);
	return 0;
}
