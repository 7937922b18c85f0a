/* inbox.js - 消息: what I must learn of, the newest first.  Seen here it is read. */
import { html, page, useEffect, useState, Trouble } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { day, moment } from "../parts/dates.js";
import { word } from "../parts/words.js";

const graded = m => m.detail ? "结果为" + word("grade", m.detail) : "没有评价，原结果不变";
const rechecked = m => [word("recheck", m.what) + "已有结果：" + m.title + "，" + graded(m), "/review/results.html"];

/* What happened -> a sentence, and where to see more. */
const SENTENCES = {
	returned: m => [m.title + "退回修改", "/evidence/work.html?ability=" + m.object],
	result: m => [m.title + "的校评结果：" + word("grade", m.detail), "/review/results.html"],
	appeal: rechecked,
	objection: rechecked,
	order: rechecked,
	answered: m => ["您在公示期间对" + m.title + "提出的异议已有答复：" +
		(m.detail === "upheld" ? "成立，由校外评委重评" : "不成立"), null],
	coached: m => [m.detail + "老师帮扶您：" + m.title, "/review/coaching.html"],
	coach: m => ["请您帮扶" + m.detail + "老师：" + m.title, "/review/coaching.html"],
	nominated: m => ["优秀案例" + word("nomination", m.detail) + "：" + m.title, "/review/results.html"],
	plan: m => [m.title + "的方案" + (m.detail === "returned" ? "退回修改" : word("state", m.detail)), "/plan/package.html"],
	certified: m => [m.title + "：您已认定，证书已发", "/certificate/mine.html"],
	replaced: m => [m.title + "：您的证书已更正", "/certificate/mine.html"],
	revoked: m => [m.title + "：您的证书已撤销", "/certificate/mine.html"],
	extended: m => ["您的完成期限已延至" + day(m.detail), "/"],
	not_extended: m => ["学校为您申请的延期没有准予：" + m.detail, "/certificate/why.html"],
	extension_answered: m => [m.title + "申请的延期已有答复：" + word("extension", m.detail), "/admin/extension-request.html?request=" + m.object],
	policy: m => [m.title + "有了新版，" + day(m.detail) + "起执行", "/admin/policy.html"],
	amendment: m => ["您申请更正的" + word("amend", m.title) + "已有答复：" + word("amended", m.detail), "/auth/data.html#amendments"],
	role: m => ["您担任" + m.title + "的" + word("role", m.detail), "/auth/me.html"],
	role_end: m => ["您不再担任" + m.title + "的" + word("role", m.detail), "/auth/me.html"]
};

function Message({ of }) {
	const [text, place] = SENTENCES[of.what](of);
	return html`<li class="card"><h3>${place ? html`<a href=${place}>${text}</a>` : text}
			${of.unread && html` <span class="tag warn">新</span>`}</h3>
		<p class="hint">${moment(of.at)}</p></li>`;
}

function Inbox() {
	const [all, set] = useState({ rows: [], next: "", wait: true, problem: null });
	const load = before => {
		set(Object.assign({}, before, { wait: true, problem: null }));
		get("/api/report/inbox" + (before.next ? "?after=" + encodeURIComponent(before.next) : "")).then(({ data }) => {
			set({ rows: before.rows.concat(data.rows), next: data.next, wait: false, problem: null });
			if (!before.next && data.rows.length && data.rows[0].unread)
				post("/api/report/inbox/read", { mark: data.rows[0].mark }).catch(() => {});
		}, problem => set(Object.assign({}, before, { wait: false, problem })));
	};
	useEffect(() => load(all), []);
	return html`<ul class="cards">${all.rows.map(one => html`<${Message} key=${one.what + one.object + one.at} of=${one} />`)}</ul>
		${all.wait && html`<p class="wait" role="status">正在读取…</p>`}
		${all.problem && html`<${Trouble} problem=${all.problem} again=${() => load(all)} />`}
		${!all.wait && !all.problem && !all.rows.length && html`<p class="empty">还没有消息。材料退回、评价结果、证书、职务有变动时，会出现在这里。</p>`}
		${!all.wait && all.next && html`<button class="button plain" onClick=${() => load(all)}>再看更早的</button>`}
		<p><a href="/auth/me.html#contact">到期的事也想收到邮件？填写邮箱</a></p>`;
}

page("消息", Inbox);
