-- review: who was drawn, who judged, what was decided.

-- The seed is published, so anyone can draw again and get the same judges.
CREATE TABLE draw (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  round      INT UNSIGNED NOT NULL COMMENT '第几次抽取（逾期后重抽）',
  seed       BINARY(32) NOT NULL COMMENT '公布的随机种子',
  candidates JSON NOT NULL COMMENT '当时的候选人与其已有任务数',
  needed     SMALLINT UNSIGNED NOT NULL COMMENT '这一稿共需几份互评（最后一次抽取的为准）',
  drawn_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '抽取时间',
  PRIMARY KEY (id),
  UNIQUE KEY (submission, round),
  UNIQUE KEY (id, submission),
  FOREIGN KEY (submission) REFERENCES submission(id)
) ENGINE=InnoDB COMMENT='互评人的抽取';

CREATE TABLE drawn (
  draw       BIGINT UNSIGNED NOT NULL COMMENT '哪次抽取',
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  judge      BIGINT UNSIGNED NOT NULL COMMENT '互评人',
  school     BIGINT UNSIGNED COMMENT '以哪所学校教师的身份被抽到；专家为空',
  due_at     DATETIME(6) NOT NULL COMMENT '期限，逾期另抽一人',
  PRIMARY KEY (submission, judge),
  KEY (judge, due_at),
  KEY (due_at),
  FOREIGN KEY (draw, submission) REFERENCES draw(id, submission),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (judge) REFERENCES person(id),
  CHECK (judge <> author)
) ENGINE=InnoDB COMMENT='抽到的互评人';

-- Judges from outside the school, for 组评 or 校评: drawn by a published seed when
-- the school has too few without a conflict or they let the time pass (lacking: how
-- many could not be found), or named by the office, with a reason.
CREATE TABLE borrowing (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  round      INT UNSIGNED NOT NULL COMMENT '第几次借调',
  level      ENUM('group','panel') NOT NULL COMMENT '借来作哪一级评价',
  reason     VARCHAR(300) NOT NULL COMMENT '为什么借调',
  seed       BINARY(32) COMMENT '公布的随机种子；项目办指定的为空',
  candidates JSON NOT NULL COMMENT '当时的候选人、顺位与其已有任务数',
  lacking    SMALLINT UNSIGNED NOT NULL COMMENT '仍缺几人（大于0时由项目办指定）',
  named_by   BIGINT UNSIGNED COMMENT '指定人（项目办）；抽取的为空',
  made_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '借调时间',
  PRIMARY KEY (id),
  UNIQUE KEY (submission, round),
  UNIQUE KEY (id, submission),
  KEY (lacking, submission),
  FOREIGN KEY (submission) REFERENCES submission(id),
  FOREIGN KEY (named_by) REFERENCES person(id),
  CHECK ((seed IS NULL) = (named_by IS NOT NULL)),
  CHECK (reason <> '')
) ENGINE=InnoDB COMMENT='借调评价人（只增不改）';

CREATE TABLE borrowed (
  borrowing   BIGINT UNSIGNED NOT NULL COMMENT '哪次借调',
  submission  BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author      BIGINT UNSIGNED NOT NULL COMMENT '作者',
  level       ENUM('group','panel') NOT NULL COMMENT '作哪一级评价',
  judge       BIGINT UNSIGNED NOT NULL COMMENT '借来的评价人',
  borrowed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '借调时间',
  due_at      DATETIME(6) NOT NULL COMMENT '期限，逾期另借他人',
  PRIMARY KEY (submission, judge),
  KEY (judge, due_at),
  KEY (due_at),
  FOREIGN KEY (borrowing, submission) REFERENCES borrowing(id, submission),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (judge) REFERENCES person(id),
  CHECK (judge <> author)
) ENGINE=InnoDB COMMENT='借来的评价人';

