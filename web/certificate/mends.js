/* mends.js - where what is unmet can be mended: every rule of fcgi/rules/eligible.c and hours.c. */
const WORK = ["去准备材料", "/evidence/list.html"];
const HOURS = ["看我的学时", "/hours/mine.html"];
const RESULTS = ["看处理进展", "/review/results.html"];
const PLACES = {
	"eligible.task_list": ["去选学", "/plan/choose.html"],
	"eligible.ability_min": WORK, "eligible.compulsory": WORK, "eligible.excellent_min": WORK,
	"eligible.per_dim_min": WORK, "eligible.teacher_dim_min": WORK, "eligible.capstone": WORK,
	"eligible.online_gate": HOURS, "eligible.online_score_min": HOURS,
	"eligible.appeal": RESULTS, "eligible.objection": RESULTS, "eligible.spot_check": RESULTS,
	"eligible.coaching": ["看帮扶安排", "/review/coaching.html"],
	"hours.total_min": HOURS, "hours.online_min": HOURS, "hours.practice_min": HOURS, "hours.practice_share_min": HOURS,
	"hours.evidence": WORK, "hours.capstone": WORK,
	"hours.research": ["凭码签到", "/hours/sign-in.html"]
};

/* [words of the button, address] of a rule */
export const mends = rule => PLACES[rule];
