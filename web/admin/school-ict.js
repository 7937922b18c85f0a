/* school-ict.js - what a school has in networks and machines (R22): the latest registration holds. */
import { html, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Area, Form, Text } from "../parts/form.js";
import { List } from "../parts/table.js";
import { Draft, useTyping } from "../parts/typing.js";

const COUNTS = [["bandwidth", "宽带", "兆"], ["computers", "电脑", "台"], ["all_in_one", "教学一体机", "台"], ["visualisers", "展台", "台"]];
const BLANK = { bandwidth: "", computers: "", all_in_one: "", visualisers: "", networks: "", note: "" };

const whole = value => value === "" || /^\d{1,7}$/.test(value) ? null : "请填整数";
const known = (value, unit) => value === null ? "没有填" : value + unit;

function body(values) {
	const given = { networks: values.networks.trim() || null, note: values.note.trim() || null };
	COUNTS.forEach(([name]) => { given[name] = values[name] === "" ? null : Number(values[name]); });
	return given;
}

/* Unfolded where something waits to be gone on with. */
function Register({ school, at, done }) {
	const typing = useTyping("admin.ict." + school.school, BLANK, { about: school.name + "，网络与设备" });
	return html`<details open=${Boolean(typing.data && (typing.data.content || []).length) || null}><summary>登记现在的网络与设备</summary>
		<${Draft} of=${typing}><${Form} form=${typing.form} button="登记" busy="正在登记…" send=${values => post(at, body(values))}
				done=${() => typing.end().then(done)}>
			${COUNTS.map(([name, label, unit]) => html`<${Text} key=${name} name=${name} label=${label + "（" + unit + "，可不填）"} inputmode="numeric" short check=${whole} />`)}
			<${Text} name="networks" label="网络（可不填）" hint="例如无线全覆盖、专线" maxlength="200" />
			<${Area} name="note" label="说明（可不填）" max=${500} rows=${3} /><//><//></details>`;
}

export function Ict({ school }) {
	const [n, next] = useState(0);
	const at = "/api/admin/schools/" + school.school + "/ict";
	return html`<h2>网络与设备</h2>
		${n > 0 && html`<${Notice} kind="good"><p>已登记。</p><//>`}
		<${List} key=${n} from=${at} empty="还没有登记。" columns=${[["made_at", "登记时间", row => moment(row.made_at)],
			...COUNTS.map(([name, label, unit]) => [name, label, row => known(row[name], unit), "brief"]), ["networks", "网络"], ["note", "说明"], ["made_by", "登记人"]]} />
		<${Register} key=${n} school=${school} at=${at} done=${() => next(n + 1)} />`;
}
