-- report: sums over a county are kept, for a view over it would be too slow.
-- They are copies: report-sum makes them from the facts (fcgi/report/sum.c) and
-- proves on demand that they equal a recount.  Everything else it shows is a view.

-- One row a stay at a school and programme, with the moments that progress counts:
-- so any past day can be asked, and a figure and its list are the same rows.
CREATE TABLE progress (
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  member         BIGINT UNSIGNED NOT NULL COMMENT '名册中的一行',
  person         BIGINT UNSIGNED NOT NULL COMMENT '教师',
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  teaching_group BIGINT UNSIGNED COMMENT '教研组',
  since          DATE NOT NULL COMMENT '到校日期',
  until          DATE COMMENT '离校日期；空为在校',
  chosen_at      DATETIME(6) COMMENT '首次选学',
  handed_in_at   DATETIME(6) COMMENT '首次提交材料',
  passed_at      DATETIME(6) COMMENT '通过的能力点达到规定个数（没有规定为1个）',
  proposed_at    DATETIME(6) COMMENT '学校提出认定',
  certified_at   DATETIME(6) COMMENT '首次发证',
  revoked_at     DATETIME(6) COMMENT '证书撤销',
  PRIMARY KEY (member, programme),
  KEY (school, member),
  KEY (teaching_group, member),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='进展（由事实汇总，定时更新，可重新计数核对）';

-- Today's sums of each school, for the first page of who looks after many: a thousand rows
-- instead of a hundred thousand.  Made with `progress`, out of the same rows as any figure.
CREATE TABLE progress_sum (
  school    BIGINT UNSIGNED NOT NULL COMMENT '学校',
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  members   INT UNSIGNED NOT NULL COMMENT '在册',
  exempt    INT UNSIGNED NOT NULL COMMENT '免予参加',
  base      INT UNSIGNED NOT NULL COMMENT '应参加',
  chosen    INT UNSIGNED NOT NULL COMMENT '已选学',
  handed_in INT UNSIGNED NOT NULL COMMENT '已提交',
  passed    INT UNSIGNED NOT NULL COMMENT '通过校评',
  proposed  INT UNSIGNED NOT NULL COMMENT '提出认定',
  certified INT UNSIGNED NOT NULL COMMENT '已认定',
  PRIMARY KEY (school, programme),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (programme) REFERENCES programme(id)
) ENGINE=InnoDB COMMENT='各校今天的进展（由进展汇总，定时更新）';

CREATE TABLE progress_run (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  began_at DATETIME(6) NOT NULL COMMENT '开始汇总的时间，页面上“数据截至”的依据',
  PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='汇总完成的各次';

-- 通报 (R126): a region's report of a period, fixed as it was; never changed.
CREATE TABLE circular (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  region    BIGINT UNSIGNED NOT NULL COMMENT '区域',
  year      SMALLINT UNSIGNED NOT NULL COMMENT '年度',
  number    SMALLINT UNSIGNED NOT NULL COMMENT '该区域当年第几期',
  title     VARCHAR(100) NOT NULL COMMENT '标题',
  from_day  DATE NOT NULL COMMENT '起始日期',
  to_day    DATE NOT NULL COMMENT '截止日期（含）',
  content   JSON NOT NULL COMMENT '发布时的各项数据',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '发布人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '发布时间',
  PRIMARY KEY (id),
  UNIQUE KEY (region, year, number),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (made_by) REFERENCES person(id),
  CHECK (from_day <= to_day)
) ENGINE=InnoDB COMMENT='通报（不改）';

-- Messages (told_ views) are facts of other tables, shown to whom they concern: none
-- can be forgotten or stand twice.  Only how far each person has read is kept.
CREATE TABLE inbox_read (
  person BIGINT UNSIGNED NOT NULL COMMENT '人',
  until  DATETIME(6) NOT NULL COMMENT '读到哪一条消息的时间',
  PRIMARY KEY (person),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='消息读到哪里';

-- Where a person wants to have letters: the latest that she confirmed by the code
-- sent there; an empty one needs no code and ends the letters.
CREATE TABLE contact (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person       BIGINT UNSIGNED NOT NULL COMMENT '人',
  email        VARCHAR(254) CHARACTER SET ascii NOT NULL COMMENT '邮箱；空为不要邮件',
  asked_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '填写时间',
  code         BINARY(32) COMMENT '确认码的 SHA-256；空为还没有发出',
  sent_at      DATETIME(6) COMMENT '确认码开始发出的时间（只发一次）',
  tries        TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '填错确认码的次数',
  confirmed_at DATETIME(6) COMMENT '确认时间',
  PRIMARY KEY (id),
  KEY (person, id),
  KEY (sent_at, asked_at),
  FOREIGN KEY (person) REFERENCES person(id),
  CHECK (email <> '' OR confirmed_at IS NOT NULL)
) ENGINE=InnoDB COMMENT='联系邮箱';

-- How far the day's round has come: a job that was ended goes on there.
CREATE TABLE digest_round (
  day     DATE NOT NULL COMMENT '日期',
  reached BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '看到哪个人（编号）',
  done_at DATETIME(6) COMMENT '看完的时间；空为还在看',
  PRIMARY KEY (day)
) ENGINE=InnoDB COMMENT='每日提醒的一轮';

-- Who had something due on a day, as counts.  Made also for who has no address: so
-- it is known who was reached by nothing.
CREATE TABLE digest (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person  BIGINT UNSIGNED NOT NULL COMMENT '人',
  day     DATE NOT NULL COMMENT '日期',
  school  BIGINT UNSIGNED COMMENT '当时的学校；不在学校的为空',
  late    SMALLINT UNSIGNED NOT NULL COMMENT '已到期几件',
  soon    SMALLINT UNSIGNED NOT NULL COMMENT '快到期几件',
  others  SMALLINT UNSIGNED NOT NULL COMMENT '其他等待处理的几件',
  made_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (id),
  UNIQUE KEY once (person, day),
  KEY (day, id),
  KEY (school, day),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='每日提醒（一人一天一份）';

-- The row stands before the letter leaves: without an outcome it may have left, and is
-- not sent again.
CREATE TABLE delivery (
  digest     BIGINT UNSIGNED NOT NULL COMMENT '哪份提醒',
  claimed_at DATETIME(6) NOT NULL COMMENT '开始发的时间',
  tries      TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '第几次发',
  outcome    ENUM('sent','later','refused','needless') COMMENT '已发出、待再发、对方不收、已不必发；空为不知道（不再发）',
  ended_at   DATETIME(6) COMMENT '有结果的时间',
  PRIMARY KEY (digest),
  KEY (claimed_at),
  FOREIGN KEY (digest) REFERENCES digest(id)
) ENGINE=InnoDB COMMENT='提醒邮件';

-- Who nobody reached is phoned by the school, from its own telephone book: no numbers
-- are kept here.
CREATE TABLE phone_call (
  digest  BIGINT UNSIGNED NOT NULL COMMENT '哪份提醒',
  made_by BIGINT UNSIGNED NOT NULL COMMENT '打电话的人',
  made_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (digest),
  FOREIGN KEY (digest) REFERENCES digest(id),
  FOREIGN KEY (made_by) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='已电话联系（只增不改）';

-- A robot in a chat group of a school or teaching group.  Its address is a secret and
-- stands in the credentials file robot-<id>, never here.
CREATE TABLE channel (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  teaching_group BIGINT UNSIGNED COMMENT '教研组；空为全校',
  kind           ENUM('wecom','dingtalk') NOT NULL COMMENT '企业微信、钉钉',
  name           VARCHAR(60) NOT NULL COMMENT '群的名称',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  ended_at       DATETIME(6) COMMENT '停用时间；空为在用',
  held           TINYINT(1) AS (IF(ended_at IS NULL, 1, NULL)) PERSISTENT COMMENT '在用（同一学校不重名）',
  PRIMARY KEY (id),
  UNIQUE KEY once (school, name, held),
  KEY (held, id),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (teaching_group, school) REFERENCES teaching_group(id, school),
  FOREIGN KEY (made_by) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='群机器人';

CREATE TABLE channel_post (
  channel    BIGINT UNSIGNED NOT NULL COMMENT '群机器人',
  day        DATE NOT NULL COMMENT '日期',
  people     SMALLINT UNSIGNED NOT NULL COMMENT '几位教师有事快到期或已到期',
  late       SMALLINT UNSIGNED NOT NULL COMMENT '已到期几件',
  soon       SMALLINT UNSIGNED NOT NULL COMMENT '快到期几件',
  claimed_at DATETIME(6) NOT NULL COMMENT '开始发的时间',
  tries      TINYINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '第几次发',
  outcome    ENUM('sent','later','refused','needless') COMMENT '已发出、待再发、对方不收、不必发；空为不知道（不再发）',
  ended_at   DATETIME(6) COMMENT '有结果的时间',
  PRIMARY KEY (channel, day),
  FOREIGN KEY (channel) REFERENCES channel(id)
) ENGINE=InnoDB COMMENT='群里的提醒（一天一次，只有数字）';
