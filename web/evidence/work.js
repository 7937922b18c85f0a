/* work.js - one ability: what is asked, what I have, my own verdict, hand in. */
import { html, page, useEffect, useGet, useState, Notice, Show } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { day } from "../parts/dates.js";
import { Draft, useDraft } from "../parts/draft.js";
import { Area, Form } from "../parts/form.js";
import { named, word } from "../parts/words.js";
import { Handed } from "./handed.js";
import { Left } from "./left.js";
import { Entered } from "./entered.js";
import { forget } from "./file.js";
import { Piece } from "./piece.js";
import { toBody, toForm } from "./values.js";

const RETURNS = { group: "教研组长", panel: "学校考核小组" };
function Before({ latest, state }) {
	if (state === "returned")
		return html`<${Notice} kind="warn"><h2>第${latest.number}稿退回修改</h2>
			<p>${latest.returned_remark}</p>
			<p class="hint">${day(latest.returned_at)}由${RETURNS[latest.returned_level]}退回。</p>
			<p class="hint">原来的材料都在下面，改好后再提交，就是第${latest.number + 1}稿。</p><//>`;
	return state === "failed" && html`<${Notice} kind="bad"><h2>第${latest.attempt}次认证不合格</h2>
		${latest.grade_remark && html`<p>${latest.grade_remark}</p>`}
		<p>改进后可以再次提交，以前的各稿和评价都保留。</p><//>`;
}

function Editor({ data, etag, path, done, taken, fold }) {
	const draft = useDraft(path, { to: "/api/evidence/draft/" + data.ability, toForm, toBody, known: { data, etag } });
	const [uploads, setUploads] = useState(data.uploads);
	const handed = answer => {
		data.requirements.forEach(forget);
		done(answer);
	};
	const handIn = () => draft.save().then(() => post("/api/evidence/submission/" + data.ability,
		{ draft: Number(String(draft.etag()).replace(/\D/g, "")) }));
	/* What the server knows of the uploads; a lost line is said by the page already. */
	const arrived = () => draft.save().then(() => get(path)).then(answer => setUploads(answer.data.uploads), () => {});
	return html`<${Before} latest=${data.latest} state=${data.state} />
		<${Entered} list=${data.entered} draft=${draft} done=${taken} />
		<${Draft} of=${draft}>
			<${Form} form=${draft.form} send=${handIn} done=${handed} button="提交材料">
				${data.requirements.map((asked, i) => html`<${Piece} key=${asked.requirement} asked=${asked}
					number=${i + 1} form=${draft.form} uploads=${uploads} arrived=${arrived} fold=${fold} />`)}
				<${Area} name="note" label="总的说明（可不填）" hint="例如这项材料的背景、用到的工具" max=${2000} />
				<p class="hint">提交后这一稿不能再改；评价中如被退回，可以修改后提交下一稿。</p>
			<//>
		<//>
		<${Left} uploads=${data.uploads} />`;
}

const canEdit = data => data.open && ["chosen", "draft", "returned", "failed"].includes(data.state);

function Head({ data }) {
	return html`<h2 class="first">${named(data.code, data.name)}${" "}
			<span class="tag blue">${word("state", data.state)}</span></h2>
		<p class="hint">${data.dimension && word("dimension", data.dimension) + " · " +
			word("environment", data.environment)}</p>
		${data.summary && html`<p>${data.summary}</p>`}`;
}

function Work({ query }) {
	const path = "/api/evidence/work/" + encodeURIComponent(query.ability || "0");
	const one = useGet(path);
	const [just, setJust] = useState(false);
	const [entered, setEntered] = useState(false);	/* what a colleague entered is looked at before it is folded up */
	const done = () => {
		setJust(true);
		one.reload();
	};
	const taken = () => {
		setEntered(true);
		one.reload();
	};
	useEffect(() => {
		if (just)
			scrollTo(0, 0);
	}, [just, one.data]);
	return html`<${Show} of=${one}>${data => html`<${Head} data=${data} />
		${canEdit(data) ? html`<${Editor} key=${data.state + data.entered.length} data=${data} etag=${one.etag} path=${path} done=${done} taken=${taken}
				fold=${data.state === "draft" && !entered} />` :
			html`<${Handed} data=${data} just=${just} />`}
		<p><a href="list.html">回到我的材料</a></p>`}<//>`;
}

page("准备材料", Work);
