/* certificate/mine.c - my certificate, or how far it is. */
#include "certificate/slices.h"

/* As it was called when the certificate was issued; before that, as it is today. */
#define ISSUED(name, now) "COALESCE(JSON_VALUE(c.words, '$." name "'), " now ") AS " name

static struct query mine = {
	"SELECT " ISSUED("name", "t.name") ", " ISSUED("school", "s.name") ", " ISSUED("programme", "n.name") ","
	"       " ISSUED("region", "g.name") ", " ISSUED("policy", "y.name") ", v.number AS policy_number, p.proposed_at,"
	"       JSON_QUERY(COALESCE(c.facts, p.facts), '$.certified') AS abilities_json,"
	"       CAST(COALESCE(JSON_VALUE(c.words, '$.county'), 1) AS UNSIGNED) AS county,"
	"       h.name AS head, o.number AS replaces, c.number, DATE(c.issued_at + INTERVAL 8 HOUR) AS issued_on,"
	"       COALESCE(k.state, 'recognition') AS state, x.reason,"
	"       DATE(x.revoked_at + INTERVAL 8 HOUR) AS revoked_on"
	"  FROM proposal p"
	"  JOIN person t ON t.id = p.person"
	"  JOIN school s ON s.id = p.school"
	"  JOIN programme n ON n.id = p.programme"
	"  JOIN region g ON g.id = n.region"
	"  JOIN policy_version v ON v.id = p.policy_version"
	"  JOIN policy y ON y.id = v.policy"
	"  LEFT JOIN certificate_now k ON k.proposal = p.id"
	"  LEFT JOIN certificate c ON c.id = k.certificate"
	"  LEFT JOIN certificate o ON o.id = c.replaces"
	"  LEFT JOIN head_now h ON h.school = p.school"
	"  LEFT JOIN revocation x ON x.certificate = c.id"
	" WHERE p.person = ? ORDER BY p.id DESC" };

static int
show_mine(struct request *r)
{
	return rows(r, &mine, me(r));
}

const struct route mine_routes[] = {
	{ "GET", "/mine", TEACHER, NULL, show_mine, { &mine } }, { 0 } };
