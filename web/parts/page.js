/* page.js - the shell around every screen, and one manner for every state.
 *
 *	page("选学能力点", View);          somebody signed in sees it, else sign-in
 *	page("证书查验", View, "open");    anybody sees it; me is null for a stranger
 *
 * View gets { me, query }: me as GET /api/auth/me answers, query the address'
 * parameters as an object.  The title becomes the only h1; View draws below it.
 *
 *	const list = useGet("/api/review/due");
 *	<${Show} of=${list} empty="现在没有等您评价的材料。">
 *	${data => html`...`}<//>
 *
 * Show draws loading, offline, error (with 再试一次) and empty in one way.
 * list.reload() asks anew; list.etag goes into put().  A null path asks nothing.
 *
 * Pages import html, the hooks and everything here from this file.
 */
import { html, render, useState, useEffect } from "./view.js";
import { get, me, signInAgain, signOut } from "./api.js";
import { Nav } from "./nav.js";
import { SignInAgain } from "./again.js";

export * from "./view.js";

const PRODUCT = "微能力";

export const query = () => {
	const found = {};
	new URLSearchParams(location.search).forEach((value, name) => {
		found[name] = value;
	});
	return found;
};

export const title = text => {
	document.title = text + " - " + PRODUCT;
};

/* Roles as a list, whether they came as words in a string or as an array. */
export const rolesOf = who => !who ? [] :
	Array.isArray(who.roles) ? who.roles : String(who.roles || "").split(" ").filter(Boolean);

export const is = (who, ...roles) => rolesOf(who).some(role => roles.includes(role));

export function useGet(path) {
	const [state, set] = useState({ path: null, data: null, etag: null, problem: null });
	const load = () => {
		let current = true;
		if (path)
			get(path).then(
				answer => current && set({ path, data: answer.data, etag: answer.etag, problem: null }),
				problem => current && set({ path, data: null, etag: null, problem }));
		return () => { current = false; };
	};
	useEffect(load, [path]);
	const now = state.path === path ? state : { data: null, etag: null, problem: null };
	return Object.assign({}, now, { reload: load });
}

const isEmpty = data => Array.isArray(data) ? data.length === 0 :
	data.rows !== undefined && data.rows.length === 0;

export function Show({ of, empty, children }) {
	if (of.problem)
		return html`<${Trouble} problem=${of.problem} again=${of.reload} />`;
	if (!of.data)
		return html`<p class="wait" role="status">正在读取…</p>`;
	if (empty && isEmpty(of.data))
		return html`<p class="empty">${empty}</p>`;
	return (Array.isArray(children) ? children[0] : children)(of.data);
}

/* A problem that came instead of the content. */
export function Trouble({ problem, again }) {
	return html`<div class="notice bad" role="alert">
		<p><b>${problem.status === 0 ? "网络断了，内容没有读到。" : problem.message}</b></p>
		${problem.status === 404 || problem.status === 403 ? html`<p><a href="/">回到现在要做的事</a></p>` :
			again && html`<button class="button plain" onClick=${again}>再试一次</button>`}
	</div>`;
}

/* A box for a word to the person; kind is "", "good", "warn" or "bad". */
export function Notice({ kind = "", children }) {
	return html`<div class=${"notice " + kind} role=${kind === "bad" ? "alert" : "status"}>
		${children}</div>`;
}

/* Large text is a choice of the person, kept on this device. */
const largeKey = who => "large:" + (who ? who.person : "");

function showLarge(on) {
	document.documentElement.classList.toggle("large", on);
}

function LargeText({ who }) {
	const [on, set] = useState(localStorage.getItem(largeKey(who)) === "1");
	useEffect(() => showLarge(on), [on]);
	const turn = () => {
		localStorage.setItem(largeKey(who), on ? "0" : "1");
		localStorage.setItem(largeKey(null), on ? "0" : "1");
		set(!on);
	};
	return html`<button class="head-button" aria-pressed=${String(on)} onClick=${turn}>
		${on ? "标准字" : "大字"}</button>`;
}

/* How many messages nobody has read yet; without an answer, just the way there. */
function Messages() {
	const [unread, set] = useState(0);
	useEffect(() => {
		get("/api/report/inbox/unread").then(answer => set(answer.data.unread), () => {});
	}, []);
	return html`<a class="head-button" href="/report/inbox.html">消息${unread > 0 && html`<b class="count">${unread}
		<span class="unseen">条未读</span></b>`}</a>`;
}

function Header({ who }) {
	return html`<header class="head">
		<a class="skip" href="#main">跳到正文</a>
		<div class="head-row">
			<a class="brand" href="/"><b>${PRODUCT}</b>
				<span>信息技术应用能力校本考核</span></a>
			<div class="head-side">
				${who && html`<a class="head-who" href="/auth/me.html">
					<b>${who.name}</b> <span>${who.school}</span></a>`}
				${who && html`<${Messages} />`}
				<${LargeText} key=${who ? who.person : ""} who=${who} />
				${who ? html`<button class="head-button" onClick=${signOut}>退出</button>` :
					html`<a class="head-button" href="/auth/sign-in.html">登录</a>`}
			</div>
		</div>
		${who && html`<${Nav} roles=${rolesOf(who)} />`}
	</header>`;
}

/* Says that the line is away, wherever on the page somebody is. */
function Line() {
	const [lost, set] = useState(!navigator.onLine);
	useEffect(() => {
		addEventListener("line", event => set(event.detail));
		addEventListener("online", () => set(false));
		addEventListener("offline", () => set(true));
	}, []);
	return html`<div role="status">${lost && html`<p class="line">
		网络已断开。您填写的内容还在，恢复后可以继续。</p>`}</div>`;
}

function Footer() {
	return html`<footer class="foot">
		<p>本系统只用于中小学教师信息技术应用能力的校本研修与考核。</p>
		<p>使用中有问题，请先联系本校信息化管理团队。</p>
	</footer>`;
}

function Shell({ who, name, children }) {
	return html`<${Header} who=${who} /><${Line} />${who && html`<${SignInAgain} />`}
		<main class="main" id="main" tabindex="-1"><h1>${name}</h1>${children}</main>
		<${Footer} />`;
}

/* A link into what is folded up unfolds it. */
function unfold(event) {
	const link = event.target.closest("a[href^='#']");
	let place = link && document.getElementById(link.getAttribute("href").slice(1));
	for (; place; place = place.parentElement)
		if (place.tagName === "DETAILS")
			place.open = true;
}

/* An open page stands before it is known who looks at it. */
export function page(name, View, open) {
	const root = document.getElementById("page");
	const draw = (who, inside) => render(html`<${Shell} who=${who} name=${name}>${inside}<//>`, root);
	const view = who => draw(who, html`<${View} me=${who} query=${query()} />`);
	const trouble = problem => problem.status === 401 ? signInAgain() :
		draw(null, html`<${Trouble} problem=${problem} again=${() => location.reload()} />`);
	title(name);
	addEventListener("click", unfold, true);
	showLarge(localStorage.getItem(largeKey(null)) === "1");
	root.textContent = "";
	if (open)
		view(null);
	else
		render(html`<p class="main">正在打开…</p>`, root);
	me().then(who => {
		view(who);
		addEventListener("order", () => view(who));
	}, problem => open || trouble(problem));
}
