/* evidence/behalf_answer.c - what was entered for me: I take it into my draft, or not.
 *
 * Taken, its pieces stand in my draft in the place of mine, its files become uploads of mine, and
 * who entered it judges nothing of me.  It counts when I hand in, as anything of mine. */
#include <sodium.h>
#include <string.h>

#include "evidence/slices.h"

static struct query given = {
	"SELECT b.id, b.entered_by, b.programme, b.ability, b.list, b.pieces, b.note, d.list AS my_list,"
	"       COALESCE(d.pieces, '[]') AS mine, COALESCE(d.note, '') AS my_note"
	"  FROM on_behalf b"
	"  JOIN work_open o ON o.person = b.author AND o.ability = b.ability AND o.programme = b.programme"
	"  LEFT JOIN draft d ON d.person = b.author AND d.ability = b.ability AND d.programme = b.programme"
	"  LEFT JOIN on_behalf_answer z ON z.on_behalf = b.id"
	" WHERE b.id = ? AND o.person = ? AND b.given_at IS NOT NULL AND z.on_behalf IS NULL" };
static struct query answer = {
	"INSERT INTO on_behalf_answer (on_behalf, author, entered_by, taken) VALUES (?, ?, ?, ?)" };
static struct query copy_uploads = {
	"INSERT INTO upload (token, person, name, size, expires_at, file)"
	" SELECT j.here, ?, u.name, u.size, UTC_TIMESTAMP(6) + INTERVAL 7 DAY, u.file"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (token CHAR(32) CHARACTER SET ascii PATH '$.token',"
	"        here CHAR(32) CHARACTER SET ascii PATH '$.here')) j"
	"   JOIN upload u ON u.token = j.token AND u.person = ? AND u.file IS NOT NULL" };
static struct query take = {
	"INSERT INTO draft (programme, person, ability, list, pieces, note) VALUES (?, ?, ?, ?, ?, ?)"
	" ON DUPLICATE KEY UPDATE pieces = VALUES(pieces), note = VALUES(note), version = version + 1,"
	"       saved_at = UTC_TIMESTAMP(6)" };

static const struct field fields[] = {
	{ "on_behalf", ID, .zh = "代填" }, { "taken", TRUTH, .zh = "是否采用" }, { 0 } };

static long long
requirement_of(struct json_object *piece)
{
	return json_object_get_int64(json_object_object_get(piece, "requirement"));
}

static bool
answers(struct json_object *pieces, long long requirement)
{
	size_t i;

	for (i = 0; i < json_object_array_length(pieces); i++)
		if (requirement_of(json_object_array_get_idx(pieces, i)) == requirement)
			return true;
	return false;
}

/* The name of an upload of the author's for this one; which is for which stands in `moved`. */
static struct json_object *
rename_upload(struct json_object *upload, struct json_object *moved)
{
	unsigned char bits[16];
	char token[33];
	struct json_object *one = json_object_new_object();

	randombytes_buf(bits, sizeof(bits));
	sodium_bin2hex(token, sizeof(token), bits, sizeof(bits));
	json_object_object_add(one, "token", json_object_get(upload));
	json_object_object_add(one, "here", json_object_new_string(token));
	json_object_array_add(moved, one);
	return json_object_new_string(token);
}

/* Gives each file among the pieces an upload of its author's. */
static void
rename_uploads(struct json_object *pieces, struct json_object *moved)
{
	struct json_object *piece, *upload, *more;
	size_t i, k;

	for (i = 0; i < json_object_array_length(pieces); i++) {
		piece = json_object_array_get_idx(pieces, i);
		if ((upload = json_object_object_get(piece, "upload")) == NULL)
			continue;
		json_object_object_add(piece, "upload", rename_upload(upload, moved));
		more = json_object_object_get(piece, "more");
		for (k = 0; more != NULL && k < json_object_array_length(more); k++)
			json_object_array_put_idx(more, k, rename_upload(json_object_array_get_idx(more, k), moved));
	}
}

static void
take_over(struct request *r, const struct result *g)
{
	struct json_object *pieces = parsed(r, cell(g, 0, "pieces")), *mine = parsed(r, cell(g, 0, "mine"));
	struct json_object *moved = lent(r, json_object_new_array()), *piece;
	struct value note = cell(g, 0, "note").len > 0 ? cell(g, 0, "note") : cell(g, 0, "my_note");
	size_t i;

	rename_uploads(pieces, moved);
	for (i = 0; i < json_object_array_length(mine); i++) {
		piece = json_object_array_get_idx(mine, i);
		if (!answers(pieces, requirement_of(piece)))
			json_object_array_add(pieces, json_object_get(piece));
	}
	run(r, &copy_uploads, me(r), text(r, "%s", json_object_to_json_string(moved)), cell(g, 0, "entered_by"));
	run(r, &take, cell(g, 0, "programme"), me(r), cell(g, 0, "ability"), cell(g, 0, "list"),
	    text(r, "%s", json_object_to_json_string(pieces)), note);
}

static int
answer_entry(struct request *r)
{
	const struct result *g = ask(r, &given, form(r, "on_behalf"), me(r));
	bool taken = form(r, "taken").number != 0;

	if (g->rows == 0)
		return not_found(r);
	if (taken && cell(g, 0, "my_list").kind == NUMBER && cell(g, 0, "my_list").number != cell(g, 0, "list").number)
		return refuse(r, 409, "您的草稿开始以后材料要求有了变化，这份代填对不上，请告诉代填人");
	about(r, "on_behalf", form(r, "on_behalf").number);
	if (try_run(r, &answer, form(r, "on_behalf"), me(r), cell(g, 0, "entered_by"), form(r, "taken")) < 0)
		return refuse(r, 409, "您已经答复过了，请刷新后查看");
	if (taken)
		take_over(r, g);
	return done(r);
}

const struct route behalf_answer_routes[] = {
	{ "POST", "/behalf/{on_behalf}/answer", TEACHER, fields, answer_entry,
	  { &given, &answer, &copy_uploads, &take }, .flags = ONCE, .act = "evidence.on_behalf.answer" },
	{ 0 } };
