-- review: what follows from who was drawn, who judged, what was signed.
--
-- A case is the latest version of one work.  It goes peer -> group -> panel ->
-- signature, and no column says where it stands: the facts do.  The due_ views
-- have a row only while this judge owes this judgement, so a statement whose
-- FROM is one of them asks and is allowed in the same step.
--
-- All are merged into the statement that uses them: no UNION, for a ? of a
-- prepared statement does not reach into one (MariaDB 10.11).  Ask with a judge,
-- submission, person or school.  Subqueries are tied to the table that is joined
-- last, so that a case with an end is dropped before they run.
--
-- Days and numbers are the policy's; where it is silent, ours: 7 days for 组评,
-- 14 for 校评 and as many for the signature, 3 votes.

-- The panel of a school: 考核小组成员 and 组长, one row a person.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW panel_now AS
SELECT r.person, r.school, r.kind
  FROM role_now r
 WHERE r.kind IN ('panel','chair')
   AND NOT EXISTS
       (SELECT 1 FROM role_now o
         WHERE o.person = r.person AND o.school = r.school AND o.kind IN ('panel','chair') AND o.kind < r.kind);

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

-- 互评: a drawn colleague, until the verdict, the lapse or the next version.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_peer AS
SELECT d.submission, d.judge, d.due_at
  FROM drawn d
  JOIN case_open c ON c.submission = d.submission
  LEFT JOIN verdict v ON v.submission = d.submission AND v.judge = d.judge
 WHERE d.due_at > UTC_TIMESTAMP(6) AND v.id IS NULL;

-- Cases at 组评: as many peer verdicts as were drawn for (`needed` only ever
-- falls, so the least holds), none of the group.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW case_group AS
SELECT d.submission, c.person, c.school, c.teaching_group,
       COALESCE((SELECT MAX(p.given_at) FROM verdict p WHERE p.submission = d.submission AND p.level = 'peer'),
                d.drawn_at) AS since,
       (SELECT CAST(COALESCE(JSON_VALUE(r.rules, '$.group_days.value'), 7) AS INTEGER)
          FROM policy_version r WHERE r.id = c.policy_version) AS days
  FROM case_open c
  LEFT JOIN verdict v ON v.submission = c.submission AND v.for_group = 1
  JOIN draw d ON d.submission = c.submission AND d.round = 1
 WHERE v.id IS NULL
   AND (SELECT MIN(n.needed) FROM draw n WHERE n.submission = d.submission)
       <= (SELECT COUNT(*) FROM verdict p WHERE p.submission = d.submission AND p.level = 'peer');

-- 组评, the usual case: a leader of the group who is not the author.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_leader AS
SELECT c.submission, l.person AS judge, c.since, c.since + INTERVAL c.days DAY AS due_at
  FROM role_now l
  JOIN case_group c ON c.teaching_group = l.teaching_group
 WHERE l.kind = 'leader' AND l.person <> c.person
   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = c.submission AND v.judge = l.person);

-- 组评 where there is no leader but the author (or one who judged already), or
-- where the leader let the time pass: whoever of the panel comes first, who then
-- has no vote.  So nobody waits for a person who does nothing.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_deputy AS
SELECT c.submission, p.person AS judge, c.since, c.since + INTERVAL c.days DAY AS due_at
  FROM role_now p
  JOIN case_group c ON c.school = p.school
 WHERE p.kind = 'panel' AND p.person <> c.person
   AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = c.submission AND v.judge = p.person)
   AND NOT EXISTS
       (SELECT 1 FROM role_now l
         WHERE l.kind = 'leader' AND l.teaching_group = c.teaching_group AND l.person <> c.person
           AND c.since + INTERVAL c.days DAY > UTC_TIMESTAMP(6)
           AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.submission = c.submission AND v.judge = l.person));

-- Cases at 校评.  quorum: panel.min of the policy, and more than half of the
-- members who may vote: not the author, nor who judged at another level.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW case_panel AS
SELECT g.submission, c.person, c.school, g.given_at AS since,
       (SELECT COUNT(*) FROM verdict v WHERE v.submission = g.submission AND v.level = 'panel') AS votes,
       (SELECT MAX(v.given_at) FROM verdict v WHERE v.submission = g.submission AND v.level = 'panel') AS voted_at,
       (SELECT GREATEST(CAST(COALESCE(JSON_VALUE(r.rules, '$.panel_min.value'), 3) AS INTEGER),
               (SELECT COUNT(*) DIV 2 + 1
                  FROM panel_now m
                  LEFT JOIN verdict v ON v.submission = g.submission AND v.judge = m.person AND v.level <> 'panel'
                 WHERE m.school = c.school AND m.person <> g.author AND v.id IS NULL))
          FROM policy_version r WHERE r.id = c.policy_version) AS quorum,
       (SELECT CAST(COALESCE(JSON_VALUE(r.rules, '$.panel_days.value'), 14) AS INTEGER)
          FROM policy_version r WHERE r.id = c.policy_version) AS days
  FROM case_open c
  JOIN verdict g ON g.submission = c.submission AND g.for_group = 1;

-- 校评: every member of the panel but the author and who judged already.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_panel AS
SELECT c.submission, p.person AS judge, c.since, c.since + INTERVAL c.days DAY AS due_at
  FROM panel_now p
  JOIN case_panel c ON c.school = p.school
  LEFT JOIN verdict v ON v.submission = c.submission AND v.judge = p.person
 WHERE p.person <> c.person AND v.id IS NULL;

-- 签字: a chair who is not the author, once the quorum has voted, not on her own
-- vote alone, and after it: she sees the others' votes only then, like everybody.
-- A chair who judged at another level has no vote and signs without.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_signature AS
SELECT c.submission, h.person AS judge, c.voted_at AS since, c.voted_at + INTERVAL c.days DAY AS due_at
  FROM role_now h
  JOIN case_panel c ON c.school = h.school
  JOIN verdict own ON own.submission = c.submission AND own.judge = h.person
 WHERE h.kind = 'chair' AND h.person <> c.person
   AND c.votes >= c.quorum
   AND EXISTS (SELECT 1 FROM verdict v
                WHERE v.submission = c.submission AND v.level = 'panel' AND v.judge <> own.judge);

-- 退回修改 by a chair of the panel, at any time before the signature.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_chair AS
SELECT c.submission, h.person AS judge
  FROM role_now h
  JOIN case_panel c ON c.school = h.school
 WHERE h.kind = 'chair' AND h.person <> c.person;

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
       COALESCE(g.signed_at, w.returned_at, IF(p.votes >= p.quorum, p.voted_at, p.since), c.since,
                s.handed_in_at) AS since
  FROM submission_now s
  LEFT JOIN signature g ON g.submission = s.id
  LEFT JOIN work_return w ON w.submission = s.id
  LEFT JOIN case_panel p ON p.submission = s.id
  LEFT JOIN case_group c ON c.submission = s.id;

-- What was passed and signed.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW certified AS
SELECT s.programme, s.person, s.ability, s.id AS submission, g.grade, g.signed_at
  FROM submission s
  JOIN signature g ON g.submission = s.id AND g.grade <> 'fail';

-- What comes after the decision.

-- Who ever coached whom: has no vote on that teacher.  A pair may stand twice.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW coach_of AS
SELECT author AS person, helper FROM coaching;
