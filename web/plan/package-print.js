/* package-print.js - a version of the whole package to print: a sheet for each document, and the offer. */
import { html, page, useGet, Show } from "../parts/page.js";
import { day } from "../parts/dates.js";
import { Sheet, Sheets } from "../parts/paper.js";
import { word } from "../parts/words.js";
import { AbilityList, byDimension } from "./abilities.js";
import { documentsOf, Part } from "./package-parts.js";

const Under = ({ data }) => html`<p>${data.school}　　第${data.number}稿　　${day(data.submitted_at, 0)} 上报${
	data.filing_number && "　　备案号 " + data.filing_number}</p>`;

const Files = ({ list }) => list.length > 0 && html`<h3>附件</h3><ul>${list.map(one => html`<li class="file-name">${one.name}</li>`)}</ul>`;

const Document = ({ data, name, parts }) => html`<${Sheet} title=${word("document", name)}><${Under} data=${data} />
	${parts.map(part => html`<h3>${part[1]}</h3><${Part} kind=${part[2]} value=${data.documents[name][part[0]]} />`)}
	<${Files} list=${(data.attachments || []).filter(one => one.document === name)} />
	<p class="sheet-sign"><span>校长签名：</span><span>学校盖章：</span></p><//>`;

page("打印学校方案", ({ query }) => {
	const one = useGet("/api/plan/package/" + query.plan + (query.number ? "?number=" + query.number : ""));
	return html`<${Show} of=${one}>${data => html`<${Sheets} back=${"package-read.html?plan=" + data.plan + "&number=" + data.number} unmarked>
		${documentsOf(data).map(part => html`<${Document} data=${data} name=${part[0]} parts=${part[1]} />`)}
		<${Sheet} title="提供选学的能力点"><${Under} data=${data} />
			<p>共${data.offer.length}个，来自${byDimension(data.offer).length}个维度。</p><${AbilityList} list=${data.offer} />
			<p class="sheet-sign"><span>校长签名：</span><span>学校盖章：</span></p><//><//>`}<//>`;
});
