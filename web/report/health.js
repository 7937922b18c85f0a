/* health.js - 系统状况 for the administrator: is every program there, does each job do its work, how much room
 * is left; of what stands still, what it means for people and what to do. */
import { html, is, page, useEffect, useGet, useState, Notice, Show } from "../parts/page.js";
import { moment, size } from "../parts/dates.js";
import { Table } from "../parts/table.js";
import { JOBS, PROGRAMS } from "./programs.js";

const answers = program => fetch("/api/" + program + "/ready", { cache: "no-store", credentials: "same-origin" })
	.then(reply => reply.ok, () => false);
const well = text => html`<span class="good-line">${text}</span>`;
const bad = text => html`<span class="tag warn">${text}</span>`;

function Still({ name, service, still, why }) {
	return html`<${Notice} kind="bad"><p><b>“${name}”${why}。</b>${still}。</p>
		<p>请管理服务器的人查看服务 ${service} 的日志，并重新启动它。</p><//>`;
}

const DATABASE = ["", "数据库", "存放全部数据"];

/* null: not answered yet. */
function Programs() {
	const [all, set] = useState(null);
	const ask = () => {
		set(null);
		Promise.all(PROGRAMS.map(one => answers(one[0]))).then(set);
	};
	useEffect(ask, []);
	const down = all ? PROGRAMS.filter((one, i) => !all[i]) : [];
	const none = down.length === PROGRAMS.length;
	const works = row => row === DATABASE ? !none : all[PROGRAMS.indexOf(row)];
	const state = row => !all ? "正在查看…" : works(row) ? well("在工作") : bad("没有回答");
	return html`${!all && html`<p class="wait" role="status">正在逐个查看八个程序…</p>`}
		${all && !down.length && html`<${Notice} kind="good"><p><b>八个程序和数据库都在工作。</b></p><//>`}
		${none && html`<${Notice} kind="bad"><p><b>八个程序都没有回答。</b>多半是数据库停了，或者您的网络断了。现在谁也不能使用；已经保存的内容不会丢。</p>
			<p>请管理服务器的人先看数据库，再看各程序的日志。</p><//>`}
		${!none && down.map(one => html`<${Still} name=${one[1]} service=${"weinengli-program@" + one[0]} still=${one[3]} why="没有回答" />`)}
		<h2>程序和数据库</h2>
		<${Table} rows=${PROGRAMS.concat([DATABASE])} columns=${[[null, "程序", row => row[1]], [null, "管什么", row => row[2]], [null, "现在", state]]} />
		<p><button class="button plain" aria-disabled=${String(!all)} onClick=${() => all && ask()}>再看一次</button></p>`;
}

function Room() {
	const room = useGet("/api/evidence/room");
	return html`<h2>磁盘</h2><${Show} of=${room}>${data => {
		const low = data.left < 10 * data.reserve;
		return html`<${Notice} kind=${low ? "warn" : ""}><p>材料存放处还剩<b>${size(data.left)}</b>；剩不到${size(data.reserve)}时，新的材料会暂时不能上传。${
			low && "空间不多了，请扩充磁盘。"}</p><//>`;
	}}<//>`;
}

const late = (job, row, waiting) => (job.waits && waiting[job.waits + "_late"]) || (row && row.late);
/* How many wait for it, in words. */
const waits = (job, waiting) => job.waits && waiting[job.waits] > 0 ? waiting[job.waits] + job.of + "在等" : "";

function Jobs({ rows, waiting }) {
	const last = job => rows.find(row => row.job === job.act) || { at: null, late: false };
	const still = JOBS.filter(job => late(job, last(job), waiting));
	const quiet = job => job.waits ? "没有在等的" : !job.daily ? "有事才做" : last(job).at ? well("一天之内做过") : "还没有做过";
	const state = job => late(job, last(job), waiting) ? bad(waits(job, waiting) || "超过一天没有动静") : waits(job, waiting) || quiet(job);
	return html`${still.map(job => html`<${Still} ...${job} why=${job.waits && waiting[job.waits + "_late"] ?
			"好像停了：" + waits(job, waiting) + "，已超过10分钟" : "好像停了：超过一天没有动静"} />`)}
		<${Table} rows=${JOBS} columns=${[["name", "任务"], [null, "最近一次", job => last(job).at ? moment(last(job).at) : "还没有"], [null, "现在", state]]} />
		<p class="hint">取学时和汇总进展每天都应当有，等着的应当在10分钟之内办（本系统默认）。</p>
		${waiting.platforms > 0 && html`<${Notice} kind="warn"><p><b>${waiting.platforms}个研修平台上次没有取全。</b>这些平台新的学时要晚些才有；原因项目办在“研修平台”里能看到。</p><//>`}`;
}

function Health() {
	const jobs = useGet("/api/report/health/jobs"), waiting = useGet("/api/report/health/troubles");
	const check = useGet("/api/report/journal/check");
	return html`<${Programs} /><${Room} />
		<h2>在后台做的事</h2>
		<${Show} of=${jobs}>${list => html`<${Show} of=${waiting}>${now => html`<${Jobs} rows=${list.rows} waiting=${now} />`}<//>`}<//>
		<h2>操作记录</h2>
		<${Show} of=${check} empty="还没有校验过。请让每夜校验的服务 weinengli-journal-verify 运行。">${({ rows: [one] }) => html`
			<p>${one.whole ? "没有缺少或改动" : bad("有记录缺少或被改动，请保留数据库备份")}，${moment(one.ended_at)}校验了${one.checked}条。${
				one.old && "这已超过7天，请让每夜校验的服务 weinengli-journal-verify 运行。"}</p>`}<//>
		<p><a href="/report/journal.html">看操作记录</a></p>
		<p class="hint">数据库备份不由本系统做，请在服务器上查看最近的备份时间。</p>`;
}

page("系统状况", ({ me }) => is(me, "admin") ? html`<${Health} />` : html`<${Notice} kind="bad"><p><b>没有找到，或者您无权查看。</b></p><//>`);
