-- plan: the school's package, its filing, the offer, the choices.

CREATE TABLE plan (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school    BIGINT UNSIGNED NOT NULL COMMENT '学校',
  draft     JSON NOT NULL COMMENT '草稿：各文档的各部分与拟提供的能力点',
  version   INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '草稿修改次数',
  saved_by  BIGINT UNSIGNED NOT NULL COMMENT '保存人',
  saved_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '保存时间',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, school),
  FOREIGN KEY (programme, school) REFERENCES enrolment(programme, school)
) ENGINE=InnoDB COMMENT='学校方案（一划两案）';

CREATE TABLE plan_version (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  plan      BIGINT UNSIGNED NOT NULL COMMENT '方案',
  number    INT UNSIGNED NOT NULL COMMENT '第几稿',
  documents JSON NOT NULL COMMENT '信息化发展规划、校本研修方案、考核方案',
  submitted_by BIGINT UNSIGNED NOT NULL COMMENT '提交人',
  submitted_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提交时间',
  PRIMARY KEY (id),
  UNIQUE KEY (plan, number),
  FOREIGN KEY (plan) REFERENCES plan(id)
) ENGINE=InnoDB COMMENT='提交的方案（不改）';

CREATE TABLE offer (
  plan_version BIGINT UNSIGNED NOT NULL COMMENT '方案稿',
  ability      BIGINT UNSIGNED NOT NULL COMMENT '提供选学的能力点',
  PRIMARY KEY (plan_version, ability),
  FOREIGN KEY (plan_version) REFERENCES plan_version(id),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='学校提供的能力点';

-- What the office did with a submitted version: returned with a remark, or
-- filed with a number; once, and only one of the two.
CREATE TABLE plan_review (
  plan_version BIGINT UNSIGNED NOT NULL COMMENT '方案稿',
  outcome      ENUM('returned','filed') NOT NULL COMMENT '退回、备案',
  number       VARCHAR(40) COMMENT '备案号',
  remark       VARCHAR(2000) NOT NULL DEFAULT '' COMMENT '意见',
  reviewed_by  BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  reviewed_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (plan_version),
  UNIQUE KEY (number),
  FOREIGN KEY (plan_version) REFERENCES plan_version(id),
  CHECK ((outcome = 'filed') = (number IS NOT NULL)),
  CHECK (outcome = 'filed' OR remark <> '')
) ENGINE=InnoDB COMMENT='备案或退回';

-- The group's compulsory abilities: each list replaces the one before it.
CREATE TABLE compulsory_list (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  teaching_group BIGINT UNSIGNED NOT NULL COMMENT '教研组',
  number         INT UNSIGNED NOT NULL COMMENT '第几次',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '组长',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, teaching_group, number),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (teaching_group) REFERENCES teaching_group(id)
) ENGINE=InnoDB COMMENT='教研组必修能力点的一次确定';

CREATE TABLE compulsory (
  list    BIGINT UNSIGNED NOT NULL COMMENT '哪一次',
  ability BIGINT UNSIGNED NOT NULL COMMENT '必修能力点',
  PRIMARY KEY (list, ability),
  FOREIGN KEY (list) REFERENCES compulsory_list(id),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='教研组必修能力点';

-- A teacher's task list: each replaces the one before it.
CREATE TABLE task_list (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person    BIGINT UNSIGNED NOT NULL COMMENT '教师',
  number    INT UNSIGNED NOT NULL COMMENT '第几次',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, person, number),
  KEY (person),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='选学任务清单';

CREATE TABLE choice (
  task_list BIGINT UNSIGNED NOT NULL COMMENT '清单',
  ability   BIGINT UNSIGNED NOT NULL COMMENT '选学的能力点',
  PRIMARY KEY (task_list, ability),
  FOREIGN KEY (task_list) REFERENCES task_list(id),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='选学任务';