-- A verdict is given once and never changed.  The author is carried along, so
-- that the database itself refuses a judge of his own work, and one person has
-- one verdict on a submission, at whatever level.
CREATE TABLE verdict (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  level      ENUM('peer','group','panel') NOT NULL COMMENT '互评、组评、校评',
  judge      BIGINT UNSIGNED NOT NULL COMMENT '评价人',
  grade      ENUM('fail','pass','excellent') NOT NULL COMMENT '等级（由勾选条目算出）',
  marks      JSON NOT NULL COMMENT '每项材料：条目、等级、评语',
  percent    TINYINT UNSIGNED COMMENT '学校自己的百分数：只作参考，不决定任何结果',
  remark     VARCHAR(1000) NOT NULL COMMENT '总评语；不合格时为理由',
  given_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '评价时间',
  for_group  TINYINT(1) AS (IF(level = 'group', 1, NULL)) PERSISTENT COMMENT '组评（一稿只有一个）',
  PRIMARY KEY (id),
  UNIQUE KEY one_group_verdict (submission, for_group),
  UNIQUE KEY (submission, judge),
  KEY (judge),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (judge) REFERENCES person(id),
  CHECK (judge <> author),
  CHECK (grade <> 'fail' OR remark <> '')
) ENGINE=InnoDB COMMENT='评价（只增不改）';

-- Returned to be mended: not a fail, the same attempt goes on with the next
-- version.  Once a version, by the group's leader or the panel's chair.
CREATE TABLE work_return (
  submission  BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author      BIGINT UNSIGNED NOT NULL COMMENT '作者',
  level       ENUM('group','panel') NOT NULL COMMENT '在哪一级退回',
  returned_by BIGINT UNSIGNED NOT NULL COMMENT '退回人',
  remark      VARCHAR(1000) NOT NULL COMMENT '要修改什么',
  returned_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '退回时间',
  PRIMARY KEY (submission),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (returned_by) REFERENCES person(id),
  CHECK (returned_by <> author),
  CHECK (remark <> '')
) ENGINE=InnoDB COMMENT='退回修改';

-- The panel's decision: the grade that more than half reach or exceed, signed
-- by a chair who is not the author.
CREATE TABLE signature (
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  chair      BIGINT UNSIGNED NOT NULL COMMENT '签字的组长或代组长',
  grade      ENUM('fail','pass','excellent') NOT NULL COMMENT '校评结果',
  votes      SMALLINT UNSIGNED NOT NULL COMMENT '投票人数',
  remark     VARCHAR(1000) NOT NULL DEFAULT '' COMMENT '说明',
  quorum     SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '当时应有的票数',
  acting     TINYINT(1) NOT NULL DEFAULT 0 COMMENT '代组长签字',
  school     BIGINT UNSIGNED COMMENT '作出决定的学校（作者中途调动的，与提交时不同）',
  board      JSON NOT NULL DEFAULT '[]' COMMENT '当时的考核小组：谁投票、谁回避及理由、谁是借调',
  signed_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '签字时间',
  PRIMARY KEY (submission),
  KEY (author),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (chair) REFERENCES person(id),
  CHECK (chair <> author)
) ENGINE=InnoDB COMMENT='校级考核结果';

-- What comes after the decision.

-- 一对一帮扶 (R107): a helper for a failed work.  Another helper may be named
-- later; who ever coached a teacher has no vote on her.
CREATE TABLE coaching (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '不合格的一稿',
  author     BIGINT UNSIGNED NOT NULL COMMENT '被帮扶的教师',
  helper     BIGINT UNSIGNED NOT NULL COMMENT '帮扶人',
  plan       VARCHAR(2000) NOT NULL COMMENT '帮扶计划',
  named_by   BIGINT UNSIGNED NOT NULL COMMENT '安排人',
  named_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '安排时间',
  PRIMARY KEY (id),
  UNIQUE KEY (submission, helper),
  UNIQUE KEY (id, helper),
  KEY (helper),
  KEY (author, helper),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (helper) REFERENCES person(id),
  FOREIGN KEY (named_by) REFERENCES person(id),
  CHECK (helper <> author),
  CHECK (named_by <> author),
  CHECK (plan <> '')
) ENGINE=InnoDB COMMENT='一对一帮扶';

