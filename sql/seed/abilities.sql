-- The 30 national abilities (codes and names are official terms, the summary is
-- ours), the two capstones, and what is to be handed in for each.
--
-- Where the national norm's own evidence list could be found, origin is
-- official; everything else is project-default (本系统默认) until an office imports
-- the official rows.  A criterion has an origin of its own, since of some
-- official pieces the criteria are not known.

INSERT INTO ability (code, kind, name, dimension, environment, summary) VALUES
  ('A1', 'national', '技术支持的学情分析', 'learner_analysis', 'multimedia', '用信息化工具收集并分析学情，拓宽范围、提高效率'),
  ('A2', 'national', '数字教育资源获取与评价', 'teaching_design', 'multimedia', '会找、会评数字资源，保证适用、科学、时效'),
  ('A3', 'national', '演示文稿设计与制作', 'teaching_design', 'multimedia', '制作可视化演示文稿，呈现结构、流程与关键信息'),
  ('A4', 'national', '数字教育资源管理', 'teaching_design', 'multimedia', '用工具有序存管数字资源，便于查找和复用'),
  ('A5', 'national', '技术支持的课堂导入', 'learning_guidance', 'multimedia', '用技术设计并实施导入，激发动机、引出主题'),
  ('A6', 'national', '技术支持的课堂讲授', 'learning_guidance', 'multimedia', '用技术优化讲解与示范，突破重难点、引发思考'),
  ('A7', 'national', '技术支持的总结提升', 'learning_guidance', 'multimedia', '用技术组织课堂总结与巩固，加深理解'),
  ('A8', 'national', '技术支持的方法指导', 'learning_guidance', 'multimedia', '用技术示范方法、及时反馈、丰富练习情境'),
  ('A9', 'national', '学生信息道德培养', 'learning_guidance', 'multimedia', '在教学中渗透信息道德意识与行为的培养'),
  ('A10', 'national', '学生信息安全意识培养', 'learning_guidance', 'multimedia', '在教学中渗透信息安全意识与行为的培养'),
  ('A11', 'national', '评价量规设计与应用', 'assessment', 'multimedia', '设计并使用分级量规，讲清要求、引导学习'),
  ('A12', 'national', '评价数据的伴随性采集', 'assessment', 'multimedia', '随学习过程实时采集数据，据此干预并评价'),
  ('A13', 'national', '数据可视化呈现与解读', 'assessment', 'multimedia', '快速整理并图示数据，用结论改进教学'),
  ('B1', 'national', '技术支持的测验与练习', 'learner_analysis', 'blended', '线上线下测验练习，快速统计反馈、结果可视'),
  ('B2', 'national', '微课程设计与制作', 'teaching_design', 'blended', '设计制作微课程，支持自主与个性化学习'),
  ('B3', 'national', '探究型学习活动设计', 'teaching_design', 'blended', '借助信息化手段设计探究活动，培养实际运用能力'),
  ('B4', 'national', '技术支持的发现与解决问题', 'learning_guidance', 'blended', '引导学生用技术发现并解决问题，给资源与路径'),
  ('B5', 'national', '学习小组组织与管理', 'learning_guidance', 'blended', '用技术分组、定合作计划、监控过程并适时干预'),
  ('B6', 'national', '技术支持的展示交流', 'learning_guidance', 'blended', '用技术支持讨论、辩论与成果展示，促进互评'),
  ('B7', 'national', '家校交流与合作', 'learning_guidance', 'blended', '用新媒体与家长有效沟通、开展合作'),
  ('B8', 'national', '公平管理技术资源', 'learning_guidance', 'blended', '保障学生平等使用技术资源，灵活处置意外'),
  ('B9', 'national', '自评与互评活动的组织', 'assessment', 'blended', '把评价工具嵌入学习，按标准组织自评与互评'),
  ('B10', 'national', '档案袋评价', 'assessment', 'blended', '建电子成长档案袋，积累过程与成果证据'),
  ('C1', 'national', '跨学科学习活动设计', 'teaching_design', 'smart', '围绕主题设计跨学科活动，促进深度学习'),
  ('C2', 'national', '创造真实学习情境', 'teaching_design', 'smart', '用技术创设真实情境，整合资源、丰富体验'),
  ('C3', 'national', '创新解决问题的方法', 'learning_guidance', 'smart', '用技术多视角、多渠道创新解决问题的方法'),
  ('C4', 'national', '支持学生创造性学习与表达', 'learning_guidance', 'smart', '用技术支持创造性学习、表达与展示交流'),
  ('C5', 'national', '基于数据的个别化指导', 'learning_guidance', 'smart', '采集分析数据，做有针对性的差异化指导'),
  ('C6', 'national', '应用数据分析模型', 'assessment', 'smart', '会应用和评价数据分析模型，支持教学决策'),
  ('C7', 'national', '创建数据分析微模型', 'assessment', 'smart', '针对真实教学问题建微模型，可视呈现规律');

