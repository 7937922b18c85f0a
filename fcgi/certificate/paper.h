/* certificate/paper.h - a certificate as one A4 page.
 *
 * The paper is an object with what was kept when it was issued: name, school, region,
 * programme, policy, policy_number, county (1: recognised by the county's office, 0: by
 * the school), number, replaces (or null), issued_on (YYYY-MM-DD), abilities
 * [{code, name, dimension, grade}] and hours {online, practice, total} in hundredths (or
 * null).  Nothing else goes in, so the same paper is the same page. */
#ifndef CERTIFICATE_PAPER_H
#define CERTIFICATE_PAPER_H

#include <stdbool.h>

#include <cairo.h>
#include <json-c/json.h>

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

/* A text of the paper, "" if absent. */
const char *paper_text(struct json_object *paper, const char *name);
long long paper_count(struct json_object *paper, const char *name);
/* Who recognised and seals. */
void paper_issuer(struct json_object *paper, char *to, size_t size);

#endif