CREATE TABLE coaching_meeting (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  coaching    BIGINT UNSIGNED NOT NULL COMMENT '哪次帮扶',
  helper      BIGINT UNSIGNED NOT NULL COMMENT '帮扶人',
  held_on     DATE NOT NULL COMMENT '帮扶日期',
  what        VARCHAR(1000) NOT NULL COMMENT '帮扶内容',
  recorded_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '记录时间',
  PRIMARY KEY (id),
  KEY (coaching),
  FOREIGN KEY (coaching, helper) REFERENCES coaching(id, helper),
  CHECK (what <> '')
) ENGINE=InnoDB COMMENT='帮扶记录（只增不改）';

-- 复核: somebody from outside the school looks at one work again, without
-- knowing whose it is.  spread: one more vote before the signature; appeal,
-- objection, order: the result takes the place of the decision; spot: sealed
-- until due_at and only compared.
CREATE TABLE recheck (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  school     BIGINT UNSIGNED NOT NULL COMMENT '作者当时的学校',
  kind       ENUM('spread','appeal','objection','order','spot') NOT NULL
             COMMENT '分歧加评、申诉、公示异议、抽检后重评、抽检',
  occasion   BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT '哪次抽检或哪条异议；申诉与分歧加评为0（一个结果只一次）',
  reason     VARCHAR(1000) NOT NULL DEFAULT '' COMMENT '理由',
  wanted     SMALLINT UNSIGNED NOT NULL COMMENT '要几位评委',
  judge_days SMALLINT UNSIGNED NOT NULL COMMENT '每位评委的天数，逾期另抽一人',
  opened_by  BIGINT UNSIGNED COMMENT '提出人；空为系统',
  opened_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提出时间',
  due_at     DATETIME(6) NOT NULL COMMENT '到时以已有的评价为准；抽检在此之前保密',
  PRIMARY KEY (id),
  UNIQUE KEY once (submission, kind, occasion),
  UNIQUE KEY (id, submission, author),
  UNIQUE KEY (id, submission, kind),
  KEY (school, id),
  KEY (author),
  KEY (kind, occasion),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (opened_by) REFERENCES person(id),
  CHECK (kind <> 'appeal' OR (opened_by = author AND reason <> '')),
  CHECK (kind = 'appeal' OR opened_by IS NULL OR opened_by <> author)
) ENGINE=InnoDB COMMENT='复核（申诉、异议、抽检等）';

CREATE TABLE recheck_draw (
  recheck    BIGINT UNSIGNED NOT NULL COMMENT '复核',
  round      INT UNSIGNED NOT NULL COMMENT '第几次抽取（逾期后重抽）',
  seed       BINARY(32) NOT NULL COMMENT '公布的随机种子',
  candidates JSON NOT NULL COMMENT '当时的候选人与其已有任务数',
  drawn_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '抽取时间',
  PRIMARY KEY (recheck, round),
  FOREIGN KEY (recheck) REFERENCES recheck(id)
) ENGINE=InnoDB COMMENT='复核评委的抽取';

CREATE TABLE recheck_judge (
  recheck    BIGINT UNSIGNED NOT NULL COMMENT '复核',
  round      INT UNSIGNED NOT NULL COMMENT '第几次抽取',
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  judge      BIGINT UNSIGNED NOT NULL COMMENT '评委',
  due_at     DATETIME(6) NOT NULL COMMENT '期限，逾期另抽一人',
  PRIMARY KEY (recheck, judge),
  KEY (judge, due_at),
  KEY (submission, judge),
  FOREIGN KEY (recheck, round) REFERENCES recheck_draw(recheck, round),
  FOREIGN KEY (recheck, submission, author) REFERENCES recheck(id, submission, author),
  FOREIGN KEY (judge) REFERENCES person(id),
  CHECK (judge <> author)
) ENGINE=InnoDB COMMENT='抽到的复核评委';

