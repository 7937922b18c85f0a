/* rules/finding.c - collects what is unmet. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "rules/finding.h"
#include "rules/policy.h"

const struct setting house_rule = { .set = true, .strength = RULE, .ours = true };

long
missing(const struct finding *f)
{
	return f->asked > f->there ? f->asked - f->there : 0;
}

static const char *
or_empty(const char *text)
{
	return text != NULL ? text : "";
}

/* A name too long for the room must not leave half a character behind. */
static void
drop_half_character(char *text, size_t len)
{
	while (len > 0 && (text[len - 1] & 0xc0) == 0x80)
		len--;
	if (len > 0 && (text[len - 1] & 0x80) != 0)
		len--;
	text[len] = '\0';
}

void
unmet(struct findings *list, const struct setting *why, struct finding what,
    const char *sentence, ...)
{
	struct finding *f;
	va_list ap;
	int len;

	if (why->strength == RULE)
		list->rules++;
	if (list->count == FINDINGS_MAX)
		return;
	f = &list->all[list->count++];
	*f = what;
	f->subject = or_empty(what.subject);
	f->next = or_empty(what.next);
	f->unit = or_empty(what.unit);
	f->phrase = why->phrase;
	f->source = why->source;
	f->strength = why->strength;
	f->ours = why->ours;
	f->office = why->office;
	va_start(ap, sentence);
	len = vsnprintf(f->sentence, sizeof(f->sentence), sentence, ap);
	va_end(ap);
	if (len >= (int)sizeof(f->sentence))
		drop_half_character(f->sentence, sizeof(f->sentence) - 1);
}

void
hide_relief(struct findings *list)
{
	struct finding *f;
	size_t i;

	for (i = 0; i < list->count; i++) {
		f = &list->all[i];
		if (!f->relief)
			continue;
		strcpy(f->sentence, "通过的能力点还不够");
		f->phrase = f->source = f->unit = "";
		f->asked = f->there = 0;
		f->ours = f->office = f->relief = false;
	}
}
