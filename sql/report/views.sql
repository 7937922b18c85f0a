-- report: what waits for a person, and where a person's own matters stand.
--
-- One view for each kind of thing that waits; fcgi/report/now.c takes them all in
-- one statement.  Every one is merged into it and begins at an index on the
-- person, so the size of the county does not matter.
--
-- what     the act that is waited for, a word of web/parts/words.js "todo"
-- object   what it is about: an ability's code, or an id
-- title    its name for the person;  who: of whom, or which school
-- since, due   UTC; NULL where nothing is fixed

-- Where each work of a teacher stands: every ability of the task list, and the
-- capstone.  Those that lie with their author wait for her, too.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW matter AS
SELECT w.person, w.programme, a.id, a.code AS ability,
       COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = a.id AND u.policy = w.policy), a.name) AS name, a.kind, c.submission,
       COALESCE(c.state, 'chosen') AS state, c.since
  FROM work_open w
  JOIN ability a ON a.id = w.ability
  LEFT JOIN case_state c ON c.programme = w.programme AND c.person = w.person AND c.ability = w.ability;

-- A teacher has to choose, once the school's offer is filed.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_choice AS
SELECT m.person, 'choose' AS what, '' AS object, n.name AS title, '' AS who, NULL AS since, NULL AS due
  FROM member_now m
  JOIN programme_now n ON n.school = m.school
 WHERE EXISTS (SELECT 1 FROM offer_now o WHERE o.programme = n.programme AND o.school = m.school)
   AND NOT EXISTS (SELECT 1 FROM choice_now c WHERE c.programme = n.programme AND c.person = m.person);

-- A leader has to fix the group's compulsory abilities, where the policy has any.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_compulsory AS
SELECT l.person, 'compulsory' AS what, l.teaching_group AS object, g.name AS title, '' AS who,
       NULL AS since, NULL AS due
  FROM role_now l
  JOIN teaching_group g ON g.id = l.teaching_group
  JOIN programme_now n ON n.school = g.school
 WHERE l.kind = 'leader' AND JSON_VALUE(n.rules, '$.group_compulsory.value') > 0
   AND EXISTS (SELECT 1 FROM offer_now o WHERE o.programme = n.programme AND o.school = g.school)
   AND NOT EXISTS (SELECT 1 FROM compulsory_list c
                    WHERE c.programme = n.programme AND c.teaching_group = l.teaching_group);

-- A leader has to name who helps a member that failed, where the policy asks for it (R107).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_coaching AS
SELECT l.person, 'coaching' AS what, c.submission AS object,
       COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = a.id AND u.policy = g.policy), a.name) AS title, p.name AS who, c.since, c.due
  FROM role_now l
  JOIN open_coaching c ON c.teaching_group = l.teaching_group AND c.person <> l.person
  JOIN programme g ON g.id = c.programme
  JOIN ability a ON a.id = c.ability
  JOIN person p ON p.id = c.person
  LEFT JOIN coaching h ON h.submission = c.submission
 WHERE l.kind = 'leader' AND h.id IS NULL;

-- An author is asked whether a work may be shown as an excellent case (R136).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_consent AS
SELECT n.author AS person, 'consent' AS what, n.id AS object,
       COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = a.id AND u.policy = g.policy), a.name) AS title, '' AS who, n.nominated_at AS since, NULL AS due
  FROM nomination n
  JOIN submission s ON s.id = n.submission
  JOIN programme g ON g.id = n.programme
  JOIN ability a ON a.id = s.ability
  LEFT JOIN nomination_consent t ON t.nomination = n.id
 WHERE t.nomination IS NULL;

-- A colleague has entered a work for her (代填): she looks through it and takes it, or not.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_entry AS
SELECT b.author AS person, 'entered' AS what, a.id AS object,
       COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = a.id AND u.policy = g.policy), a.name) AS title, p.name AS who, b.given_at AS since, NULL AS due
  FROM on_behalf b
  JOIN programme g ON g.id = b.programme
  JOIN ability a ON a.id = b.ability
  JOIN person p ON p.id = b.entered_by
  LEFT JOIN on_behalf_answer z ON z.on_behalf = b.id
 WHERE b.given_at IS NOT NULL AND z.on_behalf IS NULL;