CREATE TABLE recheck_verdict (
  recheck  BIGINT UNSIGNED NOT NULL COMMENT '复核',
  judge    BIGINT UNSIGNED NOT NULL COMMENT '评委',
  grade    ENUM('fail','pass','excellent') NOT NULL COMMENT '等级（由勾选条目算出）',
  marks    JSON NOT NULL COMMENT '每项材料：条目、等级、评语',
  remark   VARCHAR(1000) NOT NULL COMMENT '总评语；不合格时为理由',
  given_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '评价时间',
  PRIMARY KEY (recheck, judge),
  FOREIGN KEY (recheck, judge) REFERENCES recheck_judge(recheck, judge),
  CHECK (grade <> 'fail' OR remark <> '')
) ENGINE=InnoDB COMMENT='复核评价（只增不改）';

-- The end of a recheck, by the job: all have judged, or the time is over.  The
-- decision before it stays in `signature`; both are kept.
CREATE TABLE recheck_result (
  recheck    BIGINT UNSIGNED NOT NULL COMMENT '复核',
  submission BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  kind       ENUM('spread','appeal','objection','order','spot') NOT NULL COMMENT '何种复核',
  grade      ENUM('fail','pass','excellent') COMMENT '半数以上评委达到的等级；没有评价时为空，原结果不变',
  votes      SMALLINT UNSIGNED NOT NULL COMMENT '几份评价',
  decided_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '得出时间',
  binding    TINYINT(1) AS (IF(kind IN ('appeal','objection','order') AND votes > 0, 1, NULL)) PERSISTENT
             COMMENT '取代原结果',
  PRIMARY KEY (recheck),
  KEY (submission, binding),
  FOREIGN KEY (recheck, submission, kind) REFERENCES recheck(id, submission, kind),
  CHECK ((grade IS NULL) = (votes = 0))
) ENGINE=InnoDB COMMENT='复核结果';

-- 公示: whoever of the school doubts a decision says so while it is shown.
CREATE TABLE objection (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission BIGINT UNSIGNED NOT NULL COMMENT '公示的认证材料',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者',
  school     BIGINT UNSIGNED NOT NULL COMMENT '公示的学校',
  objector   BIGINT UNSIGNED NOT NULL COMMENT '提出人',
  reason     VARCHAR(1000) NOT NULL COMMENT '理由',
  made_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提出时间',
  PRIMARY KEY (id),
  UNIQUE KEY once (submission, objector),
  KEY (school, id),
  KEY (author),
  KEY (made_at),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (objector) REFERENCES person(id),
  CHECK (objector <> author),
  CHECK (reason <> '')
) ENGINE=InnoDB COMMENT='公示期间的异议';

CREATE TABLE objection_answer (
  objection   BIGINT UNSIGNED NOT NULL COMMENT '异议',
  upheld      TINYINT(1) NOT NULL COMMENT '成立（由校外评委重评）',
  remark      VARCHAR(1000) NOT NULL COMMENT '答复',
  answered_by BIGINT UNSIGNED NOT NULL COMMENT '处理人',
  answered_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '处理时间',
  PRIMARY KEY (objection),
  FOREIGN KEY (objection) REFERENCES objection(id),
  FOREIGN KEY (answered_by) REFERENCES person(id),
  CHECK (remark <> '')
) ENGINE=InnoDB COMMENT='对异议的答复';

