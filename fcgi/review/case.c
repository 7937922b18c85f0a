/* review/case.c - one case as this person may see it: the evidence beside the
 * rubric, and of the verdicts only those that are hers to see.
 *
 *	the author	her own self verdict; all others once it is decided, without names
 *	a drawn peer	after her own verdict the self and the other peers', without names
 *	组评		self and peer verdicts; the panel's once it is decided
 *	校评		everything, after her own vote
 *
 * Everybody else, a peer whose draw has lapsed, and who has a declared relation to
 * the author by now, gets 404.
 *
 * Where the policy keeps names from each other (anonymous_peers), a peer gets no name
 * of the author, no file's name, no time of handing in, and no draw (its candidates are
 * all but the author); the author gets no draw and no time of a peer's verdict, and
 * verdicts stand in no order of time. */
#include "parts/called.h"
#include "review/slices.h"

/* who.person asks, who.due is the level at which she owes something, own is her
 * verdict, g the signature, w the return. */
#define AUTHOR "(s.person = who.person)"
#define ENDED "(g.submission IS NOT NULL OR w.submission IS NOT NULL)"
/* <=>: whoever owes nothing is not of unknown standing, so that NOT tells, too. */
#define VOTER "(who.due <=> 'signature' OR own.level <=> 'panel')"
#define GROUP "(who.due <=> 'group' OR own.level <=> 'group' OR w.returned_by <=> who.person)"
#define PEER "(who.due <=> 'peer' OR own.level <=> 'peer')"
#define SELF_SHOWN "(" AUTHOR " OR own.id IS NOT NULL OR " GROUP " OR " VOTER ")"
#define RESULT_SHOWN "(" AUTHOR " OR " GROUP " OR " VOTER ")"
#define BLIND UNNAMED(PEER)
#define SAID(text) "IF(" BLIND ", REPLACE(" text ", p.name, '某教师'), " text ")"
#define UTC(time) "DATE_FORMAT(" time ", '%Y-%m-%dT%H:%i:%sZ')"
#define TRUE_FALSE(test) "JSON_COMPACT(IF(" test ", 'true', 'false'))"

#define PIECES \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id, 'title', q.title, 'kind', q.kind," \
	"    'core', " TRUE_FALSE("q.core") ", 'note', q.note, 'max_minutes', q.max_minutes," \
	"    'origin', q.origin, 'criteria', " CRITERIA "," \
	"    'name', IF(" BLIND ", CONCAT(q.title, COALESCE(REGEXP_SUBSTR(e.name, '[.][A-Za-z0-9]{1,8}$'), '')), e.name)," \
	"    'link', e.link, 'type', f.type, 'size', f.size, 'more', " MORE_PICTURES("IF(" BLIND ", q.title, h.name)") "," \
	"    'remark', " SAID("e.remark") "," \
	"    'self_ticks', IF(" SELF_SHOWN ", JSON_COMPACT(e.self_ticks), NULL)," \
	"    'self_grade', IF(" SELF_SHOWN ", e.self_grade, NULL)) ORDER BY q.seq)" \
	"   FROM piece e" \
	"   JOIN requirement q ON q.id = e.requirement" \
	"   LEFT JOIN file f ON f.id = e.file" \
	"  WHERE e.submission = s.id) AS pieces_json"

#define VERDICTS \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('level', v.level, 'grade', v.grade, 'percent', v.percent, 'remark', v.remark," \
	"    'marks', JSON_COMPACT(v.marks), 'given_at', IF(" UNNAMED("v.level = 'peer' AND v.judge <> who.person AND NOT (" VOTER " OR " GROUP ")") "," \
	"        NULL, " UTC("v.given_at") ")," \
	"    'own', " TRUE_FALSE("v.judge = who.person") "," \
	"    'judge', IF(" VOTER " OR " GROUP ", j.name, NULL)) ORDER BY v.level, IF(r.anonymous, CRC32(CONCAT(s.id, v.id)), v.id))" \
	"   FROM verdict v" \
	"   JOIN person j ON j.id = v.judge" \
	"  WHERE v.submission = s.id" \
	"    AND (v.judge = who.person OR " VOTER \
	"         OR (v.level = 'peer' AND (" GROUP " OR own.level = 'peer'))" \
	"         OR (" ENDED " AND (" AUTHOR " OR " GROUP ")))) AS verdicts_json"

/* Enough to draw again: seed, candidates with their load; the rest of the text
 * that is hashed is the candidate's and the submission's number (rules/draw.h). */