-- School management has to write the plan and hand it in, or to mend it, by the
-- day the policy names; where no office acts on plans, the head has to adopt it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_plan AS
SELECT k.person,
       CASE p.state WHEN 'returned' THEN 'plan_returned' WHEN 'submitted' THEN 'adoption' ELSE 'plan' END AS what,
       IF(p.state = 'submitted', p.plan, k.school) AS object,
       n.name AS title, s.name AS who, IF(p.state = 'submitted', p.since, p.reviewed_at) AS since,
       TIMESTAMP(JSON_VALUE(n.rules, '$.filing_due.value'), '15:59:59') AS due
  FROM school_person k
  JOIN school s ON s.id = k.school
  JOIN programme_now n ON n.school = k.school
  LEFT JOIN plan_now p ON p.programme = n.programme AND p.school = k.school
 WHERE p.plan IS NULL OR p.state IN ('draft','returned')
    OR (p.waits = 'adoption' AND EXISTS
        (SELECT 1 FROM role_now h WHERE h.person = k.person AND h.school = k.school AND h.kind = 'head'));

-- Or the panel's chair adopts it (fcgi/plan/adoption.c); who is the head, too, has it
-- already.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_adoption AS
SELECT c.person, 'adoption' AS what, p.plan AS object, n.name AS title, s.name AS who, p.since, NULL AS due
  FROM role_now c
  JOIN school s ON s.id = c.school
  JOIN programme_now n ON n.school = c.school
  JOIN plan_now p ON p.programme = n.programme AND p.school = c.school AND p.waits = 'adoption'
 WHERE c.kind = 'chair'
   AND NOT EXISTS (SELECT 1 FROM role_now h WHERE h.person = c.person AND h.school = c.school AND h.kind = 'head');

-- The office has a plan to approve or to file, one row a plan.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_filing AS
SELECT d.person, d.act AS what, d.plan AS object, n.name AS title, s.name AS who,
       d.since, NULL AS due
  FROM plan_due d
  JOIN school s ON s.id = d.school
  JOIN programme n ON n.id = d.programme
   AND DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) BETWEEN n.begins_on AND n.ends_on;

-- The office has a spot check for whose works there is no expert: it names more.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_experts AS
SELECT o.person, 'experts' AS what, k.id AS object, g.name AS title, n.name AS who, k.made_at AS since, k.closes_at AS due
  FROM role_now o
  JOIN spot_check k ON k.region = o.region AND k.closes_at > UTC_TIMESTAMP(6)
  JOIN programme g ON g.id = k.programme
  JOIN region n ON n.id = k.region
 WHERE o.kind = 'office' AND EXISTS (SELECT 1 FROM spot_lacking l WHERE l.spot_check = k.id);

-- A closed spot check in which a school still waits for what follows; 14 days (ours).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_spot_check AS
SELECT o.person, 'spot_check' AS what, k.id AS object, g.name AS title, n.name AS who, k.closes_at AS since,
       k.closes_at + INTERVAL 14 DAY AS due
  FROM role_now o
  JOIN spot_check k ON k.region = o.region AND k.closes_at <= UTC_TIMESTAMP(6) AND k.closes_at > UTC_TIMESTAMP(6) - INTERVAL 14 DAY
  JOIN programme g ON g.id = k.programme
  JOIN region n ON n.id = k.region
 WHERE o.kind = 'office'
   AND EXISTS (SELECT 1 FROM spot_school d LEFT JOIN spot_outcome t ON t.spot_check = d.spot_check AND t.school = d.school
                WHERE d.spot_check = k.id AND d.drawn > 0 AND t.school IS NULL);

-- An objection waits for a chair of the school, or for the office; for nobody whose own work
-- or relation it is about, nor for who objected.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_objection AS
SELECT h.person, 'objection' AS what, b.objection AS object,
       COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = a.id AND u.policy = g.policy), a.name) AS title, p.name AS who,
       b.made_at AS since, b.due_at AS due
  FROM role_now h
  JOIN objection_open b ON b.school = h.school AND b.author <> h.person AND b.objector <> h.person
  JOIN submission s ON s.id = b.submission
  JOIN programme g ON g.id = s.programme
  JOIN ability a ON a.id = s.ability
  JOIN person p ON p.id = b.author
  LEFT JOIN related x ON x.person = b.author AND x.other = h.person
 WHERE h.kind = 'chair' AND x.person IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_objection_office AS
SELECT o.person, o.school, b.made_at AS since
  FROM objection_open b
  JOIN office_school o ON o.school = b.school AND b.author <> o.person AND b.objector <> o.person
  LEFT JOIN related x ON x.person = b.author AND x.other = o.person
 WHERE x.person IS NULL AND b.made_at > UTC_TIMESTAMP(6) - INTERVAL 14 DAY;

-- A case waits for the office's second review: the author has agreed (R137).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_nomination AS
SELECT o.person, n.school, t.said_at AS since
  FROM nomination n
  JOIN office_school o ON o.school = n.school AND o.person <> n.author AND o.person <> n.nominated_by
  JOIN nomination_consent t ON t.nomination = n.id AND t.agrees = 1
  LEFT JOIN nomination_review v ON v.nomination = n.id
  LEFT JOIN related x ON x.person = n.author AND x.other = o.person
 WHERE v.nomination IS NULL AND x.person IS NULL;

