-- filled.sql - what a county has done half-way through its programme: plans
-- filed, lists chosen, work handed in and judged up to every stage, activities
-- attended.  scripts/sample --filled sends it after drafted.sql, which
-- sets @programme and @spring; @seed and @begins are set before.  What looks random is CRC32 of the seed and an id.
--
-- Cases that are over lie in the past of the programme; those that wait for
-- somebody are a few days old, whenever the sample is loaded.

SET @now = UTC_TIMESTAMP(6);
SET @policy_version = (SELECT v.id FROM policy_version v JOIN programme g ON g.policy = v.policy WHERE g.id = @programme
                        ORDER BY v.number DESC LIMIT 1);

-- Plans: one school in ten still drafts, one has handed in and waits.
INSERT INTO plan_version (plan, number, draft_version, policy_version, documents, submitted_by, submitted_at)
SELECT p.id, 1, p.version, @policy_version, p.draft, p.saved_by, @begins + INTERVAL 25 DAY
  FROM plan p
 WHERE p.school = 1 OR CRC32(CONCAT(@seed, ':plan:', p.school)) MOD 10 > 0;

INSERT INTO offer (plan_version, ability)
SELECT v.id, a.id
  FROM plan_version v
  JOIN JSON_TABLE(v.documents, '$.offer[*]' COLUMNS (code VARCHAR(20) CHARACTER SET ascii PATH '$')) j
  JOIN ability a ON a.code = j.code;

INSERT INTO plan_review (plan_version, outcome, region, filed_year, serial, reviewed_by, reviewed_at)
SELECT v.id, 'filed', g.region, YEAR(@begins), ROW_NUMBER() OVER (ORDER BY v.id), o.person, @begins + INTERVAL 35 DAY
  FROM plan_version v
  JOIN plan p ON p.id = v.plan
  JOIN programme g ON g.id = p.programme
  JOIN person n ON n.login = 'office-1'
  JOIN role o ON o.person = n.id AND o.kind = 'office'
 WHERE p.school = 1 OR CRC32(CONCAT(@seed, ':plan:', p.school)) MOD 10 > 1;

-- Compulsory abilities in one group of three; task lists of nine teachers in ten.
INSERT INTO compulsory_list (programme, teaching_group, made_by, made_at)
SELECT @programme, g.id, l.person, @begins + INTERVAL 40 DAY
  FROM teaching_group g
  JOIN role l ON l.teaching_group = g.id AND l.kind = 'leader'
  JOIN plan p ON p.school = g.school
  JOIN plan_version v ON v.plan = p.id
  JOIN plan_review f ON f.plan_version = v.id
 WHERE CRC32(CONCAT(@seed, ':group:', g.id)) MOD 3 = 0;

INSERT INTO compulsory (list, ability)
SELECT l.id, a.id FROM compulsory_list l JOIN ability a ON a.code = 'A1';

INSERT INTO task_list (programme, person, made_at)
SELECT @programme, m.person, @begins + INTERVAL 45 DAY
  FROM member m
  JOIN plan p ON p.school = m.school
  JOIN plan_version v ON v.plan = p.id
  JOIN plan_review f ON f.plan_version = v.id
 WHERE m.teaching_group IS NOT NULL AND CRC32(CONCAT(@seed, ':list:', m.person)) MOD 10 > 0
 ORDER BY m.person;

INSERT INTO choice (task_list, ability)
SELECT t.id, a.id
  FROM task_list t
  JOIN ability a ON a.code IN ('A1',
       CONCAT('A', 2 + CRC32(CONCAT(@seed, ':design:', t.person)) MOD 3),
       CONCAT('A', 5 + CRC32(CONCAT(@seed, ':guidance:', t.person)) MOD 6));

-- Work handed in: none, one, two or all three, and then perhaps the recording.
-- `fate` says how far a case has come, see below; it leaves no trace.
CREATE TEMPORARY TABLE sample_case (
  person BIGINT UNSIGNED NOT NULL, ability BIGINT UNSIGNED NOT NULL, school BIGINT UNSIGNED NOT NULL,
  teaching_group BIGINT UNSIGNED NOT NULL, fate TINYINT NOT NULL, grade VARCHAR(10) NOT NULL,
  handed_in_at DATETIME(6) NOT NULL, submission BIGINT UNSIGNED, PRIMARY KEY (person, ability)) ENGINE=InnoDB;

