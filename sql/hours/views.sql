-- hours: every line of a person's 学时, and the sums.

-- One row for each cause of hours.  `line` is unique and stays the same, so it
-- orders a list.  Asked with a constant person: the condition goes into each
-- branch, and each branch begins at an index on the person.
--   online     records of matched accounts that the platform has not voided;
--              what counts as one 学时 is the platform's setting (rules.md 6)
--   research   attendance at the group's or school's sessions (R55)
--   evidence   an ability certified: the policy's value for one ability (R54)
--   recording  the capstone certified (R56)
-- Values are those of the policy version that the work was judged by.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_line AS
SELECT p.programme, a.person, 'online' AS kind, r.seconds * 100 DIV (p.minutes * 60) AS hundredths,
       DATE(r.happened_at + INTERVAL 8 HOUR) AS happened_on, 'platform' AS source, r.course AS title,
       CONCAT('platform-', r.provider, '-', r.record) AS line
  FROM platform_account a
  JOIN provider p ON p.id = a.provider
  JOIN platform_record r ON r.provider = a.provider AND r.account = a.account
  LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record
 WHERE v.record IS NULL AND a.person IS NOT NULL
 UNION ALL
SELECT t.programme, s.person, 'research', t.hundredths, t.held_on, 'attendance', t.title,
       CONCAT('attendance-', t.id)
  FROM attendance s
  JOIN activity t ON t.id = s.activity
 UNION ALL
SELECT c.programme, c.person, 'evidence',
       CAST(JSON_VALUE(v.rules, '$.evidence_hours_per_ability.value') AS SIGNED),
       DATE(c.signed_at + INTERVAL 8 HOUR), 'ability', b.name, CONCAT('ability-', c.submission)
  FROM certified c
  JOIN ability b ON b.id = c.ability AND b.kind <> 'capstone'
  JOIN submission s ON s.id = c.submission
  JOIN policy_version v ON v.id = s.policy_version
 WHERE JSON_VALUE(v.rules, '$.evidence_hours_per_ability.value') > 0
 UNION ALL
SELECT c.programme, c.person, 'recording',
       CAST(JSON_VALUE(v.rules, '$.capstone_hours.value') AS SIGNED),
       DATE(c.signed_at + INTERVAL 8 HOUR), 'ability', b.name, CONCAT('ability-', c.submission)
  FROM certified c
  JOIN ability b ON b.id = c.ability AND b.kind = 'capstone'
  JOIN submission s ON s.id = c.submission
  JOIN policy_version v ON v.id = s.policy_version
 WHERE JSON_VALUE(v.rules, '$.capstone_hours.value') > 0
 UNION ALL
SELECT e.programme, e.person, e.kind, e.hundredths, e.happened_on, 'entry', e.note, CONCAT('entry-', e.id)
  FROM hours_entry e;

-- The sums, of the kinds that have any line.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_total AS
SELECT programme, person, kind, CAST(SUM(hundredths) AS SIGNED) AS hundredths
  FROM hours_line
 GROUP BY programme, person, kind;

-- For which group, or (NULL) whole school, a person may register activities.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW activity_keeper AS
SELECT r.person, g.school, g.id AS teaching_group
  FROM role_now r
  JOIN teaching_group g ON g.id = r.teaching_group
 WHERE r.kind = 'leader'
 UNION
SELECT p.person, g.school, g.id
  FROM school_person p
  JOIN teaching_group g ON g.school = p.school
 UNION
SELECT p.person, p.school, NULL
  FROM school_person p;

-- The programmes whose hours an office looks after: those of its region and of
-- the regions inside it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW office_programme AS
SELECT DISTINCT r.person, g.id AS programme
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
  JOIN programme g ON g.region = w.region
 WHERE r.kind = 'office';