-- A school's request for more time waits for the office above it, but not for who made it; begun at
-- who still waits, of each request the first, so that what was answered over the years is not looked at.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_extension AS
SELECT o.person, 'extension' AS what, q.id AS object, s.name AS title, LEFT(q.reason, 40) AS who, q.made_at AS since, NULL AS due
  FROM extension_asked a
  STRAIGHT_JOIN extension_request q ON q.id = a.request
  JOIN office_school o ON o.school = q.school AND o.person <> q.made_by
  JOIN school s ON s.id = q.school
  LEFT JOIN extension_asked b ON b.request = a.request AND b.waits = 1 AND b.person < a.person
 WHERE a.waits = 1 AND b.request IS NULL;

-- What was to be put right (R124): the school reports, then whoever ordered it looks again.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_correction AS
SELECT k.person, 'correction' AS what, x.id AS object, LEFT(x.problem, 40) AS title, '' AS who, x.ordered_at AS since,
       TIMESTAMP(x.due_on, '15:59:59') AS due
  FROM school_person k
  JOIN visit v ON v.school = k.school
  JOIN correction x ON x.visit = v.id
  LEFT JOIN correction_report p ON p.correction = x.id
  LEFT JOIN correction_end e ON e.correction = x.id
 WHERE p.id IS NULL AND e.correction IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_follow AS
SELECT x.ordered_by AS person, 'follow' AS what, v.school AS object, LEFT(x.problem, 40) AS title, s.name AS who,
       p.reported_at AS since, NULL AS due
  FROM correction x
  JOIN visit v ON v.id = x.visit
  JOIN school s ON s.id = v.school
  JOIN correction_report p ON p.correction = x.id
  LEFT JOIN correction_report n ON n.correction = x.id AND n.id > p.id
  LEFT JOIN correction_end e ON e.correction = x.id
 WHERE n.id IS NULL AND e.correction IS NULL;

-- A request for correction waits for the management of the school where she is, or was last; or, where
-- the school can't, for the administrators of the region.  Never for herself (fcgi/admin/amendment_answer.c).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_amendment AS
SELECT k.person, 'amendment' AS what, a.amendment AS object, p.name AS title, s.name AS who, a.asked_at AS since, a.due_at AS due
  FROM school_person k
  JOIN member m ON m.school = k.school AND m.person <> k.person
  JOIN amendment_open a ON a.person = m.person AND a.region IS NULL
  JOIN person p ON p.id = a.person
  JOIN school s ON s.id = m.school
  LEFT JOIN member l ON l.person = m.person AND l.id > m.id
 WHERE l.id IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_amendment_above AS
SELECT h.person, 'amendment' AS what, a.amendment AS object, p.name AS title, g.name AS who, a.asked_at AS since, a.due_at AS due
  FROM role_now h
  JOIN region_within w ON w.ancestor = h.region
  JOIN amendment_open a ON a.region = w.region AND a.person <> h.person
  JOIN person p ON p.id = a.person
  JOIN region g ON g.id = a.region
 WHERE h.kind = 'admin';

-- Two records wait to be one: for whoever manages the schools of both, and for the offices and administrators above
-- both; not for who proposed it, nor for one of the two.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_same AS
SELECT k.person, k.school, x.proposed_at AS since
  FROM school_person k
  JOIN member m ON m.school = k.school
  JOIN same_person x ON x.person = m.person AND k.person NOT IN (x.person, x.other, x.proposed_by)
  JOIN member n ON n.person = x.other
  JOIN school_person z ON z.school = n.school AND z.person = k.person
  LEFT JOIN member l ON l.person = m.person AND l.id > m.id
  LEFT JOIN member o ON o.person = n.person AND o.id > n.id
  LEFT JOIN same_person_answer w ON w.proposal = x.id
 WHERE l.id IS NULL AND o.id IS NULL AND w.proposal IS NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_same_above AS
SELECT h.person, m.school, x.proposed_at AS since
  FROM role_now h
  JOIN region_within v ON v.ancestor = h.region
  JOIN same_person x ON x.region = v.region AND h.person NOT IN (x.person, x.other, x.proposed_by)
  JOIN member m ON m.person = x.person
  LEFT JOIN member l ON l.person = m.person AND l.id > m.id
  LEFT JOIN same_person_answer w ON w.proposal = x.id
 WHERE h.kind IN ('office','admin') AND l.id IS NULL AND w.proposal IS NULL;

