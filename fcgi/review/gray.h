/* review/gray.h - a page as gray pixels, one byte each. */
#ifndef REVIEW_GRAY_H
#define REVIEW_GRAY_H

#include <stdbool.h>
#include <stdio.h>

#define GRAY_SIDE 4000		/* pixels; a longer side is refused or made smaller */
#define GRAY_PAGE 1800		/* the long side of a page of a PDF: six pixels a millimetre of A4 */

struct gray {
	unsigned width, height;
	unsigned char *at;	/* width * height; free() */
};

/* A photo or a scanned picture.  False when it is none, or too large to be one. */
bool gray_jpeg(FILE *, struct gray *);
bool gray_png(FILE *, struct gray *);

/* The next picture of a row of them as PGM (P5); false at its end or when it is none. */
bool gray_pgm(FILE *, struct gray *);

#endif