#define DRAWS \
	"(SELECT JSON_ARRAYAGG(JSON_OBJECT('round', d.round, 'seed', LOWER(HEX(d.seed))," \
	"    'candidates', JSON_COMPACT(d.candidates), 'needed', d.needed, 'drawn_at', " UTC("d.drawn_at") "," \
	"    'drawn', JSON_COMPACT((SELECT JSON_ARRAYAGG(n.judge ORDER BY n.judge) FROM drawn n" \
	"                            WHERE n.draw = d.id AND n.submission = d.submission))) ORDER BY d.round)" \
	"   FROM draw d WHERE d.submission = s.id" \
	"    AND NOT " UNNAMED("(" AUTHOR " OR " PEER ")") ") AS draws_json"

/* 代填: by whom, where it is known whose work it is. */
#define ENTERED_BY \
	"IF(" BLIND ", NULL, (SELECT JSON_ARRAYAGG(DISTINCT n.name) FROM entered e JOIN person n ON n.id = e.entered_by" \
	"   WHERE e.submission = s.id)) AS entered_by_json"

#define CASE(due, board) \
	"SELECT s.id AS submission, s.number, s.attempt, IF(" BLIND ", NULL, s.handed_in_at) AS handed_in_at," \
	"       " SAID("s.note") " AS note, a.code AS ability, " CALLED_UNDER("a", "s.policy_version") " AS ability_name," \
	"       IF(" BLIND ", NULL, p.name) AS author," \
	"       " AUTHOR " AS mine, who.due, own.level AS judged, own.grade AS judged_grade," \
	"       IF(" SELF_SHOWN ", s.self_grade, NULL) AS self_grade," \
	"       IF(" RESULT_SHOWN ", g.grade, NULL) AS result," \
	"       IF(" RESULT_SHOWN ", g.remark, NULL) AS result_remark," \
	"       IF(" RESULT_SHOWN ", g.signed_at, NULL) AS signed_at," \
	"       IF(" RESULT_SHOWN ", w.remark, NULL) AS returned_remark," \
	"       IF(" RESULT_SHOWN ", w.returned_at, NULL) AS returned_at," \
	"       " ENTERED_BY ", " PIECES ", " VERDICTS ", " DRAWS ", c.votes, c.quorum" \
	"  FROM (SELECT ? AS person, (SELECT level FROM " due " due LIMIT 1) AS due) who" \
	"  JOIN submission s ON s.id = ?" \
	"  JOIN policy_version r ON r.id = s.policy_version" \
	"  JOIN ability a ON a.id = s.ability" \
	"  JOIN person p ON p.id = s.person" \
	"  LEFT JOIN verdict own ON own.submission = s.id AND own.judge = who.person" \
	"  LEFT JOIN signature g ON g.submission = s.id" \
	"  LEFT JOIN work_return w ON w.submission = s.id" \
	"  LEFT JOIN " board " c ON c.submission = s.id" \
	"        AND (who.due IN ('panel','signature') OR own.level = 'panel')" \
	" WHERE " AUTHOR " OR ((own.id IS NOT NULL OR who.due IS NOT NULL OR w.returned_by = who.person OR g.chair = who.person)" \
	"        AND NOT EXISTS (SELECT 1 FROM related x WHERE x.person = s.person AND x.other = who.person))"

#define NO_BOARD "(SELECT 0 AS submission, NULL AS votes, NULL AS quorum)"

static struct query peer_case = { .sql = CASE(DUE_PEER(MINE_HERE), NO_BOARD) };
static struct query any_case = { .sql = CASE(DUE_ANY(MINE_HERE), "case_panel") };

static const struct field fields[] = { { "submission", ID, .zh = "材料" }, { 0 } };

/* due: peer, group, panel, signature or null, what I owe; judged: the level at
 * which I gave a verdict; votes and quorum: for the panel, while it votes.  A file is at
 * /api/evidence/file/{submission}/{requirement}, with ?number= for a picture after the first. */
static int
show_case(struct request *r)
{
	struct value submission = form(r, "submission");

	if (has_role(r, SENIORS))
		return row(r, &any_case, me(r), SIX_PAIRS(submission, me(r)), submission);
	return row(r, &peer_case, me(r), submission, me(r), submission);
}

const struct route case_routes[] = {
	{ "GET", "/case/{submission}", JUDGES, fields, show_case, { &peer_case, &any_case } },
	{ 0 } };