-- 抽检 (R122, R123): ordered by an office; drawn by the job, school by school.
CREATE TABLE spot_check (
  id        BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  programme BIGINT UNSIGNED NOT NULL COMMENT '工程',
  region    BIGINT UNSIGNED NOT NULL COMMENT '哪一级组织，范围为该区域内的学校',
  seed      BINARY(32) NOT NULL COMMENT '随机种子，截止后公布',
  percent   TINYINT UNSIGNED NOT NULL COMMENT '抽检比例（%）',
  least     TINYINT UNSIGNED NOT NULL COMMENT '每校至少几件',
  closes_at DATETIME(6) NOT NULL COMMENT '截止时间，在此之前保密',
  made_by   BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  made_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '开始时间；在此之前已有结果的材料参加抽取',
  PRIMARY KEY (id),
  KEY (region, id),
  KEY (closes_at),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (region) REFERENCES region(id),
  FOREIGN KEY (made_by) REFERENCES person(id),
  CHECK (percent <= 100),
  CHECK (closes_at > made_at)
) ENGINE=InnoDB COMMENT='抽检';

CREATE TABLE spot_school (
  spot_check BIGINT UNSIGNED NOT NULL COMMENT '抽检',
  school     BIGINT UNSIGNED NOT NULL COMMENT '学校',
  works      INT UNSIGNED NOT NULL COMMENT '已有结果的材料数',
  drawn      INT UNSIGNED NOT NULL COMMENT '抽到几件',
  PRIMARY KEY (spot_check, school),
  KEY (school),
  FOREIGN KEY (spot_check) REFERENCES spot_check(id),
  FOREIGN KEY (school) REFERENCES school(id)
) ENGINE=InnoDB COMMENT='抽检在一所学校的抽取';

CREATE TABLE spot_outcome (
  spot_check BIGINT UNSIGNED NOT NULL COMMENT '抽检',
  school     BIGINT UNSIGNED NOT NULL COMMENT '学校',
  outcome    ENUM('accepted','reassess') NOT NULL COMMENT '认可学校结果、差异材料重评',
  remark     VARCHAR(1000) NOT NULL COMMENT '意见',
  decided_by BIGINT UNSIGNED NOT NULL COMMENT '经办人',
  decided_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (spot_check, school),
  FOREIGN KEY (spot_check, school) REFERENCES spot_school(spot_check, school),
  FOREIGN KEY (decided_by) REFERENCES person(id),
  CHECK (remark <> '')
) ENGINE=InnoDB COMMENT='抽检的处理';

-- 优秀案例 (R136-R138): nominated by the school, agreed to by the author, reviewed
-- a second time by the office, then shown.
CREATE TABLE nomination (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  submission   BIGINT UNSIGNED NOT NULL COMMENT '认证材料',
  author       BIGINT UNSIGNED NOT NULL COMMENT '作者',
  school       BIGINT UNSIGNED NOT NULL COMMENT '报送学校',
  programme    BIGINT UNSIGNED NOT NULL COMMENT '工程',
  reason       VARCHAR(1000) NOT NULL COMMENT '推荐理由',
  nominated_by BIGINT UNSIGNED NOT NULL COMMENT '推荐人',
  nominated_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '推荐时间',
  PRIMARY KEY (id),
  UNIQUE KEY (submission),
  UNIQUE KEY (id, author),
  KEY (school, programme),
  KEY (programme, id),
  KEY (author),
  FOREIGN KEY (submission, author) REFERENCES submission(id, person),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (programme) REFERENCES programme(id),
  FOREIGN KEY (nominated_by) REFERENCES person(id),
  CHECK (nominated_by <> author),
  CHECK (reason <> '')
) ENGINE=InnoDB COMMENT='优秀案例推荐';

CREATE TABLE nomination_consent (
  nomination BIGINT UNSIGNED NOT NULL COMMENT '推荐',
  author     BIGINT UNSIGNED NOT NULL COMMENT '作者本人',
  agrees     TINYINT(1) NOT NULL COMMENT '同意报送和展示',
  said_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '时间',
  PRIMARY KEY (nomination),
  FOREIGN KEY (nomination, author) REFERENCES nomination(id, author)
) ENGINE=InnoDB COMMENT='作者是否同意';

