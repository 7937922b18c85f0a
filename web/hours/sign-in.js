/* sign-in.js - on the teacher's phone: the six digits on the projector.  The QR code
 * there brings activity and code along. */
import { html, page, useState, Notice } from "../parts/page.js";
import { post } from "../parts/api.js";
import { hours } from "../parts/bar.js";
import { Form, Text, useForm } from "../parts/form.js";

function SignIn({ query }) {
	const form = useForm({ code: query.code || "" }, null);
	const [came, set] = useState(null);
	if (came)
		return html`<${Notice} kind="good"><p>已签到：${came.title}，计${hours(came.hundredths)}学时。</p><//>
			<p><a href="/hours/mine.html">看我的学时</a></p>`;
	const send = values => post("/api/hours/attendance/code",
		{ code: values.code.trim(), activity: Number(query.activity) || null });
	return html`<p class="lead">输入投影上的六位数字，就记下您到场。数字每30秒换一次。</p>
		<${Form} form=${form} send=${send} button="签到" busy="正在签到…" done=${answer => set(answer.data)}>
			<${Text} name="code" label="签到码" inputmode="numeric" autocomplete="off" short need="请输入签到码"
				check=${value => !/^\d{6}$/.test(value.trim()) && "签到码是六位数字"} /><//>`;
}

page("凭码签到", SignIn);
