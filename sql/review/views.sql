-- review: what follows from who was drawn, who judged, what was signed.
--
-- A case is the latest version of one work.  It goes through the levels that the
-- region orders (policy value `levels`; 校评 is the last, for the chair signs), and no
-- column says where it stands: the facts do.  The due_ views have a row only while
-- this judge owes this judgement, so a statement whose FROM is one of them asks
-- and is allowed in the same step.
--
-- All are merged into the statement that uses them: no UNION, for a ? of a
-- prepared statement does not reach into one (MariaDB 10.11).  Ask with a judge,
-- submission, person or school.  Subqueries are tied to the table that is joined
-- last, so that a case with an end is dropped before they run.
--
-- Days and numbers are the policy's (policy_version).

-- The panel of a school: 考核小组成员 and 组长, one row a person (an anti-join, for
-- this is asked in subqueries of views).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW panel_now AS
SELECT r.person, r.school, r.kind, r.since
  FROM role_now r
  LEFT JOIN role_now o ON o.person = r.person AND o.school = r.school AND o.kind = 'chair' AND r.kind = 'panel'
 WHERE r.kind IN ('panel','chair') AND o.person IS NULL;

-- 回避: who judges nothing of whom, at no level: herself, a declared relation, a
-- teacher she coached, one whose materials she entered (代填, ours).  Ask with both.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW conflict AS
SELECT p.id AS author, j.id AS judge,
       IF(j.id = p.id, 'own', IF(r.person IS NOT NULL, 'relation', IF(k.id IS NOT NULL, 'coach', 'entered'))) AS why
  FROM person p
  JOIN person j
  LEFT JOIN related r ON r.person = p.id AND r.other = j.id
  LEFT JOIN coaching k ON k.author = p.id AND k.helper = j.id
  LEFT JOIN on_behalf_answer z ON z.author = p.id AND z.entered_by = j.id AND z.taken = 1
 WHERE j.id = p.id OR r.person IS NOT NULL OR k.id IS NOT NULL OR z.on_behalf IS NOT NULL;

-- Cases without an end: the latest version, not returned, not signed.  A case goes
-- with its author: it is judged where she is today (another group, another
-- school, a successor), by the rules it began under; of who left nothing is owed.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW case_open AS
SELECT s.id AS submission, s.programme, s.person, s.ability, s.number, s.attempt, m.school, m.teaching_group,
       s.policy_version, s.handed_in_at
  FROM submission_now s
  JOIN member m ON m.person = s.person AND m.here = 1
  LEFT JOIN signature g ON g.submission = s.id
  LEFT JOIN work_return w ON w.submission = s.id
 WHERE g.submission IS NULL AND w.submission IS NULL;

-- 互评: a drawn colleague, until the verdict, the lapse or the next version; no
-- more once she has left the school she was drawn from (an expert: none), is
-- exempt, or has a conflict by now.  Joins only: it is counted in subqueries.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_peer AS
SELECT d.submission, d.judge, d.due_at
  FROM drawn d
  JOIN case_open c ON c.submission = d.submission
  JOIN person p ON p.id = d.judge AND p.closed = 0
  LEFT JOIN member_now m ON m.person = d.judge AND m.school = d.school
  LEFT JOIN verdict v ON v.submission = d.submission AND v.judge = d.judge
  LEFT JOIN exempt_now e ON e.programme = c.programme AND e.person = d.judge
  LEFT JOIN related x ON x.person = d.author AND x.other = d.judge
  LEFT JOIN coaching k ON k.author = d.author AND k.helper = d.judge
  LEFT JOIN on_behalf_answer z ON z.author = d.author AND z.entered_by = d.judge AND z.taken = 1
 WHERE d.due_at > UTC_TIMESTAMP(6) AND v.id IS NULL
   AND (d.school IS NULL OR m.person IS NOT NULL)
   AND e.person IS NULL AND x.person IS NULL AND k.id IS NULL AND z.on_behalf IS NULL;

-- Who was drawn and let the time pass, while the peers are still too few.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW late_peer AS
SELECT d.submission, c.person AS author, c.school, d.judge, d.due_at
  FROM case_open c
  JOIN drawn d ON d.submission = c.submission
  LEFT JOIN verdict v ON v.submission = d.submission AND v.judge = d.judge
 WHERE d.due_at <= UTC_TIMESTAMP(6) AND v.id IS NULL
   AND (SELECT MIN(n.needed) FROM draw n WHERE n.submission = d.submission)
       > (SELECT COUNT(*) FROM verdict p WHERE p.submission = d.submission AND p.level = 'peer');

