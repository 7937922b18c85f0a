/* certificate/public.c - anybody verifies a certificate by its number.
 *
 * Whatever is no number of a certificate - a slip of the hand, a guess, nonsense -
 * takes the same way through the same statement to the same answer.  The name is
 * masked: who holds the paper can compare, who collects names gets none.  The words are
 * those of the paper. */
#include "certificate/issue.h"
#include "certificate/number.h"
#include "certificate/slices.h"

static struct query verify = {
	"SELECT c.number, IF(x.certificate IS NOT NULL, 'revoked', IF(w.id IS NOT NULL, 'replaced', 'valid')) AS state,"
	"       COALESCE(x.reason, w.reason) AS reason, w.number AS replaced_by,"
	"       DATE(w.issued_at + INTERVAL 8 HOUR) AS replaced_on,"
	"       DATE(x.revoked_at + INTERVAL 8 HOUR) AS revoked_on,"
	"       CONCAT(LEFT(JSON_VALUE(c.words, '$.name'), 1), '＊') AS name, " WORDS_SHOWN ","
	"       c.abilities AS abilities_json, DATE(c.issued_at + INTERVAL 8 HOUR) AS issued_on"
	"  FROM paper c"
	"  LEFT JOIN certificate w ON w.replaces = c.certificate"
	"  LEFT JOIN revocation x ON x.certificate = c.certificate"
	" WHERE c.number = ?" };

static const struct field one[] = {
	{ "number", WORDS, 1, 200, .zh = "证书编号" }, { 0 } };

static int
show_certificate(struct request *r)
{
	char number[NUMBER_LEN + 1];

	number_read(form(r, "number").text, number);
	return row(r, &verify, text(r, "%s", number));
}

const struct route public_routes[] = {
	{ "GET", "/public/{number}", ANYONE, one, show_certificate, { &verify } }, { 0 } };
