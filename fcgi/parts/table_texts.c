/* parts/table_texts.c - the texts that the cells of a book share, see table_book.h. */
#include <string.h>

#include "parts/table_book.h"

#define TEXTS_PART (64ULL << 20)
#define TEXTS_MAX (12UL << 20)		/* bytes of text that are kept, a whole book's */
#define TEXT_COUNT_MAX 1000000

struct texts {
	struct book *book;
	struct inside inside;
	size_t len, room, at_room;
	bool too_much;
};

void
inside_begin(struct inside *in, const char *name)
{
	in->t += strcmp(name, "t") == 0;
	in->phonetic += strcmp(name, "rPh") == 0;
}

void
inside_end(struct inside *in, const char *name)
{
	in->t -= strcmp(name, "t") == 0;
	in->phonetic -= strcmp(name, "rPh") == 0;
}

bool
inside_text(const struct inside *in)
{
	return in->t > 0 && in->phonetic == 0;
}

static void
add_bytes(struct texts *s, const char *bytes, size_t len)
{
	if (s->too_much || (s->too_much = s->len + len > TEXTS_MAX))
		return;
	s->book->texts = book_grown(s->book->texts, &s->room, s->len + len, 1);
	memcpy(s->book->texts + s->len, bytes, len);
	s->len += len;
}

static void
text_begin(void *arg, const char *name, const char **attributes)
{
	struct texts *s = arg;
	struct book *b = s->book;

	(void)attributes;
	inside_begin(&s->inside, name);
	if (strcmp(name, "si") != 0)
		return;
	if (b->text_count == TEXT_COUNT_MAX) {
		s->too_much = true;
		return;
	}
	b->text_at = book_grown(b->text_at, &s->at_room, b->text_count + 1, sizeof(*b->text_at));
	b->text_at[b->text_count++] = (uint32_t)s->len;
}

static void
text_bytes(void *arg, const char *bytes, size_t len)
{
	struct texts *s = arg;

	if (s->book->text_count > 0 && inside_text(&s->inside))
		add_bytes(s, bytes, len);
}

static void
text_end(void *arg, const char *name)
{
	struct texts *s = arg;

	inside_end(&s->inside, name);
	if (strcmp(name, "si") == 0)
		add_bytes(s, "", 1);
}

const char *
book_texts(struct book *b, const char *name)
{
	struct texts s = { .book = b };
	struct part part = { text_begin, text_bytes, text_end, &s, &s.too_much };
	enum part_result result = part_read(b->zip, name, TEXTS_PART, &part);

	if (s.too_much)
		return table_too_large;
	add_bytes(&s, "", 1);			/* what the last one may point at */
	return result == PART_MISSING ? NULL : part_refuses(result);
}
