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
CREATE TABLE certificate (
  id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  proposal      BIGINT UNSIGNED NOT NULL COMMENT '依据',
  person        BIGINT UNSIGNED NOT NULL COMMENT '教师',
  number        CHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '证书编号：16位随机（80比特）加校验',
  recognised_by BIGINT UNSIGNED NOT NULL COMMENT '县级认定人',
  issued_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '认定并发证时间',
  open          TINYINT(1) NOT NULL DEFAULT 0 COMMENT '依据已不在待认定之列，恒为0',
  PRIMARY KEY (id),
  UNIQUE KEY (proposal),
  UNIQUE KEY (number),
  KEY (person),
  FOREIGN KEY (proposal, person, open) REFERENCES proposal(id, person, open),
  CHECK (open = 0),
  CHECK (recognised_by <> person)
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
