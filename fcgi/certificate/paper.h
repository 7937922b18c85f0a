/* certificate/paper.h - a certificate as one A4 page; what it says is in words.h, and nothing
 * else goes in, so the same words are the same page. */
#ifndef CERTIFICATE_PAPER_H
#define CERTIFICATE_PAPER_H

#include <stdbool.h>

#include <cairo.h>

#include "certificate/words.h"

/* Points: 1/72 inch. */
#define PAPER_WIDTH 595.28
#define PAPER_HEIGHT 841.89

/* Kept free for the seal: 45 mm, above who seals. */
#define SEAL_SIZE 127.6
#define SEAL_X 379.0
#define SEAL_Y 556.0

/* Draws it; site is our address, "https://...", for the code that leads to the public
 * page.  False when a sign is in no font that is installed: a box stands for it. */
bool paper_draw(cairo_t *, struct json_object *paper, const char *site);

#endif
