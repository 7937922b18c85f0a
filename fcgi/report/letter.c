/* report/letter.c - see letter.h */
#include "report/letter.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parts/words.h"

#define LISTED 20	/* things that a letter names; the others are counted */
#define CHINA (8 * 3600)

static FILE *
begin(char **text, size_t *len)
{
	FILE *f = open_memstream(text, len);

	if (f == NULL)
		abort();
	return f;
}

static const char *
act_of(const char *what)
{
	const struct word *w;

	for (w = words_todo; w->key != NULL; w++)
		if (strcmp(w->key, what) == 0)
			return w->zh;
	return "待办";
}

static const char *
text_of(struct json_object *task, const char *name)
{
	return json_object_get_string(json_object_object_get(task, name));
}

static void
put_moment(FILE *f, time_t at)
{
	struct tm t;

	at += CHINA;
	gmtime_r(&at, &t);
	fprintf(f, "%d月%d日 %02d:%02d", t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min);
}

static void
put_task(FILE *f, struct json_object *task, size_t n, time_t due, enum when when)
{
	fprintf(f, "%zu. %s：%s", n, act_of(text_of(task, "what")), text_of(task, "title"));
	if (due != (time_t)-1) {
		fputs("（", f);
		put_moment(f, due);
		fputs(when == LATE ? " 已到期）" : " 前）", f);
	}
	fputs("\n", f);
}

static void
count(struct letter *l, enum when when, bool today)
{
	*(when == LATE ? &l->late : when == SOON ? &l->soon : &l->others) += 1;
	l->today += today;
}

static void
put_subject(struct letter *l)
{
	size_t len;
	FILE *f = begin(&l->subject, &len);

	fputs("微能力：", f);
	if (l->late > 0)
		fprintf(f, "%d件事已到期", l->late);
	if (l->soon > 0)
		fprintf(f, "%s%d件事快到期", l->late > 0 ? "，" : "", l->soon);
	if (l->late + l->soon == 0)
		fprintf(f, "%d件事等您处理", l->others);
	fclose(f);
}

void
letter_digest(struct letter *l, struct json_object *waiting, time_t now, int days, const char *site)
{
	size_t i, len, n = json_object_array_length(waiting);
	struct json_object *task;
	FILE *f = begin(&l->text, &len);
	enum when when;
	time_t due;

	l->late = l->soon = l->others = l->today = 0;
	fprintf(f, "老师：您好！\n\n微能力里有%zu件事等您处理：\n\n", n);
	for (i = 0; i < n; i++) {
		task = json_object_array_get_idx(waiting, i);
		due = remind_time(text_of(task, "due"));
		when = remind_when(due, now, days);
		count(l, when, remind_today(due, remind_time(text_of(task, "since")), now, days));
		if (i < LISTED)
			put_task(f, task, i + 1, due, when);
	}
	if (n > LISTED)
		fprintf(f, "……还有%zu件。\n", n - LISTED);
	fprintf(f, "\n请登录处理：%s/\n", site);
	fprintf(f, "\n这封信由系统自动发出，请不要回复。以上是发信时的情况，每天最多一封，每7天最多%d封（本系统默认）。"
	    "\n不想再收，或者要换邮箱：%s/auth/me.html\n", REMIND_WEEKLY, site);
	fclose(f);
	put_subject(l);
}

void
letter_code(struct letter *l, const char *code, const char *site)
{
	size_t len;
	FILE *f = begin(&l->subject, &len);

	fputs("微能力：邮箱确认码", f);
	fclose(f);
	f = begin(&l->text, &len);
	fprintf(f, "老师：您好！\n\n有人在微能力里填写了这个邮箱。确认码是：\n\n%s\n\n"
	    "如果是您本人，请在24小时内登录后填写：%s/auth/me.html\n如果不是，请不要理会这封信。\n", code, site);
	fclose(f);
}

void
letter_free(struct letter *l)
{
	free(l->subject);
	free(l->text);
	l->subject = l->text = NULL;
}

/* --- on the wire (RFC 5322, RFC 2045, RFC 2047) ----------------------------- */

#define WORD_BYTES 39	/* of text in one encoded word: 64 characters, with "Subject: " below 76 */
#define LINE_BYTES 57	/* in a line of base64: 76 characters */

static void
put_base64(FILE *f, const char *bytes, size_t len)
{
	char text[sodium_base64_ENCODED_LEN(LINE_BYTES, sodium_base64_VARIANT_ORIGINAL)];

	fputs(sodium_bin2base64(text, sizeof(text), (const unsigned char *)bytes, len,
	    sodium_base64_VARIANT_ORIGINAL), f);
}

/* Never cut within a character. */
static size_t
part_of(const char *s, size_t most)
{
	size_t len = strlen(s);

	if (len <= most)
		return len;
	for (len = most; len > 0 && ((unsigned char)s[len] & 0xc0) == 0x80; len--)
		;
	return len;
}

static void
put_word(FILE *f, const char *s)
{
	size_t len;

	for (; *s != '\0'; s += len) {
		len = part_of(s, WORD_BYTES);
		fputs("=?UTF-8?B?", f);
		put_base64(f, s, len);
		fputs(s[len] != '\0' ? "?=\r\n " : "?=", f);
	}
}

static void
put_date(FILE *f, time_t at)
{
	static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct tm t;

	at += CHINA;
	gmtime_r(&at, &t);
	fprintf(f, "Date: %.3s, %d %.3s %d %02d:%02d:%02d +0800\r\n", days + 3 * t.tm_wday, t.tm_mday,
	    months + 3 * t.tm_mon, t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
}

char *
letter_wire(const struct letter *l, const struct envelope *e)
{
	size_t len, from, whole = strlen(l->text);
	char *wire;
	FILE *f = begin(&wire, &len);

	put_date(f, e->at);
	fputs("From: ", f);
	put_word(f, "微能力");
	fprintf(f, " <%s>\r\nTo: <%s>\r\nSubject: ", e->from, e->to);
	put_word(f, l->subject);
	fprintf(f, "\r\nMessage-ID: <%s.%lld.weinengli@%s>\r\n", e->noun, e->id, strrchr(e->from, '@') + 1);
	fprintf(f, "Auto-Submitted: auto-generated\r\nList-Unsubscribe: <%s/auth/me.html>\r\n", e->site);
	fputs("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: base64\r\n\r\n", f);
	for (from = 0; from < whole; from += LINE_BYTES) {
		put_base64(f, l->text + from, whole - from < LINE_BYTES ? whole - from : LINE_BYTES);
		fputs("\r\n", f);
	}
	fclose(f);
	return wire;
}
