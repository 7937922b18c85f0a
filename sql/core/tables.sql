-- The journal: every change, in the transaction that made it, in hash chains.
--
-- 64 chains, so that writers do not queue at one head (one chain would cap the
-- whole system at a third of its write rate).  Each thread of each program has
-- a chain of its own, so in one host two writers never meet at a head.
-- A row is also the receipt of a request: the same Idempotency-Key of the same
-- person finds the answer that was given first.

CREATE TABLE journal_head (
  shard SMALLINT UNSIGNED NOT NULL COMMENT '链号 0-63',
  seq   BIGINT UNSIGNED NOT NULL COMMENT '本链最后一条的序号，从1起不间断',
  at    DATETIME(6) NOT NULL COMMENT '最后一条的时间（UTC）',
  hash  BINARY(32) NOT NULL COMMENT '最后一条的散列',
  PRIMARY KEY (shard)
) ENGINE=InnoDB COMMENT='日志链头';

CREATE TABLE journal (
  shard       SMALLINT UNSIGNED NOT NULL COMMENT '链号',
  seq         BIGINT UNSIGNED NOT NULL COMMENT '链内序号，不间断',
  at          DATETIME(6) NOT NULL COMMENT '时间（UTC，微秒，服务器时钟）',
  actor       BIGINT UNSIGNED NOT NULL COMMENT '操作人 person.id；0 为系统',
  roles       VARCHAR(100) CHARACTER SET ascii NOT NULL COMMENT '当时的角色',
  address     VARCHAR(45) CHARACTER SET ascii NOT NULL COMMENT '来源地址',
  request     VARCHAR(64) CHARACTER SET ascii NOT NULL COMMENT '请求编号',
  action      VARCHAR(60) CHARACTER SET ascii NOT NULL COMMENT '动作：工作流.名词.动词',
  object      VARCHAR(80) CHARACTER SET ascii NOT NULL COMMENT '对象：名词:编号',
  detail      BINARY(32) NOT NULL COMMENT '所提交内容的 SHA-256（内容在业务表，日志不含个人信息）',
  receipt     VARCHAR(80) CHARACTER SET ascii COMMENT '请求键 Idempotency-Key',
  status      SMALLINT UNSIGNED NOT NULL COMMENT '当时的回答（HTTP 状态）',
  answer      VARCHAR(4000) COMMENT '当时的回答正文，仅在有请求键时留存',
  hash        BINARY(32) NOT NULL COMMENT '链上散列：SHA-256(前一散列, 链号, 序号, 时间, 各栏)',
  PRIMARY KEY (shard, seq),
  UNIQUE KEY receipt (actor, receipt),
  KEY in_time (at, shard, seq, action, actor, object),
  KEY of_act (action, at, shard, seq, actor, object)
) ENGINE=InnoDB COMMENT='日志（只增不改）';

-- What each action is called: an act of a route or job without its row here fails a test.
CREATE TABLE act (
  action  VARCHAR(60) CHARACTER SET ascii NOT NULL COMMENT '动作：工作流.名词.动词',
  subject VARCHAR(20) NOT NULL COMMENT '哪一方面',
  name    VARCHAR(60) NOT NULL COMMENT '做了什么',
  PRIMARY KEY (action)
) ENGINE=InnoDB COMMENT='日志中各种动作的说法';

-- What journal-verify found, each time it looked.
CREATE TABLE journal_check (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  began_at DATETIME(6) NOT NULL COMMENT '开始校验的时间（UTC）',
  ended_at DATETIME(6) NOT NULL COMMENT '校验完的时间（UTC）',
  checked  BIGINT UNSIGNED NOT NULL COMMENT '校验了多少条',
  broken_shard SMALLINT UNSIGNED COMMENT '第一处不对的链号；空为都对',
  broken_seq   BIGINT UNSIGNED COMMENT '那一处的链内序号',
  PRIMARY KEY (id),
  CHECK ((broken_shard IS NULL) = (broken_seq IS NULL))
) ENGINE=InnoDB COMMENT='日志的校验（只增不改）';

INSERT INTO journal_head (shard, seq, at, hash)
SELECT seq, 0, UTC_TIMESTAMP(6), UNHEX(SHA2(CONCAT('weinengli ', seq), 256))
  FROM seq_0_to_63;

-- The key under which the codes of paper forms are sealed (fcgi/parts/paper_code.h):
-- this installation's own, made here and never changed, or printed forms would be lost.
CREATE TABLE paper_key (
  id     TINYINT UNSIGNED NOT NULL COMMENT '只有一把，为1',
  secret BINARY(32) NOT NULL COMMENT '密钥，不给任何人看',
  PRIMARY KEY (id),
  CHECK (id = 1)
) ENGINE=InnoDB COMMENT='纸质表编码的密钥';

INSERT INTO paper_key (id, secret) VALUES (1, RANDOM_BYTES(32));
