/* certificate/replacement.c - 更正: a corrected certificate takes the place of an old one,
 * with what holds of the teacher now, a number of its own and a reason; the old
 * number says by which it was replaced. */
#include "certificate/issue.h"
#include "certificate/number.h"
#include "certificate/slices.h"
#include "parts/facts.h"

/* The last of its chain, at a school of my office, never my own. */
#define MINE \
	"  FROM certificate_now k" \
	"  JOIN office_school o ON o.school = k.school AND o.person = ? AND k.person <> o.person"

static struct query weigh = {
	"SELECT " STANDING ", k.certificate, k.proposal" MINE
	"  JOIN standing s ON s.person = k.person AND s.programme = k.programme"
	" WHERE k.number = ?" };

static struct query replace = {
	"INSERT INTO certificate (proposal, person, number, recognised_by, replaces, facts, reason, words)"
	" SELECT p.id, p.person, ?, ?, ?, " FACTS_KEPT ", ?, " WORDS_KEPT
	"  FROM proposal p" WORDS_OF
	" WHERE p.id = ?" };

static const struct field replacement[] = {
	{ "number", WORDS, 1, 60, .zh = "证书编号" },
	{ "reason", WORDS, 5, 300, .zh = "更正理由" }, { 0 } };

static int
make_replacement(struct request *r)
{
	struct json_object *o;
	char old[NUMBER_LEN + 1], fresh[NUMBER_LEN + 1];
	const struct result *found;
	const struct standing *s;

	number_read(form(r, "number").text, old);
	found = ask(r, &weigh, me(r), text(r, "%s", old));
	if (found->rows == 0)
		return not_found(r);
	if ((s = standing_of(r, found, 0)) == NULL)
		return refuse(r, 500, "本地政策暂时无法读取，请联系管理员");
	wrong_by(r, "/number", &s->unmet);
	if (refuse_wrong(r) != 0)
		return 422;
	number_make(fresh);
	if (try_run(r, &replace, text(r, "%s", fresh), me(r), cell(found, 0, "certificate"), KEPT(s),
	    form(r, "reason"), cell(found, 0, "proposal")) < 0)
		return refuse(r, 409, "这份证书刚刚已经更正");
	about(r, "certificate", last_id(r));
	o = json_object_new_object();
	json_object_object_add(o, "certificate", json_object_new_int64(last_id(r)));
	json_object_object_add(o, "number", json_object_new_string(fresh));
	return answer_object(r, 201, o);
}

const struct route replacement_routes[] = {
	{ "POST", "/replacement", OFFICE, replacement, make_replacement, { &weigh, &replace },
	    ONCE, "certificate.replacement.make", 0 }, { 0 } };
