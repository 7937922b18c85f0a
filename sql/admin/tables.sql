-- admin: who belongs where, who may do what, by which rules.

CREATE TABLE region (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  parent    BIGINT UNSIGNED COMMENT '上级区域',
  kind      ENUM('province','city','county','district') NOT NULL COMMENT '省、市、县（区、旗）、责任区（督导组，可不设，R10）',
  name      VARCHAR(60) NOT NULL COMMENT '区域名称',
  pilot     TINYINT(1) NOT NULL DEFAULT 0 COMMENT '试点区域（R24）',
  version   INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '修改次数',
  PRIMARY KEY (id),
  UNIQUE KEY (parent, name),
  FOREIGN KEY (parent) REFERENCES region(id)
) ENGINE=InnoDB COMMENT='区域';

CREATE TABLE region_within (
  region    BIGINT UNSIGNED NOT NULL COMMENT '区域',
  ancestor  BIGINT UNSIGNED NOT NULL COMMENT '它自己或它的任一上级',
  PRIMARY KEY (region, ancestor),
  KEY (ancestor),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (ancestor) REFERENCES region(id)
) ENGINE=InnoDB COMMENT='区域的上下级（闭包）';

CREATE TABLE policy (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code      VARCHAR(30) CHARACTER SET ascii NOT NULL COMMENT '政策代号',
  name      VARCHAR(100) NOT NULL COMMENT '政策名称',
  PRIMARY KEY (id),
  UNIQUE KEY (code)
) ENGINE=InnoDB COMMENT='某地的政策';

-- What the views of every case need stands in columns of its own, read from the
-- document once; where the document is silent, a default of ours.
CREATE TABLE policy_version (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  policy       BIGINT UNSIGNED NOT NULL COMMENT '政策',
  number       INT UNSIGNED NOT NULL COMMENT '第几版',
  effective_on DATE NOT NULL COMMENT '生效日期',
  rules        JSON NOT NULL COMMENT '各项规定：值、效力、原文短语、出处；空为“未作规定”',
  publicity_days SMALLINT UNSIGNED AS (COALESCE(JSON_VALUE(rules, '$.publicity_days.value'), 0)) PERSISTENT
               COMMENT '公示天数（取自各项规定；每件作业都要看，不必每次读规定全文）',
  made_by      BIGINT UNSIGNED COMMENT '制定人；空为安装时所带',
  made_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '制定时间',
  peer_at      SMALLINT AS (COALESCE(INSTR(JSON_QUERY(rules, '$.levels.value'), '"peer"'), 1)) PERSISTENT COMMENT '互评的次序；0为没有这一级',
  group_at     SMALLINT AS (COALESCE(INSTR(JSON_QUERY(rules, '$.levels.value'), '"group"'), 2)) PERSISTENT COMMENT '组评的次序；0为没有这一级',
  peer_k       SMALLINT AS (COALESCE(JSON_VALUE(rules, '$.peer_k.value'), 2)) PERSISTENT COMMENT '互评人数',
  peer_cap     SMALLINT AS (COALESCE(JSON_VALUE(rules, '$.peer_cap.value'), 9999)) PERSISTENT COMMENT '一人同时最多的互评任务；未作规定为不限',
  peer_days    SMALLINT AS (COALESCE(JSON_VALUE(rules, '$.peer_days.value'), 7)) PERSISTENT COMMENT '互评期限（天）',
  group_days   SMALLINT AS (COALESCE(JSON_VALUE(rules, '$.group_days.value'), 7)) PERSISTENT COMMENT '组评期限（天）',
  panel_days   SMALLINT AS (COALESCE(JSON_VALUE(rules, '$.panel_days.value'), 14)) PERSISTENT COMMENT '校评、签字期限（天）',
  panel_min    SMALLINT AS (COALESCE(JSON_VALUE(rules, '$.panel_min.value'), 3)) PERSISTENT COMMENT '校评最少票数',
  anonymous    TINYINT(1) AS (COALESCE(JSON_VALUE(rules, '$.anonymous_peers.value') = 1, 0)) PERSISTENT COMMENT '互评人与作者互不知名',
  PRIMARY KEY (id),
  UNIQUE KEY (policy, number),
  UNIQUE KEY (policy, effective_on),
  FOREIGN KEY (policy) REFERENCES policy(id)
) ENGINE=InnoDB COMMENT='政策的版本（不改，只加新版）';