INSERT INTO ability (code, kind, name, summary) VALUES
  ('recording', 'capstone', '综合应用课堂实录', '一节综合应用所选能力点的课'),
  ('lesson_guide', 'capstone', '信息技术融合教学学习指导案', '一节课的学习指导案');

INSERT INTO requirement_list (ability) SELECT id FROM ability ORDER BY id;

-- What was found of the norm.
INSERT INTO requirement (ability, list, seq, title, kind, max_minutes, note, origin, source)
WITH found (code, seq, title, kind, max_minutes, note, source) AS (VALUES
  ('A1', 1, '学情分析方案', 'any', NULL, '格式不限，建议用表格式文本文档', 'http://haohaofanwen.com/baogaoshu/63388.html'),
  ('A1', 2, '学情分析报告', 'video', 5, '', 'http://haohaofanwen.com/baogaoshu/63388.html'),
  ('A6', 1, '教学设计', 'any', NULL, '格式不限，建议图文文档', 'https://meipian.cn/3li8alor'),
  ('A6', 2, '课堂实录片段', 'video', 10, '画面须同时出现教师和学生', 'https://meipian.cn/3li8alor'),
  ('A6', 3, '教学反思', 'any', NULL, '格式不限，建议图文文档', 'https://meipian.cn/3li8alor'),
  ('C4', 1, '设计方案', 'any', NULL, '说明主题、任务、对象、活动环节、学习评价、支持资源、技术环境', 'https://yunzhan365.com/basic/51-100/31866738.html'))
SELECT a.id, l.id, f.seq, f.title, f.kind, f.max_minutes, f.note, 'official', f.source
  FROM found f JOIN ability a ON a.code = f.code JOIN requirement_list l ON l.ability = a.id
 ORDER BY a.id, f.seq;

INSERT INTO criterion (requirement, grade, seq, text, origin)
WITH found (code, piece, grade, seq, text) AS (VALUES
  ('A1', 1, 'excellent', 1, '要素齐、表述清'),
  ('A1', 1, 'excellent', 2, '有效支撑分析目的'),
  ('A1', 1, 'excellent', 3, '工具科学、好用、结果便于导出'),
  ('A1', 1, 'excellent', 4, '技术方式有新意可借鉴'),
  ('A1', 1, 'pass', 1, '要素齐、表述清'),
  ('A1', 1, 'pass', 2, '能支撑分析目的'),
  ('A1', 1, 'pass', 3, '工具合理、好用'),
  ('C4', 1, 'excellent', 1, '主题合年龄与经验、环节清楚可操作'),
  ('C4', 1, 'excellent', 2, '准备足、衔接顺'),
  ('C4', 1, 'excellent', 3, '技术拓展路径与成果形式且有新意'),
  ('C4', 1, 'excellent', 4, '助个人表达与创造、批判思维'),
  ('C4', 1, 'excellent', 5, '交流更广更深'))
SELECT r.id, f.grade, f.seq, f.text, 'official'
  FROM found f JOIN ability a ON a.code = f.code
  JOIN requirement r ON r.ability = a.id AND r.seq = f.piece
 ORDER BY r.id, f.grade, f.seq;

-- Ours: what each dimension asks where the norm was not found.
INSERT INTO requirement (ability, list, seq, title, kind, max_minutes, origin)
WITH ours (dimension, seq, title, kind, max_minutes) AS (VALUES
  ('learner_analysis', 1, '分析方案', 'document', NULL),
  ('learner_analysis', 2, '分析报告', 'any', NULL),
  ('teaching_design', 1, '设计方案', 'document', NULL),
  ('teaching_design', 2, '资源或成果', 'any', NULL),
  ('learning_guidance', 1, '教学设计', 'document', NULL),
  ('learning_guidance', 2, '课堂实录片段', 'video', 10),
  ('learning_guidance', 3, '教学反思', 'document', NULL),
  ('assessment', 1, '评价方案或工具', 'document', NULL),
  ('assessment', 2, '应用案例', 'any', NULL))
SELECT a.id, l.id, o.seq, o.title, o.kind, o.max_minutes, 'project-default'
  FROM ability a JOIN ours o ON o.dimension = a.dimension JOIN requirement_list l ON l.ability = a.id
  LEFT JOIN requirement r ON r.ability = a.id AND r.seq = o.seq
 WHERE a.kind = 'national' AND r.id IS NULL
 ORDER BY a.id, o.seq;

-- Ours: the notices ask for a recording (R56, R89) or a lesson guide (R90) and say no more.
INSERT INTO requirement (ability, list, seq, title, kind, required, core, origin, source)
WITH ours (code, seq, title, kind, required, core, source) AS (VALUES
  ('recording', 1, '综合课堂实录', 'video', 1, 1, 'R56 R89 000 002'),
  ('recording', 2, '教学设计', 'document', 0, 0, ''),
  ('lesson_guide', 1, '学习指导案', 'document', 1, 1, 'R90 003'))
