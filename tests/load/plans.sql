-- tests/load/plans.sql - what plans.mjs asks about besides scripts/sample --filled: an expert, what comes after a decision, papers,
-- entries, the register.  Of everything so much for each school or teacher, so that all of it grows with the county.

SET @programme = 1, @region = 3, @now = UTC_TIMESTAMP(6), @today = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR);
SET @office = (SELECT id FROM person WHERE login = 'office-1');
INSERT INTO person (login, name, sex) VALUES ('expert-1', '专家', 'female');
SET @expert = LAST_INSERT_ID();
INSERT INTO role (person, kind, region, since) VALUES (@expert, 'expert', @region, '2000-01-01');

-- Two spot checks, one over and one under way, of one work in twenty.
INSERT INTO spot_check (programme, region, seed, percent, least, closes_at, made_by, made_at) VALUES
  (@programme, @region, REPEAT('s', 32), 5, 1, @now - INTERVAL 3 DAY, @office, @now - INTERVAL 30 DAY),
  (@programme, @region, REPEAT('t', 32), 5, 1, @now + INTERVAL 9 DAY, @office, @now - INTERVAL 1 DAY);
INSERT INTO spot_school (spot_check, school, works, drawn)
SELECT k.id, s.school, COUNT(*), SUM(g.submission MOD 20 = 0)
  FROM spot_check k JOIN signature g JOIN submission s ON s.id = g.submission GROUP BY k.id, s.school;

-- 复核 of every kind: one signed work in twenty a spot check, in fifty an appeal, in a hundred an objection.
INSERT INTO objection (submission, author, school, objector, reason, made_at)
SELECT s.id, s.person, s.school, (SELECT MIN(o.person) FROM member o WHERE o.school = s.school AND o.person <> s.person),
       '与课堂不符', @now - INTERVAL 2 DAY
  FROM signature g JOIN submission s ON s.id = g.submission WHERE g.grade <> 'fail' AND s.id MOD 100 = 3;
INSERT INTO objection_answer (objection, upheld, remark, answered_by)
SELECT id, id MOD 4 = 1, '已核实', @office FROM objection WHERE id MOD 2;
INSERT INTO recheck (submission, author, school, kind, occasion, reason, wanted, judge_days, opened_by, opened_at, due_at)
SELECT s.id, s.person, s.school, 'spot', k.id, '', 1, 7, @office, k.made_at, k.closes_at
  FROM signature g JOIN submission s ON s.id = g.submission JOIN spot_check k WHERE s.id MOD 20 = 0
 UNION ALL
SELECT s.id, s.person, s.school, 'appeal', 0, '请再看一次', 2, 7, s.person, @now - INTERVAL 10 DAY, @now + INTERVAL 4 DAY
  FROM signature g JOIN submission s ON s.id = g.submission WHERE s.id MOD 50 = 1
 UNION ALL
SELECT b.submission, b.author, b.school, 'objection', b.id, '', 2, 7, @office, @now - INTERVAL 1 DAY, @now + INTERVAL 13 DAY
  FROM objection b JOIN objection_answer a ON a.objection = b.id AND a.upheld;
INSERT INTO recheck_draw (recheck, round, seed, candidates) SELECT id, 1, REPEAT('r', 32), '[]' FROM recheck;
-- Judges are the panels of other schools, and a few times the expert.
INSERT IGNORE INTO recheck_judge (recheck, round, submission, author, judge, due_at)
SELECT x.id, 1, x.submission, x.author, r.person, GREATEST(x.due_at, @now + INTERVAL 2 DAY)
  FROM recheck x JOIN role r ON r.kind = 'panel' AND r.school = 1 + x.id MOD (SELECT COUNT(*) FROM school) AND r.school <> x.school
 UNION ALL
SELECT x.id, 1, x.submission, x.author, @expert, @now + INTERVAL 2 DAY FROM recheck x WHERE x.id <= 60;
INSERT INTO recheck_verdict (recheck, judge, grade, marks, remark)
SELECT j.recheck, j.judge, 'pass', '[]', '材料齐全' FROM recheck_judge j WHERE j.recheck MOD 3;
INSERT INTO recheck_result (recheck, submission, kind, grade, votes)
SELECT x.id, x.submission, x.kind, 'pass', 2 FROM recheck x WHERE x.id MOD 3 = 1;

-- 一对一帮扶 of the failed, 优秀案例, 下校指导.
INSERT INTO coaching (submission, author, helper, plan, named_by)
SELECT s.id, s.person, l.person, '每周一次', l.person
  FROM signature g JOIN submission s ON s.id = g.submission
  JOIN role l ON l.kind = 'leader' AND l.teaching_group = s.teaching_group AND l.person <> s.person
 WHERE g.grade = 'fail' AND s.id MOD 2;
