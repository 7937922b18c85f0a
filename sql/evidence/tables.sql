-- evidence: drafts, uploads, files, and what was handed in.

-- A file is its content: the same bytes are stored once (store/ab/cd/<sha256>).
CREATE TABLE file (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  sha256    BINARY(32) NOT NULL COMMENT '内容的 SHA-256，也是存放位置',
  size      BIGINT UNSIGNED NOT NULL COMMENT '字节数',
  crc32     INT UNSIGNED NOT NULL COMMENT '内容的 CRC-32，打包下载时用',
  kind      ENUM('document','video','image') NOT NULL COMMENT '种类，由内容判定',
  type      VARCHAR(100) CHARACTER SET ascii NOT NULL COMMENT '媒体类型，由内容判定',
  stored_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '入库时间',
  PRIMARY KEY (id),
  UNIQUE KEY (sha256)
) ENGINE=InnoDB COMMENT='文件';

-- plan's tables come before these.
ALTER TABLE plan_attachment ADD FOREIGN KEY (file) REFERENCES file(id);

-- tus 1.0: how much has arrived is the size of incoming/<token>, never a column.
CREATE TABLE upload (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  token      CHAR(32) CHARACTER SET ascii NOT NULL COMMENT '上传地址中的随机串',
  person     BIGINT UNSIGNED NOT NULL COMMENT '上传人',
  name       VARCHAR(200) NOT NULL COMMENT '原文件名（只作显示）',
  size       BIGINT UNSIGNED NOT NULL COMMENT '声明的字节数',
  mark       VARCHAR(32) CHARACTER SET ascii COMMENT '内容的记号：再选同一个文件时凭它接着传',
  made_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '开始时间',
  expires_at DATETIME(6) NOT NULL COMMENT '未传完的失效时间',
  file       BIGINT UNSIGNED COMMENT '传完后的文件',
  PRIMARY KEY (id),
  UNIQUE KEY (token),
  UNIQUE KEY (id, person),
  KEY (person, made_at),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (file) REFERENCES file(id)
) ENGINE=InnoDB COMMENT='上传';

CREATE TABLE draft (
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person    BIGINT UNSIGNED NOT NULL COMMENT '教师',
  ability   BIGINT UNSIGNED NOT NULL COMMENT '能力点',
  list      BIGINT UNSIGNED NOT NULL COMMENT '开始时的材料要求，始终不变',
  pieces    JSON NOT NULL COMMENT '各项材料：上传、链接、自评条目、说明',
  note      VARCHAR(2000) NOT NULL DEFAULT '' COMMENT '总的说明',
  version   INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '保存次数',
  saved_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '保存时间',
  PRIMARY KEY (person, ability, programme),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (list, ability) REFERENCES requirement_list(id, ability),
  FOREIGN KEY (ability) REFERENCES ability(id)
) ENGINE=InnoDB COMMENT='认证材料草稿';

-- A submission never changes; a correction is the next number.  A fail ends an
-- attempt, a return does not.  The person stands first in its key: statements
-- know her and the ability, and would else read all works of that ability.
CREATE TABLE submission (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person         BIGINT UNSIGNED NOT NULL COMMENT '教师',
  ability        BIGINT UNSIGNED NOT NULL COMMENT '能力点',
  number         INT UNSIGNED NOT NULL COMMENT '第几稿',
  attempt        INT UNSIGNED NOT NULL COMMENT '第几次认证（不合格后加一，退回不加）',
  school         BIGINT UNSIGNED NOT NULL COMMENT '当时的学校',
  teaching_group BIGINT UNSIGNED COMMENT '当时的教研组',
  policy_version BIGINT UNSIGNED NOT NULL COMMENT '所依政策版本，始终不变',
  note           VARCHAR(2000) NOT NULL DEFAULT '' COMMENT '总的说明',
  self_grade     ENUM('excellent','pass','fail') NOT NULL COMMENT '自评等级（由条目算出）',
  handed_in_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提交时间',
  PRIMARY KEY (id),
  UNIQUE KEY one_version (person, ability, programme, number),
  UNIQUE KEY (id, person),
  UNIQUE KEY (id, ability),
  KEY (school, handed_in_at),
  KEY (teaching_group, handed_in_at),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (ability) REFERENCES ability(id),
  FOREIGN KEY (policy_version) REFERENCES policy_version(id)
) ENGINE=InnoDB COMMENT='认证材料（不改的一稿）';

