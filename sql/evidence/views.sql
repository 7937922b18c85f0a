-- evidence: what follows from what was handed in.

-- The latest version of each work: programme + person + ability.  Numbers have
-- no gaps (submission.c gives the latest + 1), so a version is the latest when
-- the next number is not there: one look-up in the UNIQUE key, and the view is
-- merged into whatever asks it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW submission_now AS
SELECT s.id, s.programme, s.person, s.ability, s.number, s.attempt, s.school, s.teaching_group,
       s.policy_version, s.note, s.self_grade, s.handed_in_at
  FROM submission s
  LEFT JOIN submission later
    ON later.programme = s.programme AND later.person = s.person
   AND later.ability = s.ability AND later.number = s.number + 1
 WHERE later.id IS NULL;

-- 代填 that its author took into this version: after the one before it, before it was handed in.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW entered AS
SELECT s.id AS submission, b.entered_by
  FROM submission s
  JOIN on_behalf b ON b.author = s.person AND b.ability = s.ability AND b.programme = s.programme
  JOIN on_behalf_answer z ON z.on_behalf = b.id AND z.taken = 1 AND z.answered_at < s.handed_in_at
  LEFT JOIN submission f
    ON f.programme = s.programme AND f.person = s.person AND f.ability = s.ability AND f.number = s.number - 1
 WHERE f.id IS NULL OR z.answered_at > f.handed_in_at;

-- Every ability beside every teacher in a programme; open is true where she may
-- prepare and hand in today: the abilities of the task list, and the capstone
-- that the policy in force names (C16), or an earlier one did when she began it.  Ask with a constant person.  EXISTS and
-- no join: for an ability that nobody chose MariaDB would read all choices.
-- A case that was not decided when she moved into another programme (carried) goes on
-- where it began, so that she can mend it; until then that is her work on the ability,
-- unless she has handed one in here already.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW work AS
SELECT COALESCE(s.programme, p.programme) AS programme, m.person, m.school, m.teaching_group,
       COALESCE(y.policy, p.policy) AS policy, COALESCE(y.id, p.policy_version) AS policy_version,
       COALESCE(y.rules, p.rules) AS rules, a.id AS ability,
       s.id IS NOT NULL
       OR EXISTS (SELECT 1 FROM choice_now c
                   WHERE c.programme = p.programme AND c.person = m.person AND c.ability = a.id)
       OR (a.kind = 'capstone' AND
           (a.code = JSON_VALUE(p.rules, '$.capstone.value')
            OR EXISTS (SELECT 1 FROM submission s
                        WHERE s.programme = p.programme AND s.person = m.person AND s.ability = a.id))) AS open
  FROM member_now m
  JOIN programme_now p ON p.school = m.school
  JOIN ability a
  LEFT JOIN submission q ON q.programme = p.programme AND q.person = m.person AND q.ability = a.id AND q.number = 1
  LEFT JOIN (carried k JOIN submission_now s ON s.person = k.person AND s.programme = k.source
             JOIN policy_version y ON y.id = s.policy_version
             LEFT JOIN signature g ON g.submission = s.id)
    ON k.person = m.person AND k.programme = p.programme AND s.ability = a.id AND g.submission IS NULL
       AND q.id IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW work_open AS
SELECT programme, person, school, teaching_group, policy, policy_version, rules, ability
  FROM work
 WHERE open;