-- Cases at 组评: as many peer verdicts as were drawn for (`needed` only ever
-- falls, so the least holds), where 互评 comes before; none of the group.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW case_group AS
SELECT c.submission, c.person, c.school, c.teaching_group, r.group_days AS days,
       COALESCE((SELECT GREATEST(MAX(n.drawn_at), COALESCE(MAX(p.given_at), MAX(n.drawn_at)))
                   FROM draw n LEFT JOIN verdict p ON p.submission = n.submission AND p.level = 'peer'
                  WHERE n.submission = c.submission), c.handed_in_at) AS since
  FROM case_open c
  JOIN policy_version r ON r.id = c.policy_version AND r.group_at > 0
  LEFT JOIN verdict v ON v.submission = c.submission AND v.for_group = 1
  LEFT JOIN draw d ON d.submission = c.submission AND d.round = 1
 WHERE v.id IS NULL
   AND (r.peer_at = 0 OR r.peer_at > r.group_at OR
        (SELECT MIN(n.needed) FROM draw n WHERE n.submission = d.submission)
        <= (SELECT COUNT(*) FROM verdict p WHERE p.submission = d.submission AND p.level = 'peer'));

-- 组评, the usual case: a leader of the group (also one in her place for a term).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_leader AS
SELECT c.submission, c.person AS author, c.school, l.person AS judge, c.since, c.since + INTERVAL c.days DAY AS due_at
  FROM role_now l
  JOIN case_group c ON c.teaching_group = l.teaching_group
 WHERE l.kind = 'leader' AND l.person <> c.person
   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = c.submission AND v.judge = l.person)
   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = l.person);

-- 组评 where there is no leader but the author (or one who judged already, or has
-- a conflict), or where the leader let the time pass: whoever of the panel comes
-- first, who then has no vote, in a term of her own.  So nobody waits for a person who
-- does nothing.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_deputy AS
SELECT c.submission, c.person AS author, c.school, p.person AS judge, c.since,
       c.since + INTERVAL c.days * IF(c.since + INTERVAL c.days DAY > UTC_TIMESTAMP(6), 1, 2) DAY AS due_at
  FROM role_now p
  JOIN case_group c ON c.school = p.school
 WHERE p.kind = 'panel' AND p.person <> c.person
   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = c.submission AND v.judge = p.person)
   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = p.person)
   AND NOT EXISTS
       (SELECT 1 FROM role_now l
         WHERE l.kind = 'leader' AND l.teaching_group = c.teaching_group AND l.person <> c.person
           AND c.since + INTERVAL c.days DAY > UTC_TIMESTAMP(6)
           AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = c.submission AND v.judge = l.person)
           AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = l.person));

-- Cases at 校评: every level before it is through.  quorum: panel_min of the
-- policy, more than half of the members who may vote (no conflict, no verdict at
-- another level), and two, for the signer is not the only voter.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW case_panel AS
SELECT c.submission, c.person, c.school, r.panel_days AS days,
       IF(r.group_at > r.peer_at, g.given_at,
          COALESCE((SELECT GREATEST(MAX(n.drawn_at), COALESCE(MAX(p.given_at), MAX(n.drawn_at)))
                      FROM draw n LEFT JOIN verdict p ON p.submission = n.submission AND p.level = 'peer'
                     WHERE n.submission = c.submission), g.given_at, c.handed_in_at)) AS since,
       (SELECT COUNT(*) FROM verdict v WHERE v.submission = c.submission AND v.level = 'panel') AS votes,
       (SELECT MAX(v.given_at) FROM verdict v WHERE v.submission = c.submission AND v.level = 'panel') AS voted_at,
       (SELECT GREATEST(y.panel_min, 2,
               (SELECT COUNT(*) DIV 2 + 1
                  FROM role_now m
                  LEFT JOIN role_now o ON o.person = m.person AND o.school = m.school AND o.kind = 'chair' AND m.kind = 'panel'
                  LEFT JOIN verdict v ON v.submission = c.submission AND v.judge = m.person AND v.level <> 'panel'
                  LEFT JOIN related x ON x.person = c.person AND x.other = m.person
                  LEFT JOIN coaching k ON k.author = c.person AND k.helper = m.person
                  LEFT JOIN on_behalf_answer z ON z.author = c.person AND z.entered_by = m.person AND z.taken = 1
                 WHERE m.school = c.school AND m.kind IN ('panel','chair') AND m.person <> c.person AND o.person IS NULL
                   AND v.id IS NULL AND x.person IS NULL AND k.id IS NULL AND z.on_behalf IS NULL))
          FROM policy_version y WHERE y.id = c.policy_version) AS quorum
  FROM case_open c
  JOIN policy_version r ON r.id = c.policy_version
  LEFT JOIN verdict g ON g.submission = c.submission AND g.for_group = 1
 WHERE (r.group_at = 0 OR g.id IS NOT NULL)
   AND (r.peer_at = 0 OR r.peer_at < r.group_at OR
        (SELECT MIN(n.needed) FROM draw n WHERE n.submission = c.submission)
        <= (SELECT COUNT(*) FROM verdict p WHERE p.submission = c.submission AND p.level = 'peer'));

