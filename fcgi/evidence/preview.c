/* evidence/preview.c - the program evidence-preview: a picture made smaller, to look at.
 *
 *	evidence-preview MEDIA-TYPE <file >jpeg	ends with 0 when the picture is good
 *
 * At most 1600 pixels wide and high, turned as its Exif says, on white, and nothing in it but the
 * picture; of a film of pictures (GIF) the first.  Only the decoder of this type is used.  A
 * program of its own, run by evidence for one file: whatever a bad file does to the libraries
 * that read it, it does to nobody else.  20 seconds, 1 GiB, 100 million pixels, no network and
 * no other program (seccomp); the numbers are ours. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <unistd.h>

#include "parts/confine.h"

#define MOST 1600
#define PIXELS_MOST 100000000L
#define QUALITY "82"

static const struct confines confines = { .seconds = 20, .memory = 1UL << 30, .output = 16UL << 20, .alone = true };
static const char *const types[] = { "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic" };

static bool
is_known(const char *type)
{
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(types[i], type) == 0)
			return true;
	return false;
}

/* What fits into MOST by MOST, never larger than it is. */
static void
fit(int *width, int *height)
{
	int longer = *width > *height ? *width : *height;

	if (longer <= MOST)
		return;
	*width = (int)((long)*width * MOST / longer);
	*height = (int)((long)*height * MOST / longer);
	if (*width < 1)
		*width = 1;
	if (*height < 1)
		*height = 1;
}

/* Before a pixel is read: too many are not. */
static void
on_size(GdkPixbufLoader *loader, int width, int height, gpointer large)
{
	*(bool *)large = width < 1 || height < 1 || (long)width * height > PIXELS_MOST;
	fit(&width, &height);
	gdk_pixbuf_loader_set_size(loader, *(bool *)large ? 0 : width, *(bool *)large ? 0 : height);
}

static bool
feed(GdkPixbufLoader *loader, const bool *large)
{
	guchar buf[1 << 16];
	bool good = true;
	ssize_t n;

	while (good && !*large && (n = read(STDIN_FILENO, buf, sizeof(buf))) != 0)
		good = n > 0 && gdk_pixbuf_loader_write(loader, buf, (gsize)n, NULL);
	return gdk_pixbuf_loader_close(loader, NULL) && good && !*large;
}

static GdkPixbuf *
on_white(GdkPixbuf *p, int width, int height)
{
	return gdk_pixbuf_composite_color_simple(p, width, height, GDK_INTERP_BILINEAR, 255, 16, 0xffffff, 0xffffff);
}

static bool
write_all(const gchar *at, gsize len)
{
	ssize_t n;

	for (; len > 0; at += n, len -= (gsize)n)
		if ((n = write(STDOUT_FILENO, at, len)) <= 0)
			return false;
	return true;
}

static bool
write_jpeg(GdkPixbuf *p)
{
	char *names[] = { (char[]){ "quality" }, NULL }, *values[] = { (char[]){ QUALITY }, NULL };
	gchar *out = NULL;
	gsize len;

	return gdk_pixbuf_save_to_bufferv(p, &out, &len, "jpeg", names, values, NULL) && write_all(out, len);
}

/* What is given here lives until the program ends, which is at once. */
static bool
make_preview(const char *type)
{
	GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_mime_type(type, NULL);
	GdkPixbuf *p, *turned;
	bool large = false;
	int width, height;

	if (loader == NULL)
		return false;
	g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), &large);
	if (!feed(loader, &large) || (p = gdk_pixbuf_loader_get_pixbuf(loader)) == NULL ||
	    (turned = gdk_pixbuf_apply_embedded_orientation(p)) == NULL)
		return false;
	width = gdk_pixbuf_get_width(turned);
	height = gdk_pixbuf_get_height(turned);
	fit(&width, &height);
	return (p = on_white(turned, width, height)) != NULL && write_jpeg(p);
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		g_printerr("evidence-preview MEDIA-TYPE <file >jpeg\n");
		return 2;
	}
	if (!confine(confines))
		return 2;
	return is_known(argv[1]) && make_preview(argv[1]) ? 0 : 1;
}
