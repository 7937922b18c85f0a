-- hours: every line of a person's 学时, and the sums.  `line` names a line for
-- ever, so it orders a list.

-- Online: records of matched accounts that the platform has not voided, once they
-- are checked and nothing is doubtful about them, or the office lets them count (ours).
-- What counts as one 学时 is the platform's setting (rules.md 6).
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_online AS
SELECT p.programme, a.person, 'online' AS kind, r.seconds * 100 DIV (p.minutes * 60) AS hundredths,
       DATE(r.happened_at + INTERVAL 8 HOUR) AS happened_on, 'platform' AS source, r.course AS title,
       CONCAT('platform-', r.provider, '-', r.record) AS line, p.name AS place
  FROM platform_account a
  JOIN provider p ON p.id = a.provider
  JOIN platform_record r ON r.provider = a.provider AND r.account = a.account
  JOIN pull_run u ON u.id = r.run AND u.unchecked = 0
  LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record
  LEFT JOIN platform_doubt d ON d.provider = r.provider AND d.record = r.record
  LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record
 WHERE v.record IS NULL AND r.seconds > 0 AND (d.record IS NULL OR w.counts = 1);

-- What the platforms say of a person's results online (R61): NULL where a record
-- says nothing.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW online_result AS
SELECT p.programme, a.person, r.passed, r.score
  FROM platform_account a
  JOIN provider p ON p.id = a.provider
  JOIN platform_record r ON r.provider = a.provider AND r.account = a.account
  JOIN pull_run u ON u.id = r.run AND u.unchecked = 0
  LEFT JOIN platform_void v ON v.provider = r.provider AND v.record = r.record
  LEFT JOIN platform_doubt d ON d.provider = r.provider AND d.record = r.record
  LEFT JOIN doubt_answer w ON w.provider = d.provider AND w.record = d.record
 WHERE v.record IS NULL AND (d.record IS NULL OR w.counts = 1);

-- Research: attendance at the group's or school's sessions (R55); recognised by
-- the office (R60), which matters where the policy asks for it.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_research AS
SELECT t.programme, s.person, 'research' AS kind, t.form, t.hundredths, t.held_on AS happened_on,
       IF(s.sign_in IS NULL, 'attendance', 'sign_in') AS source, t.title, CONCAT('attendance-', t.id) AS line,
       k.activity IS NOT NULL AS recognised, COALESCE(g.name, '全校') AS place, IF(s.sign_in IS NULL, w.name, NULL) AS entered_by
  FROM attendance s
  JOIN activity t ON t.id = s.activity
  LEFT JOIN teaching_group g ON g.id = t.teaching_group
  LEFT JOIN person w ON w.id = s.listed_by
  LEFT JOIN attendance_recognised k ON k.activity = s.activity AND k.person = s.person;

-- By hand.  What corrects a record that its platform has voided since corrects
-- nothing any more; what corrects an attendance is recognised when that is.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_by_hand AS
SELECT e.programme, e.person, e.kind, e.hundredths, e.happened_on, 'entry' AS source, e.note AS title,
       CONCAT('entry-', e.id) AS line, e.activity IS NULL OR k.activity IS NOT NULL AS recognised,
       w.name AS entered_by, e.document, COALESCE(c.note, t.title, r.course) AS corrects
  FROM hours_entry e
  LEFT JOIN platform_void v ON v.provider = e.provider AND v.record = e.record
  LEFT JOIN attendance_recognised k ON k.activity = e.activity AND k.person = e.person
  LEFT JOIN person w ON w.id = e.entered_by
  LEFT JOIN hours_entry c ON c.id = e.corrects
  LEFT JOIN activity t ON t.id = e.activity
  LEFT JOIN platform_record r ON r.provider = e.provider AND r.record = e.record
 WHERE v.record IS NULL;

-- Evidence and recording: what an ability (R54) or the capstone (R56) earns once
-- certified, by the policy version that it was judged by; nothing where that is 未定.
-- In a programme without those that are `outdone` there.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_certified AS
SELECT c.programme, c.person, IF(b.kind = 'capstone', 'recording', 'evidence') AS kind,
       CAST(COALESCE(IF(b.kind = 'capstone', JSON_VALUE(v.rules, '$.capstone_hours.value'),
                        JSON_VALUE(v.rules, '$.evidence_hours_per_ability.value')), 0) AS SIGNED) AS hundredths,
       DATE(c.signed_at + INTERVAL 8 HOUR) AS happened_on, 'ability' AS source,
       COALESCE((SELECT u.name FROM ability_label u WHERE u.ability = b.id AND u.policy = v.policy), b.name) AS title,
       CONCAT('ability-', c.submission) AS line, c.submission,
       JSON_QUERY(v.rules, IF(b.kind = 'capstone', '$.capstone_hours', '$.evidence_hours_per_ability')) AS given
  FROM certified c
  JOIN ability b ON b.id = c.ability
  JOIN submission s ON s.id = c.submission
  JOIN policy_version v ON v.id = s.policy_version;

-- All lines, and their sums by kind, for whoever asks with a literal: that goes
-- into each branch, which begins at an index on the person.  A ? of a prepared
-- statement does not (MariaDB 10.11), and a join neither: then both are built
-- whole, so programs take the four views above singly.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_line AS
SELECT programme, person, kind, hundredths, happened_on, source, title, line FROM hours_online
 UNION ALL
SELECT programme, person, kind, hundredths, happened_on, source, title, line FROM hours_research
 UNION ALL
SELECT programme, person, kind, hundredths, happened_on, source, title, line FROM hours_certified
 UNION ALL
SELECT programme, person, kind, hundredths, happened_on, source, title, line FROM hours_by_hand;

CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW hours_total AS
SELECT programme, person, kind, CAST(SUM(hundredths) AS SIGNED) AS hundredths
  FROM hours_line
 GROUP BY programme, person, kind;

-- Who may look at an activity's photos: its group's leader, its school's management,
-- and the office that recognises its hours.
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW photo_reader AS
SELECT f.id AS photo, f.file, f.name, q.person
  FROM activity_photo f
  JOIN activity a ON a.id = f.activity
  JOIN school s ON s.id = a.school
  JOIN region_within w ON w.region = s.region
  JOIN role_now q ON (q.teaching_group = a.teaching_group AND q.kind = 'leader')
                  OR (q.school = a.school AND q.kind IN ('school','head','cio'))
                  OR (q.region = w.ancestor AND q.kind = 'office');

-- The programmes whose platforms and hours an office looks after: those of its
-- region and of regions inside it.  May name a pair twice: ask by EXISTS.
-- (Plain joins: with EXISTS in it, an INSERT ... SELECT with EXISTS over it writes
-- nothing from its second execution on, MariaDB 10.11.)
CREATE OR REPLACE DEFINER = weinengli@localhost SQL SECURITY DEFINER VIEW office_programme AS
SELECT r.person, g.id AS programme
  FROM role_now r
  JOIN region_within w ON w.ancestor = r.region
  JOIN programme g ON g.region = w.region
 WHERE r.kind = 'office';
