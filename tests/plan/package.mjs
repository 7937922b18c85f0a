/* package.mjs - a school's package as tests need it.
 *
 *	await save(manager, complete({ offer: ["A1", "A2"] }));
 *	await handIn(manager);                        the draft as it stands
 *	await filed(school, complete({ offer }));     from draft to filing number, through HTTP
 */
import assert from "node:assert/strict";
import { signIn } from "../ask.mjs";

const stage = (title, from, to) => ({ title, from, to });

/* Every part of every document that a region asks for; the stages overlap. */
export const complete = parts => ({
	diagnosis: { environment: "多媒体教室42间", problems: "年龄差异大", goals: "补齐短板", measures: "分层研修",
		stages: [stage("诊断", "2026-03-01", "2026-03-31")] },
	development_plan: { environment: "多媒体教室42间", goals: "三年内人人合格", measures: "每周一次研修",
		stages: [stage("启动", "2026-03-01", "2026-05-31"), stage("推进", "2026-05-01", "2026-12-31")] },
	training_plan: { theme: "用数据改进教学", goals: "人人完成三个能力点", groups: [{ name: "语文组", task: "学情分析" }],
		stages: [stage("研课", "2026-03-01", "2026-12-31")], hours: 3000 },
	assessment_plan: { goals: "以评促用", panel: "考核小组五人", method: "自评、互评、组评、校评",
		stages: [stage("校评", "2026-11-01", "2026-12-31")], use: "计入继续教育学时" },
	rollout_rules: { goals: "整校推进", measures: "三案", stages: [stage("推进", "2026-03-01", "2026-12-31")] },
	rollout_plan: { environment: "多媒体教室42间", theme: "用数据改进教学", goals: "整校推进",
		groups: [{ name: "语文组", task: "学情分析" }], stages: [stage("推进", "2026-03-01", "2026-12-31")], hours: 3000 },
	offer: ["A1", "A2", "A3", "A5"], ...parts });

/* Gives the ETag of the draft. */
export async function save(manager, draft) {
	const now = await manager.get("/api/plan/package");
	const saved = await manager.put("/api/plan/package", { draft }, now.headers.etag);
	assert.equal(saved.status, 204, saved.text);
	return saved.headers.etag;
}

export async function handIn(manager, more) {
	const now = await manager.get("/api/plan/package");
	return manager.post("/api/plan/package/submission", undefined, { "If-Match": now.headers.etag, ...more });
}

/* The region's whole route (C15): approved and filed by the office, or adopted by the head. */
export async function filed(school, draft) {
	const manager = await signIn(school.people.manager.login);
	await save(manager, draft);
	const handed = await handIn(manager);
	assert.equal(handed.status, 201, handed.text);
	const { plan, number } = handed.body;
	let answer;
	for (;;) {
		const { waits } = (await manager.get("/api/plan/package")).body;
		if (waits === null)
			return { plan, number, filing_number: answer.body && answer.body.filing_number };
		const who = await signIn(school.people[waits === "adoption" ? "head" : "office"].login);
		answer = await who.post(`/api/plan/package/${plan}/${waits}`, { number });
		assert.ok(answer.status < 300, answer.text);
	}
}
