/* hours/page.h - one page of an LRS's answer, read without trusting it. */
#ifndef HOURS_PAGE_H
#define HOURS_PAGE_H

#include <json-c/json.h>
#include <stdbool.h>
#include <stddef.h>

#include "hours/instant.h"

#define PAGE_BYTES (4 << 20)	/* the longest page that is read */
#define PAGE_STATEMENTS 1000	/* and the most statements in it */

/* What a page holds for us.  A statement that tells neither a duration nor a
 * result is only seen; one that does, but has no usable account, course, time
 * or length, is refused. */
struct page {
	long seen, refused;
	json_object *records;		/* [{id, account, name, course, seconds, passed, score, at, stored}] */
	json_object *voided;		/* [id of a statement that no longer counts] */
	json_object *met;		/* ids in these two lists: each stands there once */
	char last[INSTANT];		/* stored time of the last statement; "" if none */
	char more[1000];		/* where the next page is; "" at the end */
};

/* Reads a page; accounts of another homePage than `home` are refused, unless
 * that is "".  NULL, or why it is no page: one Chinese sentence; then the page
 * is empty.  page_free() either way. */
const char *page_read(struct page *, const char *body, size_t len, const char *home);
void page_free(struct page *);

#endif