-- 校评: every member of the panel who has no conflict and has not judged already.
-- wanted: the quorum is not there yet.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_panel AS
SELECT c.submission, c.person AS author, c.school, p.person AS judge, c.since, c.since + INTERVAL c.days DAY AS due_at,
       c.votes < c.quorum AS wanted
  FROM panel_now p
  JOIN case_panel c ON c.school = p.school
  LEFT JOIN verdict v ON v.submission = c.submission AND v.judge = p.person
  LEFT JOIN related x ON x.person = c.person AND x.other = p.person
  LEFT JOIN coaching k ON k.author = c.person AND k.helper = p.person
  LEFT JOIN on_behalf_answer z ON z.author = c.person AND z.entered_by = p.person AND z.taken = 1
 WHERE p.person <> c.person AND v.id IS NULL AND x.person IS NULL AND k.id IS NULL AND z.on_behalf IS NULL;

-- 组评 or 校评 by somebody from outside the school, until the lapse: drawn when the
-- school has too few without a conflict or they let the time pass, or named by
-- the office (table borrowed).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_borrowed AS
SELECT b.submission, b.judge, b.level, b.borrowed_at AS since, b.due_at
  FROM borrowed b
  JOIN case_open c ON c.submission = b.submission
  JOIN person p ON p.id = b.judge AND p.closed = 0
  LEFT JOIN verdict g ON g.submission = b.submission AND g.for_group = 1
  LEFT JOIN verdict v ON v.submission = b.submission AND v.judge = b.judge
  LEFT JOIN related x ON x.person = b.author AND x.other = b.judge
  LEFT JOIN coaching k ON k.author = b.author AND k.helper = b.judge
  LEFT JOIN on_behalf_answer z ON z.author = b.author AND z.entered_by = b.judge AND z.taken = 1
 WHERE b.due_at > UTC_TIMESTAMP(6) AND v.id IS NULL AND (b.level = 'panel' OR g.id IS NULL)
   AND x.person IS NULL AND k.id IS NULL AND z.on_behalf IS NULL;

-- 签字, once the quorum has voted, by who has judged: she sees the others' votes
-- only then, like everybody.  A chair without a conflict (one who judged at another
-- level has no vote and signs without).  Where there is none, the voter of the
-- school who has served on the panel for the longest is 代组长 (ours), else who was
-- borrowed; and when the time has passed, whoever voted and comes first.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_signature AS
SELECT c.submission, c.person AS author, c.school, own.judge, c.voted_at AS since,
       c.voted_at + INTERVAL c.days *
         IF(h.person IS NOT NULL OR c.voted_at + INTERVAL c.days DAY > UTC_TIMESTAMP(6), 1, 2) DAY AS due_at
  FROM verdict own
  JOIN person p ON p.id = own.judge AND p.closed = 0
  JOIN case_panel c ON c.submission = own.submission
  LEFT JOIN role_now h ON h.person = own.judge AND h.school = c.school AND h.kind = 'chair'
  LEFT JOIN role_now m ON m.person = own.judge AND m.school = c.school AND m.kind = 'panel'
 WHERE c.votes >= c.quorum AND (h.person IS NOT NULL OR own.level = 'panel')
   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = own.judge)
   AND NOT EXISTS (SELECT 1 FROM recheck x LEFT JOIN recheck_result e ON e.recheck = x.id
                    WHERE x.submission = c.submission AND x.kind = 'spread' AND e.recheck IS NULL)
   AND NOT EXISTS
       (SELECT 1 FROM role_now o
         WHERE o.school = c.school AND o.kind = 'chair' AND o.person <> own.judge AND h.person IS NULL
           AND c.voted_at + INTERVAL c.days DAY > UTC_TIMESTAMP(6)
           AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = o.person))
   AND NOT EXISTS
       (SELECT 1 FROM role_now o
         WHERE o.school = c.school AND o.kind = 'panel' AND h.person IS NULL
           AND c.voted_at + INTERVAL c.days DAY > UTC_TIMESTAMP(6)
           AND (m.person IS NULL OR o.since < m.since OR (o.since = m.since AND o.person < own.judge))
           AND EXISTS (SELECT 1 FROM verdict v
                        WHERE v.submission = c.submission AND v.judge = o.person AND v.level = 'panel'));

