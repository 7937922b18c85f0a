/* evidence/format.c - see format.h */
#include <magic.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <unistd.h>

#include "evidence/format.h"

#define MB (1LL << 20)
#define MP4 .container = MOVIE, .magic = "video/quicktime", .shown = true, .unnamed = AS_IT_IS

static const struct format formats[] = {
	{ "docx", "document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", .container = WORD, .unnamed = BARE },
	{ "xlsx", "document", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", .container = SHEET, .unnamed = BARE },
	{ "pptx", "document", "application/vnd.openxmlformats-officedocument.presentationml.presentation", .container = SLIDES, .unnamed = BARE },
	{ "doc", "document", "application/msword", .container = OLE },
	{ "xls", "document", "application/vnd.ms-excel", .container = OLE },
	{ "ppt", "document", "application/vnd.ms-powerpoint", .container = OLE },
	{ "wps", "document", "application/vnd.ms-works", .container = OLE },
	{ "et", "document", "application/vnd.ms-excel", .container = OLE },
	{ "dps", "document", "application/vnd.ms-powerpoint", .container = OLE },
	{ "pdf", "document", "application/pdf", .magic = "application/pdf", .shown = true, .unnamed = BARE },
	{ "txt", "document", "text/plain", .magic = "text/plain", .unnamed = BARE },
	{ "jpg", "image", "image/jpeg", .magic = "image/jpeg", .shown = true, .unnamed = BARE },
	{ "jpeg", "image", "image/jpeg", .magic = "image/jpeg", .shown = true, .unnamed = BARE },
	{ "png", "image", "image/png", .magic = "image/png", .shown = true, .unnamed = BARE },
	{ "gif", "image", "image/gif", .magic = "image/gif", .shown = true },
	{ "webp", "image", "image/webp", .magic = "image/webp", .shown = true },
	{ "heic", "image", "image/heic", .magic = "image/heic image/heif" },
	{ "mp4", "video", "video/mp4", MP4 },
	{ "m4v", "video", "video/mp4", MP4 },
	{ "mov", "video", "video/quicktime", MP4 },
	{ "webm", "video", "video/webm", .magic = "video/webm video/x-matroska", .shown = true, .unnamed = AS_IT_IS },
	{ "avi", "video", "video/x-msvideo", .magic = "video/x-msvideo", .unnamed = AS_IT_IS },
	{ "wmv", "video", "video/x-ms-wmv", .magic = "video/x-ms-asf video/x-ms-wmv", .unnamed = AS_IT_IS },
	{ 0 }
};

/* Endings that deserve a sentence of their own. */
static const struct {
	const char *endings, *sentence;
} refused[] = {
	{ "docm xlsm pptm dotm xltm potm ppsm",
	  "文件带有宏，不能提交。请另存为不带宏的文档（如 .docx）再上传。" },
	{ "zip rar 7z tar gz", "不收压缩包，请解压后逐个上传。" },
	{ "exe com bat cmd msi dll scr ps1 vbs js jar apk sh py php html htm mht svg xml",
	  "程序、脚本和网页文件不能提交。" },
	{ "mp3 wav m4a aac", "不收单独的声音文件，请做成视频再上传。" },
	{ NULL, "不收这种文件。文档请用 Word、Excel、PPT、WPS 或 PDF，图片请用 JPG 或 PNG，视频请用 MP4。" }
};

/* The sizes are ours: no notice fixes any. */
static const struct {
	const char *kind;
	long long most;
	const char *sentence;
} limits[] = {
	{ "document", 200 * MB, "文档不能超过 200 MB，请压缩其中的图片后再上传。" },
	{ "image", 50 * MB, "图片不能超过 50 MB，请缩小后再上传。" },
	{ "video", 2048 * MB, "视频不能超过 2 GB，请降低清晰度或剪短后再上传。" }
};

static bool
has_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	const char *p;

	for (p = words; len > 0 && (p = strstr(p, word)) != NULL; p += len)
		if ((p == words || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return true;
	return false;
}

/* The part after the last dot, in lower case; "" without one. */
static void
ending_of(const char *name, char *ending, size_t size)
{
	const char *dot = strrchr(name, '.');
	size_t i;

	for (i = 0; dot != NULL && dot[i + 1] != '\0' && i + 1 < size; i++)
		ending[i] = dot[i + 1] >= 'A' && dot[i + 1] <= 'Z' ?
		    (char)(dot[i + 1] + 32) : dot[i + 1];
	ending[i] = '\0';
}

const struct format *
format_of(const char *name)
{
	const struct format *f;
	char ending[16];

	ending_of(name, ending, sizeof(ending));
	for (f = formats; f->ending != NULL; f++)
		if (strcmp(f->ending, ending) == 0)
			return f;
	return NULL;
}

bool
type_is_shown(const char *type)
{
	const struct format *f;

	for (f = formats; f->ending != NULL; f++)
		if (f->shown && strcmp(f->type, type) == 0)
			return true;
	return false;
}

enum unnamed
unnamed_as(const char *type)
{
	const struct format *f;

	for (f = formats; f->ending != NULL; f++)
		if (strcmp(f->type, type) == 0)
			return f->unnamed;
	return HELD;
}

static const char *
name_refuses(const char *name)
{
	char ending[16];
	size_t i = 0;

	ending_of(name, ending, sizeof(ending));
	while (refused[i].endings != NULL && !has_word(refused[i].endings, ending))
		i++;
	return refused[i].sentence;
}

const char *
format_refuses(const char *name, long long size, bool *too_large)
{
	const struct format *f = format_of(name);
	size_t i = 0;

	*too_large = false;
	if (f == NULL)
		return name_refuses(name);
	if (size == 0)
		return "这个文件是空的，请另选一个。";
	while (strcmp(limits[i].kind, f->kind) != 0)
		i++;
	*too_large = size > limits[i].most;
	return *too_large ? limits[i].sentence : NULL;
}

/* --- the content -------------------------------------------------------- */

static const char *const mismatch =
    "文件内容与后缀名不符。请用制作它的软件打开，另存为正确的格式再上传。";

/* A cookie belongs to one thread, and goes with it. */
static tss_t cookies;
static once_flag once = ONCE_FLAG_INIT;

static void
close_cookie(void *cookie)
{
	magic_close(cookie);
}

static void
make_cookies(void)
{
	if (tss_create(&cookies, close_cookie) != thrd_success)
		abort();
}

static magic_t
thread_cookie(void)
{
	magic_t cookie;

	call_once(&once, make_cookies);
	if ((cookie = tss_get(cookies)) != NULL)
		return cookie;
	cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
	    MAGIC_NO_CHECK_ELF);
	if (cookie != NULL && magic_load(cookie, NULL) == 0 && tss_set(cookies, cookie) == thrd_success)
		return cookie;
	if (cookie != NULL)
		magic_close(cookie);
	return NULL;
}

/* What libmagic takes it for; NULL when libmagic can't be used. */
static const char *
magic_type(int fd)
{
	magic_t cookie = thread_cookie();

	return cookie != NULL && lseek(fd, 0, SEEK_SET) == 0 ? magic_descriptor(cookie, fd) : NULL;
}

static const char *
magic_refuses(int fd, const struct format *f)
{
	const char *type = magic_type(fd);

	if (type == NULL)
		return "现在不能检查文件内容，请稍后再试。";
	if (has_word(f->magic, type))
		return NULL;
	if (has_word("text/html image/svg+xml text/xml application/xhtml+xml", type))
		return "这个文件的内容其实是网页，不能提交。";
	if (strstr(type, "exec") != NULL || strstr(type, "script") != NULL ||
	    strcmp(type, "application/x-sharedlib") == 0)
		return "这个文件的内容其实是程序，不能提交。";
	return mismatch;
}

static bool
begins(int fd, const void *with, size_t len)
{
	char head[8];

	return pread(fd, head, len, 0) == (ssize_t)len && memcmp(head, with, len) == 0;
}

/* Cameras write brands that libmagic has not heard of; what must not pass is a
 * still picture or a sound, which use the same container. */
static const char *
movie_refuses(int fd, const struct format *f)
{
	char head[13] = "";

	if (pread(fd, head, 12, 0) == 12 && head[0] == 0 && memcmp(head + 4, "ftyp", 4) == 0)
		return has_word("heic heix hevc hevx heim heis mif1 msf1 avif avis", head + 8) ||
		    strncmp(head + 8, "M4A", 3) == 0 ? mismatch : NULL;
	return magic_refuses(fd, f);
}

/* Is there a stream of this name?  Names stand in the directory of the
 * compound file as plain UTF-16LE. */
static bool
ole_has(int fd, const char *name)
{
	char wide[64], buf[65536];
	size_t i, len = 2 * strlen(name), kept = 0;
	ssize_t got;
	off_t at = 0;

	for (i = 0; i < len; i++)
		wide[i] = i % 2 == 0 ? name[i / 2] : '\0';
	while ((got = pread(fd, buf + kept, sizeof(buf) - kept, at)) > 0) {
		at += got;
		got += (ssize_t)kept;
		if (memmem(buf, (size_t)got, wide, len) != NULL)
			return true;
		kept = (size_t)got < len ? (size_t)got : len - 1;
		memmove(buf, buf + got - kept, kept);
	}
	return false;
}

static bool
is_ole(int fd)
{
	return begins(fd, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

static const char *
ole_refuses(int fd)
{
	if (!is_ole(fd))
		return mismatch;
	if (ole_has(fd, "EncryptedPackage"))
		return "文档设了密码，评价人打不开。请去掉密码另存后再上传。";
	if (ole_has(fd, "_VBA_PROJECT"))
		return "文档里有宏，不能提交。请另存为不带宏的文档再上传。";
	return NULL;
}

const char *
content_refuses(int fd, const struct format *f)
{
	if (f->container == BY_MAGIC)
		return magic_refuses(fd, f);
	if (f->container == MOVIE)
		return movie_refuses(fd, f);
	if (f->container == OLE)
		return ole_refuses(fd);
	if (is_ole(fd))
		return "文档设了密码，或是旧格式改了后缀名。请去掉密码，另存为 .docx、.xlsx 或 .pptx 再上传。";
	if (!begins(fd, "PK\3\4", 4))
		return mismatch;
	return ooxml_refuses(fd, f->container);
}
