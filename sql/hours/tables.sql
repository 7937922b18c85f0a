-- hours: where each 学时 comes from.  The ledger that a teacher sees is the
-- view hours_line: platform records, attendance, certified abilities and the
-- entries below, so that no hour can disagree with its cause.

CREATE TABLE provider (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme  BIGINT UNSIGNED NOT NULL COMMENT '工程',
  name       VARCHAR(60) NOT NULL COMMENT '平台名称',
  driver     ENUM('xapi','moodle','json','folder') NOT NULL COMMENT '接口：xAPI、Moodle、按对应表读的JSON、投放文件夹',
  address    VARCHAR(300) NOT NULL DEFAULT '' COMMENT '接口地址（不含口令）；投放文件夹没有',
  credential VARCHAR(60) CHARACTER SET ascii NOT NULL DEFAULT '' COMMENT '口令文件名（systemd 凭据），口令不入库；投放文件夹：文件夹名',
  home       VARCHAR(300) NOT NULL DEFAULT '' COMMENT '平台账号的主页（xAPI homePage），别处的账号不认；空为不限',
  mapping    JSON COMMENT '对应表：JSON 接口的各项在哪里（见 fcgi/hours/mapping.h）',
  minutes    SMALLINT UNSIGNED NOT NULL COMMENT '平台多少分钟为1学时（各平台自定，常见45）',
  wait       SMALLINT UNSIGNED NOT NULL DEFAULT 60 COMMENT '每隔多少分钟取一次（本系统默认60）；0为每次都取',
  per_minute SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '每分钟最多问平台几次；0为不限',
  version    INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '修改次数',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, name),
  FOREIGN KEY (programme) REFERENCES programme(id),
  CHECK ((driver = 'json') = (mapping IS NOT NULL)),
  CHECK ((driver = 'folder') = (address = '')),
  CHECK (driver <> 'folder' OR credential <> ''),
  CHECK (wait <= 10080),
  CHECK (minutes BETWEEN 1 AND 240)
) ENGINE=InnoDB COMMENT='在线平台';

-- How long the platform's courses are: what a Moodle course earns when it is
-- completed, and what a record is held against.  Minutes, as the office knows them.
CREATE TABLE platform_course (
  provider BIGINT UNSIGNED NOT NULL COMMENT '平台',
  code     VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL COMMENT '课程在平台上的编号（xAPI 活动地址、Moodle 课程 id）',
  name     VARCHAR(200) NOT NULL COMMENT '课程',
  minutes  SMALLINT UNSIGNED NOT NULL COMMENT '课程长度（分钟）；0为不再计',
  set_by   BIGINT UNSIGNED NOT NULL COMMENT '谁填的',
  set_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6) COMMENT '填写时间',
  PRIMARY KEY (provider, code),
  FOREIGN KEY (provider) REFERENCES provider(id)
) ENGINE=InnoDB COMMENT='平台课程的长度';

CREATE TABLE pull_run (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  provider    BIGINT UNSIGNED NOT NULL COMMENT '平台',
  began_at    DATETIME(6) NOT NULL COMMENT '开始时间',
  ended_at    DATETIME(6) COMMENT '结束时间',
  since       DATETIME(6) COMMENT '从平台的哪个时间起取',
  reached     DATETIME(6) COMMENT '取到平台的哪个时间',
  seen        INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '读到条数',
  added       INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '新增条数',
  known       INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '早已有的条数',
  unmatched   INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '新增中对不上教师的条数',
  doubted     INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '存疑的条数',
  refused     INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '不能用的条数',
  trouble     VARCHAR(300) NOT NULL DEFAULT '' COMMENT '出错说明；空为正常',
  unchecked   TINYINT(1) NOT NULL DEFAULT 0 COMMENT '未核查：1为取来的记录还没有核查，先不计入',
  good        TINYINT(1) AS (IF(ended_at IS NOT NULL AND trouble = '', 1, NULL)) PERSISTENT COMMENT '取完且无错（页面上“数据截至”的依据）',
  PRIMARY KEY (id),
  KEY (provider, id),
  KEY last_good (provider, good, id),
  FOREIGN KEY (provider) REFERENCES provider(id)
) ENGINE=InnoDB COMMENT='取数记录';