INSERT INTO sample_case (person, ability, school, teaching_group, fate, grade, handed_in_at)
WITH work AS (
  SELECT t.person, c.ability, ROW_NUMBER() OVER (PARTITION BY t.person ORDER BY c.ability) AS place
    FROM task_list t JOIN choice c ON c.task_list = t.id
   UNION ALL
  SELECT t.person, a.id, 4 FROM task_list t JOIN ability a ON a.code = 'recording'),
handed AS (
  SELECT w.*, CRC32(CONCAT(@seed, ':fate:', w.person, ':', w.ability)) MOD 40 AS fate,
         CRC32(CONCAT(@seed, ':grade:', w.person, ':', w.ability)) MOD 4 AS luck,
         CRC32(CONCAT(@seed, ':days:', w.person)) AS days
    FROM work w
   WHERE CRC32(CONCAT(@seed, ':pace:', w.person)) MOD 100 >= ELT(w.place, 15, 35, 60, 75))
SELECT h.person, h.ability, m.school, m.teaching_group, h.fate, IF(h.luck = 0, 'excellent', 'pass'),
       IF(h.fate < 6, @now - INTERVAL (1 + h.days MOD 5) DAY, @begins + INTERVAL (60 + h.place * 20 + h.days MOD 20) DAY)
  FROM handed h
  JOIN member m ON m.person = h.person;

INSERT INTO submission (programme, person, ability, number, attempt, school, teaching_group, policy_version,
                        note, self_grade, handed_in_at)
SELECT @programme, person, ability, 1, 1, school, teaching_group, @policy_version, '', grade, handed_in_at
  FROM sample_case ORDER BY handed_in_at, person, ability;

UPDATE sample_case c JOIN submission s ON s.person = c.person AND s.ability = c.ability SET c.submission = s.id;

-- Three files stand for all: the same bytes are stored once.
INSERT INTO file (id, sha256, size, crc32, kind, type) VALUES
  (1, UNHEX(SHA2('sample document', 256)), 48213, 0, 'document', 'application/pdf'),
  (2, UNHEX(SHA2('sample video', 256)), 36700160, 0, 'video', 'video/mp4'),
  (3, UNHEX(SHA2('sample image', 256)), 812044, 0, 'image', 'image/jpeg');

-- The ticks that make a grade, for each piece, and the marks that make it, for each ability.
CREATE TEMPORARY TABLE sample_ticks (
  requirement BIGINT UNSIGNED NOT NULL, ability BIGINT UNSIGNED NOT NULL, grade VARCHAR(10) NOT NULL,
  ticks TEXT NOT NULL, PRIMARY KEY (requirement, grade)) ENGINE=InnoDB;
INSERT INTO sample_ticks
SELECT r.id, r.ability, g.grade,
       (SELECT COALESCE(JSON_ARRAYAGG(c.id ORDER BY c.id), '[]') FROM criterion c
         WHERE c.requirement = r.id AND (g.grade = 'excellent' OR (g.grade = 'pass' AND c.grade = 'pass')))
  FROM requirement r
  JOIN (SELECT 'excellent' AS grade UNION ALL SELECT 'pass' UNION ALL SELECT 'fail') g;

CREATE TEMPORARY TABLE sample_marks (
  ability BIGINT UNSIGNED NOT NULL, grade VARCHAR(10) NOT NULL, marks TEXT NOT NULL, PRIMARY KEY (ability, grade)) ENGINE=InnoDB;
INSERT INTO sample_marks
SELECT t.ability, t.grade,
       JSON_ARRAYAGG(JSON_OBJECT('requirement', t.requirement, 'ticks', JSON_QUERY(t.ticks, '$'), 'grade', t.grade, 'remark', ''))
  FROM sample_ticks t JOIN requirement r ON r.id = t.requirement AND r.required = 1
 GROUP BY t.ability, t.grade;

