/* list.js - 我的材料: every ability I chose and the capstone, and how far each is. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { named, word } from "../parts/words.js";

const COLOURS = { returned: "warn", failed: "bad", passed: "good", handed_in: "blue" };

/* What there is to do, and the words on the button. */
const NEXT = {
	chosen: () => ["还没有开始准备。", "开始准备"],
	draft: row => ["草稿" + day(row.saved_at) + "保存。", "继续准备"],
	handed_in: row => ["第" + row.number + "稿" + day(row.handed_in_at) + "提交，正在评价。", "查看"],
	returned: row => ["第" + row.number + "稿被退回：" + row.returned_remark, "修改"],
	failed: row => ["第" + row.attempt + "次认证不合格，改进后可以再提交。", "再次准备"],
	passed: row => ["结果：" + word("grade", row.grade) + "。", "查看"]
};

const kindOf = row => row.kind === "capstone" ? "综合应用成果" :
	word("dimension", row.dimension) + " · " + word("environment", row.environment);

function Work({ row }) {
	const [says, button] = NEXT[row.state](row);
	return html`<li class="card act"><div>
			<h3>${named(row.code, row.name)}${" "}<span class=${"tag " + (COLOURS[row.state] || "")}>
				${word("state", row.state)}</span></h3>
			<p class="hint">${kindOf(row)}</p>
			<p>${says}</p>
		</div><a class=${"button" + (["handed_in", "passed"].includes(row.state) ? " plain" : "")}
			href=${"work.html?ability=" + row.ability}>${button}
			<span class="unseen">：${row.name}</span></a></li>`;
}

function Works() {
	const list = useGet("/api/evidence/work");
	return html`<${Show} of=${list} empty="您还没有选学能力点，选好以后在这里准备材料。">${data => html`
		<ul class="cards">${data.rows.map(row => html`<${Work} row=${row} />`)}</ul>`}<//>`;
}

page("我的材料", Works);
