-- report: sums over a county are kept, for a view over it would be too slow.
-- They are copies: report-sum makes them from the facts (fcgi/report/sum.c) and
-- proves on demand that they equal a recount.  Everything else it shows is a view.

-- One row a stay at a school and programme, with the moments that progress counts:
-- so any past day can be asked, and a figure and its list are the same rows.
CREATE TABLE progress (
  programme      BIGINT UNSIGNED NOT NULL COMMENT '工程',
  member         BIGINT UNSIGNED NOT NULL COMMENT '名册中的一行',
  person         BIGINT UNSIGNED NOT NULL COMMENT '教师',
  school         BIGINT UNSIGNED NOT NULL COMMENT '学校',
  teaching_group BIGINT UNSIGNED COMMENT '教研组',
  since          DATE NOT NULL COMMENT '到校日期',
  until          DATE COMMENT '离校日期；空为在校',
  chosen_at      DATETIME(6) COMMENT '首次选学',
  handed_in_at   DATETIME(6) COMMENT '首次提交材料',
  passed_at      DATETIME(6) COMMENT '通过的能力点达到规定个数（没有规定为1个）',
  proposed_at    DATETIME(6) COMMENT '学校提出认定',
  certified_at   DATETIME(6) COMMENT '首次发证',
  revoked_at     DATETIME(6) COMMENT '证书撤销',
  PRIMARY KEY (programme, member),
  KEY (school, member),
  KEY (teaching_group, member),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (person) REFERENCES person(id),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='进展（由事实汇总，定时更新，可重新计数核对）';

CREATE TABLE progress_run (
  id       BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  began_at DATETIME(6) NOT NULL COMMENT '开始汇总的时间，页面上“数据截至”的依据',
  PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='汇总完成的各次';

-- 通报 (R126): a region's report of a period, fixed as it was; never changed.
CREATE TABLE circular (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  region    BIGINT UNSIGNED NOT NULL COMMENT '区域',
  year      SMALLINT UNSIGNED NOT NULL COMMENT '年度',
  number    SMALLINT UNSIGNED NOT NULL COMMENT '该区域当年第几期',
  title     VARCHAR(100) NOT NULL COMMENT '标题',
  from_day  DATE NOT NULL COMMENT '起始日期',
  to_day    DATE NOT NULL COMMENT '截止日期（含）',
  content   JSON NOT NULL COMMENT '发布时的各项数据',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '发布人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '发布时间',
  PRIMARY KEY (id),
  UNIQUE KEY (region, year, number),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (made_by) REFERENCES person(id),
  CHECK (from_day <= to_day)
) ENGINE=InnoDB COMMENT='通报（不改）';

-- Messages (told_ views) are facts of other tables, shown to whom they concern: none
-- can be forgotten or stand twice.  Only how far each person has read is kept.
CREATE TABLE inbox_read (
  person BIGINT UNSIGNED NOT NULL COMMENT '人',
  until  DATETIME(6) NOT NULL COMMENT '读到哪一条消息的时间',
  PRIMARY KEY (person),
  FOREIGN KEY (person) REFERENCES person(id)
) ENGINE=InnoDB COMMENT='消息读到哪里';