CREATE TABLE programme (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  region    BIGINT UNSIGNED NOT NULL COMMENT '实施区域',
  name      VARCHAR(100) NOT NULL COMMENT '名称，如某县能力提升工程2.0',
  policy    BIGINT UNSIGNED NOT NULL COMMENT '所用政策',
  begins_on DATE NOT NULL COMMENT '开始日期',
  ends_on   DATE NOT NULL COMMENT '结束日期',
  version   INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '修改次数',
  PRIMARY KEY (id),
  UNIQUE KEY (region, name),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (policy) REFERENCES policy(id),
  CHECK (begins_on <= ends_on)
) ENGINE=InnoDB COMMENT='能力提升工程：某地某周期';

-- A school directly under a city or province is a 直属学校 (R111): its office is
-- that region's.  A teaching point (R5) names its parent.  A merged school stays,
-- with its successor.
CREATE TABLE school (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  region      BIGINT UNSIGNED NOT NULL COMMENT '所属区域；市或省则为直属学校（C23）',
  code        VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT '学校代码',
  name        VARCHAR(100) NOT NULL COMMENT '校名',
  phase       ENUM('kindergarten','primary','junior','senior','vocational') NOT NULL COMMENT '学段（R1）',
  environment ENUM('multimedia','blended','smart') NOT NULL COMMENT '信息化教学环境（R23）',
  environment_source VARCHAR(200) NOT NULL DEFAULT '' COMMENT '环境由何认定，如省发展诊断与建设规划调查问卷（R23）',
  strong      TINYINT(1) NOT NULL DEFAULT 0 COMMENT '信息化条件较好或拟创建智慧教育示范校（R38）',
  ownership   ENUM('public','private') NOT NULL DEFAULT 'public' COMMENT '公办、民办（R4）',
  rural       TINYINT(1) NOT NULL DEFAULT 0 COMMENT '乡村学校（R5）',
  model       TINYINT(1) NOT NULL DEFAULT 0 COMMENT '整校推进样板校、示范校（R24）',
  parent      BIGINT UNSIGNED COMMENT '教学点所属的学校（R5）；空为独立学校',
  successor   BIGINT UNSIGNED COMMENT '并入的学校；空为未并',
  merged_on   DATE COMMENT '并入日期',
  version     INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '修改次数',
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  KEY (region),
  KEY (parent),
  KEY (successor),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (parent) REFERENCES school(id),
  FOREIGN KEY (successor) REFERENCES school(id),
  CHECK ((successor IS NULL) = (merged_on IS NULL))
) ENGINE=InnoDB COMMENT='学校';