-- 退回修改 by a chair of the panel, at any time before the signature.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_chair AS
SELECT c.submission, h.person AS judge
  FROM role_now h
  JOIN case_panel c ON c.school = h.school
 WHERE h.kind = 'chair' AND h.person <> c.person
   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = h.person);

-- Where nobody is left to be borrowed, or those who were did nothing for a whole
-- term: the office names who judges.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_office AS
SELECT b.submission, c.person AS author, c.school, o.person AS judge, b.level, b.made_at AS since, b.made_at + INTERVAL r.panel_days DAY AS due_at
  FROM borrowing b
  JOIN case_open c ON c.submission = b.submission
  JOIN policy_version r ON r.id = c.policy_version
  JOIN office_school o ON o.school = c.school
  LEFT JOIN verdict g ON g.submission = b.submission AND g.for_group = 1
  LEFT JOIN case_panel p ON p.submission = b.submission
 WHERE b.lacking > 0
   AND IF(b.level = 'group', g.id IS NULL, p.votes < p.quorum OR b.made_at > p.voted_at)
   AND NOT EXISTS (SELECT 1 FROM borrowing n WHERE n.submission = b.submission AND n.round > b.round)
   AND NOT EXISTS (SELECT 1 FROM conflict x WHERE x.author = c.person AND x.judge = o.person);

-- What was decided: the signature, or the recheck whose result took its place.
-- A decision with a publicity (公示) has its effect when that is over.  Ask with the
-- person, too: whichever table MariaDB begins with then has a key.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW decision AS
SELECT g.submission, g.author AS person, COALESCE(a.grade, g.grade) AS grade, g.grade AS signed_grade,
       g.remark, g.signed_at, COALESCE(a.decided_at, g.signed_at) AS decided_at, a.recheck
  FROM signature g
  LEFT JOIN recheck_result a ON a.submission = g.submission AND a.binding = 1
  LEFT JOIN recheck_result b ON b.submission = g.submission AND b.binding = 1 AND b.recheck > a.recheck
 WHERE b.recheck IS NULL;

-- Where each case stands, and since when.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW case_state AS
SELECT s.id AS submission, s.programme, s.person, s.ability, s.number, s.attempt,
       CASE WHEN g.grade = 'fail' THEN 'failed'
            WHEN g.grade IS NOT NULL THEN 'passed'
            WHEN w.submission IS NOT NULL THEN 'returned'
            WHEN p.votes >= p.quorum THEN 'signature'
            WHEN p.submission IS NOT NULL THEN 'panel'
            WHEN c.submission IS NOT NULL THEN 'group'
            ELSE 'peer' END AS state,
       COALESCE(g.decided_at, w.returned_at, IF(p.votes >= p.quorum, p.voted_at, p.since), c.since,
                s.handed_in_at) AS since
  FROM submission_now s
  LEFT JOIN decision g ON g.submission = s.id
  LEFT JOIN work_return w ON w.submission = s.id
  LEFT JOIN case_panel p ON p.submission = s.id
  LEFT JOIN case_group c ON c.submission = s.id;

-- What was passed and has its effect; since: from when.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW certified AS
SELECT s.programme, s.person, s.ability, s.id AS submission, d.grade, d.signed_at, d.decided_at,
       d.decided_at + INTERVAL r.publicity_days DAY AS since
  FROM submission s
  JOIN decision d ON d.submission = s.id AND d.person = s.person AND d.grade <> 'fail'
  JOIN policy_version r ON r.id = s.policy_version
 WHERE d.decided_at + INTERVAL r.publicity_days DAY <= UTC_TIMESTAMP(6);

-- What counts in a programme: its own, and what was carried into it.  Ask with both
-- the programme and the person.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW certified_in AS
SELECT n.id AS programme, c.person, c.ability, c.submission, c.grade, c.since
  FROM programme n
  JOIN certified c
  LEFT JOIN carried k ON k.person = c.person AND k.programme = n.id AND k.source = c.programme
 WHERE c.programme = n.id OR k.person IS NOT NULL;