INSERT INTO piece (submission, requirement, ability, file, name, link, remark, self_ticks, self_grade)
SELECT c.submission, r.id, r.ability, IF(r.kind = 'video', 2, 1), CONCAT(r.title, IF(r.kind = 'video', '.mp4', '.pdf')),
       NULL, '', t.ticks, c.grade
  FROM sample_case c
  JOIN requirement r ON r.ability = c.ability AND r.required = 1
  JOIN sample_ticks t ON t.requirement = r.id AND t.grade = c.grade;

-- Fates: 0 handed in; 1 drawn; 2 one peer verdict; 3 waits for the group;
-- 4 one vote of the panel; 5 three votes, no signature; 6 returned; 7 failed; the rest passed.
-- Who may be drawn: as review-draw has it, neither leaders nor the panel.
CREATE TEMPORARY TABLE sample_peer (
  person BIGINT UNSIGNED NOT NULL PRIMARY KEY, teaching_group BIGINT UNSIGNED NOT NULL, KEY (teaching_group)) ENGINE=InnoDB;
INSERT INTO sample_peer
SELECT m.person, m.teaching_group
  FROM member m
  LEFT JOIN role r ON r.person = m.person AND r.kind IN ('leader', 'panel', 'chair')
 WHERE m.teaching_group IS NOT NULL AND r.id IS NULL;

INSERT INTO draw (submission, round, seed, candidates, needed, drawn_at)
SELECT c.submission, 1, UNHEX(SHA2(CONCAT(@seed, ':draw:', c.submission), 256)),
       IF(COUNT(p.person) = 0, '[]', JSON_ARRAYAGG(JSON_OBJECT('person', p.person, 'load', 0) ORDER BY p.person)),
       LEAST(2, COUNT(p.person)), MAX(c.handed_in_at) + INTERVAL 5 MINUTE
  FROM sample_case c
  LEFT JOIN sample_peer p ON p.teaching_group = c.teaching_group AND p.person <> c.person
 WHERE c.fate > 0
 GROUP BY c.submission ORDER BY c.submission;

-- The order of rules/draw.h: SHA-256(seed || person || round).
INSERT INTO drawn (draw, submission, author, judge, due_at)
WITH ranked AS (
  SELECT d.id, d.submission, c.person AS author, p.person AS judge, d.drawn_at, ROW_NUMBER() OVER (PARTITION BY d.id ORDER BY
         SHA2(CONCAT(d.seed, UNHEX(LPAD(HEX(p.person), 16, '0')), UNHEX(LPAD(HEX(d.submission), 16, '0'))), 256)) AS place
    FROM draw d
    JOIN sample_case c ON c.submission = d.submission
    JOIN sample_peer p ON p.teaching_group = c.teaching_group AND p.person <> c.person)
SELECT id, submission, author, judge, drawn_at + INTERVAL 7 DAY FROM ranked WHERE place <= 2;

INSERT INTO verdict (submission, author, level, judge, grade, marks, remark, given_at)
SELECT d.submission, d.author, 'peer', d.judge, c.grade, k.marks, '材料齐全，与能力点相符。', c.handed_in_at + INTERVAL 6 HOUR
  FROM drawn d
  JOIN sample_case c ON c.submission = d.submission
  JOIN sample_marks k ON k.ability = c.ability AND k.grade = c.grade
 WHERE c.fate > 2 OR (c.fate = 2 AND d.judge = (SELECT MIN(o.judge) FROM drawn o WHERE o.submission = d.submission))
 ORDER BY d.submission, d.judge;

-- The group's leader; for her own work one of the panel.
INSERT INTO verdict (submission, author, level, judge, grade, marks, remark, given_at)
WITH asked AS (
  SELECT c.submission, c.person AS author, l.person AS judge, 1 AS turn
    FROM sample_case c JOIN role l ON l.kind = 'leader' AND l.teaching_group = c.teaching_group
   WHERE c.fate IN (4, 5) OR c.fate > 6
   UNION ALL
  SELECT c.submission, c.person, p.person, 2
    FROM sample_case c JOIN role p ON p.kind = 'panel' AND p.school = c.school
   WHERE c.fate IN (4, 5) OR c.fate > 6),
