/* paper.js - forms to print: A4, black on white, the code of each in its corner.
 *
 *	<${Sheets} back="/hours/activities.html">
 *	  <${Sheet} title="签到表" mark=${data.mark}>...<//>
 *	<//>
 *
 * mark is { code, qr } as fcgi/parts/paper_mark.h makes it; a document that never comes
 * back has none.  Each Sheet begins a new
 * page; nothing else of the screen is printed.  Qr draws a code by itself.
 */
import { html, useEffect } from "./view.js";

export function Qr({ of, label }) {
	return html`<svg class="qr" viewBox=${"0 0 " + of.size + " " + of.size} role="img" aria-label=${label}>
		<path d=${of.path} /></svg>`;
}

export function Sheet({ title, mark, children }) {
	return html`<section class="sheet" aria-label=${title}>
		${mark && html`<div class="sheet-mark"><${Qr} of=${mark.qr} label="本表的二维码" /><p class="sheet-code">${mark.code}</p></div>`}
		<h2>${title}</h2>${children}</section>`;
}

export function Sheets({ back, unmarked, children }) {
	useEffect(() => {
		document.documentElement.classList.add("sheets-only");
	}, []);
	return html`<div class="buttons no-print"><button class="button" onClick=${() => print()}>打印</button>
			<a class="button plain" href=${back}>返回</a></div>
		<p class="hint no-print">用 A4 纸按原大打印。${!unmarked && "右上角的二维码和编码请勿遮盖、涂写，扫描后凭它找到所属的材料或活动。"}</p>
		${children}`;
}
