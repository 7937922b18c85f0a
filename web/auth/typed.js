/* typed.js - 没有写完的内容: what I typed and did not hand in, form by form, to go on with or to clear. */
import { html, page, useGet, Show, Trouble, useState } from "../parts/page.js";
import { del } from "../parts/api.js";
import { moment } from "../parts/dates.js";
import { Files } from "../parts/files.js";
import { typingAt } from "../parts/typing.js";

const FROM = "/api/auth/typing";

/* Two presses, for it can't be undone. */
function One({ row, reload }) {
	const [asked, ask] = useState(false);
	const [problem, fail] = useState(null);
	const clear = () => del(typingAt(row.place)).then(reload, fail);
	return html`<li class="card"><h3>${row.title}</h3><p class="hint">最后修改：${moment(row.at)}</p>
		${row.text && html`<p class="prose">${row.text}</p>`}
		${problem && html`<${Trouble} problem=${problem} />`}
		${asked ? html`<p><b>清除以后不能恢复。</b></p><div class="buttons"><button class="button" onClick=${clear}>确认清除<span class="unseen">：${row.title}</span></button>
				<button class="button plain" onClick=${() => ask(false)}>不清除</button></div>` :
			html`<div class="buttons"><a class="button" href=${row.address}>接着写<span class="unseen">：${row.title}</span></a>
				<button class="button plain" onClick=${() => ask(true)}>清除<span class="unseen">：${row.title}</span></button></div>`}</li>`;
}

page("没有写完的内容", () => {
	const list = useGet(FROM);
	return html`<p class="lead">您写了、还没有提交的内容，只有您自己看得到。30天没有改动的自动清除（本系统默认）。</p>
		<${Show} of=${list} empty="没有写到一半的内容。">${data => html`<ul class="cards">${data.rows.map(row => html`
			<${One} key=${row.place} row=${row} reload=${list.reload} />`)}</ul><${Files} from=${FROM} />`}<//>
		<p><a href="/auth/data.html">回到我的数据</a></p>`;
});
