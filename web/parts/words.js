/* words.js - the one table of words: identifiers of the programs to the words
 * of the notices.  word("grade", "pass") gives 合格.  A page never writes such
 * a word itself, so the same thing has one name everywhere.
 */
const words = {
	grade: { excellent: "优秀", pass: "合格", fail: "不合格", return: "退回修改" },
	level: { self: "自评", peer: "互评", group: "组评", panel: "校评",
		signature: "签字", recognition: "认定", judges: "指定评价人" },
	/* Why a work is looked at once more, and what an office made of a case. */
	recheck: { appeal: "申诉复核", objection: "公示异议复核", order: "抽检后重评", spot: "抽检", spread: "分歧加评" },
	nomination: { accepted: "审定通过", declined: "审定未通过" },
	outcome: { accepted: "认可学校结果", reassess: "差异材料重评" },
	/* Why a member of the panel does not vote on a case. */
	apart: { own: "本人材料", relation: "申报的回避关系", coach: "帮扶过作者", entered: "替作者代填过材料",
		level: "已在别的环节评过" },
	/* A capstone is an ability without a number. */
	code: { recording: "", lesson_guide: "" },
	/* Where a matter stands. */
	state: { none: "还没有填写", chosen: "已选学", draft: "草稿", collecting: "准备材料", self: "待自评",
		handed_in: "已提交", peer: "互评中", group: "组评中", panel: "校评中",
		signature: "待组长签字", returned: "退回修改", publicity: "公示中",
		coaching: "一对一帮扶", appeal: "申诉中", spot_check: "抽检中",
		passed: "已合格", certified: "已认证", recognition: "待认定",
		recognised: "已认定", failed: "不合格", submitted: "已上报",
		approved: "已审定", filed: "已备案", adopted: "已采用", revoked: "已撤销", valid: "有效" },
	certificate: { recognition: "等待县级认定", valid: "已认定，证书有效", revoked: "证书已撤销", replaced: "证书已更正" },
	role: { teacher: "教师", leader: "教研组长", panel: "学校考核小组成员",
		chair: "学校考核小组组长", school: "校级管理", head: "校长",
		cio: "首席信息官", office: "项目办", expert: "专家", admin: "系统管理员",
		team: "信息化管理团队成员", backbone: "骨干团队成员", leading: "领导小组成员",
		guide: "指导团队成员" },
	document: { diagnosis: "信息化发展诊断与建设规划", development_plan: "信息化发展规划", training_plan: "校本研修方案",
		assessment_plan: "考核方案", rollout_rules: "整校推进实施细则",
		rollout_plan: "整校推进方案", implementation_plan: "本校（园）具体实施方案", group_plan: "教研组研修计划",
		assessment_rules: "考核实施细则", sampling_rules: "培训质量抽检制度", rollout_detail: "整校推进落地详案",
		region_plan: "区域规划方案", bulletin: "简报", task_list: "选学任务清单", offer: "能力点选定",
		capstone: "综合课堂实录或学习指导案", recording: "综合课堂实录",
		lesson_guide: "学习指导案" },
	/* What kind of file a piece asks for. */
	kind: { document: "文档", video: "视频", image: "图片", link: "链接", any: "形式不限" },
	hours: { online: "线上学时", evidence: "认证材料", research: "校本教研",
		recording: "综合应用成果", practice: "实践学时", other: "其他", total: "总学时" },
	hours_source: { platform: "研修平台", attendance: "活动登记", sign_in: "凭码签到", ability: "认证", entry: "项目办登记" },
	driver: { xapi: "xAPI 接口", moodle: "Moodle", json: "其他 JSON 接口", folder: "投放文件夹" },
	/* What a 校本教研 was: its steps (R164) and lesson types (R165, R166). */
	form: { session: "教研活动", prepare: "集体备课", teach: "上课", study: "研课", improve: "形成改进方案", reteach: "再上课",
		group: "组内研讨课", model: "骨干示范课、名师精品课", senior: "高级教师优质课", young: "青年教师汇报课",
		everyone: "全员教师展示课" },
	/* What became of a page of a scan, and why one could not be read to its end. */
	scan_outcome: { matched: "凭码对上", empty: "没有读到码", foreign: "不是本系统的码", forged: "编码不是本系统印出的",
		several: "一页上有几张表的码", unknown: "没有这份材料或活动", elsewhere: "属于别的学校" },
	scan_trouble: { unreadable: "文件打不开", long: "超过200页，只读了前200页", slow: "用时太长，没有读完" },
	strength: { rule: "必须", advice: "建议", goal: "目标" },
	origin: { official: "国家规范", local: "本地规定", "project-default": "本系统默认" },
	/* What waits for a person: the verb on the button. */
	todo: { choose: "选学", hand_in: "准备材料", returned: "修改材料", peer: "互评",
		group: "组评", panel: "校评", sign: "签字", compulsory: "定必修能力点",
		recheck: "复核", coaching: "安排帮扶", consent: "确认推荐", entered: "核对代填的材料",
		plan: "填写方案", plan_returned: "修改方案", adoption: "确认采用方案", approval: "审定方案", filing: "审核备案",
		proposal: "提出认定", recognition: "认定", match: "核对学时账号", judges: "指定评价人", experts: "增聘专家", scoring: "给方案评分",
		spot_check: "处理抽检结果", objection: "答复异议", nomination: "审定优秀案例", correction: "报告整改", follow: "复查整改",
		extension: "答复延期申请", amendment: "答复更正申请", same: "确认合并" },
	/* In what order a list stands. */
	sort: { entered: "按登记先后", name: "按姓名或校名拼音", staff_no: "按工号", account: "按平台账号", code: "按学校代码", group: "按教研组", unit: "按学校或教研组", latest: "最近的在前",
		earliest: "最早的在前", ending: "先到期的在前", longest: "最久的在前", most: "最多的在前", lowest: "认定率低的在前" },
	/* What progress counts, and the lists that its figures open. */
	figure: { members: "在册", exempt: "免予参加", base: "应参加", chosen: "已选学", handed_in: "已提交", passed: "通过校评",
		proposed: "提出认定", certified: "已认定", not_chosen: "还没有选学", not_handed_in: "还没有提交", not_passed: "还没有通过校评",
		not_proposed: "还没有提出认定", not_certified: "还没有认定", schools: "有应参加教师的学校", schools_done: "已完成的学校",
		not_schools_done: "还没有完成的学校" },
	/* How far who is late has come. */
	stage: { choose: "还没有选学", hand_in: "还没有提交材料", judged: "评价没有完成", proposal: "等学校提出认定", recognition: "等项目办认定" },
	/* And so who has to act. */
	holder: { choose: "教师本人", hand_in: "教师本人", judged: "评价人", proposal: "学校考核小组", recognition: "项目办" },
	unreached: { no_address: "没有确认的邮箱", refused: "邮件被退回", failed: "邮件没有送到" },
	channel: { wecom: "企业微信", dingtalk: "钉钉" },
	posted: { sent: "已发出", later: "没有发出，会再试", refused: "对方不收，请管理员查看", needless: "没有要说的事，没有发",
		unknown: "已发，没有得到回答" },
	dimension: { learner_analysis: "学情分析", teaching_design: "教学设计",
		learning_guidance: "学法指导", assessment: "学业评价" },
	environment: { multimedia: "多媒体教学环境", blended: "混合学习环境",
		smart: "智慧学习环境" },
	phase: { kindergarten: "幼儿园", primary: "小学", junior: "初中", senior: "高中",
		vocational: "中职" },
	region: { province: "省", city: "市", county: "县（区、旗）", district: "责任区" },
	staff: { teacher: "教师", head: "校（园）长", support: "教辅人员", research: "教研人员" },
	/* Why somebody takes no part, and why somebody does not judge somebody. */
	exemption: { leave: "请假", retirement: "退休", other: "其他" },
	/* What became of a teacher in a school's request for more time, and what it is for (ours). */
	extension: { waiting: "等候答复", granted: "准予延期", refused: "不准予延期", withdrawn: "学校撤回" },
	extension_kind: { sick: "病假", maternity: "产假", seconded: "借调、支教、交流", training: "脱产学习",
		new: "新入职或新调入", disaster: "因灾害、疫情停课", other: "其他" },
	relation: { family: "亲属", other: "其他利害关系" },
	scope: { person: "教师", group: "教研组", school: "学校" },
	ownership: { public: "公办", private: "民办" },
	pairing: { help: "对口帮扶", dual_teacher: "双师教学" },
	sex: { male: "男", female: "女" },
	/* What somebody asks to have corrected about her, and what became of it; what became of two records. */
	amend: { name: "姓名", sex: "性别", born_on: "出生日期", staff_no: "工号", staff: "人员类别", full_time: "是否专任", subject: "任教学科",
		group: "教研组", school: "单位", role: "职务", hours: "学时记录", certificate: "证书", other: "其他" },
	amended: { waiting: "等待答复", amended: "已更正", refused: "不予更正", withdrawn: "已撤回" },
	same: { confirmed: "已合并", different: "不是同一个人", withdrawn: "已撤回" }
};

/* The order in which a matter passes the levels. */
export const LEVELS = ["self", "peer", "group", "panel", "recognition"];

/* The word for an identifier; a word that is Chinese already stays. */
export function word(table, key) {
	return words[table][key] || key || "";
}

/* An ability as people name it: its number, if it has one, and what it is called here. */
export const named = (code, name) => (code in words.code ? "" : code + " ") + name;
export const ability = one => named(one.ability, one.ability_name);

/* [[value, word], ...] for Choice and Checks in form.js. */
export function options(table, ...values) {
	return (values.length ? values : Object.keys(words[table]))
		.map(value => [value, word(table, value)]);
}
