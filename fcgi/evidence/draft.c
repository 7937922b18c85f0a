/* evidence/draft.c - the work as far as it is; saved every few seconds.
 *
 * A draft may be wrong and unfinished: it is looked through when it is handed
 * in (submission.c).  Only what can't be a draft at all is refused here. */
#include <string.h>

#include "evidence/draft.h"
#include "evidence/slices.h"

/* The draft keeps the list whose lines it answers: the one that was on her
 * screen, also when the office imports another meanwhile. */
#define LIST_SEEN \
	"(SELECT q.list FROM requirement q JOIN requirement_list l ON l.id = q.list" \
	"  WHERE q.id = JSON_VALUE(?, '$[0].requirement') AND q.ability = o.ability" \
	"    AND l.scope IN (0, o.policy))"

static struct query first_save = {
	"INSERT INTO draft (programme, person, ability, list, pieces, note)"
	" SELECT o.programme, o.person, o.ability, COALESCE(" LIST_SEEN ", " LIST_NOW "), ?, ?"
	"   FROM work_open o LEFT JOIN draft d ON FALSE"
	"  WHERE o.person = ? AND o.ability = ?" };
static struct query save = {
	"UPDATE draft SET pieces = ?, note = ?, version = version + 1, saved_at = UTC_TIMESTAMP(6)"
	" WHERE person = ? AND ability = ? AND version = ?"
	"   AND programme = (SELECT o.programme FROM work_open o WHERE o.person = ? AND o.ability = ?)" };

const struct field piece_fields[] = {
	{ "requirement", ID, .zh = "材料" },
	{ "upload", CODE, .min = 32, .max = 32, .optional = true, .zh = "文件" },
	/* Pictures after the first, in her order. */
	{ "more", CODES, .max = 30, .optional = true, .zh = "其余图片" },
	{ "link", WORDS, .max = 500, .optional = true, .zh = "网址" },
	{ "remark", PROSE, .max = 1000, .optional = true, .zh = "说明" },
	/* Missing: not judged yet.  Empty: judged, and nothing is met. */
	{ "ticks", IDS, .max = 60, .optional = true, .zh = "自评条目" },
	{ 0 } };

static const struct field draft[] = {
	{ "ability", ID, .zh = "能力点" },
	PIECES_FIELD,
	{ "note", PROSE, .max = 2000, .optional = true, .zh = "总的说明" },
	{ 0 } };

/* The first picture is the upload, so there are no others without it. */
static void
check_pictures(struct request *r, struct json_object *piece, size_t i)
{
	struct json_object *more = json_object_object_get(piece, "more");
	size_t n = more != NULL ? json_object_array_length(more) : 0;

	if (n > 0 && json_object_object_get(piece, "upload") == NULL)
		wrong(r, text(r, "/pieces/%zu/upload", i).text, "请先放第一张图片");
	if (n >= PICTURES_MAX)
		wrong(r, text(r, "/pieces/%zu/more", i).text, "一项材料最多交%d张图片（本系统默认）", PICTURES_MAX);
}

void
check_pieces(struct request *r, struct json_object *pieces)
{
	size_t i, k, n = json_object_array_length(pieces);
	struct json_object *one, *other;

	for (i = 0; i < n; i++) {
		one = json_object_array_get_idx(pieces, i);
		for (k = 0; k < i; k++) {
			other = json_object_array_get_idx(pieces, k);
			if (json_object_get_int64(json_object_object_get(one, "requirement")) ==
			    json_object_get_int64(json_object_object_get(other, "requirement")))
				wrong(r, text(r, "/pieces/%zu", i).text, "同一项材料只能交一件");
		}
		if (json_object_object_get(one, "upload") != NULL &&
		    json_object_object_get(one, "link") != NULL)
			wrong(r, text(r, "/pieces/%zu/link", i).text, "一项材料交文件或网址，不能两样都交");
		check_pictures(r, one, i);
	}
}

static int
save_draft(struct request *r)
{
	struct value pieces = form_json(r, "pieces"), note = form(r, "note");
	struct value ability = form(r, "ability");
	long matched;
	int status;

	check_pieces(r, form_object(r, "pieces"));
	if ((status = refuse_wrong(r)) != 0)
		return status;
	if (note.kind == NOTHING)
		note = text(r, "%s", "");
	if (version(r).number > 0)
		return changed(r, run(r, &save, pieces, note, me(r), ability, version(r),
		    me(r), ability));
	matched = try_run(r, &first_save, pieces, pieces, note, me(r), ability);
	if (matched == 0)
		return not_found(r);
	return changed(r, matched > 0);
}

const struct route draft_routes[] = {
	{ "PUT", "/draft/{ability}", TEACHER, draft, save_draft, { &first_save, &save },
	  .flags = EDIT | QUIET },
	{ 0 } };
