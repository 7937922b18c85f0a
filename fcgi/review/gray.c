/* review/gray.c - see gray.h */
#include "review/gray.h"

#include <setjmp.h>
#include <stdlib.h>
#include <jpeglib.h>
#include <png.h>

static bool
make_room(struct gray *g, unsigned width, unsigned height)
{
	g->width = width;
	g->height = height;
	g->at = width > 0 && height > 0 && width <= GRAY_SIDE && height <= GRAY_SIDE ?
	    malloc((size_t)width * height) : NULL;
	return g->at != NULL;
}

struct jpeg_fault {
	struct jpeg_error_mgr base;	/* first: libjpeg hands it back */
	jmp_buf out;
};

static void
give_up(j_common_ptr j)
{
	longjmp(((struct jpeg_fault *)j->err)->out, 1);
}

static void
say_nothing(j_common_ptr j)
{
	(void)j;
}

/* libjpeg leaves by longjmp, so what it has made is outside. */
static bool
read_jpeg(struct jpeg_decompress_struct *j, FILE *in, struct gray *g)
{
	JSAMPROW row;

	jpeg_stdio_src(j, in);
	if (jpeg_read_header(j, TRUE) != JPEG_HEADER_OK)
		return false;
	j->out_color_space = JCS_GRAYSCALE;
	j->scale_num = 1;
	for (j->scale_denom = 1; j->scale_denom < 8 &&
	    (j->image_width / j->scale_denom > GRAY_SIDE || j->image_height / j->scale_denom > GRAY_SIDE);)
		j->scale_denom *= 2;
	jpeg_start_decompress(j);
	if (j->output_components != 1 || !make_room(g, j->output_width, j->output_height))
		return false;
	while (j->output_scanline < j->output_height) {
		row = g->at + (size_t)j->output_scanline * g->width;
		jpeg_read_scanlines(j, &row, 1);
	}
	return true;
}

bool
gray_jpeg(FILE *in, struct gray *g)
{
	struct jpeg_decompress_struct j;
	struct jpeg_fault fault;
	volatile bool good = false;	/* set after setjmp */

	g->at = NULL;
	j.err = jpeg_std_error(&fault.base);
	fault.base.error_exit = give_up;
	fault.base.output_message = say_nothing;
	jpeg_create_decompress(&j);
	if (setjmp(fault.out) == 0)
		good = read_jpeg(&j, in, g);
	jpeg_destroy_decompress(&j);
	if (!good)
		free(g->at);
	return good;
}

bool
gray_png(FILE *in, struct gray *g)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	bool good;

	g->at = NULL;
	if (png_image_begin_read_from_stdio(&image, in) == 0)
		return false;
	image.format = PNG_FORMAT_GRAY;
	good = make_room(g, image.width, image.height) &&
	    png_image_finish_read(&image, &(png_color){ 255, 255, 255 }, g->at, 0, NULL) != 0;
	png_image_free(&image);
	if (!good)
		free(g->at);
	return good;
}

bool
gray_pgm(FILE *in, struct gray *g)
{
	unsigned width, height;

	if (fscanf(in, "P5 %u %u 255", &width, &height) != 2 || getc(in) == EOF || !make_room(g, width, height))
		return false;
	if (fread(g->at, width, height, in) == height)
		return true;
	free(g->at);
	return false;
}
