-- plan: what stands today, derived from versions and reviews.

-- A version is judged once; without a judgement it waits, and a plan without a
-- version is a draft only.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW plan_now AS
SELECT p.id AS plan, p.programme, p.school,
       v.id AS plan_version, v.number,
       CASE WHEN v.id IS NULL THEN 'draft'
            ELSE COALESCE(r.outcome, 'submitted') END AS state,
       r.number AS filing_number, r.remark, v.submitted_at, r.reviewed_at
  FROM plan p
  LEFT JOIN plan_version v ON v.plan = p.id
       AND NOT EXISTS (SELECT 1 FROM plan_version w
                        WHERE w.plan = v.plan AND w.number > v.number)
  LEFT JOIN plan_review r ON r.plan_version = v.id;

-- What a school offers: the latest version that was filed.  A newer one that
-- waits or was returned changes nothing.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW offer_now AS
SELECT p.programme, p.school, o.ability
  FROM plan p
  JOIN plan_version v ON v.plan = p.id
  JOIN plan_review r ON r.plan_version = v.id AND r.outcome = 'filed'
  JOIN offer o ON o.plan_version = v.id
 WHERE NOT EXISTS (SELECT 1 FROM plan_version w
                     JOIN plan_review f ON f.plan_version = w.id AND f.outcome = 'filed'
                    WHERE w.plan = v.plan AND w.number > v.number);

-- The group's latest list, without what the school no longer offers: nobody is
-- held to an ability that cannot be chosen.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW compulsory_now AS
SELECT l.programme, l.teaching_group, c.ability
  FROM compulsory_list l
  JOIN compulsory c ON c.list = l.id
  JOIN teaching_group g ON g.id = l.teaching_group
 WHERE NOT EXISTS (SELECT 1 FROM compulsory_list n
                    WHERE n.programme = l.programme
                      AND n.teaching_group = l.teaching_group AND n.id > l.id)
   AND EXISTS (SELECT 1 FROM offer_now o
                WHERE o.programme = l.programme AND o.school = g.school
                  AND o.ability = c.ability);

-- The teacher's latest task list.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW choice_now AS
SELECT l.programme, l.person, c.ability
  FROM task_list l
  JOIN choice c ON c.task_list = l.id
 WHERE NOT EXISTS (SELECT 1 FROM task_list n
                    WHERE n.programme = l.programme
                      AND n.person = l.person AND n.id > l.id);