CREATE TABLE piece (
  submission  BIGINT UNSIGNED NOT NULL COMMENT '哪一稿',
  requirement BIGINT UNSIGNED NOT NULL COMMENT '哪一项材料',
  ability     BIGINT UNSIGNED NOT NULL COMMENT '能力点（稿与材料须同属一个）',
  file        BIGINT UNSIGNED COMMENT '文件',
  name        VARCHAR(200) COMMENT '原文件名（只作显示）',
  link        VARCHAR(500) COMMENT '网址',
  remark      VARCHAR(1000) NOT NULL DEFAULT '' COMMENT '教师的说明',
  self_ticks  JSON NOT NULL COMMENT '自评勾选的条目 criterion.id',
  self_grade  ENUM('excellent','pass','fail') NOT NULL COMMENT '自评等级（由条目算出）',
  PRIMARY KEY (submission, requirement),
  KEY (file),
  FOREIGN KEY (submission, ability) REFERENCES submission(id, ability),
  FOREIGN KEY (requirement, ability) REFERENCES requirement(id, ability),
  FOREIGN KEY (file) REFERENCES file(id),
  CHECK ((file IS NULL) <> (link IS NULL))
) ENGINE=InnoDB COMMENT='一项材料';

-- Pictures only, and nine in all (ours: no notice speaks of several): the first stands in
-- piece, as the one file of any other piece does; these are shown after it.
CREATE TABLE piece_picture (
  submission  BIGINT UNSIGNED NOT NULL COMMENT '哪一稿',
  requirement BIGINT UNSIGNED NOT NULL COMMENT '哪一项材料',
  number      TINYINT UNSIGNED NOT NULL COMMENT '第几张（第一张在 piece 中）',
  file        BIGINT UNSIGNED NOT NULL COMMENT '文件',
  name        VARCHAR(200) NOT NULL COMMENT '原文件名（只作显示）',
  PRIMARY KEY (submission, requirement, number),
  UNIQUE KEY (submission, requirement, file),
  KEY (file),
  FOREIGN KEY (submission, requirement) REFERENCES piece(submission, requirement),
  FOREIGN KEY (file) REFERENCES file(id),
  CHECK (number BETWEEN 2 AND 9)
) ENGINE=InnoDB COMMENT='一项材料的其余图片';

-- 代填 (ours; issue 5): a leader or a helper prepares a work for a colleague.  It is of who
-- enters it until it is handed over, and of no effect until the colleague has taken it into
-- her draft, which she alone hands in.
CREATE TABLE on_behalf (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme  BIGINT UNSIGNED NOT NULL COMMENT '工程',
  author     BIGINT UNSIGNED NOT NULL COMMENT '替谁填写（材料属于本人）',
  ability    BIGINT UNSIGNED NOT NULL COMMENT '能力点',
  list       BIGINT UNSIGNED NOT NULL COMMENT '开始时的材料要求，始终不变',
  entered_by BIGINT UNSIGNED NOT NULL COMMENT '代填人',
  pieces     JSON NOT NULL COMMENT '各项材料，与草稿相同',
  note       VARCHAR(2000) NOT NULL DEFAULT '' COMMENT '总的说明',
  version    INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '保存次数',
  saved_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '保存时间',
  given_at   DATETIME(6) COMMENT '交给本人核对的时间，此后不改；空为还在填写',
  open       TINYINT(1) AS (IF(given_at IS NULL, 1, NULL)) PERSISTENT COMMENT '还在填写：一人对一项只有一份',
  PRIMARY KEY (id),
  UNIQUE KEY (entered_by, author, ability, programme, open),
  UNIQUE KEY (id, author, entered_by),
  KEY (author, ability, programme),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (author) REFERENCES person(id),
  FOREIGN KEY (entered_by) REFERENCES person(id),
  FOREIGN KEY (list, ability) REFERENCES requirement_list(id, ability),
  FOREIGN KEY (ability) REFERENCES ability(id),
  CHECK (entered_by <> author)
) ENGINE=InnoDB COMMENT='代填的材料';

CREATE TABLE on_behalf_answer (
  on_behalf   BIGINT UNSIGNED NOT NULL COMMENT '哪一份代填',
  author      BIGINT UNSIGNED NOT NULL COMMENT '本人',
  entered_by  BIGINT UNSIGNED NOT NULL COMMENT '代填人',
  taken       TINYINT(1) NOT NULL COMMENT '本人采用；采用后代填人回避',
  answered_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '答复时间',
  PRIMARY KEY (on_behalf),
  KEY (author, entered_by),
  FOREIGN KEY (on_behalf, author, entered_by) REFERENCES on_behalf(id, author, entered_by)
) ENGINE=InnoDB COMMENT='本人对代填的答复（只增不改）';
