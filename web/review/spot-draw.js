/* spot-draw.js - 抽检: how its works are drawn, and how anybody draws them again. */
import { html } from "../parts/page.js";
import { clock, day, moment } from "../parts/dates.js";

/* It closes when a day is over: 12月31日24点, not the day after. */
export const closing = at => clock(at) === "00:00" ? day(new Date(Date.parse(at) - 1).toISOString()) + "24点" : moment(at);

/* ours: it was said already that all of it is 本系统默认. */
export const Strata = ({ percent, least, ours }) => html`<ul>
	<li>每所学校已有校评结果的材料，抽${percent}%，不足一份的按一份算；至少${least}份，不够的全抽。</li>
	<li>全校结果都是优秀的，抽两倍。</li>
	<li>考核小组投票不一致的、抽检前一周内修改后才有结果的，各至少抽一份。</li></ul>
	${!ours && html`<p class="hint">后两条是本系统默认。</p>`}`;

/* of: a check whose seal is off. */
export const Again = ({ of }) => html`<details><summary>抽取用的种子，以及怎样重抽一遍</summary>
	<p>种子：<span class="seed">${of.seed}</span></p>
	<p>这串数字在开始抽检时随机产生，截止后公布。每份材料按“种子、学校编号、材料编号”算出一个 SHA-256 值，从小到大排队，排在前面的抽中。</p>
	<p>种子和材料不变，谁算、算几次，结果都一样。请系统管理员运行下面这条命令，系统会重抽一遍，逐校列出编号，并与当时的抽取比较，有出入会指出来。</p>
	<p><span class="seed">review-recheck --again ${of.spot_check}</span></p></details>`;
