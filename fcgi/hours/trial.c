/* hours/trial.c - what a mapping would read out of an answer that the office pastes:
 * nothing is kept, and no platform is asked (hours-pull alone reaches the network). */
#include "hours/feed_record.h"
#include "hours/json.h"
#include "hours/slices.h"

#define SHOWN 20

static const struct field tried[] = {
	{ "mapping", PROSE, 2, 8000, .zh = "对应表" },
	{ "minutes", COUNT, 1, 240, .zh = "多少分钟为1学时" },
	{ "answer", PROSE, 2, 60000, .zh = "平台的回答" }, { 0 } };

static void
put_text(struct json_object *o, const char *name, const char *s)
{
	json_object_object_add(o, name, s != NULL ? json_object_new_string(s) : NULL);
}

static struct json_object *
line(struct request *r, size_t seq, const struct record *got, const char *wrong)
{
	const long minute = (long)form(r, "minutes").number * 60;
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "seq", json_object_new_int64((int64_t)seq));
	put_text(o, "account", got->account);
	put_text(o, "name", got->name);
	put_text(o, "course", got->course);
	put_text(o, "at", got->at[0] == '\0' ? NULL : text(r, "%.10sT%sZ", got->at, got->at + 11).text);
	json_object_object_add(o, "hundredths", json_object_new_int64(got->seconds * 100 / minute));
	put_text(o, "wrong", wrong);
	return o;
}

static struct json_object *
read_all(struct request *r, const struct mapping *m, struct json_object *list)
{
	struct json_object *all = json_object_new_object(), *shown = json_object_new_array();
	size_t i, n = json_object_array_length(list);
	struct feed_record f;
	struct batch b;
	const char *wrong;

	batch_begin(&b);
	for (i = 0; i < n; i++) {
		wrong = feed_record(m, (int)form(r, "minutes").number, json_object_array_get_idx(list, i), &f);
		if (wrong == NULL && !batch_put(&b, &f.r))
			wrong = "记录编号、账号、课程或时长不能用";
		if (i < SHOWN)
			json_object_array_add(shown, line(r, i + 1, &f.r, wrong));
	}
	json_object_object_add(all, "seen", json_object_new_int64((int64_t)n));
	json_object_object_add(all, "usable", json_object_new_int64(b.usable));
	json_object_object_add(all, "rows", shown);
	batch_end(&b);
	return all;
}

static int
try_mapping(struct request *r)
{
	struct value given = form(r, "mapping"), answer = form(r, "answer");
	struct json_object *list, *root;
	const char *why, *wrong_json;
	struct mapping m;

	root = lent(r, json_read(answer.text, answer.len, &wrong_json));
	if ((why = mapping_read(&m, lent(r, json_read(given.text, given.len, &why)))) != NULL)
		wrong(r, m.wrong[0] != '\0' ? text(r, "/mapping/%s", m.wrong).text : "/mapping", "%s", why);
	else if (root == NULL)
		wrong(r, "/answer", "平台的回答不是 JSON，请整页粘贴");
	else if (!json_object_is_type(list = feed_at(root, m.list), json_type_array))
		wrong(r, "/mapping/list", "在所写的地方没有找到记录的列表");
	else
		return answer_object(r, 200, read_all(r, &m, list));
	return refuse_wrong(r);
}

const struct route trial_routes[] = {
	{ "POST", "/mapping/trial", OFFICE, tried, try_mapping, { NULL }, QUIET }, { 0 } };
