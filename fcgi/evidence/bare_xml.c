/* evidence/bare_xml.c - see bare.h: one XML part of an office document, byte by byte.
 *
 * Values of attributes that name a person are replaced, and nothing else is touched.
 * No tree is built: the part was checked by nobody, and has to come out as it was. */
#include <string.h>

#include "evidence/bare.h"

#define NOBODY "某教师"

/* Of which element (NULL: of any), which attribute, if its value begins so; what is
 * written instead. */
static const struct trace {
	const char *element, *attribute, *begins, *instead;
} traces[] = {
	{ NULL, "author", "", NOBODY },			/* w:ins w:del w:comment w15:person */
	{ NULL, "initials", "", "某" },
	{ NULL, "userId", "", NOBODY },
	{ NULL, "userName", "", NOBODY },
	{ NULL, "lastModifiedBy", "", NOBODY },
	{ "person", "displayName", "", NOBODY },	/* xl/persons */
	{ "cmAuthor", "name", "", NOBODY },		/* ppt/commentAuthors.xml */
	{ "author", "name", "", NOBODY },		/* ppt/authors.xml */
	{ "userInfo", "name", "", NOBODY },		/* xl/revisions */
	{ "absPath", "url", "", "" },			/* the folder it was saved in */
	{ "Relationship", "Target", "file:", "file:///" },	/* a template on that computer */
};

struct scan {
	const unsigned char *p, *end;
	struct buffer *out;
	bool good;
};

static void
copy_to(struct scan *s, const unsigned char *to)
{
	s->good = s->good && put(s->out, s->p, (size_t)(to - s->p));
	s->p = to;
}

/* Where one of these bytes is next; the end when there is none. */
static const unsigned char *
next_of(const struct scan *s, const unsigned char *from, const char *any)
{
	while (from < s->end && (*from == '\0' || strchr(any, *from) == NULL))
		from++;
	return from;
}

/* Is the name, less its prefix, this one? */
static bool
is_named(struct bytes name, const char *local)
{
	const unsigned char *colon = memchr(name.at, ':', name.len);
	size_t skip = colon != NULL ? (size_t)(colon + 1 - name.at) : 0, len = strlen(local);

	return name.len - skip == len && memcmp(name.at + skip, local, len) == 0;
}

static const struct trace *
trace_of(struct bytes element, struct bytes attribute, struct bytes value)
{
	const struct trace *t;

	for (t = traces; t < traces + sizeof(traces) / sizeof(traces[0]); t++)
		if ((t->element == NULL || is_named(element, t->element)) && is_named(attribute, t->attribute) &&
		    value.len >= strlen(t->begins) && memcmp(value.at, t->begins, strlen(t->begins)) == 0)
			return t;
	return NULL;
}

/* From the attribute's first byte to after its value. */
static void
attribute(struct scan *s, struct bytes element)
{
	struct bytes name = { s->p, 0 }, value;
	const unsigned char *quote, *close = NULL;
	const struct trace *t;

	name.len = (size_t)(next_of(s, s->p, " \t\r\n=/>") - s->p);
	quote = next_of(s, s->p + name.len, "\"'>");
	if (quote < s->end && *quote != '>')
		close = memchr(quote + 1, *quote, (size_t)(s->end - quote - 1));
	if (close == NULL) {
		s->good = false;
		return;
	}
	value = (struct bytes){ quote + 1, (size_t)(close - quote - 1) };
	if ((t = trace_of(element, name, value)) != NULL) {
		copy_to(s, quote + 1);
		s->good = s->good && put(s->out, t->instead, strlen(t->instead));
		s->p = close;
	}
	copy_to(s, close + 1);
}

/* From '<' to after '>'. */
static void
tag(struct scan *s)
{
	struct bytes element = { s->p + 1, 0 };

	element.len = (size_t)(next_of(s, s->p + 1, " \t\r\n/>") - s->p - 1);
	copy_to(s, element.at + element.len);
	while (s->good && s->p < s->end && *s->p != '>')
		if (strchr(" \t\r\n/", *s->p) != NULL && *s->p != '\0')
			copy_to(s, s->p + 1);
		else
			attribute(s, element);
	if (s->p == s->end) {
		s->good = false;
		return;
	}
	/* <authors><author>...</author> of xl/comments: the name stands in the text. */
	bool named = is_named(element, "author") && s->p[-1] != '/';
	copy_to(s, s->p + 1);
	if (named && s->p < s->end && *s->p != '<') {
		s->p = next_of(s, s->p, "<");
		s->good = s->good && put(s->out, NOBODY, strlen(NOBODY));
	}
}

/* Comments, instructions and CDATA have no attributes of ours. */
static bool
passed_over(struct scan *s)
{
	static const struct { const char *open, *close; } kinds[] = {
		{ "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" }, { "<!", ">" }, { "</", ">" } };
	size_t i, len = (size_t)(s->end - s->p);
	const unsigned char *close;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (len < strlen(kinds[i].open) || memcmp(s->p, kinds[i].open, strlen(kinds[i].open)) != 0)
			continue;
		close = memmem(s->p, len, kinds[i].close, strlen(kinds[i].close));
		if (close == NULL)
			s->good = false;
		else
			copy_to(s, close + strlen(kinds[i].close));
		return true;
	}
	return false;
}

bool
bare_xml(struct bytes in, struct buffer *out)
{
	struct scan s = { in.at, in.at + in.len, out, true };

	if (in.len >= 2 && (memcmp(in.at, "\xff\xfe", 2) == 0 || memcmp(in.at, "\xfe\xff", 2) == 0))
		return false;		/* UTF-16: no office program writes it */
	while (s.good && s.p < s.end) {
		copy_to(&s, next_of(&s, s.p, "<"));
		if (s.good && s.p < s.end && !passed_over(&s))
			tag(&s);
	}
	return s.good;
}