able AS (
  SELECT a.submission, a.judge, ROW_NUMBER() OVER (PARTITION BY a.submission ORDER BY a.turn, a.judge) AS place
    FROM asked a
    LEFT JOIN verdict v ON v.submission = a.submission AND v.judge = a.judge
   WHERE a.judge <> a.author AND v.id IS NULL)
SELECT c.submission, c.person, 'group', a.judge, c.grade, k.marks, '同意互评意见。', c.handed_in_at + INTERVAL 12 HOUR
  FROM able a
  JOIN sample_case c ON c.submission = a.submission
  JOIN sample_marks k ON k.ability = c.ability AND k.grade = c.grade
 WHERE a.place = 1;

INSERT INTO work_return (submission, author, level, returned_by, remark, returned_at)
SELECT c.submission, c.person, 'group', l.person, '请补充材料中技术应用的过程。', c.handed_in_at + INTERVAL 12 HOUR
  FROM sample_case c
  JOIN role l ON l.kind = 'leader' AND l.teaching_group = c.teaching_group AND l.person <> c.person
 WHERE c.fate = 6;

-- The panel: whoever has not judged, the first one or three of them.
INSERT INTO verdict (submission, author, level, judge, grade, marks, remark, given_at)
WITH able AS (
  SELECT g.submission, r.person AS judge, ROW_NUMBER() OVER (PARTITION BY g.submission ORDER BY r.person) AS place
    FROM verdict g
    JOIN sample_case c ON c.submission = g.submission
    JOIN role r ON r.kind IN ('panel', 'chair') AND r.school = c.school
    LEFT JOIN verdict v ON v.submission = c.submission AND v.judge = r.person
   WHERE g.level = 'group' AND r.person <> c.person AND v.id IS NULL)
SELECT c.submission, c.person, 'panel', a.judge, k.grade, k.marks,
       IF(c.fate = 7, '没有体现能力点的应用，请重新准备。', '符合要求。'), c.handed_in_at + INTERVAL 1 DAY
  FROM able a
  JOIN sample_case c ON c.submission = a.submission
  JOIN sample_marks k ON k.ability = c.ability AND k.grade = IF(c.fate = 7, 'fail', c.grade)
 WHERE a.place <= IF(c.fate = 4, 1, 3);

-- A chair who is not the author signs; the first that is not.
INSERT INTO signature (submission, author, chair, grade, votes, signed_at)
SELECT c.submission, c.person, MIN(h.person), IF(c.fate = 7, 'fail', c.grade), 3, c.handed_in_at + INTERVAL 2 DAY
  FROM sample_case c
  JOIN role h ON h.kind = 'chair' AND h.school = c.school AND h.person <> c.person
 WHERE c.fate > 6
   AND 3 = (SELECT COUNT(*) FROM verdict v WHERE v.submission = c.submission AND v.level = 'panel')
 GROUP BY c.submission, c.person, c.fate, c.grade, c.handed_in_at;

-- Five sessions of each group, 2 学时 each, most of the members there.
INSERT INTO activity (programme, school, teaching_group, title, held_on, hundredths, made_by, made_at)
SELECT @programme, g.school, g.id, CONCAT('第', n.seq, '次能力点研讨'), DATE(@begins + INTERVAL (45 + n.seq * 14) DAY), 200,
       l.person, @begins + INTERVAL (46 + n.seq * 14) DAY
  FROM teaching_group g
  JOIN role l ON l.teaching_group = g.id AND l.kind = 'leader'
  JOIN seq_1_to_5 n;

INSERT INTO attendance (activity, person, listed_by, listed_at)
SELECT a.id, m.person, a.made_by, a.made_at
  FROM activity a
  JOIN member m ON m.teaching_group = a.teaching_group
 WHERE CRC32(CONCAT(@seed, ':there:', a.id, ':', m.person)) MOD 10 > 0;

DROP TEMPORARY TABLE sample_case, sample_ticks, sample_marks, sample_peer;
