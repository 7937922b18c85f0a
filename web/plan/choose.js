/* choose.js - a teacher chooses abilities out of what the school offers. */
import { html, page, useGet, useState, Notice, Show } from "../parts/page.js";
import { post } from "../parts/api.js";
import { Form, useForm } from "../parts/form.js";
import { moment } from "../parts/dates.js";
import { Abilities, AbilityList, Asked, byDimension, noCredit } from "./abilities.js";
import { asked, inCredit, note } from "./choice-asked.js";

/* The offer, and what she has handed in that is no longer in it; each knows what it is to her. */
function choosable(data) {
	const isIn = (list, one) => (list || []).includes(one.code);
	const kept = (data.mine || []).filter(one => isIn(data.handed_in, one) &&
		!data.offer.some(other => other.code === one.code));
	return data.offer.concat(kept).map(one => Object.assign({}, one, { gone: kept.includes(one),
		handed_in: isIn(data.handed_in, one), compulsory: isIn(data.compulsory, one) }));
}

const mark = one => one.gone ? "已提交材料，学校现已不提供" : one.handed_in ? "已提交材料，不能去掉" :
	one.compulsory ? "教研组必修" : null;

/* First time: the compulsory ones are ticked already. */
const initial = (data, list) => list
	.filter(one => data.mine ? data.mine.some(m => m.code === one.code) : one.compulsory)
	.map(one => one.code);

function Gone({ data, list }) {
	const gone = (data.mine || []).filter(one => !list.some(o => o.code === one.code));
	return gone.length > 0 && html`<${Notice} kind="warn"><p>学校已不再提供您原来选的
		${gone.map(one => one.code + " " + one.name).join("、")}，请重新选择并保存。</p><//>`;
}

function Saved({ again }) {
	return html`<${Notice} kind="good"><h2>选学任务清单已保存</h2>
		<p>接下来按清单准备每个能力点的认证材料。需要时还可以回来调整。</p>
		<div class="buttons"><a class="button" href="/">回到现在要做的事</a>
			<button class="button plain" onClick=${again}>再看清单</button></div><//>`;
}

/* In sight at every tap: what she has and what is missing. */
function Dock({ lines, chosen, rules }) {
	const open = lines.filter(line => !line[1]);
	const counted = inCredit(chosen, rules), rest = chosen.filter(one => !counted.includes(one));
	const codes = list => list.map(one => one.code).join("、");
	return html`<div class="dock" role="status"><p><b>已选${counted.length}个</b>${counted.length > 0 && "：" + codes(counted)}${
			rest.length > 0 && "（另有不计个数的 " + codes(rest) + "）"}</p>
		<p class=${open.length ? "" : "good-line"}>${open.length ? "还差：" + open.map(line => line[3]).join("；") : lines.length ? "要求都达到了，可以保存" : "本地没有规定选几个，选好后保存"}</p></div>`;
}

function Choose({ data, done }) {
	const list = choosable(data);
	const form = useForm({ abilities: initial(data, list) });
	const lines = asked(data.rules, list, form.values.abilities);
	return html`<p>${data.programme}。请从学校提供的${data.offer.length}个能力点里，勾选您要研修和认证的。</p>
		${data.times > 0 && html`<p class="hint">上次保存：${moment(data.chosen_at)}</p>`}
		<${Gone} data=${data} list=${list} />
		${lines.length > 0 && html`<h2>要选什么</h2><${Asked} lines=${lines} />`}
		${note(data.rules) && html`<p class="hint">${note(data.rules)}</p>`}
		<${Form} form=${form} button="保存选学任务清单" busy="正在保存…" done=${done}
			send=${values => post("/api/plan/choice", values)}>
			<${Abilities} form=${form} name="abilities" label="选学的能力点" list=${list} note=${mark} about=${noCredit(data.rules, "不计个数，可自学")}
				locked=${one => one.handed_in && initial(data, list).includes(one.code)} />
			<${Dock} lines=${lines} chosen=${list.filter(one => form.values.abilities.includes(one.code))} rules=${data.rules} />
		<//>`;
}

function View() {
	const now = useGet("/api/plan/choice");
	const [saved, set] = useState(false);
	const again = () => {
		set(false);
		now.reload();
	};
	return html`<${Show} of=${now}>${data => saved ? html`<${Saved} again=${again} />` :
		data.offer ? html`<${Choose} key=${data.times} data=${data} done=${() => set(true)} />` :
			html`<${Notice}><p>学校的方案还没有备案，备案后就能在这里选学。</p><//>
				${data.mine && byDimension(data.mine).length > 0 && html`<h2>我的清单</h2>
					<${AbilityList} list=${data.mine} />`}`}<//>`;
}

page("选学能力点", View);
