/* review/slices.h - the nouns of this program. */
#ifndef REVIEW_SLICES_H
#define REVIEW_SLICES_H

#include "core/slice.h"

#define JUDGES (TEACHER | LEADER | PANEL | CHAIR | EXPERT)
/* Who can owe more than a peer's verdict.  Others are asked the short way. */
#define SENIORS (LEADER | PANEL | CHAIR | EXPERT)

/* What a judge owes, (level, submission, judge, due_at) of one judge and, by
 * DUE_HERE, of one case: every branch begins at an index, which a view of them
 * all would not (a ? is not handed into a UNION). */
#define DUE_BRANCH(level, view, where) \
	"SELECT '" level "' AS level, submission, judge, due_at FROM " view " WHERE " where
#define DUE_PEER(where) "(" DUE_BRANCH("peer", "due_peer", where) ")"
#define DUE_ANY(where) "(" DUE_BRANCH("peer", "due_peer", where) \
	" UNION ALL " DUE_BRANCH("group", "due_leader", where) \
	" UNION ALL " DUE_BRANCH("group", "due_deputy", where) \
	" UNION ALL " DUE_BRANCH("panel", "due_panel", where) \
	" UNION ALL " DUE_BRANCH("signature", "due_signature", where) \
	" UNION ALL SELECT level, submission, judge, due_at FROM due_borrowed WHERE " where ")"
#define MINE "judge = ?"
#define MINE_HERE "submission = ? AND judge = ?"
/* The values of DUE_ANY: six branches. */
#define SIX(v) v, v, v, v, v, v
#define SIX_PAIRS(a, b) a, b, a, b, a, b, a, b, a, b, a, b

/* The criteria of the requirement q, 合格 first. */
#define CRITERIA \
	"JSON_COMPACT((SELECT JSON_ARRAYAGG(JSON_OBJECT('criterion', c.id, 'grade', c.grade, 'text', c.text)" \
	"   ORDER BY c.grade DESC, c.seq) FROM criterion c WHERE c.requirement = q.id))"

/* The pictures of piece e after its first: number, name (as `name` makes it of h.name), type, size;
 * NULL where there are none. */
#define MORE_PICTURES(name) \
	"JSON_COMPACT((SELECT JSON_ARRAYAGG(JSON_OBJECT('number', h.number, 'name', " name ", 'type', y.type, 'size', y.size) ORDER BY h.number)" \
	"   FROM piece_picture h JOIN file y ON y.id = h.file WHERE h.submission = e.submission AND h.requirement = e.requirement))"

/* 代填: a colleague entered it, its author looked through it and handed it in. */
#define ENTERED(submission) "EXISTS (SELECT 1 FROM entered e WHERE e.submission = " submission ") AS entered"

/* 互评 where the policy keeps names from each other (anonymous_peers), and every way
 * to a name: s is the submission, r its policy, and `peer` says of whom it is asked. */
#define UNNAMED(peer) "(r.anonymous AND " peer ")"

extern const struct route due_routes[], decided_routes[], board_routes[], peers_routes[];
extern const struct route case_routes[];
extern const struct route verdict_routes[];
extern const struct route return_routes[];
extern const struct route signature_routes[];
extern const struct route results_routes[];
extern const struct route minutes_routes[];
extern const struct route judges_routes[];
extern const struct route form_routes[], forms_routes[];
extern const struct route scan_routes[];
extern const struct route scan_page_routes[];

#endif