CREATE TABLE enrolment (
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school    BIGINT UNSIGNED NOT NULL COMMENT '参加的学校',
  batch     SMALLINT UNSIGNED NOT NULL DEFAULT 1 COMMENT '第几批（R25）',
  until     DATE COMMENT '退出日期（当日起不再参加，如并入他校）；空为参加',
  PRIMARY KEY (programme, school),
  KEY (school),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='学校参加工程';

CREATE TABLE teaching_group (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  school   BIGINT UNSIGNED NOT NULL COMMENT '学校',
  name     VARCHAR(60) NOT NULL COMMENT '教研组名称',
  origin   BIGINT UNSIGNED COMMENT '并校前的教研组',
  version  INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '修改次数',
  PRIMARY KEY (id),
  UNIQUE KEY (school, name),
  UNIQUE KEY (id, school),
  UNIQUE KEY (origin),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (origin) REFERENCES teaching_group(id)
) ENGINE=InnoDB COMMENT='教研组';

CREATE TABLE person (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  login   VARCHAR(41) CHARACTER SET ascii NOT NULL COMMENT '登录名：学校代码-工号',
  name    VARCHAR(60) NOT NULL COMMENT '姓名',
  sex     ENUM('male','female') COMMENT '性别',
  born_on DATE COMMENT '出生日期（减负年龄用，R108）',
  closed  TINYINT(1) NOT NULL DEFAULT 0 COMMENT '停用',
  version INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '修改次数',
  PRIMARY KEY (id),
  UNIQUE KEY (login),
  KEY (name),
  KEY (closed)
) ENGINE=InnoDB COMMENT='人';

-- One row a stay: a teacher who moves gets a new one, so that hours and
-- abilities stay with the person and history with the school.
CREATE TABLE member (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person         BIGINT UNSIGNED NOT NULL COMMENT '人',
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  teaching_group BIGINT UNSIGNED COMMENT '教研组；空为不在任何组',
  staff_no       VARCHAR(41) CHARACTER SET ascii NOT NULL COMMENT '工号；并校时重复的前面加原校代码',
  subject        VARCHAR(30) COMMENT '任教学科',
  full_time      TINYINT(1) NOT NULL DEFAULT 1 COMMENT '专任教师（R21）',
  staff          ENUM('teacher','head','support','research') NOT NULL DEFAULT 'teacher'
                 COMMENT '人员类别：教师、校（园）长、教辅、教研人员（R3）；是否参加见政策 people_scope',
  since          DATE NOT NULL COMMENT '到校日期',
  until          DATE COMMENT '离校日期；空为在校',
  here           TINYINT(1) AS (IF(until IS NULL, 1, NULL)) PERSISTENT COMMENT '在校（一人只在一校）',
  PRIMARY KEY (id),
  UNIQUE KEY one_school (person, here),
  UNIQUE KEY (school, staff_no, here),
  KEY (school, here),
  KEY (teaching_group, here),
  KEY (until),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (teaching_group, school) REFERENCES teaching_group(id, school)
) ENGINE=InnoDB COMMENT='教职工名册';

CREATE TABLE role (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person         BIGINT UNSIGNED NOT NULL COMMENT '人',
  kind           ENUM('leader','panel','chair','school','head','cio','office','expert','admin','team','backbone','leading','guide') NOT NULL
                 COMMENT '教研组长、考核小组成员、考核小组组长、校级管理、校长、首席信息官、项目办、专家、系统管理员、信息化管理团队成员（R14）、骨干团队成员（R18）、领导小组成员（R7）、指导团队成员（R16）',
  title          VARCHAR(30) NOT NULL DEFAULT '' COMMENT '其中的职务或分工，如副组长、技术组（R7、R18）',
  region         BIGINT UNSIGNED COMMENT '范围：区域',
  school         BIGINT UNSIGNED COMMENT '范围：学校',
  teaching_group BIGINT UNSIGNED COMMENT '范围：教研组',
  since          DATE NOT NULL COMMENT '任职日期',
  until          DATE COMMENT '离任日期（当日起无效）；空为在任',
  substitutes    BIGINT UNSIGNED COMMENT '代理：替谁，有期限；空为本职',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  changed_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT '最近登记（离任）的时间',
  scope          BIGINT UNSIGNED AS (COALESCE(region, school, teaching_group)) PERSISTENT COMMENT '范围的编号',
  held           TINYINT(1) AS (IF(until IS NULL, 1, NULL)) PERSISTENT COMMENT '在任（同一角色同一范围只一份）',
  PRIMARY KEY (id),
  UNIQUE KEY once (person, kind, scope, held),
  KEY (school, kind),
  KEY (teaching_group, kind),
  KEY (region, kind),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (teaching_group) REFERENCES teaching_group(id),
  FOREIGN KEY (substitutes) REFERENCES person(id),
  CHECK ((region IS NOT NULL) + (school IS NOT NULL) + (teaching_group IS NOT NULL) = 1),
  CHECK ((kind = 'leader') = (teaching_group IS NOT NULL)),
  CHECK (kind = 'leading' OR (kind IN ('office','expert','admin','guide')) = (region IS NOT NULL)),
  CHECK (substitutes IS NULL OR (until IS NOT NULL AND substitutes <> person))
) ENGINE=InnoDB COMMENT='角色及其范围';

-- A code on a slip of paper, handed out by the school; auth turns it into a
-- password.  It is used when a credential younger than it exists.
CREATE TABLE invitation (
  person     BIGINT UNSIGNED NOT NULL COMMENT '人',
  code       BINARY(32) NOT NULL COMMENT '首次登录码的 SHA-256（码有50位以上随机）',
  made_by    BIGINT UNSIGNED NOT NULL COMMENT '发放人',
  made_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '发放时间',
  expires_at DATETIME(6) NOT NULL COMMENT '失效时间',
  PRIMARY KEY (person),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='首次登录码';

CREATE TABLE roster_import (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  school   BIGINT UNSIGNED NOT NULL COMMENT '学校',
  digest   BINARY(32) NOT NULL COMMENT '文件的 SHA-256',
  people   INT UNSIGNED NOT NULL COMMENT '名册人数',
  added    INT UNSIGNED NOT NULL COMMENT '新增人数',
  departed INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '离校人数（只在学年更新时）',
  school_year SMALLINT UNSIGNED COMMENT '学年更新（R155）：起于哪一年的学年；空为平时导入',
  made_by  BIGINT UNSIGNED NOT NULL COMMENT '导入人',
  made_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '导入时间',
  PRIMARY KEY (id),
  UNIQUE KEY (school, school_year),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='名册导入记录';

-- The catalogue.  The capstone (R89, R90) is handed in and judged like an
-- ability, so it is one, of its own kind.
CREATE TABLE ability (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  code        VARCHAR(20) CHARACTER SET ascii NOT NULL COMMENT '编号：A1-C7、地方编号、recording、lesson_guide',
  kind        ENUM('national','local','capstone') NOT NULL COMMENT '国家30项、地方特色、综合应用成果',
  region      BIGINT UNSIGNED COMMENT '地方能力点所属区域',
  name        VARCHAR(60) NOT NULL COMMENT '名称',
  dimension   ENUM('learner_analysis','teaching_design','learning_guidance','assessment') COMMENT '维度：学情分析、教学设计、学法指导、学业评价；综合成果无',
  environment ENUM('multimedia','blended','smart') COMMENT '所属环境：多媒体教学、混合学习、智慧学习',
  summary     VARCHAR(300) NOT NULL DEFAULT '' COMMENT '说明（本系统的话）',
  PRIMARY KEY (id),
  UNIQUE KEY (code),
  FOREIGN KEY (region) REFERENCES region(id),
  CHECK (kind = 'capstone' OR dimension IS NOT NULL)
) ENGINE=InnoDB COMMENT='微能力（能力点）';

-- What a place calls an ability (R34): the code is the key.
CREATE TABLE ability_label (
  policy  BIGINT UNSIGNED NOT NULL COMMENT '用这份政策的地方',
  ability BIGINT UNSIGNED NOT NULL COMMENT '能力点',
  name    VARCHAR(60) NOT NULL COMMENT '当地的叫法',
  PRIMARY KEY (ability, policy),
  FOREIGN KEY (policy) REFERENCES policy(id),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='能力点的地方名称';

-- What is to be handed in for an ability, as a whole, never changed: an import
-- adds the next one, of the office's policy.  A draft names the list it began
-- with and keeps it, and so does what is handed in and judged.
CREATE TABLE requirement_list (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ability BIGINT UNSIGNED NOT NULL COMMENT '能力点',
  policy  BIGINT UNSIGNED COMMENT '用这份政策的地方；空为安装时所带，各地通用',
  number  INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '第几版',
  made_by BIGINT UNSIGNED COMMENT '导入人；空为安装时所带',
  made_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  scope   BIGINT UNSIGNED AS (COALESCE(policy, 0)) PERSISTENT COMMENT '政策的编号，通用为零',
  PRIMARY KEY (id),
  UNIQUE KEY (ability, scope, number),
  UNIQUE KEY (id, ability),
  FOREIGN KEY (ability) REFERENCES ability(id),
  FOREIGN KEY (policy) REFERENCES policy(id)
) ENGINE=InnoDB COMMENT='能力点材料要求的一版（不改，只加新版）';

CREATE TABLE requirement (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ability     BIGINT UNSIGNED NOT NULL COMMENT '能力点',
  list        BIGINT UNSIGNED NOT NULL COMMENT '哪一版要求',
  seq         TINYINT UNSIGNED NOT NULL COMMENT '第几项',
  title       VARCHAR(60) NOT NULL COMMENT '材料名称',
  kind        ENUM('document','video','image','link','any') NOT NULL COMMENT '材料种类',
  required    TINYINT(1) NOT NULL DEFAULT 1 COMMENT '必交',
  core        TINYINT(1) NOT NULL DEFAULT 1 COMMENT '主要材料（决定等级）',
  max_minutes SMALLINT UNSIGNED COMMENT '最长分钟数',
  note        VARCHAR(300) NOT NULL DEFAULT '' COMMENT '形式要求',
  origin      ENUM('official','local','project-default') NOT NULL COMMENT '来源：官方、地方、本系统默认',
  source      VARCHAR(300) NOT NULL DEFAULT '' COMMENT '出处',
  PRIMARY KEY (id),
  UNIQUE KEY (list, seq),
  UNIQUE KEY (id, ability),
  FOREIGN KEY (list, ability) REFERENCES requirement_list(id, ability),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='能力点要交的材料';

CREATE TABLE criterion (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  requirement BIGINT UNSIGNED NOT NULL COMMENT '材料',
  grade       ENUM('excellent','pass') NOT NULL COMMENT '等级：优秀、合格',
  seq         TINYINT UNSIGNED NOT NULL COMMENT '第几条',
  text        VARCHAR(300) NOT NULL COMMENT '条目',
  origin      ENUM('official','local','project-default') NOT NULL DEFAULT 'project-default'
              COMMENT '来源：官方、地方、本系统默认（官方材料的条目未必都找得到）',
  PRIMARY KEY (id),
  UNIQUE KEY (requirement, grade, seq),
  FOREIGN KEY (requirement) REFERENCES requirement(id)
) ENGINE=InnoDB COMMENT='评价条目';

-- Who is exempt is not drawn, is not late and stands in no denominator.
CREATE TABLE exemption (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person    BIGINT UNSIGNED NOT NULL COMMENT '人',
  kind      ENUM('leave','retirement','other') NOT NULL COMMENT '事由：请假、退休、其他',
  document  VARCHAR(300) NOT NULL COMMENT '依据的文件（名称、文号或存放处）',
  since     DATE NOT NULL COMMENT '起始日期',
  until     DATE COMMENT '恢复日期（当日起不再免予参加）；空为一直',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, person, since),
  KEY (person),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  CHECK (document <> ''),
  CHECK (until IS NULL OR until >= since),
  CHECK (made_by <> person)
) ENGINE=InnoDB COMMENT='免予参加（R3：原则上都参加，免者须有依据）';

-- A school's management asks for more time for some of its teachers; the office answers at once
-- for all or for some of them, as often as some still wait; what is withdrawn is an answer, too.
-- A teacher waits in one request at a time, and is given what was asked for her only once.
CREATE TABLE extension_request (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school    BIGINT UNSIGNED NOT NULL COMMENT '申请的学校',
  deadline  DATE COMMENT '提出时的完成期限；政策未作规定的，空',
  until     DATE NOT NULL COMMENT '申请延至哪一天（含当日）',
  kind      ENUM('sick','maternity','seconded','training','new','disaster','other') NOT NULL COMMENT '事由：病假、产假、借调支教交流、脱产学习、新入职或调入、停课、其他（本系统默认）',
  reason    VARCHAR(300) NOT NULL COMMENT '理由',
  document  VARCHAR(300) NOT NULL DEFAULT '' COMMENT '依据的文件（名称、文号或存放处）；没有规定要有，可空',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '申请人（校级管理）',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '申请时间',
  PRIMARY KEY (id),
  UNIQUE KEY (id, programme),
  KEY (school),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (school) REFERENCES school(id),
  CHECK (reason <> '')
) ENGINE=InnoDB COMMENT='学校的延期申请';

CREATE TABLE extension_answer (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  request     BIGINT UNSIGNED NOT NULL COMMENT '延期申请',
  outcome     ENUM('granted','refused','withdrawn') NOT NULL COMMENT '结果：准予延期、不准予延期、学校撤回',
  until       DATE COMMENT '准予延至哪一天（含当日）',
  remark      VARCHAR(300) NOT NULL DEFAULT '' COMMENT '意见',
  answered_by BIGINT UNSIGNED NOT NULL COMMENT '答复人（项目办）；撤回的，学校',
  answered_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '答复时间',
  PRIMARY KEY (id),
  UNIQUE KEY (id, request),
  KEY (request),
  FOREIGN KEY (request) REFERENCES extension_request(id),
  CHECK ((outcome = 'granted') = (until IS NOT NULL)),
  CHECK (outcome <> 'refused' OR remark <> '')
) ENGINE=InnoDB COMMENT='延期申请的答复（只增不改）';

CREATE TABLE extension_asked (
  request   BIGINT UNSIGNED NOT NULL COMMENT '延期申请',
  person    BIGINT UNSIGNED NOT NULL COMMENT '教师',
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  answer    BIGINT UNSIGNED COMMENT '对她的答复；空为等候',
  waits     TINYINT(1) AS (IF(answer IS NULL, 1, NULL)) PERSISTENT COMMENT '等候答复（一人只一次）',
  PRIMARY KEY (request, person),
  UNIQUE KEY once (programme, person, waits),
  KEY (person),
  KEY (request, waits),
  KEY waiting (waits, request),
  FOREIGN KEY (request, programme) REFERENCES extension_request(id, programme),
  FOREIGN KEY (answer, request) REFERENCES extension_answer(id, request),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='为哪些教师申请延期';

-- Only ever added to: the latest for a scope holds, so one given by mistake is
-- followed by a shorter one.
CREATE TABLE extension (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person         BIGINT UNSIGNED COMMENT '范围：一人',
  teaching_group BIGINT UNSIGNED COMMENT '范围：教研组',
  school         BIGINT UNSIGNED COMMENT '范围：学校',
  until          DATE NOT NULL COMMENT '延至哪一天（含当日）',
  reason         VARCHAR(300) NOT NULL COMMENT '理由',
  document       VARCHAR(300) NOT NULL DEFAULT '' COMMENT '依据的文件（名称、文号或存放处）；没有规定要有，可空',
  answer         BIGINT UNSIGNED COMMENT '由学校申请而来的，那次答复；空为项目办自行办理',
  made_by        BIGINT UNSIGNED NOT NULL COMMENT '批准人（项目办）',
  made_at        DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '批准时间',
  PRIMARY KEY (id),
  KEY (programme, person),
  KEY (programme, teaching_group),
  KEY (programme, school),
  KEY (person),
  KEY (teaching_group),
  KEY (school),
  UNIQUE KEY (answer, person),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (answer) REFERENCES extension_answer(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (teaching_group) REFERENCES teaching_group(id),
  FOREIGN KEY (school) REFERENCES school(id),
  CHECK ((person IS NOT NULL) + (teaching_group IS NOT NULL) + (school IS NOT NULL) = 1),
  CHECK (reason <> ''),
  CHECK (answer IS NULL OR person IS NOT NULL)
) ENGINE=InnoDB COMMENT='延期（只增不改）';

-- Who does not judge whom.  Both directions are rows, written together, so that
-- whoever asks needs no OR.
CREATE TABLE relation (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person      BIGINT UNSIGNED NOT NULL COMMENT '一方',
  other       BIGINT UNSIGNED NOT NULL COMMENT '另一方',
  kind        ENUM('family','other') NOT NULL COMMENT '关系：亲属、其他利害关系',
  declared_by BIGINT UNSIGNED NOT NULL COMMENT '申报人',
  since       DATE NOT NULL COMMENT '申报日期',
  until       DATE COMMENT '解除日期（当日起无效）；空为仍有',
  held        TINYINT(1) AS (IF(until IS NULL, 1, NULL)) PERSISTENT COMMENT '仍有（同样两人只一份）',
  PRIMARY KEY (id),
  UNIQUE KEY once (person, other, held),
  KEY (other),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (other) REFERENCES person(id),
  CHECK (person <> other)
) ENGINE=InnoDB COMMENT='申报的亲属等关系（回避）';

-- Who moves into another programme takes hours and abilities along: what she has
-- in `source` counts in `programme`.  Of a second move the sources of the first
-- are rows, too.
CREATE TABLE carried (
  person    BIGINT UNSIGNED NOT NULL COMMENT '人',
  programme BIGINT UNSIGNED NOT NULL COMMENT '转入的工程',
  source    BIGINT UNSIGNED NOT NULL COMMENT '转出的工程，其学时与能力点一并计入',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '转入时间',
  PRIMARY KEY (person, programme, source),
  KEY (programme),
  KEY (source),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (source) REFERENCES programme(id),
  CHECK (source <> programme)
) ENGINE=InnoDB COMMENT='随人转入的工程';

-- Two records that are one person: proposed by one, answered by another, neither of
-- them that person (ours).  `other` is closed; nothing that it did is moved or lost.
CREATE TABLE same_person (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person      BIGINT UNSIGNED NOT NULL COMMENT '保留的记录',
  other       BIGINT UNSIGNED NOT NULL COMMENT '要停用的记录',
  reason      VARCHAR(300) NOT NULL COMMENT '依据',
  region      BIGINT UNSIGNED COMMENT '两份记录所在学校共同的最低一级区域：由谁确认；空为没有',
  proposed_by BIGINT UNSIGNED NOT NULL COMMENT '提出人',
  proposed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提出时间',
  PRIMARY KEY (id),
  UNIQUE KEY (id, person, other, proposed_by),
  KEY (person),
  KEY (other),
  KEY (region),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (other) REFERENCES person(id),
  FOREIGN KEY (region) REFERENCES region(id),
  CHECK (person <> other),
  CHECK (reason <> ''),
  CHECK (proposed_by NOT IN (person, other))
) ENGINE=InnoDB COMMENT='两份记录是同一个人（提出）';

CREATE TABLE same_person_answer (
  proposal    BIGINT UNSIGNED NOT NULL COMMENT '提出的合并',
  person      BIGINT UNSIGNED NOT NULL COMMENT '保留的记录',
  other       BIGINT UNSIGNED NOT NULL COMMENT '要停用的记录',
  proposed_by BIGINT UNSIGNED NOT NULL COMMENT '提出人',
  confirmed   TINYINT(1) NOT NULL COMMENT '确认；否则不是同一个人，或由提出人撤回',
  answered_by BIGINT UNSIGNED NOT NULL COMMENT '答复人',
  answered_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '答复时间',
  ended       BIGINT UNSIGNED AS (IF(confirmed, other, NULL)) PERSISTENT COMMENT '已停用的记录（只一次）',
  PRIMARY KEY (proposal),
  UNIQUE KEY once (ended),
  KEY (person),
  FOREIGN KEY (proposal, person, other, proposed_by) REFERENCES same_person(id, person, other, proposed_by),
  CHECK (answered_by NOT IN (person, other)),
  CHECK (confirmed = 0 OR answered_by <> proposed_by)
) ENGINE=InnoDB COMMENT='两份记录是同一个人（另一人答复）';

-- What a person asks to have corrected of what is kept about her (PIPL 46), and how it ended.  It waits with
-- the management of the school that keeps her roster, and goes along when she moves; with the administrators of
-- a region where she is at no school, or nobody else managed hers when she asked (ours).  Of one thing one at a
-- time: two that are asked at once would follow the same one.
CREATE TABLE amendment (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person   BIGINT UNSIGNED NOT NULL COMMENT '申请人，也是更正的是谁的信息',
  subject  ENUM('name','sex','born_on','staff_no','staff','full_time','subject','group','school','role','hours','certificate','other') NOT NULL
           COMMENT '更正哪一项：姓名、性别、出生日期、工号、人员类别、是否专任、任教学科、教研组、单位、职务、学时记录、证书、其他',
  wanted   VARCHAR(300) NOT NULL COMMENT '应当是什么',
  reason   VARCHAR(500) NOT NULL COMMENT '理由和依据',
  region   BIGINT UNSIGNED COMMENT '由这个区域的系统管理员答复；空为由所在学校管理团队答复',
  follows  BIGINT UNSIGNED DEFAULT 0 COMMENT '同一人同一项的上一份申请；0为第一份；空为从合并的另一份记录转来',
  asked_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '申请时间',
  PRIMARY KEY (id),
  UNIQUE KEY (id, person),
  UNIQUE KEY one_at_a_time (person, subject, follows),
  KEY (region),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (region) REFERENCES region(id),
  CHECK (wanted <> '' AND reason <> '')
) ENGINE=InnoDB COMMENT='更正申请（个人信息保护法第四十六条）';

CREATE TABLE amendment_end (
  amendment   BIGINT UNSIGNED NOT NULL COMMENT '更正申请',
  person      BIGINT UNSIGNED NOT NULL COMMENT '申请人',
  outcome     ENUM('amended','refused','withdrawn') NOT NULL COMMENT '已更正、不予更正、本人撤回',
  remark      VARCHAR(500) NOT NULL DEFAULT '' COMMENT '答复；不予更正的写明理由',
  answered_by BIGINT UNSIGNED COMMENT '答复人；空为本人撤回',
  ended_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '答复（撤回）时间',
  PRIMARY KEY (amendment),
  KEY (person),
  FOREIGN KEY (amendment, person) REFERENCES amendment(id, person),
  FOREIGN KEY (answered_by) REFERENCES person(id),
  CHECK ((outcome = 'withdrawn') = (answered_by IS NULL)),
  CHECK (answered_by <> person),
  CHECK (outcome <> 'refused' OR remark <> '')
) ENGINE=InnoDB COMMENT='更正申请的答复或撤回（一次）';

CREATE TABLE school_ict (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  school      BIGINT UNSIGNED NOT NULL COMMENT '学校',
  bandwidth   INT UNSIGNED COMMENT '宽带（兆）',
  networks    VARCHAR(200) NOT NULL DEFAULT '' COMMENT '网络，如校内全面覆盖',
  computers   INT UNSIGNED COMMENT '电脑台数',
  all_in_one  INT UNSIGNED COMMENT '教学一体机台数',
  visualisers INT UNSIGNED COMMENT '展台台数',
  note        VARCHAR(500) NOT NULL DEFAULT '' COMMENT '说明',
  made_by     BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  made_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (id),
  KEY (school),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='学校信息化条件（R22；只增不改，以最后一次为准）';

CREATE TABLE pairing (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  kind         ENUM('help','dual_teacher') NOT NULL COMMENT '方式：对口帮扶、双师教学',
  school       BIGINT UNSIGNED NOT NULL COMMENT '帮扶学校',
  other        BIGINT UNSIGNED NOT NULL COMMENT '受援学校',
  person       BIGINT UNSIGNED COMMENT '帮扶教师；空为学校之间',
  other_person BIGINT UNSIGNED COMMENT '受援教师；空为学校之间',
  note         VARCHAR(300) NOT NULL DEFAULT '' COMMENT '说明',
  since        DATE NOT NULL COMMENT '结对日期',
  until        DATE COMMENT '结束日期；空为仍在结对',
  made_by      BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  made_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (id),
  KEY (school),
  KEY (other),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (other) REFERENCES school(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (other_person) REFERENCES person(id),
  CHECK (school <> other)
) ENGINE=InnoDB COMMENT='结对（R27）';
