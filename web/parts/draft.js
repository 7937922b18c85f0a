/* draft.js - a draft that is never lost: on this device at every key, on the server two
 * seconds after the last one, and at once when a field or the page is left.
 *
 *	const draft = useDraft("/api/evidence/draft?ability=A1");	web/README.md says the rest
 *	<${Draft} of=${draft}><${Form} form=${draft.form} ...>...<//><//>
 */
import { html, useEffect, useLayoutEffect, useRef, useState } from "./view.js";
import { del, get, put, whoIsIt } from "./api.js";
import { clock, moment } from "./dates.js";
import { Trouble } from "./page.js";
import { flatten, nest, useForm } from "./form.js";

const QUIET = 2000;	/* milliseconds without a key before a save */
const LONGEST = 8000;	/* and the longest while somebody goes on typing */
const AGAIN = 10000;	/* until the next try when the line is away */

const now = () => new Date().toISOString();

/* The same text for the same values, in whatever order they were written. */
const asText = values => JSON.stringify(Object.keys(values).sort().filter(name => values[name] !== null &&
	values[name] !== undefined && values[name] !== "").map(name => [name, values[name]]));

/* The copy on this device while the server lacks it; sent: what was last on its way there. */
function copy(path) {
	const key = "draft:" + whoIsIt().person + ":" + path;
	return {
		read: () => JSON.parse(localStorage.getItem(key) || "null"),
		write: (values, etag, sent) => localStorage.setItem(key,
			JSON.stringify({ values, etag, sent, at: now() })),
		drop: () => localStorage.removeItem(key)
	};
}

const fetchDraft = path => get(path).catch(problem => {
	if (problem.status === 404)
		return { data: null, etag: null };
	throw problem;
});

export function useDraft(path, { to = path, toForm = flatten, toBody = nest, known, open = values => values } = {}) {
	const form = useForm({}, null);
	const [state, setState] = useState({ word: "loading" });
	const [data, setData] = useState(null);
	const mine = useRef({ etag: null, sent: null, sending: null, since: 0, timer: 0, running: null, ended: false }).current;
	const local = copy(path);
	const typed = () => open(form.now());

	const show = (values, etag, sent) => {
		mine.etag = etag;
		mine.sent = sent;
		form.reset(values);
	};

	const load = just => {
		setState({ word: "loading" });
		read(just);
	};

	/* Also while the form stands: what is on its way to us stays. */
	const read = just => {
		(just ? Promise.resolve(just) : fetchDraft(path)).then(answer => {
			if (mine.ended)
				return;
			const theirs = toForm(answer.data || {});
			setData(answer.data);
			const kept = local.read();
			if (!kept || asText(kept.values) === asText(theirs)) {
				local.drop();
				show(theirs, answer.etag, asText(theirs));
				setState({ word: "ready" });
			} else if (kept.etag === answer.etag || kept.sent === asText(theirs)) {
				show(kept.values, answer.etag, null);
				setState({ word: "waiting" });
			} else
				setState({ word: "conflict", kept, theirs, etag: answer.etag });
		}, problem => setState({ word: "trouble", problem }));
	};

	const later = wait => {
		clearTimeout(mine.timer);
		mine.timer = setTimeout(() => save().catch(() => {}), wait);
	};

	const send = async () => {
		const values = typed();
		const text = asText(values);
		mine.since = 0;
		if (mine.ended || text === mine.sent)
			return;
		mine.sending = text;
		local.write(values, mine.etag, text);
		setState({ word: "saving" });
		try {
			const answer = await put(to, toBody(values), mine.etag);
			mine.etag = answer.etag || mine.etag;
			mine.sent = text;
			if (asText(typed()) === text)
				local.drop();
			else {
				local.write(typed(), mine.etag, text);
				later(QUIET);
			}
			setState({ word: "saved", at: now() });
		} catch (problem) {
			if (problem.status === 412)
				read();
			else if (problem.status === 0 || problem.status >= 500) {
				setState({ word: "local" });
				later(AGAIN);
			} else
				setState({ word: "refused", problem });
			throw problem;
		}
	};

	/* One save at a time; whoever calls waits for what is typed now. */
	const save = () => {
		clearTimeout(mine.timer);
		const before = mine.running || Promise.resolve();
		const run = before.catch(() => {}).then(send);
		mine.running = run;
		return run;
	};

	/* What is on its way arrives before it is taken away. */
	const end = () => {
		clearTimeout(mine.timer);
		mine.ended = true;
		mine.since = 0;
		const gone = () => {
			local.drop();
			return del(to);
		};
		return (mine.running || Promise.resolve()).catch(() => {}).then(gone).catch(() => {});
	};

	/* Before it is drawn, where the answer is known: then nothing moves. */
	useLayoutEffect(() => {
		mine.ended = false;
		load(known);
	}, [path]);
	useEffect(() => {
		const ready = !["loading", "trouble", "conflict"].includes(state.word);
		if (!ready || asText(typed()) === mine.sent)
			return;
		local.write(typed(), mine.etag, mine.sending);
		mine.since = mine.since || Date.now();
		later(Math.min(QUIET, Math.max(0, mine.since + LONGEST - Date.now())));
	}, [form.values]);
	useEffect(() => {
		const left = () => mine.since && save().catch(() => {});
		/* Nothing else will run on this page: not even what is on its way ends surely. */
		const gone = () => {
			const text = asText(typed());
			if (mine.ended || text === mine.sent || mine.sent === null)
				return;
			mine.sending = text;
			local.write(typed(), mine.etag, text);
			put(to, toBody(typed()), mine.etag).catch(() => {});
		};
		const leaves = [["focusout", left], ["visibilitychange", left], ["pagehide", gone]];
		leaves.forEach(([event, act]) => addEventListener(event, act));
		return () => {
			leaves.forEach(([event, act]) => removeEventListener(event, act));
			clearTimeout(mine.timer);
		};
	}, [path]);

	const choose = ours => () => {
		const { kept, theirs, etag } = state;
		if (!ours)
			local.drop();
		show(ours ? kept.values : theirs, etag, ours ? null : asText(theirs));
		setState({ word: "ready" });
	};
	return { form, data, state, save, reload: () => load(), choose, end, etag: () => mine.etag };
}

const SAYS = {
	ready: () => "填写的内容会自动保存",
	waiting: () => "正在保存…",
	saving: () => "正在保存…",
	saved: state => "已保存 " + clock(state.at),
	local: () => "暂时连不上服务器，内容已存在本机，恢复后自动保存",
	refused: state => "未能保存：" + state.problem.message
};

function Conflict({ state, choose }) {
	return html`<div class="notice warn" role="alert">
		<h2>这份草稿在别处也改过</h2>
		<p>可能是在另一台设备或另一个窗口。请选用哪一份继续填写。</p>
		<p>本机这份：最后修改于 ${moment(state.kept.at)}</p>
		<div class="buttons">
			<button class="button" onClick=${choose(true)}>用本机这份</button>
			<button class="button plain" onClick=${choose(false)}>用服务器上那份</button>
		</div>
	</div>`;
}

export function Draft({ of, children }) {
	const { state } = of;
	if (state.word === "loading")
		return html`<p class="wait" role="status">正在读取草稿…</p>`;
	if (state.word === "trouble")
		return html`<${Trouble} problem=${state.problem} again=${of.reload} />`;
	if (state.word === "conflict")
		return html`<${Conflict} state=${state} choose=${of.choose} />`;
	return html`${children}<p class=${"saved " + (state.word === "saved" ? "kept" : state.word)} role="status">
		${SAYS[state.word](state)}</p>`;
}
