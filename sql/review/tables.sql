-- review: who was drawn, who judged, what was decided.

-- The seed is published, so anyone can draw again and get the same judges.
CREATE TABLE draw (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  round      INT UNSIGNED NOT NULL COMMENT '第几次抽取（逾期后重抽）',
  seed       BINARY(32) NOT NULL COMMENT '公布的随机种子',
  candidates JSON NOT NULL COMMENT '当时的候选人与其已有任务数',
  needed     SMALLINT UNSIGNED NOT NULL COMMENT '这一稿共需几份互评（最后一次抽取的为准）',
  drawn_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '抽取时间',
  PRIMARY KEY (id),
  UNIQUE KEY (submission, round),
  UNIQUE KEY (id, submission),
  FOREIGN KEY (submission) REFERENCES submission(id)
) ENGINE=InnoDB COMMENT='互评人的抽取';

CREATE TABLE drawn (
  draw       BIGINT UNSIGNED NOT NULL COMMENT '哪次抽取',
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  judge      BIGINT UNSIGNED NOT NULL COMMENT '互评人',
  due_at     DATETIME(6) NOT NULL COMMENT '期限，逾期另抽一人',
  PRIMARY KEY (submission, judge),
  KEY (judge, due_at),
  KEY (due_at),
  FOREIGN KEY (draw, submission) REFERENCES draw(id, submission),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (judge) REFERENCES person(id),
  CHECK (judge <> author)
) ENGINE=InnoDB COMMENT='抽到的互评人';

-- A verdict is given once and never changed.  The author is carried along, so
-- that the database itself refuses a judge of his own work, and one person has
-- one verdict on a submission, at whatever level.
CREATE TABLE verdict (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  level      ENUM('peer','group','panel') NOT NULL COMMENT '互评、组评、校评',
  judge      BIGINT UNSIGNED NOT NULL COMMENT '评价人',
  grade      ENUM('fail','pass','excellent') NOT NULL COMMENT '等级（由勾选条目算出）',
  marks      JSON NOT NULL COMMENT '每项材料：条目、等级、评语',
  remark     VARCHAR(1000) NOT NULL COMMENT '总评语；不合格时为理由',
  given_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '评价时间',
  for_group  TINYINT(1) AS (IF(level = 'group', 1, NULL)) PERSISTENT COMMENT '组评（一稿只有一个）',
  PRIMARY KEY (id),
  UNIQUE KEY one_group_verdict (submission, for_group),
  UNIQUE KEY (submission, judge),
  KEY (judge),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (judge) REFERENCES person(id),
  CHECK (judge <> author),
  CHECK (grade <> 'fail' OR remark <> '')
) ENGINE=InnoDB COMMENT='评价（只增不改）';

-- Returned to be mended: not a fail, the same attempt goes on with the next
-- version.  Once a version, by the group's leader or the panel's chair.
CREATE TABLE work_return (
  submission  BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author      BIGINT UNSIGNED NOT NULL COMMENT '作者',
  level       ENUM('group','panel') NOT NULL COMMENT '在哪一级退回',
  returned_by BIGINT UNSIGNED NOT NULL COMMENT '退回人',
  remark      VARCHAR(1000) NOT NULL COMMENT '要修改什么',
  returned_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '退回时间',
  PRIMARY KEY (submission),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (returned_by) REFERENCES person(id),
  CHECK (returned_by <> author),
  CHECK (remark <> '')
) ENGINE=InnoDB COMMENT='退回修改';

-- The panel's decision: the grade that more than half reach or exceed, signed
-- by a chair who is not the author.
CREATE TABLE signature (
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  chair      BIGINT UNSIGNED NOT NULL COMMENT '签字的组长',
  grade      ENUM('fail','pass','excellent') NOT NULL COMMENT '校评结果',
  votes      SMALLINT UNSIGNED NOT NULL COMMENT '投票人数',
  remark     VARCHAR(1000) NOT NULL DEFAULT '' COMMENT '说明',
  signed_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '签字时间',
  PRIMARY KEY (submission),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (chair) REFERENCES person(id),
  CHECK (chair <> author)
) ENGINE=InnoDB COMMENT='校级考核结果';

-- What comes after the decision.

-- 一对一帮扶 (R107): a helper for a failed work.  Another helper may be named
-- later; who ever coached a teacher has no vote on her.
CREATE TABLE coaching (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '不合格的一稿',
  author     BIGINT UNSIGNED NOT NULL COMMENT '被帮扶的教师',
  helper     BIGINT UNSIGNED NOT NULL COMMENT '帮扶人',
  plan       VARCHAR(2000) NOT NULL COMMENT '帮扶计划',
  named_by   BIGINT UNSIGNED NOT NULL COMMENT '安排人',
  named_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '安排时间',
  PRIMARY KEY (id),
  UNIQUE KEY (submission, helper),
  UNIQUE KEY (id, helper),
  KEY (helper),
  KEY (author, helper),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (helper) REFERENCES person(id),
  FOREIGN KEY (named_by) REFERENCES person(id),
  CHECK (helper <> author),
  CHECK (named_by <> author),
  CHECK (plan <> '')
) ENGINE=InnoDB COMMENT='一对一帮扶';

CREATE TABLE coaching_meeting (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  coaching    BIGINT UNSIGNED NOT NULL COMMENT '哪次帮扶',
  helper      BIGINT UNSIGNED NOT NULL COMMENT '帮扶人',
  held_on     DATE NOT NULL COMMENT '帮扶日期',
  what        VARCHAR(1000) NOT NULL COMMENT '帮扶内容',
  recorded_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '记录时间',
  PRIMARY KEY (id),
  KEY (coaching),
  FOREIGN KEY (coaching, helper) REFERENCES coaching(id, helper),
  CHECK (what <> '')
) ENGINE=InnoDB COMMENT='帮扶记录（只增不改）';