-- The plans that an expert has to score by a scorecard (R125), until the scoring closes;
-- not one of a school of hers (fcgi/plan/score.c).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW due_score AS
SELECT o.person, c.id AS scoring, c.region, p.school, c.opened_at AS since, TIMESTAMP(c.closes_on, '15:59:59') AS due
  FROM role_now o
  JOIN region_within a ON a.ancestor = o.region
  JOIN scoring c ON c.region = a.region AND c.closes_on >= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
  JOIN region_within w ON w.ancestor = c.region
  JOIN school s ON s.region = w.region
  JOIN plan p ON p.school = s.id AND p.programme = c.programme
  JOIN plan_version v ON v.plan = p.id
 WHERE o.kind = 'expert'
   AND NOT EXISTS (SELECT 1 FROM plan_version n WHERE n.plan = v.plan AND n.number > v.number)
   AND NOT EXISTS (SELECT 1 FROM plan_score y WHERE y.scoring = c.id AND y.plan_version = v.id AND y.expert = o.person)
   AND NOT EXISTS (SELECT 1 FROM member m WHERE m.person = o.person AND m.school = s.id);

-- The office has platform accounts that match nobody, one row a platform.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW waiting_match AS
SELECT o.id AS person, 'match' AS what, p.id AS object, p.name AS title, '' AS who, NULL AS since, NULL AS due
  FROM person o
  JOIN provider p
 WHERE EXISTS (SELECT 1 FROM office_programme e WHERE e.person = o.id AND e.programme = p.programme)
   AND EXISTS (SELECT 1 FROM platform_account a WHERE a.provider = p.id AND a.person IS NULL);

-- A programme's rules in force, also after its end: those of its last day.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW programme_rules AS
SELECT g.id AS programme, g.region, g.name, g.begins_on, g.ends_on, v.rules
  FROM programme g
  JOIN policy_version v ON v.policy = g.policy
 WHERE v.effective_on =
       (SELECT MAX(w.effective_on) FROM policy_version w
         WHERE w.policy = g.policy AND w.effective_on <= LEAST(g.ends_on, DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)));

-- Progress as the facts have it: who is on the roster and of the kinds of staff that
-- take part (C20).  What she carried along when she moved counts like her own, each
-- ability once, from the day that it has its effect (after 公示); dimensions without
-- credit do not, and who is relieved by age (R108) is asked for fewer.  Ask with a school.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW progress_facts AS
SELECT e.programme, m.id AS member, m.person, m.school, m.teaching_group, m.since, m.until,
       (SELECT MIN(t.made_at) FROM task_list t WHERE t.programme = e.programme AND t.person = m.person) AS chosen_at,
       (SELECT MIN(s.handed_in_at) FROM submission s WHERE s.programme = e.programme AND s.person = m.person) AS handed_in_at,
       (SELECT CAST(JSON_VALUE(JSON_ARRAYAGG(c.since ORDER BY c.since), CONCAT('$[', GREATEST(COALESCE(
                 IF(t.born_on <= CAST(JSON_VALUE(r.rules, '$.relief_cutoff.value') AS DATE) -
                                 INTERVAL JSON_VALUE(r.rules, '$.relief_age.value') YEAR,
                    JSON_VALUE(r.rules, '$.relief_ability_min.value'), NULL),
                 JSON_VALUE(r.rules, '$.ability_min.value'), 1), 1) - 1, ']')) AS DATETIME(6))
          FROM certified_in c
          JOIN ability b ON b.id = c.ability AND b.kind <> 'capstone'
          LEFT JOIN certified_in d ON d.programme = c.programme AND d.person = c.person AND d.ability = c.ability
               AND (d.since < c.since OR (d.since = c.since AND d.submission < c.submission))
         WHERE c.programme = e.programme AND c.person = m.person AND d.submission IS NULL
           AND COALESCE(INSTR(JSON_QUERY(r.rules, '$.noncredit_dims.value'), CONCAT('"', b.dimension, '"')), 0) = 0) AS passed_at,
       p.proposed_at, c.issued_at AS certified_at, x.revoked_at
  FROM member m
  JOIN person t ON t.id = m.person
  JOIN enrolment e ON e.school = m.school
  JOIN programme_rules r ON r.programme = e.programme
  LEFT JOIN proposal p ON p.programme = e.programme AND p.person = m.person
  LEFT JOIN certificate c ON c.proposal = p.id AND c.first = 1
  LEFT JOIN certificate_now n ON n.proposal = p.id
  LEFT JOIN revocation x ON x.certificate = n.certificate
 WHERE COALESCE(INSTR(JSON_QUERY(r.rules, '$.people_scope.value'), CONCAT('"', m.staff, '"')), 1) > 0
   AND m.since <= r.ends_on AND (m.until IS NULL OR m.until > r.begins_on);

