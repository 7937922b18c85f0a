/* certificate/issue.c - see issue.h */
#include "certificate/issue.h"
#include "certificate/number.h"

struct query certificate_insert = {
	"INSERT INTO certificate (proposal, person, number, recognised_by, words)"
	" SELECT p.id, p.person, ?, ?, " WORDS_KEPT
	"  FROM proposal p" WORDS_OF
	" WHERE p.id = ? AND p.open = 0" };

int
certificate_issue(struct request *r, long long proposal)
{
	struct json_object *o = json_object_new_object();
	char number_text[NUMBER_LEN + 1];

	number_make(number_text);
	run(r, &certificate_insert, text(r, "%s", number_text), me(r), number(proposal));
	about(r, "certificate", last_id(r));
	json_object_object_add(o, "proposal", json_object_new_int64(proposal));
	json_object_object_add(o, "certificate", json_object_new_int64(last_id(r)));
	json_object_object_add(o, "number", json_object_new_string(number_text));
	return answer_object(r, 201, o);
}
