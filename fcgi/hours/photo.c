/* hours/photo.c - a photo that shows who was at an activity: the leader's list says who,
 * the photo that they were there.  The file came by evidence's upload, and evidence
 * shows it (/api/evidence/photo/{photo}). */
#include <string.h>

#include "hours/slices.h"

static struct query mine = { "SELECT a.id FROM activity a WHERE" MY_ACTIVITY };

static struct query uploaded = {
	"SELECT f.id AS file, f.kind, u.name FROM upload u JOIN file f ON f.id = u.file"
	" WHERE u.token = ? AND u.person = ?" };

static struct query add = {
	"INSERT INTO activity_photo (activity, file, name, added_by) VALUES (?, ?, ?, ?)" };

static const struct field photo[] = {
	{ "activity", ID, .zh = "活动" },
	{ "upload", CODE, .min = 32, .max = 32, .zh = "照片" }, { 0 } };

static int
add_photo(struct request *r)
{
	struct value activity = form(r, "activity");
	const struct result *u;

	if (ask(r, &mine, activity, me(r), me(r))->rows == 0)
		return not_found(r);
	u = ask(r, &uploaded, form(r, "upload"), me(r));
	if (u->rows == 0)
		wrong(r, "/upload", "照片没有传完，请重新选择");
	else if (strcmp(cell(u, 0, "kind").text, "image") != 0)
		wrong(r, "/upload", "请上传照片（jpg、png 等图片）");
	if (refuse_wrong(r) != 0)
		return 422;
	about(r, "activity", activity.number);
	if (try_run(r, &add, activity, cell(u, 0, "file"), cell(u, 0, "name"), me(r)) < 0)
		return refuse(r, 409, "这张照片已经在这次活动里");
	return made(r, "photo", last_id(r));
}

const struct route photo_routes[] = {
	{ "POST", "/activity/{activity}/photo", LEADER | SCHOOL, photo, add_photo,
	    { &mine, &uploaded, &add }, ONCE, "hours.photo.add", 0 }, { 0 } };
