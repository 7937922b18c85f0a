-- auth: passwords and sessions.  No other program reads these tables.

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
