/* review/read_pages.c - the program review-pages: which codes stand on which page.
 *
 *	review-pages MEDIA-TYPE <file		a line a page: its number, then its codes
 *
 * A code of ours is written without its mark, anything else as "?".  Ends with 0; with 1
 * when the file can't be read, with 3 when it has more than 200 pages.
 *
 * A program of its own, run by review-scan for one file: whatever a bad file does to the
 * libraries that read it, it does to nobody else.  It has no network (seccomp), 1 GiB and
 * 120 seconds of CPU; so has pdftoppm, which it starts.  The numbers are ours. */
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zbar.h>

#include "parts/confine.h"
#include "parts/paper_code.h"
#include "review/gray.h"

#define PAGES_MAX 200
#define CODES_MAX 8
#define SIZE_TEXT "1800"

_Static_assert(GRAY_PAGE == 1800, "the same as text");

static const struct confines confines = { .seconds = 120, .memory = 1UL << 30 };

/* Ours begins with the mark, and what follows has signs of a number only. */
static void
put_code(const char *data)
{
	size_t mark = sizeof(PAPER_MARK) - 1;

	if (strncmp(data, PAPER_MARK, mark) == 0 && strlen(data + mark) == PAPER_LEN &&
	    strspn(data + mark, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == PAPER_LEN)
		printf(" %s", data + mark);
	else
		printf(" ?");
}

static void
put_page(zbar_image_scanner_t *scanner, unsigned number, struct gray *g)
{
	zbar_image_t *image = zbar_image_create();
	const zbar_symbol_t *symbol;
	int left = CODES_MAX;

	printf("%u", number);
	zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
	zbar_image_set_size(image, g->width, g->height);
	zbar_image_set_data(image, g->at, (unsigned long)g->width * g->height, NULL);
	zbar_scan_image(scanner, image);
	for (symbol = zbar_image_first_symbol(image); symbol != NULL && left-- > 0; symbol = zbar_symbol_next(symbol))
		put_code(zbar_symbol_get_data(symbol));
	printf("\n");
	zbar_image_destroy(image);
	free(g->at);
}

/* pdftoppm draws page after page into a pipe; one is in memory at a time. */
static FILE *
start_pdf(pid_t *pid)
{
	char *argv[] = { (char[]){ "pdftoppm" }, (char[]){ "-q" }, (char[]){ "-gray" }, (char[]){ "-scale-to" },
	    (char[]){ SIZE_TEXT }, (char[]){ "-l" }, (char[]){ "201" }, (char[]){ "/proc/self/fd/0" }, NULL };
	char *env[] = { (char[]){ "PATH=/usr/bin:/bin" }, NULL };
	posix_spawn_file_actions_t files;
	int ends[2];
	bool good;

	if (pipe(ends) != 0 || posix_spawn_file_actions_init(&files) != 0)
		return NULL;
	good = posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO) == 0 &&
	    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1) == 0 &&
	    posix_spawn(pid, "/usr/bin/pdftoppm", &files, NULL, argv, env) == 0;
	posix_spawn_file_actions_destroy(&files);
	close(ends[1]);
	return good ? fdopen(ends[0], "r") : NULL;
}

static int
read_pdf(zbar_image_scanner_t *scanner)
{
	pid_t pid;
	FILE *in = start_pdf(&pid);
	unsigned number = 0;
	struct gray g;
	int status;

	if (in == NULL)
		return 1;
	while (number < PAGES_MAX && gray_pgm(in, &g))
		put_page(scanner, ++number, &g);
	if (number == PAGES_MAX && gray_pgm(in, &g))
		return 3;
	fclose(in);
	return waitpid(pid, &status, 0) == pid && status == 0 && number > 0 ? 0 : 1;
}

static int
read_picture(zbar_image_scanner_t *scanner, bool (*read)(FILE *, struct gray *))
{
	struct gray g;

	if (!read(stdin, &g))
		return 1;
	put_page(scanner, 1, &g);
	return 0;
}

int
main(int argc, char **argv)
{
	zbar_image_scanner_t *scanner;

	if (argc != 2) {
		fputs("review-pages MEDIA-TYPE <file\n", stderr);
		return 2;
	}
	if (!confine(confines) || (scanner = zbar_image_scanner_create()) == NULL)
		return 2;
	zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
	zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	if (strcmp(argv[1], "application/pdf") == 0)
		return read_pdf(scanner);
	if (strcmp(argv[1], "image/jpeg") == 0)
		return read_picture(scanner, gray_jpeg);
	return strcmp(argv[1], "image/png") == 0 ? read_picture(scanner, gray_png) : 1;
}
