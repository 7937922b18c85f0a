/* mapping.js - where a platform's JSON has what (fcgi/hours/mapping.h), as a form.
 *
 *	<${Mapping} values=${form.values} />	fields named "mapping/...", within a Form
 *	fromDocument(document), toDocument(values.mapping), EMPTY
 */
import { html } from "../parts/page.js";
import { Choice, Text } from "../parts/form.js";

/* name, what it is called, an example or what it is for; the needed ones first */
const NEEDED = [
	["id", "记录编号", "平台给每条记录的编号，同号只算一次，例如 id"],
	["account", "账号", "是谁学的，例如 user.no"],
	["course", "课程名称", "例如 course.title"],
	["length", "学了多久", "例如 minutes"],
	["time", "学完的时间", "例如 finished"]
];
const FURTHER = [
	["name", "姓名", "核对账号时看，例如 user.name"],
	["code", "课程编号", "与课程长度对照，例如 course.id"],
	["began", "开始学的时间", "用来看学得是否太快"],
	["stored", "平台存下的时间", "只取新记录时按它"],
	["passed", "是否合格", ""], ["completed", "是否学完", ""], ["score", "得分", ""]
];
const UNITS = [["minutes", "分钟"], ["seconds", "秒"], ["hours", "小时"], ["credits", "学时"], ["iso8601", "ISO 8601 时长", "例如 PT45M"]];
const CLOCKS = [["iso8601", "国际格式", "2026-03-01T08:00:00Z"], ["china", "北京时间", "2026-03-01 16:00:00"],
	["unix", "从1970年起的秒数", "1772352000"], ["milliseconds", "从1970年起的毫秒数", "1772352000000"]];
const PAGINGS = [["none", "只有一页"], ["page", "按页号"], ["link", "回答里有下一页的地址"], ["cursor", "回答里有下一页的标记"]];
const AUTHS = [["basic", "用户名和口令（Basic）"], ["bearer", "令牌（Bearer）"], ["header", "令牌放在自己的请求头里"]];

const TEXTS = [...NEEDED, ...FURTHER].map(one => one[0]).concat(["list", "unit", "clock", "since", "paging", "next", "parameter", "size_parameter"]);
const COUNTS = ["size", "score_of", "first"];

export const EMPTY = Object.assign({}, ...TEXTS.concat(COUNTS).map(name => ({ ["mapping/" + name]: "" })), {
	"mapping/unit": "minutes", "mapping/clock": "iso8601", "mapping/paging": "none", "mapping/auth": "basic", "mapping/header": "",
	"mapping/measured": "yes", "mapping/ordered": "no" });

export function fromDocument(document) {
	const flat = Object.assign({}, EMPTY), auth = document.auth || "basic";
	TEXTS.concat(COUNTS).filter(name => document[name] !== undefined && document[name] !== null)
		.forEach(name => { flat["mapping/" + name] = String(document[name]); });
	return Object.assign(flat, { "mapping/auth": /^header:/.test(auth) ? "header" : auth, "mapping/header": auth.replace(/^(header:|basic$|bearer$)/, ""),
		"mapping/measured": document.measured === false ? "no" : "yes", "mapping/ordered": document.ordered ? "yes" : "no" });
}

const number = text => /^\d+$/.test(text) ? Number(text) : text;
const asks = { next: ["link", "cursor"], parameter: ["cursor", "page"], first: ["page"] };

export function toDocument(values) {
	const document = { measured: values.measured === "yes", ordered: values.ordered === "yes",
		auth: values.auth === "header" ? "header:" + values.header.trim() : values.auth };
	TEXTS.concat(COUNTS).forEach(name => {
		const text = (values[name] || "").trim();
		if (text && (!asks[name] || asks[name].includes(values.paging)))
			document[name] = COUNTS.includes(name) ? number(text) : text;
	});
	return document;
}

const Place = ({ of, need }) => html`<${Text} name=${"mapping/" + of[0]} label=${of[1] + (need ? "" : "（可不填）")} hint=${of[2]}
	need=${need ? "请填写" + of[1] + "在哪里" : null} short spellcheck=${false} autocapitalize="off" />`;

const Line = props => html`<${Text} ...${props} short spellcheck=${false} autocapitalize="off" />`;

function Paging({ paging }) {
	return html`<${Choice} name="mapping/paging" label="怎样翻页" options=${PAGINGS} />
		${asks.next.includes(paging) && html`<${Line} name="mapping/next" label="下一页在哪里" hint="例如 links.next" need="请填写下一页在哪里" />`}
		${asks.parameter.includes(paging) && html`<${Line} name="mapping/parameter" label="翻页用的参数" hint="例如 page" need="请填写翻页用的参数" />`}
		${paging === "page" && html`<${Line} name="mapping/first" label="第一页的页号（可不填）" hint="0或1，空着就是1" />`}
		<details><summary>每次取多少、只取新的</summary><${Line} name="mapping/size_parameter" label="每页条数的参数（可不填）" hint="例如 limit" />
		<${Line} name="mapping/size" label="每页条数（可不填）" hint="1到1000，空着就是100" inputmode="numeric" />
		<${Line} name="mapping/since" label="只要新记录的参数（可不填）" hint="例如 since，按上面的时间写法" />
		<${Choice} name="mapping/ordered" label="记录按存下的时间从早到晚排列" options=${[["yes", "是，断了可以接着取"], ["no", "不是，或不清楚"]]} /></details>`;
}

export function Mapping({ values }) {
	return html`<h2>各项在哪里</h2>
		<p class="hint">写名称；一层层用点连起来，例如“user”里的“no”写 user.no。</p>
		<${Line} name="mapping/list" label="记录的列表（可不填）" hint="例如 data.items；回答本身就是列表时空着" />
		${NEEDED.map(one => html`<${Place} key=${one[0]} of=${one} need />`)}
		<${Choice} name="mapping/unit" label="“学了多久”的单位" options=${UNITS} />
		<${Choice} name="mapping/measured" label="“学了多久”是怎么来的" options=${[["yes", "平台量出的学习时间"], ["no", "课程的长度，学完就给"]]} />
		<${Choice} name="mapping/clock" label="时间的写法" options=${CLOCKS} />
		<details><summary>可不填的各项</summary>${FURTHER.map(one => html`<${Place} key=${one[0]} of=${one} />`)}
			<${Line} name="mapping/score_of" label="得分的满分（可不填）" hint="空着就是100" inputmode="numeric" /></details>
		<h2>翻页和口令</h2>
		<${Paging} paging=${values["mapping/paging"]} />
		<${Choice} name="mapping/auth" label="怎样出示口令" options=${AUTHS} />
		${values["mapping/auth"] === "header" && html`<${Line} name="mapping/header" label="请求头的名称" hint="例如 X-Token" need="请填写请求头的名称" />`}`;
}
