/* evidence/ooxml.c - is this zip a Word, Excel or PPT document, and harmless?
 *
 * Only the directory is read.
 */
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "evidence/format.h"
#include "parts/zip_tail.h"

#define UNPACKED_MAX (1ULL << 30)
#define RATIO_MAX 200

static const char *const damaged =
    "文档打不开，可能已损坏。请用 Word 或 WPS 打开检查，另存后再上传。";
static const char *const bomb =
    "文档内容压缩得不正常，不能提交。请用 Word 或 WPS 另存后再上传。";

static bool
few_entries(int fd, off_t size)
{
	char tail[ZIP_TAIL];
	ssize_t got = pread(fd, tail, sizeof(tail), size > ZIP_TAIL ? size - ZIP_TAIL : 0);

	return got > 0 && zip_few_entries(tail, (size_t)got);
}

static bool
ends(const char *name, const char *with)
{
	size_t len = strlen(name), tail = strlen(with);

	return len >= tail && strcasecmp(name + len - tail, with) == 0;
}

/* An embedded document stands behind a chart and is one of ours; anything else
 * that is embedded belongs to another program. */
static const char *
entry_refuses(const char *name)
{
	if (ends(name, "vbaProject.bin") || ends(name, "vbaData.xml"))
		return "文档里有宏，不能提交。请另存为不带宏的文档再上传。";
	if (strcasestr(name, "activeX/") != NULL)
		return "文档里有控件，不能提交。请删去控件，或另存为 PDF 再上传。";
	if (strcasestr(name, "embeddings/") != NULL && !ends(name, "/") &&
	    !ends(name, ".xlsx") && !ends(name, ".docx") && !ends(name, ".pptx"))
		return "文档里嵌入了其他程序的对象（如旧式公式、附件）。请转成图片，或另存为 PDF 再上传。";
	return NULL;
}

static const char *
directory_refuses(zip_t *zip, unsigned long long size, const char *folder)
{
	zip_int64_t i, n = zip_get_num_entries(zip, 0);
	unsigned long long unpacked = 0;
	const char *sentence;
	bool is_one = false;
	zip_stat_t st;

	if (zip_name_locate(zip, "[Content_Types].xml", 0) < 0)
		return damaged;
	for (i = 0; i < n; i++) {
		if (zip_stat_index(zip, (zip_uint64_t)i, 0, &st) != 0 ||
		    (st.valid & (ZIP_STAT_NAME | ZIP_STAT_SIZE)) != (ZIP_STAT_NAME | ZIP_STAT_SIZE))
			return damaged;
		if ((sentence = entry_refuses(st.name)) != NULL)
			return sentence;
		if (st.size > UNPACKED_MAX || (unpacked += st.size) > UNPACKED_MAX)
			return bomb;
		is_one = is_one || strncmp(st.name, folder, strlen(folder)) == 0;
	}
	if (unpacked > size * RATIO_MAX)
		return bomb;
	return is_one ? NULL :
	    "文件内容与后缀名不符。请用制作它的软件打开，另存为正确的格式再上传。";
}

const char *
ooxml_refuses(int fd, enum container container)
{
	const char *sentence, *folder = container == WORD ? "word/" :
	    container == SHEET ? "xl/" : "ppt/";
	struct stat st;
	zip_t *zip;
	int error, own;

	if (fstat(fd, &st) != 0 || !few_entries(fd, st.st_size))
		return bomb;
	own = dup(fd);			/* libzip closes what it opens */
	if (own == -1 || lseek(own, 0, SEEK_SET) != 0 || (zip = zip_fdopen(own, 0, &error)) == NULL) {
		if (own != -1)
			close(own);
		return damaged;
	}
	sentence = directory_refuses(zip, (unsigned long long)st.st_size, folder);
	zip_discard(zip);
	return sentence;
}