INSERT INTO nomination (submission, author, school, programme, reason, nominated_by)
SELECT s.id, s.person, s.school, s.programme, '有示范作用',
       (SELECT MIN(r.person) FROM role r WHERE r.school = s.school AND r.kind IN ('panel', 'chair') AND r.person <> s.person)
  FROM signature g JOIN submission s ON s.id = g.submission WHERE g.grade = 'excellent' AND s.id MOD 10 = 0;
INSERT INTO nomination_consent (nomination, author, agrees) SELECT id, author, id MOD 9 > 0 FROM nomination WHERE id MOD 3;
INSERT INTO nomination_review (nomination, outcome, remark, reviewed_by)
SELECT n.id, IF(n.id MOD 2, 'accepted', 'declined'), '经审定', @office FROM nomination n
  JOIN nomination_consent c ON c.nomination = n.id AND c.agrees WHERE n.id MOD 4;
INSERT INTO visit (school, visited_on, found, visited_by) SELECT s.id, @today - INTERVAL n.seq WEEK, '常态应用', @office FROM school s JOIN seq_1_to_3 n;
INSERT INTO correction (visit, problem, due_on, ordered_by) SELECT id, '活动记录不全', @today + INTERVAL 9 DAY, @office FROM visit;

-- Who is excused, given more time, or somebody's relation; hours by hand and corrected; accounts that nobody knows.
INSERT INTO exemption (programme, person, kind, document, since, made_by)
SELECT @programme, person, 'leave', '请假条', @today - INTERVAL 9 DAY, @office FROM member WHERE person MOD 100 = 5;
INSERT INTO extension (programme, person, until, reason, made_by)
SELECT @programme, person, @today + INTERVAL 30 DAY, '支教', @office FROM member WHERE person MOD 100 = 6;
INSERT INTO extension_request (programme, school, until, kind, reason, made_by)
SELECT @programme, r.school, @today + INTERVAL 30 DAY, 'sick', '病假', r.person FROM role r WHERE r.kind = 'school';
INSERT INTO extension_answer (request, outcome, remark, answered_by) SELECT id, 'refused', '材料不全', @office FROM extension_request WHERE id > (SELECT MIN(id) FROM extension_request);
INSERT INTO extension_asked (request, person, programme, answer)
SELECT q.id, m.person, q.programme, a.id FROM extension_request q JOIN member m ON m.school = q.school AND m.person MOD 10 = 7
  LEFT JOIN extension_answer a ON a.request = q.id;
INSERT IGNORE INTO relation (person, other, kind, declared_by, since)
SELECT m.person, n.person, 'family', m.person, @today FROM member m JOIN member n ON n.person = m.person + 1 WHERE m.person MOD 100 = 7
 UNION ALL
SELECT n.person, m.person, 'family', m.person, @today FROM member m JOIN member n ON n.person = m.person + 1 WHERE m.person MOD 100 = 7;
INSERT INTO amendment (person, subject, wanted, reason) SELECT person, 'subject', '数学', '与聘任文件核对' FROM member WHERE person MOD 20 = 9;
INSERT INTO amendment_end (amendment, person, outcome, answered_by) SELECT id, person, 'amended', @office FROM amendment WHERE id MOD 5;
INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, document, entered_by)
SELECT @programme, person, 'other', 400, @today - INTERVAL 99 DAY, '送教下乡', '文件一号', @office FROM member WHERE person MOD 5 = 0;
INSERT INTO hours_entry (programme, person, kind, hundredths, happened_on, note, corrects, entered_by)
SELECT @programme, person, 'other', -100, happened_on, '登记有误', id, @office FROM hours_entry WHERE id MOD 3 = 0;
INSERT INTO platform_account (provider, account, name) SELECT 1, CONCAT('wx-', person), '' FROM member WHERE person MOD 50 = 8;