-- A drop folder's files, each looked at once.
CREATE TABLE drop_file (
  provider BIGINT UNSIGNED NOT NULL COMMENT '平台',
  hash     BINARY(32) NOT NULL COMMENT '文件的 SHA-256',
  name     VARCHAR(255) NOT NULL COMMENT '文件名',
  run      BIGINT UNSIGNED NOT NULL COMMENT '哪次取到的',
  trouble  VARCHAR(300) NOT NULL COMMENT '没有取成的原因；空为已取',
  note     VARCHAR(300) NOT NULL COMMENT '第一行不能用的是哪行、为什么；空为没有',
  PRIMARY KEY (provider, hash),
  KEY (run),
  FOREIGN KEY (provider) REFERENCES provider(id),
  FOREIGN KEY (run) REFERENCES pull_run(id)
) ENGINE=InnoDB COMMENT='投放文件夹里看过的文件（只增不改）';

CREATE TABLE platform_record (
  provider    BIGINT UNSIGNED NOT NULL COMMENT '平台',
  record      VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '平台自己的记录编号，同号只算一次',
  account     VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL COMMENT '平台上的账号',
  code        VARCHAR(200) COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '' COMMENT '课程在平台上的编号；空为未给出',
  course      VARCHAR(200) NOT NULL COMMENT '课程',
  seconds     INT UNSIGNED NOT NULL COMMENT '时长（秒）',
  measured    TINYINT(1) NOT NULL DEFAULT 1 COMMENT '用时：1为平台量出的，0为学完后按课程长度给的',
  completed   TINYINT(1) COMMENT '学完：1为平台说学完了这门课；空为未给出',
  elapsed     INT UNSIGNED COMMENT '平台所示从开始到学完的时间（秒）；空为未给出',
  passed      TINYINT(1) COMMENT '平台给出的结论：1合格、0不合格；空为未给出（R61）',
  score       TINYINT UNSIGNED COMMENT '平台给出的成绩（百分制，去零头）；空为未给出（R61）',
  happened_at DATETIME(6) NOT NULL COMMENT '学习时间（UTC）',
  stored_at   DATETIME(6) NOT NULL COMMENT '平台入库时间（UTC）',
  run         BIGINT UNSIGNED NOT NULL COMMENT '哪次取到的',
  PRIMARY KEY (provider, record),
  KEY (provider, account, happened_at),
  KEY (run, account),
  FOREIGN KEY (provider) REFERENCES provider(id),
  FOREIGN KEY (run) REFERENCES pull_run(id),
  CHECK (score <= 100)
) ENGINE=InnoDB COMMENT='平台学习记录（只增不改）';

-- Sums that cannot be (rules.md 6): such a record is kept and shown, and counts only
-- once the office has said so (ours).
CREATE TABLE platform_doubt (
  provider BIGINT UNSIGNED NOT NULL COMMENT '平台',
  record   VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '记录编号',
  reasons  SET('day','overlap','length','fast') NOT NULL COMMENT '一天超过24小时、与别的学习时间重叠、超过课程长度、学完得太快',
  run      BIGINT UNSIGNED NOT NULL COMMENT '哪次核查出的',
  PRIMARY KEY (provider, record),
  KEY found (provider, run, record),
  FOREIGN KEY (provider, record) REFERENCES platform_record(provider, record),
  FOREIGN KEY (run) REFERENCES pull_run(id),
  CHECK (reasons <> '')
) ENGINE=InnoDB COMMENT='存疑的平台记录（只增不改）';

CREATE TABLE doubt_answer (
  provider    BIGINT UNSIGNED NOT NULL COMMENT '平台',
  record      VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '记录编号',
  counts      TINYINT(1) NOT NULL COMMENT '计入：1为计入，0为不计入',
  note        VARCHAR(300) NOT NULL COMMENT '理由',
  answered_by BIGINT UNSIGNED NOT NULL COMMENT '谁认定的（项目办）',
  answered_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '认定时间',
  PRIMARY KEY (provider, record),
  FOREIGN KEY (provider, record) REFERENCES platform_doubt(provider, record),
  CHECK (note <> '')
) ENGINE=InnoDB COMMENT='存疑记录的认定（只增不改）';

CREATE TABLE platform_void (
  provider BIGINT UNSIGNED NOT NULL COMMENT '平台',
  record   VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '被平台作废的记录编号',
  run      BIGINT UNSIGNED NOT NULL COMMENT '哪次取到的',
  PRIMARY KEY (provider, record),
  FOREIGN KEY (run) REFERENCES pull_run(id)
) ENGINE=InnoDB COMMENT='平台作废的记录';

