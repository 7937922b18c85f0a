-- plan: what stands today, derived from versions and reviews.

-- Where a plan's latest version stands.  waits: the step that comes next by the
-- policy it was handed in under (C15); a region without steps leaves it to the
-- school (adoption, ours).  level: whose office is to do it, a kind of region.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW plan_now AS
SELECT p.id AS plan, p.programme, p.school,
       v.id AS plan_version, v.number,
       CASE WHEN v.id IS NULL THEN 'draft'
            ELSE COALESCE(r.outcome, a.outcome, 'submitted') END AS state,
       CASE WHEN v.id IS NULL OR r.outcome IS NOT NULL THEN NULL
            WHEN a.outcome IS NULL AND JSON_CONTAINS(y.rules, '"approval"', '$.plan_acts.value') THEN 'approval'
            WHEN JSON_CONTAINS(y.rules, '"filing"', '$.plan_acts.value') THEN 'filing'
            ELSE 'adoption' END AS waits,
       CASE WHEN a.outcome IS NULL AND JSON_CONTAINS(y.rules, '"approval"', '$.plan_acts.value')
            THEN JSON_VALUE(y.rules, '$.approval_level.value')
            ELSE JSON_VALUE(y.rules, '$.filing_level.value') END AS level,
       COALESCE(JSON_CONTAINS(y.rules, '"filing"', '$.plan_acts.value'), 0) AS filing,
       COALESCE(a.reviewed_at, v.submitted_at) AS since,
       r.number AS filing_number, r.remark, r.remarks, v.submitted_at,
       COALESCE(r.reviewed_at, a.reviewed_at) AS reviewed_at
  FROM plan p
  LEFT JOIN plan_version v ON v.plan = p.id
       AND NOT EXISTS (SELECT 1 FROM plan_version w
                        WHERE w.plan = v.plan AND w.number > v.number)
  LEFT JOIN policy_version y ON y.id = v.policy_version
  LEFT JOIN plan_review r ON r.plan_version = v.id AND r.final = 1
  LEFT JOIN plan_review a ON a.plan_version = v.id AND a.outcome = 'approved';

-- Which office has a version before it: that of the level the policy names, above
-- the school; where the school has no such level above it (市直学校, C23), any.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW plan_due AS
SELECT o.person, n.plan, n.plan_version, n.programme, n.school, n.number, n.waits AS act, n.filing, n.since
  FROM role_now o
  JOIN region k ON k.id = o.region
  JOIN region_within w ON w.ancestor = k.id
  JOIN school s ON s.region = w.region
  JOIN plan_now n ON n.school = s.id
 WHERE o.kind = 'office' AND n.waits IN ('approval','filing')
   AND (n.level IS NULL OR n.level = k.kind
    OR NOT EXISTS (SELECT 1 FROM region_within x JOIN region l ON l.id = x.ancestor
                    WHERE x.region = s.region AND l.kind = n.level));

-- What a school offers: the latest version that went its whole way.  A newer one
-- that waits or was returned changes nothing.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW offer_now AS
SELECT p.programme, p.school, o.ability
  FROM plan p
  JOIN plan_version v ON v.plan = p.id
  JOIN plan_review r ON r.plan_version = v.id AND r.final = 1 AND r.outcome <> 'returned'
  JOIN offer o ON o.plan_version = v.id
 WHERE NOT EXISTS (SELECT 1 FROM plan_version w
                     JOIN plan_review f ON f.plan_version = w.id AND f.final = 1 AND f.outcome <> 'returned'
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

-- Expert scoring: still open?  Its scorecard is that of the policy it began under.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW scoring_now AS
SELECT c.id AS scoring, c.programme, c.region, c.closes_on,
       c.closes_on >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS open,
       JSON_QUERY(v.rules, '$.plan_scorecard.value') AS scorecard
  FROM scoring c
  JOIN policy_version v ON v.id = c.policy_version;

-- Who may read an attachment: the school's management and panel, the offices and
-- experts above it, as with the plan itself.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW attachment_reader AS
SELECT a.id AS attachment, a.file, a.name, q.person
  FROM plan_attachment a
  JOIN plan_version v ON v.id = a.plan_version
  JOIN plan p ON p.id = v.plan
  JOIN school s ON s.id = p.school
  JOIN region_within w ON w.region = s.region
  JOIN role_now q ON (q.school = s.id AND q.kind IN ('school','head','cio','panel','chair'))
                  OR (q.region = w.ancestor AND q.kind IN ('office','expert'));

-- Drafts that may name an upload of a person: those of the schools she manages or managed.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW draft_of_uploader AS
SELECT k.person, p.draft
  FROM role k
  JOIN plan p ON p.school = k.school
 WHERE k.kind IN ('school','head','cio');
