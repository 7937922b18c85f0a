/* proposals.js - the panel looks at who may be certified, and proposes. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Form, useForm } from "../parts/form.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { Unmet } from "./unmet.js";

function Candidate({ of, done }) {
	const form = useForm({}, null);
	return html`<li class="card">
		<h3><a href=${"/certificate/why.html?person=" + of.person}>${of.name}</a>
			${of.group && html` <span class="tag">${of.group}</span>`}</h3>
		${of.certifiable ? html`<p>必须做到的都做到了。</p>
			<${Form} form=${form} button=${"为" + of.name + "提出认定"} busy="正在提出…" done=${() => done(of.name)}
				send=${() => post("/api/certificate/proposal", { person: of.person })} />` :
			html`<p>能力点都已通过，还差：</p>`}
		${of.unmet.length > 0 && html`<ul class="cards">${of.unmet.map(one => html`
			<${Unmet} of=${one} />`)}</ul>`}
	</li>`;
}

const Proposed = ({ times }) => html`<h2>已提出的</h2>
	<${List} key=${times} from="/api/certificate/proposed" empty="还没有提出过认定。" columns=${[
		["name", "姓名", null, null, "name"], ["proposed_by", "提出人"],
		["proposed_at", "提出时间", row => moment(row.proposed_at), null, "latest"],
		["state", "现在", row => word("certificate", row.state)]]} sort="latest" />`;

function Proposals() {
	const list = useGet("/api/certificate/proposals");
	const [said, say] = useState([]);
	const done = name => {
		say(said.concat([name]));
		list.reload();
	};
	return html`<p class="lead">能力点全部通过、学时已够的教师列在这里。提出以后由县级项目办认定。</p>
		${said.length > 0 && html`<${Notice} kind="good"><p>已为${said.join("、")}提出认定。</p><//>`}
		<${Show} of=${list} empty="现在没有可以提出认定的教师。">${data => html`
			<ul class="cards">${data.rows.map(one => html`<${Candidate} key=${one.person} of=${one} done=${done} />`)}</ul>`}<//>
		<${Proposed} times=${said.length} />`;
}

page("提出认定", Proposals);
