/* hours/mine.c - my sums against what is asked, and who delivers which part (R58). */
#include "hours/slices.h"

/* The sum of one view for this person, and of the entries by hand. */
#define SUM(view, which) \
	"(SELECT COALESCE(SUM(h.hundredths), 0) FROM " view " h" \
	"  WHERE" COUNTS("h") "AND h.person = m.person AND h." which ")"
#define OF_KIND(view, kind) SUM(view, "kind = '" kind "'")
#define EARNED(kind) SUM("hours_certified", "kind = '" kind "' AND" COUNTS_ONCE("h"))
#define BY_HAND(kind) OF_KIND("hours_by_hand", kind)

/* as_of: the platform was asked then and everything came; behind: it was asked
 * since, and not everything came.  Pages show how old the hours are, whatever
 * the platform does. */
#define PLATFORMS \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('name', p.name, 'minutes', p.minutes," \
	"        'as_of', (SELECT DATE_FORMAT(g.began_at, '%Y-%m-%dT%H:%i:%sZ') FROM pull_run g" \
	"                   WHERE g.provider = p.id AND g.good = 1 ORDER BY g.id DESC LIMIT 1)," \
	"        'behind', COALESCE((SELECT g.good IS NULL FROM pull_run g" \
	"                   WHERE g.provider = p.id ORDER BY g.id DESC LIMIT 1), 1) IS TRUE)" \
	"    ORDER BY p.id)" \
	"   FROM provider p WHERE p.programme = n.programme)"

/* Records whose sums cannot be and that wait for the office: they count nowhere yet. */
#define DOUBTFUL(what) \
	"(SELECT " what " FROM platform_account a" \
	"   JOIN platform_record f ON f.provider = a.provider AND f.account = a.account" \
	"   JOIN platform_doubt d ON d.provider = f.provider AND d.record = f.record" \
	"   JOIN pull_run u ON u.id = d.run" \
	"   LEFT JOIN platform_void v ON v.provider = f.provider AND v.record = f.record" \
	"   LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record" \
	"  WHERE a.person = m.person AND v.record IS NULL AND w.record IS NULL)"

#define ASKED(name) "'" name "', JSON_QUERY(n.rules, '$." name "')"

static struct query sums = {
	"SELECT n.name AS programme, n.ends_on,"
	"       JSON_OBJECT(" ASKED("total_min") "," ASKED("online_min") ","
	ASKED("practice_min") "," ASKED("practice_share_min") ","
	ASKED("evidence_hours") "," ASKED("research_hours") ","
	ASKED("capstone_hours") "," ASKED("provider_by_part") ","
	ASKED("hours_recognition") "," ASKED("hours_per_credit") ","
	"  'surplus', JSON_OBJECT('origin', 'ours', 'strength', 'rule',"
	"     'note', '一部分超出的学时计入总学时，不抵其他部分')) AS asked_json,"
	OF_KIND("hours_online", "online") " + " BY_HAND("online") " AS online,"
	EARNED("evidence") " + " BY_HAND("evidence") " AS evidence,"
	SUM("hours_research", "kind = 'research' AND" RECOGNISED("h")) " + "
	SUM("hours_by_hand", "kind = 'research' AND" RECOGNISED("h")) " AS research,"
	EARNED("recording") " + " BY_HAND("recording") " AS recording,"
	BY_HAND("other") " AS other,"
	SUM("hours_research", "recognised = 1") " AS recognised,"
	"       (SELECT JSON_ARRAYAGG(a.account ORDER BY a.account) FROM platform_account a"
	"         WHERE a.person = m.person) AS accounts_json,"
	DOUBTFUL("COUNT(*)") " AS doubtful," DOUBTFUL("MIN(u.began_at)") " AS doubtful_since,"
	PLATFORMS " AS platforms_json"
	"  FROM member_now m JOIN programme_now n ON n.school = m.school"
	" WHERE m.person = ?" };

static int
show_sums(struct request *r)
{
	return row(r, &sums, me(r));
}

const struct route mine_routes[] = {
	{ "GET", "/mine", TEACHER, NULL, show_sums, { &sums } }, { 0 } };