-- Who moved and passed an ability once more: the better result counts, of two alike
-- the first; this one does not.  Ask with the programme and the submission.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW outdone AS
SELECT c.programme, c.submission
  FROM certified_in c
  JOIN certified_in b ON b.programme = c.programme AND b.person = c.person AND b.ability = c.ability
 WHERE (b.grade = 'excellent' AND c.grade = 'pass') OR (b.grade = c.grade AND b.submission < c.submission);

-- What comes after the decision.

-- 复核 without an end.  ends: the judges' verdicts, or due_at.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW recheck_open AS
SELECT x.id AS recheck, x.submission, x.author, x.school, x.kind, x.occasion, x.wanted, x.judge_days,
       x.opened_at, x.due_at
  FROM recheck x
  LEFT JOIN recheck_result e ON e.recheck = x.id
 WHERE e.recheck IS NULL;

-- A drawn judge owes a verdict: until it is given, the lapse, or the end, and as
-- long as there is no conflict.  One more vote before the signature is not owed on
-- what was returned.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_recheck AS
SELECT j.recheck, j.submission, j.judge, x.kind, j.due_at
  FROM recheck_judge j
  JOIN recheck_open x ON x.recheck = j.recheck
  LEFT JOIN recheck_verdict v ON v.recheck = j.recheck AND v.judge = j.judge
  LEFT JOIN work_return w ON w.submission = j.submission
 WHERE j.due_at > UTC_TIMESTAMP(6) AND v.judge IS NULL AND w.submission IS NULL
   AND NOT EXISTS (SELECT 1 FROM related k WHERE k.person = j.author AND k.other = j.judge)
   AND NOT EXISTS (SELECT 1 FROM coaching h WHERE h.author = j.author AND h.helper = j.judge)
   AND NOT EXISTS (SELECT 1 FROM on_behalf_answer z WHERE z.author = j.author AND z.entered_by = j.judge AND z.taken = 1);

-- Works of a spot check that nobody could be drawn for: a minute after the job should
-- have, nobody has judged and nobody owes it.  Plain joins: asked by EXISTS.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW spot_lacking AS
SELECT x.occasion AS spot_check, x.recheck
  FROM recheck_open x
  LEFT JOIN recheck_judge j ON j.recheck = x.recheck AND j.due_at > UTC_TIMESTAMP(6)
  LEFT JOIN recheck_verdict v ON v.recheck = x.recheck
 WHERE x.kind = 'spot' AND j.recheck IS NULL AND v.recheck IS NULL
   AND x.due_at > UTC_TIMESTAMP(6) AND x.opened_at < UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE;

-- What keeps a result from being final: an appeal, an upheld objection, an order.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW open_recheck AS
SELECT s.programme, x.author AS person, s.ability, x.submission, x.kind AS what, x.opened_at AS since, x.due_at AS due
  FROM recheck_open x
  JOIN submission s ON s.id = x.submission
 WHERE x.kind IN ('appeal','objection','order');

-- 一对一帮扶 where the policy asks for it (R107): the latest version has failed,
-- and stays open until the next attempt is handed in.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW open_coaching AS
SELECT s.programme, s.person, s.ability, s.id AS submission, s.school, s.teaching_group,
       'coaching' AS what, d.decided_at AS since,
       GREATEST(d.decided_at + INTERVAL COALESCE(JSON_VALUE(r.rules, '$.coaching_days.value'), 7) DAY,
                COALESCE(t.until + INTERVAL 16 HOUR, d.decided_at)) AS due
  FROM submission_now s
  JOIN decision d ON d.submission = s.id AND d.person = s.person AND d.grade = 'fail'
  JOIN policy_version r ON r.id = s.policy_version AND JSON_VALUE(r.rules, '$.coaching.value') = 1
  LEFT JOIN extended t ON t.programme = s.programme AND t.person = s.person;

-- Who ever coached whom: has no vote on that teacher.  A pair may stand twice.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW coach_of AS
SELECT author AS person, helper FROM coaching;

-- Works that were decided at least once: passed at the first try?  passed by now?
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW work_result AS
SELECT s.programme, s.school, s.teaching_group, s.person, s.ability, f.grade <> 'fail' AS first_try,
       p.submission IS NOT NULL AS passed
  FROM submission s
  JOIN decision f ON f.submission = s.id AND f.person = s.person
  LEFT JOIN certified p ON p.programme = s.programme AND p.person = s.person AND p.ability = s.ability
 WHERE s.attempt = 1;