CREATE TABLE nomination_review (
  nomination  BIGINT UNSIGNED NOT NULL COMMENT '推荐',
  outcome     ENUM('accepted','declined') NOT NULL COMMENT '再次审定：入选、未入选',
  remark      VARCHAR(1000) NOT NULL COMMENT '意见',
  reviewed_by BIGINT UNSIGNED NOT NULL COMMENT '审定人',
  reviewed_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '审定时间',
  PRIMARY KEY (nomination),
  FOREIGN KEY (nomination) REFERENCES nomination_consent(nomination),
  FOREIGN KEY (reviewed_by) REFERENCES person(id),
  CHECK (remark <> '')
) ENGINE=InnoDB COMMENT='优秀案例再次审定（R137）';

-- 下校指导 (R124): what was found, what is to be put right, and the follow-up.
CREATE TABLE visit (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  school      BIGINT UNSIGNED NOT NULL COMMENT '学校',
  visited_on  DATE NOT NULL COMMENT '下校日期',
  found       VARCHAR(2000) NOT NULL COMMENT '情况与指导意见',
  visited_by  BIGINT UNSIGNED NOT NULL COMMENT '经办人（项目办或专家）',
  recorded_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '记录时间',
  PRIMARY KEY (id),
  KEY (school, id),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (visited_by) REFERENCES person(id),
  CHECK (found <> '')
) ENGINE=InnoDB COMMENT='下校指导';

CREATE TABLE correction (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  visit      BIGINT UNSIGNED NOT NULL COMMENT '哪次下校',
  problem    VARCHAR(1000) NOT NULL COMMENT '要整改的问题',
  due_on     DATE NOT NULL COMMENT '整改期限',
  ordered_by BIGINT UNSIGNED NOT NULL COMMENT '提出人',
  ordered_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '提出时间',
  PRIMARY KEY (id),
  KEY (visit),
  KEY (ordered_by),
  FOREIGN KEY (visit) REFERENCES visit(id),
  FOREIGN KEY (ordered_by) REFERENCES person(id),
  CHECK (problem <> '')
) ENGINE=InnoDB COMMENT='整改要求';

CREATE TABLE correction_report (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  correction  BIGINT UNSIGNED NOT NULL COMMENT '整改要求',
  done        VARCHAR(1000) NOT NULL COMMENT '学校的整改情况',
  reported_by BIGINT UNSIGNED NOT NULL COMMENT '报告人',
  reported_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '报告时间',
  PRIMARY KEY (id),
  KEY (correction),
  FOREIGN KEY (correction) REFERENCES correction(id),
  FOREIGN KEY (reported_by) REFERENCES person(id),
  CHECK (done <> '')
) ENGINE=InnoDB COMMENT='整改报告（只增不改）';

CREATE TABLE correction_end (
  correction BIGINT UNSIGNED NOT NULL COMMENT '整改要求',
  remark     VARCHAR(1000) NOT NULL COMMENT '复查意见',
  ended_by   BIGINT UNSIGNED NOT NULL COMMENT '复查人',
  ended_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '复查时间',
  PRIMARY KEY (correction),
  FOREIGN KEY (correction) REFERENCES correction(id),
  FOREIGN KEY (ended_by) REFERENCES person(id),
  CHECK (remark <> '')
) ENGINE=InnoDB COMMENT='整改复查通过';

