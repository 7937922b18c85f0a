-- tests/load/prepare.sql - what bench.mjs asks about, in parts by name.

-- draft
INSERT INTO draft (programme, person, ability, list, pieces, version)
SELECT c.programme, c.person, c.ability, l.id, '[]', 1 FROM choice_now c
  JOIN requirement_list l ON l.ability = c.ability AND l.policy IS NULL
 WHERE c.person IN (SELECT person FROM session) ON DUPLICATE KEY UPDATE pieces = '[]', version = 1;
-- end

-- verdict
-- Every chosen ability gets a version under peer review, judged by four of the group.
INSERT INTO submission (programme, person, ability, number, attempt, school, teaching_group, policy_version, self_grade)
SELECT c.programme, c.person, c.ability, COALESCE((SELECT MAX(s.number) FROM submission s
         WHERE s.programme = c.programme AND s.person = c.person AND s.ability = c.ability), 0) + 1,
       1, m.school, m.teaching_group, p.policy_version, 'pass'
  FROM choice_now c
  JOIN member_now m ON m.person = c.person AND m.teaching_group IS NOT NULL
  JOIN programme_now p ON p.school = m.school AND p.programme = c.programme
 WHERE c.person IN (SELECT person FROM session);
INSERT INTO piece (submission, requirement, ability, link, self_ticks, self_grade)
SELECT s.id, q.id, s.ability, 'https://example.com/', '[]', 'pass'
  FROM submission_now s JOIN requirement q ON q.ability = s.ability
  LEFT JOIN piece i ON i.submission = s.id AND i.requirement = q.id
 WHERE i.submission IS NULL AND s.person IN (SELECT person FROM session);
INSERT INTO draw (submission, round, seed, candidates, needed)
SELECT s.id, 1, REPEAT('s', 32), '[]', 4
  FROM submission_now s LEFT JOIN draw d ON d.submission = s.id
 WHERE d.id IS NULL AND s.person IN (SELECT person FROM session);
INSERT INTO drawn (draw, submission, author, judge, due_at)
SELECT draw, submission, person, judge, UTC_TIMESTAMP(6) + INTERVAL 7 DAY
  FROM (SELECT d.id AS draw, s.id AS submission, s.person, o.person AS judge,
               ROW_NUMBER() OVER (PARTITION BY s.id ORDER BY (o.person + s.id * 7) % 13, o.person) AS place
          FROM submission_now s
          JOIN draw d ON d.submission = s.id
          LEFT JOIN drawn x ON x.submission = s.id
          JOIN member_now o ON o.teaching_group = s.teaching_group AND o.person <> s.person
         WHERE x.judge IS NULL AND s.person IN (SELECT person FROM session)) ranked
 WHERE place <= 4;
ANALYZE TABLE submission, piece, draw, drawn;
-- end

-- marks
-- Of those without a duty: who has one is asked by another statement what she owes.
SELECT e.judge, e.submission, s.person,
       (SELECT JSON_ARRAYAGG(JSON_OBJECT('requirement', q.id, 'ticks',
               JSON_EXTRACT(COALESCE((SELECT JSON_ARRAYAGG(k.id) FROM criterion k
                                       WHERE k.requirement = q.id AND k.grade = 'pass'), '[]'), '$')) ORDER BY q.seq)
          FROM requirement q JOIN piece i ON i.requirement = q.id AND i.submission = s.id WHERE q.ability = s.ability) AS marks
  FROM (SELECT DISTINCT person FROM session) t JOIN due_peer e ON e.judge = t.person JOIN submission s ON s.id = e.submission
  LEFT JOIN role r ON r.person = t.person
 WHERE r.person IS NULL
-- end

-- hand in
-- Every version under review is returned, and its author has a complete draft.
INSERT IGNORE INTO work_return (submission, author, level, returned_by, remark)
SELECT s.id, s.person, 'group', (SELECT MIN(o.person) FROM member_now o WHERE o.school = s.school AND o.person <> s.person), '请补充'
  FROM submission_now s LEFT JOIN signature g ON g.submission = s.id
 WHERE g.submission IS NULL AND s.person IN (SELECT person FROM session);
INSERT IGNORE INTO file (sha256, size, kind, type) VALUES
  (UNHEX(SHA2('d', 256)), 1, 'document', 'application/pdf'), (UNHEX(SHA2('v', 256)), 1, 'video', 'video/mp4'),
  (UNHEX(SHA2('i', 256)), 1, 'image', 'image/jpeg');
INSERT IGNORE INTO upload (token, person, name, size, expires_at, file)
SELECT LEFT(SHA2(CONCAT(t.person, f.kind), 256), 32), t.person, CONCAT('材料.', f.kind), 1, UTC_TIMESTAMP(6) + INTERVAL 1 DAY, f.id
  FROM (SELECT DISTINCT person FROM session) t JOIN file f ON f.sha256 IN (UNHEX(SHA2('d', 256)), UNHEX(SHA2('v', 256)), UNHEX(SHA2('i', 256)));
UPDATE draft d SET version = version + 1, pieces =
       (SELECT JSON_ARRAYAGG(IF(q.kind = 'link',
               JSON_OBJECT('requirement', q.id, 'link', 'https://example.com/', 'ticks', JSON_EXTRACT(COALESCE((SELECT JSON_ARRAYAGG(k.id) FROM criterion k WHERE k.requirement = q.id), '[]'), '$')),
               JSON_OBJECT('requirement', q.id, 'upload', LEFT(SHA2(CONCAT(d.person, IF(q.kind = 'any', 'document', q.kind)), 256), 32),
                           'ticks', JSON_EXTRACT(COALESCE((SELECT JSON_ARRAYAGG(k.id) FROM criterion k WHERE k.requirement = q.id), '[]'), '$'))) ORDER BY q.seq)
          FROM requirement q WHERE q.ability = d.ability)
 WHERE d.person IN (SELECT person FROM session);
-- end