-- Every account that a platform has spoken of, and whose it is.  Accounts equal
-- to a login match themselves; the others wait for the office, found by an index.
-- One person may have several accounts, an account belongs to one person.
CREATE TABLE platform_account (
  provider   BIGINT UNSIGNED NOT NULL COMMENT '平台',
  account    VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL COMMENT '平台上的账号（一字不差才是同一个）',
  name       VARCHAR(60) NOT NULL DEFAULT '' COMMENT '平台上的姓名，供认定时参考',
  seen_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '首次见到的时间',
  person     BIGINT UNSIGNED COMMENT '人；空为待认定',
  matched_by BIGINT UNSIGNED COMMENT '谁认定的；0 为按登录名自动',
  matched_at DATETIME(6) COMMENT '认定时间',
  PRIMARY KEY (provider, account),
  KEY waiting (provider, person, account),
  KEY seen (provider, person, seen_at, account),
  KEY (provider, matched_at),
  KEY (person),
  FOREIGN KEY (provider) REFERENCES provider(id),
  FOREIGN KEY (person) REFERENCES person(id),
  CHECK ((person IS NULL) = (matched_by IS NULL)),
  CHECK ((person IS NULL) = (matched_at IS NULL)),
  CHECK (person IS NULL OR matched_by <> person)
) ENGINE=InnoDB COMMENT='平台账号与人';

CREATE TABLE activity (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  teaching_group BIGINT UNSIGNED COMMENT '教研组；空为全校',
  form           ENUM('session','prepare','teach','study','improve','reteach','group','model','senior','young','everyone')
                 NOT NULL DEFAULT 'session'
                 COMMENT '形式：教研活动；环节（R164）集体备课、上课、研课、形成改进方案、再上课；课型（R165、R166）组内研讨课、骨干示范课、高级教师优质课、青年教师汇报课、全员教师展示课',
  follows        BIGINT UNSIGNED COMMENT '接着哪一次（同一节课的上一环节，R164）',
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
  FOREIGN KEY (follows) REFERENCES activity(id),
  CHECK (follows IS NULL OR form IN ('prepare','teach','study','improve','reteach')),
  CHECK (hundredths BETWEEN 1 AND 1600)
) ENGINE=InnoDB COMMENT='校本教研活动';

-- review's tables come before these.
ALTER TABLE scan_page ADD FOREIGN KEY (activity) REFERENCES activity(id);
ALTER TABLE scan_placing ADD FOREIGN KEY (activity) REFERENCES activity(id);

-- Sign-in by a code on the projector.  The code is computed from the secret and the
-- time, and is written nowhere; no view shows the secret.
CREATE TABLE sign_in (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  activity  BIGINT UNSIGNED NOT NULL COMMENT '活动',
  secret    BINARY(32) NOT NULL COMMENT '密钥：签到码由它和时间算出，不给任何人看',
  opened_by BIGINT UNSIGNED NOT NULL COMMENT '谁开始的',
  opened_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '开始时间',
  until     DATETIME(6) NOT NULL COMMENT '到什么时间为止',
  PRIMARY KEY (id),
  UNIQUE KEY (id, activity),
  KEY (activity, until),
  FOREIGN KEY (activity) REFERENCES activity(id),
  CHECK (until > opened_at)
) ENGINE=InnoDB COMMENT='活动的签到（只增不改）';

CREATE TABLE sign_in_end (
  sign_in  BIGINT UNSIGNED NOT NULL COMMENT '签到',
  ended_by BIGINT UNSIGNED NOT NULL COMMENT '谁提前结束的',
  ended_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '结束时间',
  PRIMARY KEY (sign_in),
  FOREIGN KEY (sign_in) REFERENCES sign_in(id)
) ENGINE=InnoDB COMMENT='签到提前结束（只增不改）';

