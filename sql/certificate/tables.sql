-- certificate: proposed by the panel, recognised by the county, issued,
-- verified by anyone, revoked with a reason.

CREATE TABLE proposal (
  id             BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  person         BIGINT UNSIGNED NOT NULL COMMENT '教师',
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  policy_version BIGINT UNSIGNED NOT NULL COMMENT '所依政策版本',
  facts          JSON NOT NULL COMMENT '当时的各项事实与结论',
  proposed_by    BIGINT UNSIGNED NOT NULL COMMENT '考核小组经办人',
  proposed_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提出时间',
  open           TINYINT(1) NOT NULL DEFAULT 1 COMMENT '待认定；认定后为0，否则发不出证书（见 certificate 的外键）',
  PRIMARY KEY (id),
  UNIQUE KEY (programme, person),
  UNIQUE KEY (id, person, open),
  KEY waiting (open, school),
  KEY in_turn (open, id),
  KEY (school),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (policy_version) REFERENCES policy_version(id),
  CHECK (proposed_by <> person)
) ENGINE=InnoDB COMMENT='学校提出认定';

-- Recognition issues the certificate: the same person, the same moment.  The
-- foreign key lets none exist for a proposal that still waits, so the index by
-- which an office finds what waits cannot disagree with the certificates.
-- A corrected certificate replaces the one before it: a chain, all of one proposal.
CREATE TABLE certificate (
  id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  proposal      BIGINT UNSIGNED NOT NULL COMMENT '依据',
  person        BIGINT UNSIGNED NOT NULL COMMENT '教师',
  number        CHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '证书编号：16位随机（80比特）加校验',
  recognised_by BIGINT UNSIGNED NOT NULL COMMENT '县级认定人；本地没有规定由县级认定的，为学校提出人',
  issued_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '认定并发证时间',
  open          TINYINT(1) NOT NULL DEFAULT 0 COMMENT '依据已不在待认定之列，恒为0',
  replaces      BIGINT UNSIGNED COMMENT '所更正的旧证书；空为首次发证',
  facts         JSON COMMENT '更正时的各项事实；空为提出时的',
  reason        VARCHAR(300) NOT NULL DEFAULT '' COMMENT '更正理由',
  words         JSON NOT NULL COMMENT '证书上的文字：发证时的姓名、学校、区域、工程、政策；以后改名、并校都不变',
  first         TINYINT(1) AS (IF(replaces IS NULL, 1, NULL)) PERSISTENT COMMENT '首次发证（一个依据只一次）',
  PRIMARY KEY (id),
  UNIQUE KEY once (proposal, first),
  UNIQUE KEY (number),
  UNIQUE KEY (replaces),
  UNIQUE KEY (id, proposal),
  KEY (person),
  FOREIGN KEY (proposal, person, open) REFERENCES proposal(id, person, open),
  FOREIGN KEY (replaces, proposal) REFERENCES certificate(id, proposal),
  CHECK (open = 0),
  CHECK (recognised_by <> person),
  CHECK ((replaces IS NULL) = (reason = '')),
  CHECK ((replaces IS NULL) = (facts IS NULL))
) ENGINE=InnoDB COMMENT='证书（县级认定）';

CREATE TABLE revocation (
  certificate BIGINT UNSIGNED NOT NULL COMMENT '证书',
  reason      VARCHAR(300) NOT NULL COMMENT '撤销理由',
  revoked_by  BIGINT UNSIGNED NOT NULL COMMENT '撤销人',
  revoked_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '撤销时间',
  PRIMARY KEY (certificate),
  FOREIGN KEY (certificate) REFERENCES certificate(id),
  CHECK (reason <> '')
) ENGINE=InnoDB COMMENT='撤销';

-- Orders to print: the job certificate-print makes one PDF of each. The file can be made again from
-- what is kept, the same to the byte, so it is thrown away after some days.
CREATE TABLE print_order (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  ordered_by   BIGINT UNSIGNED NOT NULL COMMENT '谁要打印',
  ordered_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '何时要打印',
  tries        TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '第几次动手；三次不成就不再试',
  leased_until DATETIME(6) COMMENT '打印程序做到此刻还没有消息，就由别的接着做',
  printed      INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '已画好的张数',
  ended_at     DATETIME(6) COMMENT '打印完成时间；空为还没有',
  sha256       BINARY(32) COMMENT '打印文件的摘要',
  bytes        BIGINT UNSIGNED COMMENT '打印文件的字节数',
  unknown      INT UNSIGNED NOT NULL DEFAULT 0 COMMENT '有字画不出（字体里没有）的张数',
  PRIMARY KEY (id),
  KEY waiting (ended_at, id),
  KEY (ordered_by, id),
  FOREIGN KEY (ordered_by) REFERENCES person(id),
  CHECK ((ended_at IS NULL) = (sha256 IS NULL))
) ENGINE=InnoDB COMMENT='打印证书的要求';

CREATE TABLE print_item (
  print_order BIGINT UNSIGNED NOT NULL COMMENT '打印要求',
  certificate BIGINT UNSIGNED NOT NULL COMMENT '证书；一张一页，按学校和编号先后',
  PRIMARY KEY (print_order, certificate),
  FOREIGN KEY (print_order) REFERENCES print_order(id),
  FOREIGN KEY (certificate) REFERENCES certificate(id)
) ENGINE=InnoDB COMMENT='要打印的一张（不改）';

-- The register: what goes to the province's system (R118, R120), a batch at a time,
-- and what comes back.  A rejected row is mended and goes with the next batch.
CREATE TABLE register_batch (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  region  BIGINT UNSIGNED NOT NULL COMMENT '区域',
  number  INT UNSIGNED NOT NULL COMMENT '该区域第几批',
  made_by BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  made_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '生成时间',
  PRIMARY KEY (id),
  UNIQUE KEY (region, number),
  FOREIGN KEY (region) REFERENCES region(id)
) ENGINE=InnoDB COMMENT='上报省级系统的批次';

CREATE TABLE register_row (
  batch       BIGINT UNSIGNED NOT NULL COMMENT '批次',
  certificate BIGINT UNSIGNED NOT NULL COMMENT '证书',
  kind        ENUM('new','changed','revoked') NOT NULL COMMENT '新发、更正、撤销',
  PRIMARY KEY (batch, certificate),
  KEY (certificate, kind),
  FOREIGN KEY (batch) REFERENCES register_batch(id),
  FOREIGN KEY (certificate) REFERENCES certificate(id)
) ENGINE=InnoDB COMMENT='批次中的一行（不改）';

CREATE TABLE register_receipt (
  batch       BIGINT UNSIGNED NOT NULL COMMENT '批次',
  certificate BIGINT UNSIGNED NOT NULL COMMENT '证书',
  accepted    TINYINT(1) NOT NULL COMMENT '省级系统收下（1）或退回（0）',
  reason      VARCHAR(300) NOT NULL DEFAULT '' COMMENT '退回理由',
  entered_by  BIGINT UNSIGNED NOT NULL COMMENT '录入人',
  entered_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '录入时间',
  PRIMARY KEY (batch, certificate),
  FOREIGN KEY (batch, certificate) REFERENCES register_row(batch, certificate),
  CHECK (accepted = 1 OR reason <> '')
) ENGINE=InnoDB COMMENT='省级系统的回执（只增不改）';
