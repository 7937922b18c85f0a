/* programs.js - the eight programs and the jobs, in an operator's words: what each is for, what it means for
 * people when it stands still, and which service is to be looked at. */

/* program, name, what for, without it */
export const PROGRAMS = [
	["auth", "登录", "登录、退出、修改密码", "谁也不能登录"],
	["admin", "人员与规定", "名册、学校、任职、规定", "不能查找人员，不能改名册、任职和规定"],
	["plan", "方案与选学", "学校方案、备案、选学任务清单", "学校不能写方案，教师不能选学"],
	["evidence", "材料", "上传、提交、查看材料", "教师不能上传和提交材料，评价人打不开材料；已经上传的不会丢"],
	["review", "评价", "互评、组评、校评、签字、复核", "评价人不能评价；已经提交的评价不会丢"],
	["hours", "学时", "学时、研修活动、签到", "看不到学时，活动不能签到"],
	["certificate", "认定与证书", "还差什么、认定、证书、查验", "不能认定，证书打不开，也不能查验"],
	["report", "首页、进展与消息", "现在要做的事、进展、消息、通报", "首页看不到要做的事，进展和消息打不开"]
];

/* the act that it leaves, its service, what it does, when it stands still; waits: the word of the program for
 * what waits for it; daily: it does something every day */
export const JOBS = [
	{ act: "hours.pull.end", service: "weinengli-pull", daily: true, name: "从研修平台取学时", still: "教师的线上学时停在上次取到的时候，恢复以后会补上" },
	{ act: "report.sum.end", service: "weinengli-sum", daily: true, name: "汇总进展", still: "进展、通报里的数字停在上次汇总的时候" },
	{ act: "report.digest.sent", service: "weinengli-send", name: "发提醒邮件和群消息", still: "收不到邮件和验证码，站内的消息照常", waits: "letters", of: "封验证码邮件" },
	{ act: "review.draw.make", service: "weinengli-draw", name: "抽取互评人", still: "新提交的材料没有人互评" },
	{ act: "review.recheck.go_on", service: "weinengli-recheck", name: "推进申诉和抽检的复核", still: "复核到期也没有结果" },
	{ act: "review.scan.read", service: "weinengli-scan", name: "识别纸质表扫描", still: "扫描件一直显示“正在识别”", waits: "scans", of: "份扫描" },
	{ act: "certificate.print.end", service: "weinengli-print", name: "打印证书", still: "要打印的证书一直等着，网上的证书和查验照常", waits: "prints", of: "批证书" },
	{ act: "auth.sweep", service: "weinengli-auth-sweep", name: "每夜清理过期的登录", still: "过期的登录记录会越积越多，不影响使用" },
	{ act: "evidence.sweep", service: "weinengli-evidence-sweep", name: "每夜清理没有用到的文件", still: "磁盘会慢慢变满" }
];