-- Wrong codes, so that nobody guesses; who brings the right one leaves none.
CREATE TABLE sign_in_miss (
  id     BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  person BIGINT UNSIGNED NOT NULL COMMENT '谁输错的',
  at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '输错时间',
  PRIMARY KEY (id),
  KEY (person, at),
  KEY (at),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='输错的签到码（只增不改，一天后由 hours-pull 清除）';

-- What proves who was there, beside the leader's list.  The foreign key to file:
-- evidence's tables come before these.
CREATE TABLE activity_photo (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  activity BIGINT UNSIGNED NOT NULL COMMENT '活动',
  file     BIGINT UNSIGNED NOT NULL COMMENT '文件',
  name     VARCHAR(200) NOT NULL COMMENT '原文件名（只作显示）',
  added_by BIGINT UNSIGNED NOT NULL COMMENT '谁添加的',
  added_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '添加时间',
  PRIMARY KEY (id),
  UNIQUE KEY (activity, file),
  KEY (file),
  FOREIGN KEY (activity) REFERENCES activity(id),
  FOREIGN KEY (file) REFERENCES file(id)
) ENGINE=InnoDB COMMENT='活动照片（只增不改）';

CREATE TABLE attendance (
  activity  BIGINT UNSIGNED NOT NULL COMMENT '活动',
  person    BIGINT UNSIGNED NOT NULL COMMENT '到场的人',
  listed_by BIGINT UNSIGNED NOT NULL COMMENT '登记人；凭码签到的是本人',
  listed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  sign_in   BIGINT UNSIGNED COMMENT '凭码签到：哪次签到；空为按名单登记',
  PRIMARY KEY (activity, person),
  KEY (person),
  FOREIGN KEY (activity) REFERENCES activity(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (sign_in, activity) REFERENCES sign_in(id, activity),
  CHECK (sign_in IS NULL OR listed_by = person)
) ENGINE=InnoDB COMMENT='到场名单';

-- 学时认定 (R60), where the policy asks for it: the office recognises what a
-- school has listed so far.  Who is listed later waits for the next time.
CREATE TABLE attendance_recognised (
  activity      BIGINT UNSIGNED NOT NULL COMMENT '活动',
  person        BIGINT UNSIGNED NOT NULL COMMENT '到场的人',
  recognised_by BIGINT UNSIGNED NOT NULL COMMENT '认定人（项目办）',
  recognised_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '认定时间',
  PRIMARY KEY (activity, person),
  FOREIGN KEY (activity, person) REFERENCES attendance(activity, person),
  CHECK (recognised_by <> person)
) ENGINE=InnoDB COMMENT='校本教研学时的认定（只增不改）';

-- Entries made by hand: other hours, and counter entries.  Never changed.  A
-- counter entry is negative and names what it corrects: an entry, an attendance or
-- a platform's record of the same person, each once.  Never more than that: the
-- statement looks, and what it names never changes.
CREATE TABLE hours_entry (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme   BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person      BIGINT UNSIGNED NOT NULL COMMENT '教师',
  kind        ENUM('online','evidence','research','recording','other') NOT NULL COMMENT '种类：线上、材料、教研、实录、其他',
  hundredths  INT NOT NULL COMMENT '学时×100；冲正为负',
  happened_on DATE NOT NULL COMMENT '日期；冲正与所冲正的同日，各日的合计才都对',
  note        VARCHAR(300) NOT NULL COMMENT '事由',
  document    VARCHAR(300) NOT NULL DEFAULT '' COMMENT '依据的文件（名称、文号或存放处）；“其他”学时必须有',
  corrects    BIGINT UNSIGNED COMMENT '所冲正的登记',
  activity    BIGINT UNSIGNED COMMENT '所冲正的到场',
  provider    BIGINT UNSIGNED COMMENT '所冲正的平台记录：平台',
  record      VARCHAR(64) CHARACTER SET ascii COMMENT '所冲正的平台记录：编号',
  entered_by  BIGINT UNSIGNED NOT NULL COMMENT '登记人',
  entered_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登记时间',
  PRIMARY KEY (id),
  KEY (person, programme),
  UNIQUE KEY (id, person),
  UNIQUE KEY corrected_once (corrects, person),
  UNIQUE KEY corrected_there (activity, person),
  UNIQUE KEY corrected_online (provider, record),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (corrects, person) REFERENCES hours_entry(id, person),
  FOREIGN KEY (activity, person) REFERENCES attendance(activity, person),
  FOREIGN KEY (provider, record) REFERENCES platform_record(provider, record),
  CHECK (hundredths <> 0),
  CHECK ((hundredths < 0) = ((corrects IS NOT NULL) + (activity IS NOT NULL) + (provider IS NOT NULL) = 1)),
  CHECK (hundredths < 0 OR (corrects IS NULL AND activity IS NULL AND provider IS NULL)),
  CHECK ((provider IS NULL) = (record IS NULL)),
  CHECK (kind <> 'other' OR hundredths < 0 OR document <> ''),
  CHECK (note <> ''),
  CHECK (entered_by <> person)
) ENGINE=InnoDB COMMENT='手工登记的学时（只增不改）';