-- What is shown (公示) today: decided for good or better, by a policy that shows.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW publicity AS
SELECT s.id AS submission, s.programme, s.school, s.person, s.ability, d.grade, d.decided_at AS since,
       d.decided_at + INTERVAL r.publicity_days DAY AS until
  FROM submission s
  JOIN decision d ON d.submission = s.id AND d.person = s.person AND d.grade <> 'fail'
  JOIN policy_version r ON r.id = s.policy_version
 WHERE d.decided_at + INTERVAL r.publicity_days DAY > UTC_TIMESTAMP(6);

-- 异议 that nobody has answered; at due_at (14 days, ours) review-recheck lets
-- others look.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW objection_open AS
SELECT b.id AS objection, b.submission, b.author, b.school, b.objector, b.reason, b.made_at,
       b.made_at + INTERVAL 14 DAY AS due_at,
       CAST(COALESCE(JSON_VALUE(r.rules, '$.panel_min.value'), 3) AS INTEGER) AS wanted,
       CAST(COALESCE(JSON_VALUE(r.rules, '$.panel_days.value'), 14) AS INTEGER) AS days
  FROM objection b
  JOIN submission s ON s.id = b.submission
  JOIN policy_version r ON r.id = s.policy_version
  LEFT JOIN objection_answer a ON a.objection = b.id
  LEFT JOIN recheck x ON x.submission = b.submission AND x.kind = 'objection' AND x.occasion = b.id
 WHERE a.objection IS NULL AND x.id IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW open_objection AS
SELECT s.programme, b.author AS person, s.ability, b.submission, 'publicity' AS what, b.made_at AS since, b.due_at AS due
  FROM objection_open b
  JOIN submission s ON s.id = b.submission;

-- A spot check that came to another grade, until the office has said what follows;
-- 14 days (ours), so that nobody waits for an office that says nothing.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW open_spot_check AS
SELECT s.programme, x.author AS person, s.ability, x.submission, 'spot_check' AS what,
       x.due_at AS since, x.due_at + INTERVAL 14 DAY AS due
  FROM recheck x
  JOIN submission s ON s.id = x.submission
  JOIN recheck_result e ON e.recheck = x.id
  JOIN decision d ON d.submission = x.submission AND d.grade <> e.grade
  LEFT JOIN spot_outcome o ON o.spot_check = x.occasion AND o.school = x.school
 WHERE x.kind = 'spot' AND o.school IS NULL
   AND x.due_at <= UTC_TIMESTAMP(6) AND x.due_at + INTERVAL 14 DAY > UTC_TIMESTAMP(6);

-- What is open about a teacher, and keeps her from being certified.  A UNION: in
-- a hot path take the four branches (appeal, objection, order: open_recheck;
-- publicity: open_objection; coaching; spot_check), each by the person.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW open_matter AS
SELECT programme, person, ability, submission, what, since, due FROM open_recheck
 UNION ALL
SELECT programme, person, ability, submission, what, since, due FROM open_objection
 UNION ALL
SELECT programme, person, ability, submission, what, since, due FROM open_coaching
 UNION ALL
SELECT programme, person, ability, submission, what, since, due FROM open_spot_check;

-- 展示 (R138): works that anybody who has signed in may read: accepted, with the author's
-- consent.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW excellent_case AS
SELECT n.submission, n.programme, n.reason
  FROM nomination n
  JOIN nomination_review v ON v.nomination = n.id AND v.outcome = 'accepted'
  JOIN nomination_consent t ON t.nomination = n.id AND t.agrees = 1;

-- Who may open a scan: the management of its school, but nobody whose own case, or that
-- of a declared relation, is in it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW scan_reader AS
SELECT c.id AS scan, c.file, c.name, k.person
  FROM scan c
  JOIN role_now k ON k.school = c.school AND k.kind IN ('school','head','cio')
 WHERE NOT EXISTS (SELECT 1 FROM scan_page p JOIN submission s ON s.id = p.submission
                     LEFT JOIN related x ON x.person = s.person AND x.other = k.person
                    WHERE p.scan = c.id AND (s.person = k.person OR x.person IS NOT NULL))
   AND NOT EXISTS (SELECT 1 FROM scan_placing p JOIN submission s ON s.id = p.submission
                     LEFT JOIN related x ON x.person = s.person AND x.other = k.person
                    WHERE p.scan = c.id AND (s.person = k.person OR x.person IS NOT NULL));