-- Paper: forms print with a code (fcgi/parts/paper_code.h); a scan of many is read page by
-- page (review-scan) and each page stands with its case or activity, or in a list with
-- the reason why not.  Paper proves and decides nothing: verdicts are given by their
-- judges (ours).  The foreign keys to activity stand in sql/hours/tables.sql, which
-- comes later.
CREATE TABLE scan (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
  school     BIGINT UNSIGNED NOT NULL COMMENT '学校',
  file       BIGINT UNSIGNED NOT NULL COMMENT '扫描件',
  name       VARCHAR(200) NOT NULL COMMENT '原文件名（只作显示）',
  brought_by BIGINT UNSIGNED NOT NULL COMMENT '谁交来的（校级管理）',
  brought_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '交来的时间',
  PRIMARY KEY (id),
  UNIQUE KEY once (school, file),
  KEY (file),
  FOREIGN KEY (school) REFERENCES school(id),
  FOREIGN KEY (file) REFERENCES file(id)
) ENGINE=InnoDB COMMENT='纸质表的扫描件（只增不改）';

CREATE TABLE scan_reading (
  scan    BIGINT UNSIGNED NOT NULL COMMENT '扫描件',
  pages   SMALLINT UNSIGNED NOT NULL COMMENT '读了多少页',
  trouble ENUM('','unreadable','long','slow') NOT NULL DEFAULT '' COMMENT '没有读完的原因：文件打不开、页数太多、用时太长；空为读完',
  read_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '读的时间',
  PRIMARY KEY (scan),
  FOREIGN KEY (scan) REFERENCES scan(id)
) ENGINE=InnoDB COMMENT='扫描件的识别（只增不改）';

CREATE TABLE scan_page (
  scan       BIGINT UNSIGNED NOT NULL COMMENT '扫描件',
  number     SMALLINT UNSIGNED NOT NULL COMMENT '第几页',
  outcome    ENUM('matched','empty','foreign','forged','several','unknown','elsewhere') NOT NULL
             COMMENT '结果：对上、没有读到码、不是本系统的码、不是本系统印出的编码、一页有几个编码、没有这份材料或活动、属于别的学校',
  form       ENUM('self','peer','group','panel','sign_in') COMMENT '哪种表：自评、互评、组评、校评、签到',
  submission BIGINT UNSIGNED COMMENT '对上的材料',
  activity   BIGINT UNSIGNED COMMENT '对上的活动',
  PRIMARY KEY (scan, number),
  KEY (submission),
  KEY (activity),
  FOREIGN KEY (scan) REFERENCES scan(id),
  FOREIGN KEY (submission) REFERENCES submission(id),
  CHECK ((outcome = 'matched') = (COALESCE(submission, activity) IS NOT NULL)),
  CHECK (submission IS NULL OR activity IS NULL),
  CHECK (outcome <> 'matched' OR (form = 'sign_in') = (activity IS NOT NULL))
) ENGINE=InnoDB COMMENT='扫描件的一页（只增不改）';

-- A page that no code placed, placed by hand, once; or found to be no form (a cover, the
-- back of a sheet).
CREATE TABLE scan_placing (
  scan       BIGINT UNSIGNED NOT NULL COMMENT '扫描件',
  number     SMALLINT UNSIGNED NOT NULL COMMENT '第几页',
  form       ENUM('self','peer','group','panel','sign_in') COMMENT '哪种表：自评、互评、组评、校评、签到；空为不是表',
  submission BIGINT UNSIGNED COMMENT '所属的材料',
  activity   BIGINT UNSIGNED COMMENT '所属的活动',
  placed_by  BIGINT UNSIGNED NOT NULL COMMENT '谁认定的（校级管理）',
  placed_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT '认定时间',
  PRIMARY KEY (scan, number),
  KEY (submission),
  KEY (activity),
  FOREIGN KEY (scan, number) REFERENCES scan_page(scan, number),
  FOREIGN KEY (submission) REFERENCES submission(id),
  CHECK (submission IS NULL OR activity IS NULL),
  CHECK ((form IS NULL) = (COALESCE(submission, activity) IS NULL)),
  CHECK (form IS NULL OR (form = 'sign_in') = (activity IS NOT NULL))
) ENGINE=InnoDB COMMENT='人工认定的一页（只增不改）';
