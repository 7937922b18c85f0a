/* certificate/revocation.c - 撤销: the county takes a certificate back, with a reason
 * that the public page shows. */
#include "certificate/number.h"
#include "certificate/slices.h"

static struct query revoke = {
	"INSERT INTO revocation (certificate, reason, revoked_by)"
	" SELECT c.id, ?, o.person"
	"   FROM certificate c"
	"   JOIN proposal p ON p.id = c.proposal"
	"   JOIN office_school o ON o.school = p.school AND o.person = ?"
	"   LEFT JOIN certificate n ON n.replaces = c.id"
	"  WHERE c.number = ? AND c.person <> o.person AND n.id IS NULL" };

static const struct field revocation[] = {
	{ "number", WORDS, 1, 60, .zh = "证书编号" },
	{ "reason", WORDS, 5, 300, .zh = "撤销理由" }, { 0 } };

static int
make_revocation(struct request *r)
{
	char number[NUMBER_LEN + 1];
	long rows;

	number_read(form(r, "number").text, number);
	rows = try_run(r, &revoke, form(r, "reason"), me(r), text(r, "%s", number));
	if (rows < 0)
		return refuse(r, 409, "这份证书已经撤销");
	return rows == 0 ? not_found(r) : done(r);
}

const struct route revocation_routes[] = {
	{ "POST", "/revocation", OFFICE, revocation, make_revocation, { &revoke }, ONCE,
	    "certificate.revocation.make", 0 }, { 0 } };
