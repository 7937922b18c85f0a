-- auth: passwords and sessions, and what somebody is typing.  No other program reads these tables.

CREATE TABLE credential (
  person     BIGINT UNSIGNED NOT NULL COMMENT '人',
  hash       VARCHAR(128) CHARACTER SET ascii NOT NULL COMMENT '口令散列 argon2id',
  changed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '设定时间',
  PRIMARY KEY (person),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='口令';

CREATE TABLE session (
  hash       BINARY(32) NOT NULL COMMENT '会话令牌的 SHA-256',
  person     BIGINT UNSIGNED NOT NULL COMMENT '人',
  started_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '登录时间（12小时后失效）',
  seen_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '最近使用（30分钟不用失效，5分钟记一次）',
  ended_at   DATETIME(6) COMMENT '退出时间',
  address    VARCHAR(45) CHARACTER SET ascii NOT NULL COMMENT '登录地址',
  PRIMARY KEY (hash),
  KEY (person, ended_at),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='会话';

CREATE TABLE login_attempt (
  id      BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  account BINARY(32) NOT NULL COMMENT '登录名的散列（不存在的也记）',
  address VARCHAR(45) CHARACTER SET ascii NOT NULL COMMENT '来源地址',
  at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  success TINYINT(1) NOT NULL COMMENT '成功',
  PRIMARY KEY (id),
  KEY (account, at),
  KEY (address, at)
) ENGINE=InnoDB COMMENT='登录尝试';

-- What is typed into a form and not handed in yet: hers alone, nobody else reads it.
CREATE TABLE typing (
  person  BIGINT UNSIGNED NOT NULL COMMENT '人',
  place   VARCHAR(80) CHARACTER SET ascii NOT NULL COMMENT '哪张表单、哪一份、哪一稿（如 plan.personal.3）',
  title   VARCHAR(60) NOT NULL COMMENT '页面名称',
  address VARCHAR(300) NOT NULL COMMENT '页面地址（接着写时回到这里）',
  content LONGTEXT NOT NULL COMMENT '各栏已填的内容（JSON）' CHECK (JSON_VALID(content)),
  version INT UNSIGNED NOT NULL DEFAULT 1 COMMENT '版本',
  at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '最后修改时间（30天后清除）',
  PRIMARY KEY (person, place),
  KEY (at),
  FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='没有写完的内容';
