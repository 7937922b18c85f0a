/* platform.js - one platform: what kind of interface it has, where it is, how often
 * it is asked and what it counts as one 学时.  A new one without ?provider=. */
import { html, page, useGet, Show } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { Choice, Form, Text } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { word } from "../parts/words.js";
import { EMPTY as MAPPING, Mapping, fromDocument, toDocument } from "./mapping.js";
import { Trial } from "./trial.js";

const DRIVERS = [
	["xapi", "平台提供标准的学习记录（xAPI 语句）"],
	["moodle", "用网络服务令牌查课程完成情况；学时按您填写的课程长度给"],
	["json", "平台有自己的接口，由您说明各项在哪里"],
	["folder", "平台只能导出表格，由人放进服务器上的文件夹"]
];
/* What each asks for beside its name: label, hint, need. */
const ADDRESS = {
	xapi: ["接口地址", "以 https:// 开头，写到 /statements 之前为止，不含账号和口令"],
	moodle: ["网站地址", "平台首页的地址，以 https:// 开头"],
	json: ["接口地址", "第一页记录的地址，以 https:// 开头，不含问号后面的参数"]
};
const SECRET = {
	xapi: ["口令文件名（可不填）", "口令放在服务器的文件里（一行“用户名:口令”），这里只写文件名"],
	moodle: ["令牌文件名", "令牌放在服务器的文件里（一行“token:令牌”），这里只写文件名"],
	json: ["口令文件名（可不填）", "放在服务器的文件里（一行“用户名:口令”，令牌写“token:令牌”），这里只写文件名"],
	folder: ["文件夹名称", "管理员在服务器的投放文件夹里为这个平台建的文件夹"]
};
const BLANK = { programme: "", name: "", driver: "xapi", address: "", credential: "", home: "", minutes: "45", wait: "60", per_minute: "" };

const whole = (min, max) => value => /^\d{1,5}$/.test(value) && Number(value) >= min && Number(value) <= max ? null :
	"请填" + min + "到" + max + "的整数";

function fields(values) {
	const { driver } = values, other = text => text.trim() || null;
	return { name: values.name, driver, address: driver === "folder" ? null : other(values.address),
		credential: other(values.credential), home: driver === "xapi" ? other(values.home) : null,
		mapping: driver === "json" ? JSON.stringify(toDocument(values.mapping)) : null, minutes: Number(values.minutes),
		wait: Number(values.wait), per_minute: values.per_minute === "" ? 0 : Number(values.per_minute) };
}

const valuesOf = one => Object.assign({}, BLANK, one.mapping ? fromDocument(one.mapping) : MAPPING, {
	name: one.name, driver: one.driver, address: one.address, credential: one.credential, home: one.home,
	minutes: String(one.minutes), wait: String(one.wait), per_minute: one.per_minute ? String(one.per_minute) : "" });

/* Neither is asked for a password; where one is typed all the same, it is not kept with the rest. */
const holdsSecret = address => /\/\/[^/]*[@:]|\?/.test(address || "");

function Where({ driver, at }) {
	const secret = SECRET[driver], address = ADDRESS[driver];
	return html`${address && html`<${Text} name="address" label=${address[0]} hint=${address[1]} need="请填写地址"
			secret=${holdsSecret(at)} inputmode="url" spellcheck=${false} />`}
		<${Text} key=${driver} name="credential" label=${secret[0]} hint=${secret[1]} secret spellcheck=${false} autocapitalize="off" short
			need=${driver === "folder" ? "请填写文件夹的名称" : driver === "moodle" ? "请填写令牌文件的名称" : null} />
		${driver === "xapi" && html`<${Text} name="home" label="账号主页（可不填）"
			hint="平台账号所属的网址，由平台提供；填了就只认这里的账号" spellcheck=${false} />`}`;
}

const How = () => html`<h2>怎样计，多久取一次</h2>
	<${Text} name="minutes" label="多少分钟计1学时" hint="没有官方规定，常用45分钟（本系统默认）" inputmode="numeric" short
		need="请填写分钟数" check=${whole(1, 240)} />
	<${Text} name="wait" label="每隔多少分钟取一次" hint="60分钟是本系统默认；一天是1440" inputmode="numeric" short
		need="请填写分钟数" check=${whole(1, 10080)} />
	<${Text} name="per_minute" label="每分钟最多问平台几次（可不填）" hint="平台有限制时填写，空着就是不限" inputmode="numeric" short
		check=${value => value === "" ? null : whole(0, 6000)(value)} />`;

function Edit({ one, programmes }) {
	const start = one ? valuesOf(one) : Object.assign({}, BLANK, MAPPING, programmes.length === 1 && { programme: String(programmes[0].programme) });
	const typing = useTyping(one ? ["hours.provider", one.provider, one.version].join(".") : "hours.provider.new", start, { about: one ? one.name : "新的平台" });
	const { form } = typing, { driver } = form.values;
	const send = values => one ? put("/api/hours/provider/" + one.provider, fields(values), '"' + one.version + '"') :
		post("/api/hours/providers", Object.assign({ programme: Number(values.programme) }, fields(values)));
	return html`<${Draft} of=${typing}><${Form} form=${form} send=${send} button=${one ? "保存设置" : "添加平台"}
			done=${() => typing.end().then(() => location.assign("platforms.html?saved=1"))}>
		${!one && programmes.length > 1 && html`<${Choice} name="programme" label="工程" need="请选择工程"
			options=${programmes.map(each => [String(each.programme), each.name])} />`}
		<${Text} name="name" label="平台名称" need="请填写平台名称" maxlength="60" />
		${one ? html`<p>接口：${word("driver", driver)}。接口种类不能改，要改请另加一个平台。</p>` : html`
			<${Choice} name="driver" label="接口" options=${DRIVERS.map(([key, small]) => [key, word("driver", key), small])} />`}
		<${Where} driver=${driver} at=${form.values.address} />
		${driver === "moodle" && html`<p class="hint">平台上教师的“编号（ID number）”要填本系统的登录名，才能对上人。</p>`}
		${driver === "json" && html`<${Mapping} values=${form.values} /><${Trial} form=${form} />`}
		${driver === "folder" && html`<p class="hint">文件是 .xlsx 或 .csv，一行一条记录，按列名读取，列的顺序不限。取过的文件会移到文件夹里的 done。</p>`}
		<${How} /><//><//>
		${one && driver !== "folder" && html`<p><a href=${"/hours/courses.html?provider=" + one.provider}>填写课程长度</a></p>`}`;
}

function Platform({ query }) {
	const list = useGet(query.provider ? "/api/hours/providers" : null);
	const programmes = useGet("/api/hours/programmes");
	const find = rows => rows.find(row => String(row.provider) === query.provider);
	return html`<p><a href="platforms.html">回到研修平台</a></p>
		<${Show} of=${programmes} empty="您的区域现在没有实施的工程。">${some => !query.provider ? html`<${Edit} programmes=${some.rows} />` : html`
			<${Show} of=${list}>${data => find(data.rows) ? html`<${Edit} one=${find(data.rows)} programmes=${some.rows} />` : html`
				<p class="empty">没有找到这个平台，或者它不归您办理。</p>`}<//>`}<//>`;
}

page("平台设置", Platform);