-- What a person must learn of: events that others brought about, with their moment.
-- One view for each kind, merged into fcgi/report/inbox.c, each beginning at an index
-- on the person.  detail: a grade, a name, a kind of role or a day, as `what` needs it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_return AS
SELECT s.person, 'returned' AS what, a.id AS object, COALESCE(u.name, a.name) AS title, '' AS detail, w.returned_at AS at
  FROM submission s
  JOIN work_return w ON w.submission = s.id
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_result AS
SELECT s.person, 'result' AS what, s.id AS object, COALESCE(u.name, a.name) AS title, g.grade AS detail, g.signed_at AS at
  FROM submission s
  JOIN signature g ON g.submission = s.id
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy;

-- An appeal, an objection or an order was decided; without a verdict nothing changes.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_recheck AS
SELECT x.author AS person, x.kind AS what, x.submission AS object, COALESCE(u.name, a.name) AS title, COALESCE(e.grade, '') AS detail,
       e.decided_at AS at
  FROM recheck x
  JOIN recheck_result e ON e.recheck = x.id
  JOIN submission s ON s.id = x.submission
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy
 WHERE x.kind IN ('appeal','objection','order');

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_answer AS
SELECT o.objector AS person, 'answered' AS what, o.submission AS object, COALESCE(u.name, a.name) AS title,
       IF(r.upheld, 'upheld', 'refused') AS detail, r.answered_at AS at
  FROM objection o
  JOIN objection_answer r ON r.objection = o.id
  JOIN submission s ON s.id = o.submission
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_coached AS
SELECT k.author AS person, 'coached' AS what, k.submission AS object, COALESCE(u.name, a.name) AS title, p.name AS detail, k.named_at AS at
  FROM coaching k
  JOIN submission s ON s.id = k.submission
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy
  JOIN person p ON p.id = k.helper;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_coach AS
SELECT k.helper AS person, 'coach' AS what, k.submission AS object, COALESCE(u.name, a.name) AS title, p.name AS detail, k.named_at AS at
  FROM coaching k
  JOIN submission s ON s.id = k.submission
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy
  JOIN person p ON p.id = k.author;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_case AS
SELECT n.author AS person, 'nominated' AS what, n.submission AS object, COALESCE(u.name, a.name) AS title, v.outcome AS detail, v.reviewed_at AS at
  FROM nomination n
  JOIN nomination_review v ON v.nomination = n.id
  JOIN submission s ON s.id = n.submission
  JOIN ability a ON a.id = s.ability
  JOIN policy_version y ON y.id = s.policy_version
  LEFT JOIN ability_label u ON u.ability = a.id AND u.policy = y.policy;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_plan AS
SELECT k.person, 'plan' AS what, p.id AS object, s.name AS title, r.outcome AS detail, r.reviewed_at AS at
  FROM school_person k
  JOIN school s ON s.id = k.school
  JOIN plan p ON p.school = k.school
  JOIN plan_version v ON v.plan = p.id
  JOIN plan_review r ON r.plan_version = v.id;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_certificate AS
SELECT c.person, IF(c.replaces IS NULL, 'certified', 'replaced') AS what, c.id AS object, g.name AS title, '' AS detail,
       c.issued_at AS at
  FROM certificate c
  JOIN proposal p ON p.id = c.proposal
  JOIN programme g ON g.id = p.programme;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_revocation AS
SELECT c.person, 'revoked' AS what, c.id AS object, g.name AS title, '' AS detail, r.revoked_at AS at
  FROM certificate c
  JOIN revocation r ON r.certificate = c.id
  JOIN proposal p ON p.id = c.proposal
  JOIN programme g ON g.id = p.programme;

-- She was given more time, or the office refused what her school had asked for her.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_extension AS
SELECT x.person, 'extended' AS what, x.id AS object, g.name AS title, x.until AS detail, x.made_at AS at
  FROM extension x
  JOIN programme g ON g.id = x.programme
 WHERE x.person IS NOT NULL;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_extension_refused AS
SELECT a.person, 'not_extended' AS what, a.request AS object, g.name AS title, w.remark AS detail, w.answered_at AS at
  FROM extension_asked a
  JOIN extension_answer w ON w.id = a.answer AND w.outcome = 'refused'
  JOIN programme g ON g.id = a.programme;

-- A school's management is told what the office made of its request.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_extension_answer AS
SELECT k.person, 'extension_answered' AS what, w.request AS object, s.name AS title, w.outcome AS detail, w.answered_at AS at
  FROM school_person k
  JOIN school s ON s.id = k.school
  JOIN extension_request q ON q.school = k.school
  JOIN extension_answer w ON w.request = q.id AND w.outcome <> 'withdrawn';