-- Papers of groups, schools and the region; pairs; scores of plans.
INSERT INTO personal_plan (programme, person, number, content) SELECT @programme, person, 1, '{}' FROM member WHERE person MOD 2;
INSERT INTO group_plan (programme, teaching_group, number, content, made_by)
SELECT @programme, l.teaching_group, 1, '{}', l.person FROM role l WHERE l.kind = 'leader';
INSERT INTO bulletin (programme, teaching_group, stage, title, text, made_by)
SELECT @programme, l.teaching_group, n.seq, '简报', '本月研讨一次。', l.person FROM role l JOIN seq_1_to_2 n WHERE l.kind = 'leader';
INSERT INTO school_summary (programme, school, number, content, made_by)
SELECT @programme, r.school, 1, '{}', r.person FROM role r WHERE r.kind = 'school';
-- The sample school has declared its own.
INSERT IGNORE INTO headcount (programme, school, number, staff, full_time, `groups`, made_by)
SELECT @programme, r.school, 1, 80, 60, '[]', r.person FROM role r WHERE r.kind = 'school';
INSERT INTO school_ict (school, computers, made_by) SELECT r.school, 40, r.person FROM role r WHERE r.kind = 'school';
INSERT INTO pairing (kind, school, other, since, made_by) SELECT 'help', s.id, s.id + 1, @today, @office FROM school s JOIN school o ON o.id = s.id + 1;
INSERT INTO region_document (programme, region, kind, number, title, text, made_by) VALUES
  (@programme, @region, 'implementation_plan', 1, '实施方案', '正文', @office);
INSERT INTO scoring (programme, region, policy_version, closes_on, opened_by)
SELECT @programme, @region, MAX(policy_version), @today + INTERVAL 9 DAY, @office FROM plan_version;
INSERT INTO plan_score (scoring, plan_version, expert, points, total) SELECT 1, id, @expert, '[]', 80 FROM plan_version;
INSERT INTO circular (region, year, number, title, from_day, to_day, content, made_by)
SELECT @region, 2000, seq, '通报', @today - INTERVAL 30 DAY, @today, '{}', @office FROM seq_1_to_60;

-- Certificates corrected, revoked, and three batches of the register, one row in ten rejected.
INSERT INTO revocation (certificate, reason, revoked_by) SELECT id, '材料不实', @office FROM certificate WHERE id MOD 50 = 2;
INSERT INTO register_batch (region, number, made_by) SELECT @region, seq, @office FROM seq_1_to_3;
INSERT INTO register_row (batch, certificate, kind)
SELECT b.id, c.id, 'new' FROM register_batch b JOIN certificate c ON c.id MOD 4 = b.number;
INSERT INTO register_receipt (batch, certificate, accepted, reason, entered_by)
SELECT batch, certificate, certificate MOD 10 > 0, IF(certificate MOD 10, '', '工号不符'), @office FROM register_row WHERE batch < 3;

-- A sign-in under way and a photo of every activity; a scan of forty sheets of every school, three quarters of which found their cases.
INSERT INTO sign_in (activity, secret, opened_by, opened_at, until)
SELECT id, RANDOM_BYTES(32), made_by, @now, @now + INTERVAL 3 HOUR FROM activity;
INSERT INTO activity_photo (activity, file, name, added_by) SELECT id, 3, '现场.jpg', made_by FROM activity;
INSERT INTO piece_picture (submission, requirement, number, file, name)
SELECT submission, requirement, 2, 3, '学生作品.jpg' FROM piece WHERE (submission + requirement) MOD 7 = 0;
INSERT INTO scan (school, file, name, brought_by) SELECT s.id, 1, '组评表.pdf', @office FROM school s;
INSERT INTO scan_reading (scan, pages) SELECT id, 40 FROM scan;
INSERT INTO scan_page (scan, number, outcome, form, submission)
SELECT z.scan, z.n, IF(z.n MOD 4, 'matched', 'empty'), IF(z.n MOD 4, 'group', NULL), IF(z.n MOD 4, z.submission, NULL)
  FROM (SELECT c.id AS scan, s.id AS submission, ROW_NUMBER() OVER (PARTITION BY c.id ORDER BY s.id) AS n
          FROM scan c JOIN submission s ON s.school = c.school) z
 WHERE z.n <= 40;

-- Files that were begun and not ended, as the teachers' pages ask for them.
INSERT INTO upload (token, person, name, size, mark, expires_at)
SELECT LEFT(SHA2(CONCAT('begun', m.person), 256), 32), m.person, '课堂实录.mp4', 1, 'a1xb2', UTC_TIMESTAMP(6) + INTERVAL 1 DAY
  FROM member_now m WHERE m.school = 1;

-- What everybody of a school is in the midst of typing: ten forms each.
INSERT INTO typing (person, place, title, address, content)
SELECT m.person, CONCAT('plan.personal.', n.seq), '个人研修计划', '/plan/personal-plan.html', '[{"name": "content/plan", "text": "先学A3"}]'
  FROM member_now m JOIN seq_1_to_10 n;
