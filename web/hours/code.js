/* code.js - the sign-in code for the projector: large, another every half minute. */
import { html, page, useEffect, useState, Trouble } from "../parts/page.js";
import { get, post } from "../parts/api.js";
import { clock } from "../parts/dates.js";
import { Qr } from "../parts/paper.js";

const LOOK = 5;		/* seconds between two looks, for the number of those present */

function Code({ query }) {
	const [now, set] = useState({});
	const path = "/api/hours/activity/" + encodeURIComponent(query.activity || "0");
	const look = () => get(path + "/code?origin=" + encodeURIComponent(location.origin)).then(
		answer => set({ data: answer.data }), problem => set({ problem }));
	useEffect(() => { look(); }, []);
	useEffect(() => {
		const timer = now.data && setTimeout(look, Math.min(LOOK, now.data.seconds) * 1000 + 100);
		return () => clearTimeout(timer);
	}, [now]);
	if (now.problem && now.problem.status === 404)
		return html`<p class="lead">签到已经结束，或者还没有开始。</p>
			<p><a href=${"/hours/activity.html?activity=" + query.activity}>回到这次活动</a></p>`;
	if (now.problem)
		return html`<${Trouble} problem=${now.problem} again=${look} />`;
	if (!now.data)
		return html`<p class="wait" role="status">正在读取…</p>`;
	const { data } = now;
	const end = () => post(path + "/sign-in/end", {}).then(look, look);
	return html`<p class="lead">${data.title}。用手机扫码，或登录后打开“凭码签到”，输入这六位数字。</p>
		<div class="projector"><p class="big-code" aria-live="polite">${data.code}</p>
			<${Qr} of=${data.qr} label="签到页面的二维码" /></div>
		<progress max="30" value=${data.seconds} aria-label="这个签到码还能用的时间">${data.seconds}秒</progress>
		<p>已到<b>${data.present}</b>人。签到码每30秒换一次，签到到${clock(data.until)}为止。</p>
		<div class="buttons no-print"><button class="button plain" onClick=${end}>提前结束签到</button></div>`;
}

page("签到码", Code);
