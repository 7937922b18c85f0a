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
  KEY (school),
  FOREIGN KEY (programme, school) REFERENCES enrolment(programme, school)
) ENGINE=InnoDB COMMENT='学校方案（一划两案）';

CREATE TABLE plan_version (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  plan      BIGINT UNSIGNED NOT NULL COMMENT '方案',
  number    INT UNSIGNED NOT NULL COMMENT '第几稿',
  draft_version INT UNSIGNED NOT NULL COMMENT '提交时草稿的修改次数（同一草稿只提交一次）',
  policy_version BIGINT UNSIGNED NOT NULL COMMENT '所依政策版本，始终不变：要交哪些文档、经哪些环节',
  documents JSON NOT NULL COMMENT '各文档的各部分与拟提供的能力点',
  submitted_by BIGINT UNSIGNED NOT NULL COMMENT '提交人',
  submitted_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提交时间',
  PRIMARY KEY (id),
  UNIQUE KEY (plan, number),
  UNIQUE KEY (plan, draft_version),
  FOREIGN KEY (plan) REFERENCES plan(id),
  FOREIGN KEY (policy_version) REFERENCES policy_version(id)
) ENGINE=InnoDB COMMENT='提交的方案（不改）';

CREATE TABLE offer (
  plan_version BIGINT UNSIGNED NOT NULL COMMENT '方案稿',
  ability      BIGINT UNSIGNED NOT NULL COMMENT '提供选学的能力点',
  PRIMARY KEY (plan_version, ability),
  FOREIGN KEY (plan_version) REFERENCES plan_version(id),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='学校提供的能力点';

-- Files handed in with a version: uploads of the school's management, named in the
-- draft.  The foreign key to file stands in sql/evidence/tables.sql, which comes later.
CREATE TABLE plan_attachment (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  plan_version BIGINT UNSIGNED NOT NULL COMMENT '方案稿',
  document     VARCHAR(40) CHARACTER SET ascii NOT NULL COMMENT '属于哪份文档',
  file         BIGINT UNSIGNED NOT NULL COMMENT '文件',
  name         VARCHAR(200) NOT NULL COMMENT '原文件名（只作显示）',
  PRIMARY KEY (id),
  KEY (plan_version),
  KEY (file),
  FOREIGN KEY (plan_version) REFERENCES plan_version(id)
) ENGINE=InnoDB COMMENT='方案的附件';

-- What was done with a submitted version (C15): returned with remarks, approved
-- (审定), filed with a number (备案), or adopted by the school itself where the
-- region has no such step.  Each act once, and only one ends the way; all that
-- end it but a return put the version in force.  The number counts within a
-- region and a year (its form is ours: no notice fixes one).
CREATE TABLE plan_review (
  plan_version BIGINT UNSIGNED NOT NULL COMMENT '方案稿',
  outcome      ENUM('returned','approved','filed','adopted') NOT NULL COMMENT '退回、审定、备案、学校自行采用',
  finished     TINYINT(1) NOT NULL DEFAULT 1 COMMENT '办结：审定之后还要备案的，审定不算办结',
  final        TINYINT(1) AS (IF(finished, 1, NULL)) PERSISTENT COMMENT '办结（只有一次）',
  region       BIGINT UNSIGNED COMMENT '备案区域；不是备案时为空',
  filed_year   SMALLINT UNSIGNED COMMENT '备案年度',
  serial       SMALLINT UNSIGNED COMMENT '该区域当年第几号',
  number       VARCHAR(40) CHARACTER SET ascii AS
               (CONCAT(region, '-', filed_year, '-', LPAD(serial, 5, '0'))) PERSISTENT
               COMMENT '备案号：区域-年度-序号；不是备案时为空',
  remark       VARCHAR(2000) NOT NULL DEFAULT '' COMMENT '总的意见',
  remarks      JSON NOT NULL DEFAULT '[]' COMMENT '分部分的意见：文档、部分、意见',
  reviewed_by  BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  reviewed_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (plan_version, outcome),
  UNIQUE KEY only_end (plan_version, final),
  UNIQUE KEY (region, filed_year, serial),
  UNIQUE KEY (number),
  FOREIGN KEY (plan_version) REFERENCES plan_version(id),
  FOREIGN KEY (region) REFERENCES region(id),
  CHECK ((outcome = 'filed') = (region IS NOT NULL)),
  CHECK ((outcome = 'filed') = (filed_year IS NOT NULL)),
  CHECK ((outcome = 'filed') = (serial IS NOT NULL)),
  CHECK (outcome = 'approved' OR finished),
  CHECK (outcome <> 'returned' OR remark <> '' OR JSON_LENGTH(remarks) > 0)
) ENGINE=InnoDB COMMENT='退回、审定、备案或采用';

-- The group's compulsory abilities: each list replaces the one before it.  The
-- highest id is the latest: two writers need no number to agree on, so neither
-- waits for the other.
CREATE TABLE compulsory_list (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  teaching_group BIGINT UNSIGNED NOT NULL COMMENT '教研组',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '组长',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (id),
  KEY (programme, teaching_group),
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

-- A teacher's task list: each replaces the one before it; the highest id is the latest.
CREATE TABLE task_list (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person    BIGINT UNSIGNED NOT NULL COMMENT '教师',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (id),
  KEY (programme, person),
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

-- The papers below are only added to: each save is the next number, the highest
-- is in force, the others are kept (R81).  A number is taken once, so of two who
-- write at a time the second reads first.

CREATE TABLE personal_plan (
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person    BIGINT UNSIGNED NOT NULL COMMENT '教师',
  number    INT UNSIGNED NOT NULL COMMENT '第几稿',
  content   JSON NOT NULL COMMENT '各部分：学习计划、达标标准等',
  saved_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '保存时间',
  PRIMARY KEY (person, programme, number),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='个人研修计划（R73）';

CREATE TABLE group_plan (
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  teaching_group BIGINT UNSIGNED NOT NULL COMMENT '教研组',
  number         INT UNSIGNED NOT NULL COMMENT '第几稿',
  content        JSON NOT NULL COMMENT '各部分：主题、四度、阶段等',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '组长',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (teaching_group, programme, number),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (teaching_group) REFERENCES teaching_group(id)
) ENGINE=InnoDB COMMENT='教研组研修计划（R70-R72）';

CREATE TABLE bulletin (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  teaching_group BIGINT UNSIGNED NOT NULL COMMENT '教研组',
  stage          TINYINT UNSIGNED NOT NULL COMMENT '学校方案的第几阶段',
  title          VARCHAR(100) NOT NULL COMMENT '标题',
  text           VARCHAR(4000) NOT NULL COMMENT '内容',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '组长',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '发布时间',
  PRIMARY KEY (id),
  KEY (teaching_group, programme, stage),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (teaching_group) REFERENCES teaching_group(id)
) ENGINE=InnoDB COMMENT='教研组简报（R84）';

CREATE TABLE region_document (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  region    BIGINT UNSIGNED NOT NULL COMMENT '哪个区域的文件',
  kind      ENUM('implementation_plan','assessment_rules','sampling_rules','rollout_detail','region_plan') NOT NULL
            COMMENT '实施方案、考核实施细则、培训质量抽检制度、整校推进落地详案、区域规划方案（附件3）',
  number    INT UNSIGNED NOT NULL COMMENT '第几稿',
  title     VARCHAR(100) NOT NULL COMMENT '文件名称',
  text      TEXT NOT NULL COMMENT '正文',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (id),
  UNIQUE KEY (region, programme, kind, number),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (region) REFERENCES region(id)
) ENGINE=InnoDB COMMENT='区域文件（R79、R80）';

CREATE TABLE region_filing (
  document BIGINT UNSIGNED NOT NULL COMMENT '区域文件',
  filed_by BIGINT UNSIGNED NOT NULL COMMENT '上级项目办经办人',
  filed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '备案时间',
  PRIMARY KEY (document),
  FOREIGN KEY (document) REFERENCES region_document(id)
) ENGINE=InnoDB COMMENT='区域文件报上级备案（R79）';

CREATE TABLE school_summary (
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school    BIGINT UNSIGNED NOT NULL COMMENT '学校',
  number    INT UNSIGNED NOT NULL COMMENT '第几稿',
  content   JSON NOT NULL COMMENT '各部分：完成情况、成效、问题等',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '上报人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '上报时间',
  PRIMARY KEY (school, programme, number),
  FOREIGN KEY (programme, school) REFERENCES enrolment(programme, school)
) ENGINE=InnoDB COMMENT='学校总结（R132）';

-- What the school says of itself; shown beside the roster, never used in its place (C28).
CREATE TABLE headcount (
  programme   BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school      BIGINT UNSIGNED NOT NULL COMMENT '学校',
  number      INT UNSIGNED NOT NULL COMMENT '第几次申报',
  staff       SMALLINT UNSIGNED NOT NULL COMMENT '申报的教职工数',
  full_time   SMALLINT UNSIGNED NOT NULL COMMENT '申报的专任教师数',
  `groups`    JSON NOT NULL COMMENT '申报的各教研组人数',
  explanation VARCHAR(1000) NOT NULL DEFAULT '' COMMENT '与名册不一致的说明',
  made_by     BIGINT UNSIGNED NOT NULL COMMENT '申报人',
  made_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '申报时间',
  PRIMARY KEY (school, programme, number),
  FOREIGN KEY (programme, school) REFERENCES enrolment(programme, school)
) ENGINE=InnoDB COMMENT='申报人数（R20、C28）';

-- Expert scoring of the schools' plans (R125), by the scorecard of the policy it
-- began under.  Experts don't see each other's points before it is closed.
CREATE TABLE scoring (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  region         BIGINT UNSIGNED NOT NULL COMMENT '评哪个区域的学校方案',
  policy_version BIGINT UNSIGNED NOT NULL COMMENT '评分表所在的政策版本，始终不变',
  closes_on      DATE NOT NULL COMMENT '截止日期（含当日）',
  opened_by      BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  opened_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '开始时间',
  PRIMARY KEY (id),
  KEY (region, programme),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (policy_version) REFERENCES policy_version(id)
) ENGINE=InnoDB COMMENT='一次专家评分';

CREATE TABLE plan_score (
  scoring      BIGINT UNSIGNED NOT NULL COMMENT '哪一次评分',
  plan_version BIGINT UNSIGNED NOT NULL COMMENT '方案稿',
  expert       BIGINT UNSIGNED NOT NULL COMMENT '专家',
  points       JSON NOT NULL COMMENT '按评分表次序的各项得分',
  total        SMALLINT UNSIGNED NOT NULL COMMENT '合计',
  remark       VARCHAR(2000) NOT NULL DEFAULT '' COMMENT '意见',
  given_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (scoring, plan_version, expert),
  FOREIGN KEY (scoring) REFERENCES scoring(id),
  FOREIGN KEY (plan_version) REFERENCES plan_version(id)
) ENGINE=InnoDB COMMENT='专家给一份方案的评分（不改）';
