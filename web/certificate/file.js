/* file.js - an electronic certificate is checked here, in the browser: it is not sent anywhere, and
 * needs no line once the page is open. */
import { html, Notice, useEffect, useState } from "../parts/page.js";
import { get } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { check, nacl } from "./credential.js";
import { spaced } from "./paper.js";

const ISSUER = "/api/certificate/public/credential/issuer";
const KEPT = "issuer";

/* The public keys, as they were read last: { document }. */
function useIssuer() {
	const [issuer, set] = useState(() => JSON.parse(localStorage.getItem(KEPT) || "null"));
	useEffect(() => {
		nacl().catch(() => {});		/* at hand before the line is gone */
		get(ISSUER).then(answer => {
			localStorage.setItem(KEPT, JSON.stringify(answer.data));
			set(answer.data);
		}, () => {});
	}, []);
	return issuer;
}

const textOf = file => new Promise((done, lost) => {
	const reader = new FileReader();
	reader.onload = () => done(reader.result);
	reader.onerror = () => lost(reader.error);
	reader.readAsText(file);
});

const numberOf = credential => new URL(credential.id).searchParams.get("number") || "";

/* Whether it still stands only the server knows. */
async function standing(credential) {
	try {
		return (await get("/api/certificate/public/" + encodeURIComponent(numberOf(credential)))).data;
	} catch (problem) {
		return { state: problem.status === 404 ? "unknown" : "offline" };
	}
}

const STANDING = {
	valid: ["good", "凭证有效", () => "签名有效，内容没有改动；证书现在有效。"],
	revoked: ["bad", "签名是真的，但证书已经撤销", now => day(now.revoked_on, 0) + "撤销，理由：" + now.reason],
	replaced: ["warn", "签名是真的，但证书已经更正，以新证书为准", now => day(now.replaced_on, 0) + "更正，理由：" + now.reason],
	unknown: ["warn", "签名是真的，但没有查到这份证书", () => "请向发证单位询问。"],
	offline: ["warn", "签名有效，内容没有改动", () => "现在没有联网，不知道发证以后是否撤销或更正；联网后请再查一次。"]
};

function Said({ of }) {
	if (of.busy)
		return html`<p class="wait" role="status">正在检查${of.name}…</p>`;
	if (of.reason)
		return html`<${Notice} kind="bad"><h2>这份文件不能作为凭证</h2><p>${of.reason}</p><//>`;
	const subject = of.credential.credentialSubject, [kind, title, sentence] = STANDING[of.now.state] || STANDING.unknown;
	const nameOf = one => subject.achievement.resultDescription.filter(what => what.id === one.resultDescription).map(what => what.name).join("");
	return html`<${Notice} kind=${kind}><h2>${title}</h2><p>${sentence(of.now)}</p><//>
		<dl class="facts">
			<div><dt>姓名</dt><dd>${subject.identifier[0].identityHash}</dd></div>
			<div><dt>证书编号</dt><dd><b class="code">${spaced(numberOf(of.credential))}</b></dd></div>
			<div><dt>能力点</dt><dd><ul class="lines keep">${subject.result.map(one => html`<li>${nameOf(one)}：${one.value}</li>`)}</ul></dd></div>
			<div><dt>认定单位</dt><dd>${of.credential.issuer.name}</dd></div>
			<div><dt>发证日期</dt><dd>${day(of.credential.validFrom, 0)}</dd></div>
			<div><dt>说明</dt><dd>${subject.achievement.criteria.narrative}</dd></div>
		</dl>`;
}

export function CheckFile() {
	const issuer = useIssuer();
	const [said, set] = useState(null);
	const chosen = async e => {
		const file = e.target.files[0];
		e.target.value = "";
		if (!file)
			return null;
		if (!issuer)
			return set({ reason: "还没有读到本系统的公钥，请联网后再试。" });
		if (file.size > 100000)
			return set({ reason: "这个文件不是电子凭证。" });
		set({ name: file.name, busy: true });
		const found = await check(await textOf(file).catch(() => ""), issuer);
		if (!found.reason)
			found.now = await standing(found.credential);
		return set(Object.assign(found, { name: file.name }));
	};
	return html`<h2>检查电子凭证文件</h2>
		<p>选择持证人给您的凭证文件（credential.json 或 credential.jwt）。文件只在这台设备上检查，不会上传。</p>
		<p class="field"><label for="credential">凭证文件</label>
			<input id="credential" type="file" accept=".json,.jwt,application/json" onChange=${chosen} /></p>
		<div class="said" aria-live="polite">${said && html`<${Said} of=${said} />
			${!said.busy && said.name && html`<p class="hint">检查的文件：${said.name}</p>`}`}</div>`;
}
