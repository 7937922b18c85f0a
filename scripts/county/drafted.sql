-- drafted.sql - the plan of each school as its management has written it, ready to be
-- handed in.  scripts/sample sends it after the people; @begins is set before.

SET @programme = 1, @spring = @begins + INTERVAL 6 MONTH;
SET @plan = JSON_OBJECT(
  'development_plan', JSON_OBJECT(
    'environment', '各班有多媒体一体机，校园网覆盖全部教室。',
    'goals', '两年内全体教师完成能力提升，常态应用多媒体教学。',
    'measures', '校长牵头，首席信息官组织，教研组落实。',
    'stages', JSON_ARRAY(JSON_OBJECT('title', '启动', 'from', DATE_FORMAT(@begins, '%Y-%m-%d'),
                                     'to', DATE_FORMAT(@begins + INTERVAL 2 MONTH, '%Y-%m-%d')),
                         JSON_OBJECT('title', '实践', 'from', DATE_FORMAT(@begins + INTERVAL 2 MONTH, '%Y-%m-%d'),
                                     'to', DATE_FORMAT(@begins + INTERVAL 18 MONTH, '%Y-%m-%d')))),
  'training_plan', JSON_OBJECT(
    'theme', '多媒体环境下信息技术与学科教学融合', 'goals', '每位教师掌握三个能力点并用于课堂。',
    'groups', JSON_ARRAY(JSON_OBJECT('name', '各教研组', 'task', '围绕所选能力点每月研讨一次。')),
    'stages', JSON_ARRAY(JSON_OBJECT('title', '研修', 'from', DATE_FORMAT(@begins, '%Y-%m-%d'),
                                     'to', DATE_FORMAT(@begins + INTERVAL 18 MONTH, '%Y-%m-%d'))),
    'hours', 5000),
  'assessment_plan', JSON_OBJECT(
    'goals', '以用促学，人人过关。', 'panel', '组长一名，成员四名，签字人不只自己投票。',
    'method', '自评、互评、组评、校评，按条目勾选。', 'use', '结果记入教师个人档案。',
    'stages', JSON_ARRAY(JSON_OBJECT('title', '考核', 'from', DATE_FORMAT(@spring, '%Y-%m-%d'),
                                     'to', DATE_FORMAT(@begins + INTERVAL 20 MONTH, '%Y-%m-%d')))),
  'offer', JSON_ARRAY('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'));

INSERT INTO plan (programme, school, draft, saved_by, saved_at)
SELECT @programme, r.school, @plan, r.person, @begins + INTERVAL 20 DAY
  FROM role r WHERE r.kind = 'school' ORDER BY r.school;
