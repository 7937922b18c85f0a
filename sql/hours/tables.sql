-- hours: where each 学时 comes from.  The ledger that a teacher sees is the
-- view hours_line: platform records, attendance, certified abilities and the
-- entries below, so that no hour can disagree with its cause.

CREATE TABLE provider (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme  BIGINT UNSIGNED NOT NULL COMMENT '工程',
  name       VARCHAR(60) NOT NULL COMMENT '平台名称',
  driver     ENUM('xapi') NOT NULL COMMENT '接口',
  address    VARCHAR(300) NOT NULL COMMENT '接口地址（不含口令）',
  credential VARCHAR(60) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT '口令文件名（systemd 凭据），口令不入库',
  minutes    SMALLINT UNSIGNED NOT NULL COMMENT '平台多少分钟为1学时（各平台自定，常见45）',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, name),
  FOREIGN KEY (programme) REFERENCES programme(id),
  CHECK (minutes BETWEEN 1 AND 240)
) ENGINE=InnoDB COMMENT='在线平台';

CREATE TABLE pull_run (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  provider    BIGINT UNSIGNED NOT NULL COMMENT '平台',
  began_at    DATETIME(6) NOT NULL COMMENT '开始时间',
  ended_at    DATETIME(6) COMMENT '结束时间',
  since       DATETIME(6) COMMENT '从平台的哪个时间起取',
  reached     DATETIME(6) COMMENT '取到平台的哪个时间',
  seen        INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '读到条数',
  added       INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '新增条数',
  refused     INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '不能用的条数',
  trouble     VARCHAR(300) NOT NULL DEFAULT '' COMMENT '出错说明；空为正常',
  PRIMARY KEY (id),
  KEY (provider, id),
  FOREIGN KEY (provider) REFERENCES provider(id)
) ENGINE=InnoDB COMMENT='取数记录';

CREATE TABLE platform_record (
  provider    BIGINT UNSIGNED NOT NULL COMMENT '平台',
  record      VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '平台自己的记录编号，同号只算一次',
  account     VARCHAR(100) NOT NULL COMMENT '平台上的账号',
  course      VARCHAR(200) NOT NULL COMMENT '课程',
  seconds     INT UNSIGNED NOT NULL COMMENT '时长（秒）',
  happened_at DATETIME(6) NOT NULL COMMENT '学习时间（UTC）',
  stored_at   DATETIME(6) NOT NULL COMMENT '平台入库时间（UTC）',
  run         BIGINT UNSIGNED NOT NULL COMMENT '哪次取到的',
  PRIMARY KEY (provider, record),
  KEY (provider, account),
  FOREIGN KEY (provider) REFERENCES provider(id),
  FOREIGN KEY (run) REFERENCES pull_run(id)
) ENGINE=InnoDB COMMENT='平台学习记录（只增不改）';

CREATE TABLE platform_void (
  provider BIGINT UNSIGNED NOT NULL COMMENT '平台',
  record   VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '被平台作废的记录编号',
  run      BIGINT UNSIGNED NOT NULL COMMENT '哪次取到的',
  PRIMARY KEY (provider, record),
  FOREIGN KEY (run) REFERENCES pull_run(id)
) ENGINE=InnoDB COMMENT='平台作废的记录';

-- Whose account it is.  One person may have several accounts on a platform,
-- an account belongs to one person; accounts equal to a login match themselves.
CREATE TABLE platform_account (
  provider   BIGINT UNSIGNED NOT NULL COMMENT '平台',
  account    VARCHAR(100) NOT NULL COMMENT '平台上的账号',
  person     BIGINT UNSIGNED NOT NULL COMMENT '人',
  matched_by BIGINT UNSIGNED NOT NULL COMMENT '谁认定的；0 为按登录名自动',
  matched_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '认定时间',
  PRIMARY KEY (provider, account),
  KEY (person),
  FOREIGN KEY (provider) REFERENCES provider(id),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='平台账号与人';

CREATE TABLE activity (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  teaching_group BIGINT UNSIGNED COMMENT '教研组；空为全校',
  title          VARCHAR(100) NOT NULL COMMENT '活动名称',
  held_on        DATE NOT NULL COMMENT '日期',
  hundredths     INT UNSIGNED NOT NULL COMMENT '学时×100',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (id),
  KEY (school, held_on),
  KEY (teaching_group, held_on),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (teaching_group) REFERENCES teaching_group(id),
  CHECK (hundredths BETWEEN 1 AND 1600)
) ENGINE=InnoDB COMMENT='校本教研活动';

CREATE TABLE attendance (
  activity  BIGINT UNSIGNED NOT NULL COMMENT '活动',
  person    BIGINT UNSIGNED NOT NULL COMMENT '到场的人',
  listed_by BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  listed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (activity, person),
  KEY (person),
  FOREIGN KEY (activity) REFERENCES activity(id),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='到场名单';

-- Entries made by hand: other hours and counter entries.  Never changed.
CREATE TABLE hours_entry (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme   BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person      BIGINT UNSIGNED NOT NULL COMMENT '教师',
  kind        ENUM('online','evidence','research','recording','other') NOT NULL COMMENT '种类：线上、材料、教研、实录、其他',
  hundredths  INT NOT NULL COMMENT '学时×100；冲正为负',
  happened_on DATE NOT NULL COMMENT '日期',
  note        VARCHAR(300) NOT NULL COMMENT '事由',
  entered_by  BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  entered_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (id),
  KEY (person, programme),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  CHECK (hundredths <> 0),
  CHECK (note <> ''),
  CHECK (entered_by <> person)
) ENGINE=InnoDB COMMENT='手工登记的学时（只增不改）';
