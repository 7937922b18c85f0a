/* evidence/bare.h - a file without what tells whose it is: for judges who may not know the
 * author (anonymous_peers, rechecks).  Used by the program evidence-bare alone.
 *
 * Each reads a whole file and appends the same without its metadata.  False when that
 * can't be done soundly; what stands in the buffer then is of no use.  What a document
 * shows on its pages is the author's own affair. */
#ifndef EVIDENCE_BARE_H
#define EVIDENCE_BARE_H

#include <stdbool.h>
#include <stddef.h>

struct bytes {
	const unsigned char *at;
	size_t len;
};

struct buffer {
	unsigned char *at;
	size_t len, room;
};
/* Appends; False when there is no memory. */
bool put(struct buffer *, const void *, size_t);

/* Exif (but for how to turn it), XMP, IPTC, comments, and what follows the picture. */
bool bare_jpeg(struct bytes, struct buffer *);
/* Every chunk that draws nothing. */
bool bare_png(struct bytes, struct buffer *);
/* .docx .xlsx .pptx: docProps, authors of comments and changes, paths on the author's
 * computer; pictures and documents inside likewise. */
bool bare_office(struct bytes, struct buffer *);
/* One XML part of such a document; bare_office's. */
bool bare_xml(struct bytes, struct buffer *);
/* /Info, XMP, attachments, who signed or wrote a note; earlier versions of the document. */
bool bare_pdf(struct bytes, struct buffer *);

#endif
