/* entering.js - a colleague's materials, entered for her and given to her to look through. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { Draft, useDraft } from "../parts/draft.js";
import { Area, Form } from "../parts/form.js";
import { named, word } from "../parts/words.js";
import { forget } from "./file.js";
import { Left } from "./left.js";
import { Piece } from "./piece.js";
import { toBody, toForm } from "./values.js";

function Editor({ data, path, done }) {
	const draft = useDraft(path, { toForm, toBody });
	const [uploads, setUploads] = useState(data.uploads);
	const given = () => {
		data.requirements.forEach(forget);
		done();
	};
	const give = () => draft.save().then(() => post(path + "/give", { draft: Number(String(draft.etag()).replace(/\D/g, "")) }));
	const arrived = () => draft.save().then(() => get(path)).then(answer => setUploads(answer.data.uploads), () => {});
	return html`<${Draft} of=${draft}>
			<${Form} form=${draft.form} send=${give} done=${given} button="交给本人核对">
				${data.requirements.map((asked, i) => html`<${Piece} key=${asked.requirement} asked=${asked}
					number=${i + 1} form=${draft.form} uploads=${uploads} arrived=${arrived} />`)}
				<${Area} name="note" label="总的说明（可不填）" max=${2000} />
				<p class="hint">交出以后不能再改；本人可以改，也可以不采用。自评是本人的意见，请照本人的话勾选，由本人核对。</p><//><//>
		<${Left} uploads=${data.uploads} />`;
}

function Entering({ query }) {
	const path = "/api/evidence/behalf/" + encodeURIComponent(query.person || "0") + "/" + encodeURIComponent(query.ability || "0");
	const one = useGet(path);
	const [given, set] = useState(false);
	if (given)
		return html`<${Notice} kind="good"><h2>已交给${one.data.name}老师本人核对</h2>
				<p>本人的“现在要做的事”里有这一件。采用并提交以后才算数。</p><//>
			<p><a class="button plain" href="behalf.html">回到代同事填写</a></p>`;
	return html`<${Show} of=${one}>${data => html`
		<h2 class="first">${data.name}：${named(data.code, data.ability_name)}</h2>
		<p class="hint">${data.dimension && word("dimension", data.dimension) + " · " + word("environment", data.environment)}</p>
		${data.returned_remark && html`<${Notice} kind="warn"><h2>上一稿退回修改</h2><p>${data.returned_remark}</p><//>`}
		<${Notice}><p>您在替${data.name}老师填写。本人采用以后，您不再评价这位老师的材料（本系统默认）。</p><//>
		<${Editor} data=${data} path=${path} done=${() => {
			set(true);
			scrollTo(0, 0);
		}} />
		<p><a href="behalf.html">回到代同事填写</a></p>`}<//>`;
}

page("代同事填写材料", Entering);
