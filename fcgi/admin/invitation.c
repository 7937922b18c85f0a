/* admin/invitation.c - codes for the first sign-in, on slips of paper.
 *
 * The codes are in the answer and nowhere else, so this is the one POST
 * without an Idempotency-Key (it would keep the answer): asked again, it gives
 * new codes, and the older ones open nothing. */
#include <sodium.h>

#include "admin/admin.h"

/* Nothing that looks like another: no 0 O, 1 I L, U V. */
#define LETTERS "23456789ABCDEFGHJKMNPQRSTWXYZ"
#define LENGTH 12		/* 58 random bits */
#define AT_ONCE "2000"		/* people a time */

/* A code is as good as the password it sets: who has a duty in a region is
 * invited only by an administrator whose region holds all of them. */
#define BELOW(person) \
	" NOT EXISTS (SELECT 1 FROM role_now r WHERE r.person = " person \
	" AND r.region IS NOT NULL AND NOT EXISTS (SELECT 1 FROM role_now a" \
	" JOIN region_within w ON w.ancestor = a.region AND w.region = r.region" \
	" WHERE a.person = ? AND a.kind = 'admin'))"

/* Of a school whose roster I keep: those asked for, or all without a password. */
static struct query due = {
	"SELECT n.person, n.login, n.name, g.name AS `group`"
	"  FROM roster_keeper k"
	"  JOIN member_now n ON n.school = k.school"
	"  LEFT JOIN teaching_group g ON g.id = n.teaching_group"
	" WHERE k.person = ? AND k.school = ?"
	"   AND IF(? IS NULL, NOT EXISTS (SELECT 1 FROM signed_up u WHERE u.person = n.person),"
	"          JSON_CONTAINS(?, n.person))"
	"   AND" BELOW("n.person")
	" ORDER BY g.name, n.staff_no LIMIT " AT_ONCE };

/* At offices: those asked for, in an administrator's region. */
static struct query due_above = {
	"SELECT DISTINCT p.id AS person, p.login, p.name, NULL AS `group`"
	"  FROM role_now o JOIN region_within v ON v.ancestor = o.region"
	"  JOIN role_now d ON d.region = v.region JOIN person p ON p.id = d.person"
	" WHERE o.person = ? AND o.kind = 'admin' AND JSON_CONTAINS(?, p.id)"
	"   AND" BELOW("p.id")
	" ORDER BY p.login LIMIT " AT_ONCE };

static struct query invite = {
	"INSERT INTO invitation (person, code, made_by, made_at, expires_at)"
	" SELECT j.person, UNHEX(SHA2(j.code, 256)), ?, UTC_TIMESTAMP(6),"
	"        UTC_TIMESTAMP(6) + INTERVAL 30 DAY"
	"   FROM JSON_TABLE(?, '$[*]' COLUMNS (person BIGINT UNSIGNED PATH '$.person',"
	"        code VARCHAR(20) PATH '$.code')) j"
	" ON DUPLICATE KEY UPDATE code = VALUES(code), made_by = VALUES(made_by),"
	"    made_at = VALUES(made_at), expires_at = VALUES(expires_at)" };

static const char *
make_code(char code[LENGTH + 1])
{
	size_t i;

	for (i = 0; i < LENGTH; i++)
		code[i] = LETTERS[randombytes_uniform(sizeof(LETTERS) - 1)];
	code[LENGTH] = '\0';
	return code;
}

static struct json_object *
words(struct value v)
{
	return v.kind == TEXT ? json_object_new_string(v.text) : NULL;
}

/* What the paper says: the code in three groups of four. */
static struct json_object *
slip(struct request *r, const struct result *people, size_t i, const char *code)
{
	struct json_object *o = json_object_new_object();

	json_object_object_add(o, "name", words(cell(people, i, "name")));
	json_object_object_add(o, "login", words(cell(people, i, "login")));
	json_object_object_add(o, "group", words(cell(people, i, "group")));
	json_object_object_add(o, "code", words(text(r, "%.4s-%.4s-%.4s", code,
	    code + 4, code + 8)));
	return o;
}

static const struct result *
invited(struct request *r)
{
	struct value wanted = form_json(r, "people"), school = form(r, "school");

	return school.kind == NOTHING ? ask(r, &due_above, me(r), wanted, me(r)) :
	    ask(r, &due, me(r), school, wanted, wanted, me(r));
}

static int
make_slips(struct request *r)
{
	const struct result *people = invited(r);
	struct json_object *slips, *codes, *o;
	char code[LENGTH + 1];
	size_t i;

	if (people->rows == 0)
		return refuse(r, 409, "没有需要发码的人：都已设定密码，或者不在您管理的名册里");
	slips = json_object_new_array();
	codes = lent(r, json_object_new_array());
	for (i = 0; i < people->rows; i++) {
		json_object_array_add(slips, slip(r, people, i, make_code(code)));
		o = json_object_new_object();
		json_object_object_add(o, "person", json_object_new_int64(
		    cell(people, i, "person").number));
		json_object_object_add(o, "code", json_object_new_string(code));
		json_object_array_add(codes, o);
	}
	run(r, &invite, me(r), text(r, "%s", json_object_to_json_string(codes)));
	about(r, "school", form(r, "school").number);
	o = json_object_new_object();
	json_object_object_add(o, "slips", slips);
	json_object_object_add(o, "days", json_object_new_int(30));
	return answer_object(r, 201, o);
}

static const struct field whom[] = {
	{ "school", ID, .optional = true, .zh = "学校" },
	{ "people", IDS, .min = 1, .max = 2000, .optional = true, .zh = "人员" },
	{ 0 } };

const struct route invitation_routes[] = {
	{ "POST", "/invitations", SCHOOL | ADMIN, whom, make_slips,
	    { &due, &due_above, &invite }, 0, "admin.invitation.make" }, { 0 } };