SELECT a.id, l.id, o.seq, o.title, o.kind, o.required, o.core, 'project-default', o.source
  FROM ours o JOIN ability a ON a.code = o.code JOIN requirement_list l ON l.ability = a.id
 ORDER BY a.id, o.seq;

-- Ours: criteria by the piece's title, wherever a piece has none of that grade.
INSERT INTO criterion (requirement, grade, seq, text, origin)
WITH ours (title, grade, seq, text) AS (VALUES
  ('学情分析报告', 'pass', 1, '数据或实例真实、来源清楚'),
  ('学情分析报告', 'pass', 2, '由数据得出结论'),
  ('学情分析报告', 'excellent', 1, '结论用于改进教学，并有具体做法'),
  ('学情分析报告', 'excellent', 2, '呈现直观，便于他人理解'),
  ('分析报告', 'pass', 1, '数据或实例真实、来源清楚'),
  ('分析报告', 'pass', 2, '由数据得出结论'),
  ('分析报告', 'excellent', 1, '结论用于改进教学，并有具体做法'),
  ('分析报告', 'excellent', 2, '呈现直观，便于他人理解'),
  ('分析方案', 'pass', 1, '写明分析的对象、目的和内容'),
  ('分析方案', 'pass', 2, '所用工具合理、好用'),
  ('分析方案', 'excellent', 1, '分析目的紧扣教学中的问题'),
  ('分析方案', 'excellent', 2, '工具的用法有新意，可供同伴借鉴'),
  ('设计方案', 'pass', 1, '目标、对象和环节写得清楚'),
  ('设计方案', 'pass', 2, '写明使用的技术及其作用'),
  ('设计方案', 'excellent', 1, '技术切合教学需要，作用明显'),
  ('设计方案', 'excellent', 2, '环节衔接顺畅，可供同伴借鉴'),
  ('资源或成果', 'pass', 1, '内容正确，能正常打开和使用'),
  ('资源或成果', 'pass', 2, '与设计方案一致'),
  ('资源或成果', 'excellent', 1, '有学生反馈或实例说明效果'),
  ('资源或成果', 'excellent', 2, '制作规范，便于共享和再用'),
  ('教学设计', 'pass', 1, '目标、重难点和环节写得清楚'),
  ('教学设计', 'pass', 2, '写明在哪个环节用什么技术'),
  ('教学设计', 'excellent', 1, '技术有效突破重难点'),
  ('教学设计', 'excellent', 2, '设计有新意，可供同伴借鉴'),
  ('课堂实录片段', 'pass', 1, '画面和声音清楚，能看到教师和学生'),
  ('课堂实录片段', 'pass', 2, '体现了能力点的实际应用'),
  ('课堂实录片段', 'excellent', 1, '学生参与充分，技术运用自然'),
  ('课堂实录片段', 'excellent', 2, '效果明显，可供观摩'),
  ('综合课堂实录', 'pass', 1, '画面和声音清楚，能看到教师和学生'),
  ('综合课堂实录', 'pass', 2, '体现了能力点的实际应用'),
  ('综合课堂实录', 'excellent', 1, '学生参与充分，技术运用自然'),
  ('综合课堂实录', 'excellent', 2, '效果明显，可供观摩'),
  ('教学反思', 'pass', 1, '结合本节课的实际'),
  ('教学反思', 'pass', 2, '说到技术使用的得与失'),
  ('教学反思', 'excellent', 1, '分析有证据支持'),
  ('教学反思', 'excellent', 2, '提出可操作的改进做法'),
  ('评价方案或工具', 'pass', 1, '评价的目标、内容和方法写得清楚'),
  ('评价方案或工具', 'pass', 2, '工具与评价目标一致'),
  ('评价方案或工具', 'excellent', 1, '分级清楚，学生能据此自评'),
  ('评价方案或工具', 'excellent', 2, '便于采集和汇总数据'),
  ('应用案例', 'pass', 1, '说明何时、对谁、怎样使用'),
  ('应用案例', 'pass', 2, '有真实的使用过程或结果'),
  ('应用案例', 'excellent', 1, '用结果改进了教学或学习'),
  ('应用案例', 'excellent', 2, '做法可供同伴借鉴'),
  ('学习指导案', 'pass', 1, '学习目标、任务和步骤写得清楚'),
  ('学习指导案', 'pass', 2, '写明学生怎样使用技术'),
  ('学习指导案', 'excellent', 1, '任务有层次，适合不同学生'),
  ('学习指导案', 'excellent', 2, '有检测和反馈，可供同伴借鉴'))
SELECT r.id, o.grade, o.seq, o.text, 'project-default'
  FROM requirement r JOIN ours o ON o.title = r.title
  LEFT JOIN criterion c ON c.requirement = r.id AND c.grade = o.grade AND c.origin = 'official'
 WHERE c.id IS NULL
 ORDER BY r.id, o.grade, o.seq;

-- Else MariaDB plans with the numbers of empty tables, and reads all criteria for each line.
ANALYZE TABLE ability, requirement, criterion;