-- A new version of the rules under which she works: made since she is at the school.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_policy AS
SELECT m.person, 'policy' AS what, v.id AS object, y.name AS title, v.effective_on AS detail, v.made_at AS at
  FROM member m
  JOIN enrolment e ON e.school = m.school AND e.until IS NULL
  JOIN programme g ON g.id = e.programme
  JOIN policy y ON y.id = g.policy
  JOIN policy_version v ON v.policy = g.policy AND v.number > 1 AND v.made_at >= m.since
 WHERE m.here = 1 AND v.effective_on <= g.ends_on;

-- A role begins and ends on its day, in China, or when it was written down if that was later.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_role AS
SELECT r.person, 'role' AS what, r.id AS object, COALESCE(g.name, s.name, t.name) AS title, r.kind AS detail,
       GREATEST(r.made_at, TIMESTAMP(r.since) - INTERVAL 8 HOUR) AS at
  FROM role r
  LEFT JOIN region g ON g.id = r.region
  LEFT JOIN school s ON s.id = r.school
  LEFT JOIN teaching_group t ON t.id = r.teaching_group
 WHERE r.since <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR);

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_role_end AS
SELECT r.person, 'role_end' AS what, r.id AS object, COALESCE(g.name, s.name, t.name) AS title, r.kind AS detail,
       GREATEST(r.changed_at, TIMESTAMP(r.until) - INTERVAL 8 HOUR) AS at
  FROM role r
  LEFT JOIN region g ON g.id = r.region
  LEFT JOIN school s ON s.id = r.school
  LEFT JOIN teaching_group t ON t.id = r.teaching_group
 WHERE r.until <= DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR);

-- What she asked to have corrected is answered.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW told_amendment AS
SELECT e.person, 'amendment' AS what, e.amendment AS object, a.subject AS title, e.outcome AS detail, e.ended_at AS at
  FROM amendment_end e
  JOIN amendment a ON a.id = e.amendment
 WHERE e.outcome <> 'withdrawn';

-- The address in use: the latest that was confirmed.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW contact_now AS
SELECT c.person, c.email, c.confirmed_at
  FROM contact c
  LEFT JOIN contact n ON n.person = c.person AND n.id > c.id AND n.confirmed_at IS NOT NULL
 WHERE c.confirmed_at IS NOT NULL AND n.id IS NULL AND c.email <> '';

-- The code that may be entered: of the latest row, for 24 hours and five tries (ours).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW contact_open AS
SELECT c.id, c.person, c.email, c.code, c.sent_at, c.asked_at
  FROM contact c
  LEFT JOIN contact n ON n.person = c.person AND n.id > c.id
 WHERE n.id IS NULL AND c.confirmed_at IS NULL AND c.tries < 5
   AND c.asked_at > UTC_TIMESTAMP(6) - INTERVAL 24 HOUR;

-- Whom nothing has reached: her latest digest of the last 14 days (ours; what is late is
-- spoken of every seventh) has no letter that was taken, she has not been here since and
-- nobody has phoned.  A letter that may still leave today is waited for.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW unreached AS
SELECT d.id AS digest, d.person, d.day, d.late, d.soon, d.others,
       IF(v.digest IS NULL, 'no_address', IF(v.outcome = 'refused', 'refused', 'failed')) AS why
  FROM digest d
  LEFT JOIN digest n ON n.person = d.person AND n.day > d.day
  LEFT JOIN delivery v ON v.digest = d.id
  LEFT JOIN contact c ON c.person = d.person AND c.confirmed_at IS NOT NULL AND c.email <> '' AND v.digest IS NULL
   AND d.day = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)
  LEFT JOIN session s ON s.person = d.person AND s.seen_at > d.made_at
  LEFT JOIN phone_call f ON f.digest = d.id
 WHERE n.id IS NULL AND c.id IS NULL AND s.hash IS NULL AND f.digest IS NULL
   AND (v.outcome IS NULL OR v.outcome = 'refused'
     OR (v.outcome = 'later' AND (v.tries >= 5 OR d.day < DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR))))
   AND d.day > DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) - INTERVAL 14 DAY;

