/* certificate/press.c - see press.h */
#include "certificate/press.h"

#include <cairo-pdf.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "certificate/paper.h"

#define TELL_EVERY 10		/* pages */
#define SECONDS_MOST 600	/* for one file */
#define FILE_MODE 0640		/* nginx reads by the group */

static int folder = -1;

bool
press_begin(void)
{
	const char *path = getenv("WEINENGLI_PRINTS");

	if (path != NULL && *path != '\0')
		folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder == -1)
		fprintf(stderr, "certificate-print: WEINENGLI_PRINTS names no folder\n");
	return folder != -1;
}

/* --- in the process that draws ------------------------------------------ */

/* What it says after some pages. */
struct news {
	size_t printed, unknown;
};

static cairo_status_t
write_all(void *fd, const unsigned char *data, unsigned int len)
{
	ssize_t n;

	for (; len > 0; data += n, len -= (unsigned)n)
		if ((n = write(*(int *)fd, data, len)) <= 0)
			return CAIRO_STATUS_WRITE_ERROR;
	return CAIRO_STATUS_SUCCESS;
}

/* The youngest paper's day: the file knows no clock. */
static void
date_file(cairo_surface_t *pdf, struct json_object *papers)
{
	const char *day, *last = "";
	char text[32];
	size_t i;

	for (i = 0; i < json_object_array_length(papers); i++) {
		day = paper_text(json_object_array_get_idx(papers, i), "issued_on");
		last = strcmp(day, last) > 0 ? day : last;
	}
	snprintf(text, sizeof(text), "%.10sT00:00:00+08:00", last);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, text);
	cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, "中小学教师信息技术应用能力证书");
}

static void
name_page(cairo_surface_t *pdf, struct json_object *paper, size_t page)
{
	char title[400], link[32];

	snprintf(title, sizeof(title), "%s　%s", paper_text(paper, "name"), paper_text(paper, "number"));
	snprintf(link, sizeof(link), "page=%zu", page);
	cairo_pdf_surface_set_page_label(pdf, paper_text(paper, "number"));
	cairo_pdf_surface_add_outline(pdf, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
}

static bool
draw_all(struct json_object *papers, const char *site, int fd, int news_fd)
{
	cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(write_all, &fd, PAPER_WIDTH, PAPER_HEIGHT);
	cairo_t *cr = cairo_create(pdf);
	struct json_object *paper;
	struct news news = { 0 };
	size_t n = json_object_array_length(papers);
	bool good = true;

	date_file(pdf, papers);
	while (good && news.printed < n) {
		paper = json_object_array_get_idx(papers, news.printed);
		news.unknown += !paper_draw(cr, paper, site);
		name_page(pdf, paper, ++news.printed);
		cairo_show_page(cr);
		if (news.printed % TELL_EVERY == 0 || news.printed == n)
			good = write(news_fd, &news, sizeof(news)) == (ssize_t)sizeof(news);
	}
	cairo_destroy(cr);
	cairo_surface_finish(pdf);
	good = good && cairo_surface_status(pdf) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(pdf);
	return good && fdatasync(fd) == 0;
}

static _Noreturn void
be_child(const struct press *p, int fd, int news_fd)
{
	signal(SIGTERM, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	alarm(SECONDS_MOST);
	_exit(draw_all(p->papers, p->site, fd, news_fd) ? 0 : 1);
}

/* --- in the job ----------------------------------------------------------- */

/* Until the other end is closed; false when the caller wants no more, which a signal
 * gives it reason to say. */
static bool
listen_to(struct press *p, int news_fd)
{
	struct news news;
	ssize_t n;

	while ((n = read(news_fd, &news, sizeof(news))) != 0) {
		if (n == (ssize_t)sizeof(news)) {
			p->printed = news.printed;
			p->unknown = news.unknown;
		} else if (n != -1 || errno != EINTR)
			return false;
		if (!p->tell(p->arg, p->printed))
			return false;
	}
	return true;
}

static bool
draw_apart(struct press *p, int fd)
{
	int news[2], status = -1;
	pid_t child;
	bool good;

	if (pipe2(news, O_CLOEXEC) != 0)
		return false;
	if ((child = fork()) == 0)
		be_child(p, fd, news[1]);
	close(news[1]);
	good = child > 0 && listen_to(p, news[0]);
	close(news[0]);
	if (child > 0 && !good)
		kill(child, SIGKILL);
	while (child > 0 && waitpid(child, &status, 0) == -1 && errno == EINTR)
		;
	return good && status == 0;
}

static bool
digest_file(struct press *p, int fd)
{
	crypto_hash_sha256_state h;
	unsigned char buf[1 << 16];
	ssize_t n;

	crypto_hash_sha256_init(&h);
	for (p->bytes = 0; (n = pread(fd, buf, sizeof(buf), (off_t)p->bytes)) > 0; p->bytes += n)
		crypto_hash_sha256_update(&h, buf, (unsigned long long)n);
	crypto_hash_sha256_final(&h, p->sha256);
	return n == 0 && p->bytes > 0;
}

static bool
keep_file(const struct press *p, const char *from)
{
	char to[2 * DIGEST_LEN + 5];

	sodium_bin2hex(to, sizeof(to), p->sha256, DIGEST_LEN);
	memcpy(to + 2L * DIGEST_LEN, ".pdf", 5);
	return renameat(folder, from, folder, to) == 0 && fsync(folder) == 0;
}

bool
press_run(struct press *p)
{
	char name[64];
	int fd;
	bool good;

	snprintf(name, sizeof(name), "new-%ld-%08x", (long)getpid(), randombytes_random());
	if ((fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, FILE_MODE)) == -1)
		return false;
	p->printed = p->unknown = 0;
	good = draw_apart(p, fd) && digest_file(p, fd) && keep_file(p, name);
	if (!good)
		unlinkat(folder, name, 0);
	close(fd);
	return good;
}

void
press_sweep(int days)
{
	time_t before = time(NULL) - (time_t)days * 86400;
	DIR *d = fdopendir(openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	struct dirent *e;
	struct stat st;

	while (d != NULL && (e = readdir(d)) != NULL)
		if (fstatat(folder, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
		    st.st_mtime < before)
			unlinkat(folder, e->d_name, 0);
	if (d != NULL)
		closedir(d);
}