-- A row of the journal in words.  Joined by its key; the names are those of today.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW journal_line AS
SELECT j.shard, j.seq, j.at, IF(j.actor = 0, '系统', w.name) AS who, w.login, j.address,
       COALESCE(a.name, '其他') AS act, COALESCE(a.subject, '') AS subject,
       COALESCE(CASE j.noun
         WHEN 'person' THEN (SELECT o.name FROM person o WHERE o.id = j.number)
         WHEN 'contact' THEN (SELECT p.name FROM contact o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'digest' THEN (SELECT p.name FROM digest o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'entry' THEN (SELECT p.name FROM hours_entry o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'exemption' THEN (SELECT p.name FROM exemption o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'proposal' THEN (SELECT p.name FROM proposal o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'relation' THEN (SELECT p.name FROM relation o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'role' THEN (SELECT p.name FROM role o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'same_person' THEN (SELECT p.name FROM same_person o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'task_list' THEN (SELECT p.name FROM task_list o JOIN person p ON p.id = o.person WHERE o.id = j.number)
         WHEN 'extension' THEN (SELECT COALESCE(p.name, g.name, s.name) FROM extension o LEFT JOIN person p ON p.id = o.person
             LEFT JOIN teaching_group g ON g.id = o.teaching_group LEFT JOIN school s ON s.id = o.school WHERE o.id = j.number)
         WHEN 'submission' THEN (SELECT CONCAT(p.name, '的', a.name) FROM submission s JOIN person p ON p.id = s.person JOIN ability a ON a.id = s.ability WHERE s.id = j.number)
         WHEN 'coaching' THEN (SELECT CONCAT(p.name, '的', a.name) FROM coaching o JOIN submission s ON s.id = o.submission JOIN person p ON p.id = s.person JOIN ability a ON a.id = s.ability WHERE o.id = j.number)
         WHEN 'nomination' THEN (SELECT CONCAT(p.name, '的', a.name) FROM nomination o JOIN submission s ON s.id = o.submission JOIN person p ON p.id = s.person JOIN ability a ON a.id = s.ability WHERE o.id = j.number)
         WHEN 'objection' THEN (SELECT CONCAT(p.name, '的', a.name) FROM objection o JOIN submission s ON s.id = o.submission JOIN person p ON p.id = s.person JOIN ability a ON a.id = s.ability WHERE o.id = j.number)
         WHEN 'recheck' THEN (SELECT CONCAT(p.name, '的', a.name) FROM recheck o JOIN submission s ON s.id = o.submission JOIN person p ON p.id = s.person JOIN ability a ON a.id = s.ability WHERE o.id = j.number)
         WHEN 'meeting' THEN (SELECT CONCAT(p.name, '的', a.name) FROM coaching_meeting m JOIN coaching o ON o.id = m.coaching JOIN submission s ON s.id = o.submission JOIN person p ON p.id = s.person JOIN ability a ON a.id = s.ability WHERE m.id = j.number)
         WHEN 'on_behalf' THEN (SELECT CONCAT(p.name, '的', a.name) FROM on_behalf o JOIN person p ON p.id = o.author JOIN ability a ON a.id = o.ability WHERE o.id = j.number)
         WHEN 'school' THEN (SELECT o.name FROM school o WHERE o.id = j.number)
         WHEN 'ict' THEN (SELECT s.name FROM school_ict o JOIN school s ON s.id = o.school WHERE o.id = j.number)
         WHEN 'extension_request' THEN (SELECT s.name FROM extension_request o JOIN school s ON s.id = o.school WHERE o.id = j.number)
         WHEN 'roster_import' THEN (SELECT s.name FROM roster_import o JOIN school s ON s.id = o.school WHERE o.id = j.number)
         WHEN 'visit' THEN (SELECT s.name FROM visit o JOIN school s ON s.id = o.school WHERE o.id = j.number)
         WHEN 'correction' THEN (SELECT s.name FROM correction o JOIN visit v ON v.id = o.visit JOIN school s ON s.id = v.school WHERE o.id = j.number)
         WHEN 'pairing' THEN (SELECT CONCAT(s.name, '与', t.name) FROM pairing o JOIN school s ON s.id = o.school JOIN school t ON t.id = o.other WHERE o.id = j.number)
         WHEN 'plan' THEN (SELECT CONCAT(s.name, '的方案') FROM plan o JOIN school s ON s.id = o.school WHERE o.id = j.number)
         WHEN 'teaching_group' THEN (SELECT CONCAT(s.name, g.name) FROM teaching_group g JOIN school s ON s.id = g.school WHERE g.id = j.number)
         WHEN 'group' THEN (SELECT CONCAT(s.name, g.name) FROM teaching_group g JOIN school s ON s.id = g.school WHERE g.id = j.number)
         WHEN 'compulsory_list' THEN (SELECT CONCAT(s.name, g.name) FROM compulsory_list o JOIN teaching_group g ON g.id = o.teaching_group JOIN school s ON s.id = g.school WHERE o.id = j.number)
         WHEN 'bulletin' THEN (SELECT o.title FROM bulletin o WHERE o.id = j.number)
         WHEN 'activity' THEN (SELECT o.title FROM activity o WHERE o.id = j.number)
         WHEN 'sign_in' THEN (SELECT a.title FROM sign_in o JOIN activity a ON a.id = o.activity WHERE o.id = j.number)
         WHEN 'photo' THEN (SELECT a.title FROM activity_photo o JOIN activity a ON a.id = o.activity WHERE o.id = j.number)
         WHEN 'scan' THEN (SELECT o.name FROM scan o WHERE o.id = j.number)
         WHEN 'channel' THEN (SELECT o.name FROM channel o WHERE o.id = j.number)
         WHEN 'region' THEN (SELECT o.name FROM region o WHERE o.id = j.number)
         WHEN 'region_document' THEN (SELECT o.title FROM region_document o WHERE o.id = j.number)
         WHEN 'circular' THEN (SELECT o.title FROM circular o WHERE o.id = j.number)
         WHEN 'scoring' THEN (SELECT CONCAT(r.name, '的方案评分') FROM scoring o JOIN region r ON r.id = o.region WHERE o.id = j.number)
         WHEN 'spot_check' THEN (SELECT CONCAT(r.name, '的抽检') FROM spot_check o JOIN region r ON r.id = o.region WHERE o.id = j.number)
         WHEN 'register_batch' THEN (SELECT CONCAT(r.name, '第', o.number, '批') FROM register_batch o JOIN region r ON r.id = o.region WHERE o.id = j.number)
         WHEN 'programme' THEN (SELECT o.name FROM programme o WHERE o.id = j.number)
         WHEN 'policy' THEN (SELECT o.name FROM policy o WHERE o.id = j.number)
         WHEN 'version' THEN (SELECT CONCAT(c.name, '第', o.number, '版') FROM policy_version o JOIN policy c ON c.id = o.policy WHERE o.id = j.number)
         WHEN 'provider' THEN (SELECT o.name FROM provider o WHERE o.id = j.number)
         WHEN 'pull_run' THEN (SELECT f.name FROM pull_run o JOIN provider f ON f.id = o.provider WHERE o.id = j.number)
         WHEN 'certificate' THEN (SELECT CONCAT('证书', CONVERT(o.number USING utf8mb4) COLLATE utf8mb4_unicode_520_ci) FROM certificate o WHERE o.id = j.number)
         END, '') AS about,
       CASE j.noun
         WHEN 'coaching' THEN (SELECT o.author FROM coaching o WHERE o.id = j.number)
         WHEN 'nomination' THEN (SELECT o.author FROM nomination o WHERE o.id = j.number)
         WHEN 'objection' THEN (SELECT o.author FROM objection o WHERE o.id = j.number)
         WHEN 'recheck' THEN (SELECT o.author FROM recheck o WHERE o.id = j.number)
         WHEN 'on_behalf' THEN (SELECT o.author FROM on_behalf o WHERE o.id = j.number)
         WHEN 'meeting' THEN (SELECT o.author FROM coaching_meeting m JOIN coaching o ON o.id = m.coaching WHERE m.id = j.number)
         END AS author
  FROM (SELECT o.shard, o.seq, o.at, o.actor, o.address, o.action, SUBSTRING_INDEX(o.object, ':', 1) AS noun,
               CAST(SUBSTRING_INDEX(o.object, ':', -1) AS UNSIGNED) AS number
          FROM journal o) j
  LEFT JOIN act a ON a.action = j.action
  LEFT JOIN person w ON w.id = j.actor;

-- What an administrator has to look after.  One row.  late: the oldest waits for more than ten minutes
-- (ours), so the job that would do it seems to stand still; platforms fail one by one.  Of scans the latest
-- 500 are looked at.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW trouble_now AS
SELECT (SELECT COUNT(*) FROM print_order o WHERE o.ended_at IS NULL) AS prints,
       (SELECT MIN(o.ordered_at) FROM print_order o WHERE o.ended_at IS NULL) < UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE AS prints_late,
       (SELECT COUNT(*) FROM (SELECT c.id FROM scan c ORDER BY c.id DESC LIMIT 500) c LEFT JOIN scan_reading r ON r.scan = c.id
         WHERE r.scan IS NULL) AS scans,
       (SELECT MIN(c.brought_at) FROM (SELECT c.id, c.brought_at FROM scan c ORDER BY c.id DESC LIMIT 500) c
          LEFT JOIN scan_reading r ON r.scan = c.id WHERE r.scan IS NULL) < UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE AS scans_late,
       (SELECT COUNT(*) FROM contact c WHERE c.sent_at IS NULL AND c.confirmed_at IS NULL AND c.asked_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY) AS letters,
       (SELECT MIN(c.asked_at) FROM contact c WHERE c.sent_at IS NULL AND c.confirmed_at IS NULL AND c.asked_at > UTC_TIMESTAMP(6) - INTERVAL 1 DAY)
         < UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE AS letters_late,
       (SELECT COUNT(*) FROM provider p
         WHERE (SELECT u.trouble FROM pull_run u WHERE u.provider = p.id ORDER BY u.id DESC LIMIT 1) <> '') AS platforms;
