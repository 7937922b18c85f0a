/* form.js - forms that everybody can fill in, in the manner of GOV.UK; web/README.md shows how one is written. */
import { html, createContext, useContext, useLayoutEffect, useRef, useState } from "./view.js";
import { whoIsIt } from "./api.js";

const Current = createContext(null);

/* { "pieces/0/link": x } -> { pieces: [{ link: x }] } */
export function nest(flat) {
	const root = {};
	Object.keys(flat).forEach(path => {
		const steps = path.split("/");
		let place = root;
		steps.forEach((step, i) => {
			if (i === steps.length - 1)
				place[step] = flat[path];
			else
				place = place[step] = place[step] || (/^\d+$/.test(steps[i + 1]) ? [] : {});
		});
	});
	return root;
}

/* The way back; arrays of plain values (Checks) stay arrays. */
export function flatten(thing, under = "", flat = {}) {
	Object.keys(thing || {}).forEach(key => {
		const value = thing[key];
		const plain = value === null || typeof value !== "object" ||
			(Array.isArray(value) && value.every(v => typeof v !== "object"));
		if (plain)
			flat[under + key] = value;
		else
			flatten(value, under + key + "/", flat);
	});
	return flat;
}

const keepKey = name => name !== null && whoIsIt() &&
	"kept:" + whoIsIt().person + ":" + location.pathname + location.search + "#" + name;

function kept(key) {
	return key ? JSON.parse(sessionStorage.getItem(key) || "null") : null;
}

function keep(key, values, kinds) {
	if (!key)
		return;
	const open = {};
	Object.keys(values).forEach(name => {
		if (kinds[name] !== "secret" && !(values[name] instanceof Blob))
			open[name] = values[name];
	});
	sessionStorage.setItem(key, JSON.stringify(open));
}

export function useForm(initial, name = "") {
	const key = keepKey(name);
	const [values, setValues] = useState(() => Object.assign({}, initial, kept(key)));
	const [errors, setErrors] = useState([]);
	const [busy, setBusy] = useState(false);
	const ref = useRef({ fields: {}, kinds: {}, busy: false });
	const inside = ref.current;
	inside.values = values;
	const put = next => {
		inside.values = next;
		setValues(next);
	};
	return {
		values, errors, busy, fields: inside.fields, kinds: inside.kinds,
		now: () => inside.values,
		/* False while the last sending is still on its way. */
		start() {
			if (inside.busy)
				return false;
			setBusy(inside.busy = true);
			return true;
		},
		stop: () => setBusy(inside.busy = false),
		set(field, value) {
			put(Object.assign({}, inside.values, { [field]: value }));
			keep(key, inside.values, inside.kinds);
		},
		reset(next) {
			put(Object.assign({}, next));
			setErrors([]);
			if (key)
				sessionStorage.removeItem(key);
		},
		sent() {
			setErrors([]);
			if (key)
				sessionStorage.removeItem(key);
		},
		say: setErrors,
		fail(problem) {
			setErrors(problem.errors.length ? problem.errors.map(e => (
				{ field: (e.field || "").replace(/^\//, ""), detail: e.detail })) :
				[{ field: "", detail: problem.message }]);
		}
	};
}

const blank = value => value === undefined || value === null ||
	(typeof value === "string" ? value.trim() === "" : Array.isArray(value) && !value.length);

/* What can be seen without the server; fields in the order of the page. */
function faults(form) {
	const values = form.now();
	return Object.keys(form.fields).map(name => {
		const field = form.fields[name];
		const detail = (field.empty || blank)(values[name]) ? field.need :
			field.check && field.check(values[name], values);
		return detail && { field: name, detail };
	}).filter(Boolean);
}

const idOf = name => "f-" + name.replace(/\//g, "-");

function Summary({ form }) {
	const box = useRef(null);
	const { errors } = form;
	useLayoutEffect(() => {		/* with the sentence comes the focus: a key pressed later goes on from here */
		const plain = document.title.replace(/^错误：/, "");
		document.title = errors.length ? "错误：" + plain : plain;
		if (errors.length && box.current)
			box.current.focus();
	}, [errors]);
	if (!errors.length)
		return null;
	const go = name => event => {
		const place = document.getElementById(idOf(name));
		event.preventDefault();
		if (place)
			(place.querySelector("input") || place).focus();
	};
	return html`<div class="summary" role="alert" tabindex="-1" ref=${box}>
		<h2>${errors.every(e => form.fields[e.field]) ?
			"有" + errors.length + "处需要修改" : "没有成功"}</h2>
		<ul>${errors.map(e => html`<li>${form.fields[e.field] ?
			html`<a href=${"#" + idOf(e.field)} onClick=${go(e.field)}>${e.detail}</a>` :
			e.detail}</li>`)}</ul>
	</div>`;
}

/* The second step: what it means, and the two ways on. */
function Sure({ says, button, busy, back }) {
	const box = useRef(null);
	/* Before anybody can press a key: Enter goes on. */
	useLayoutEffect(() => box.current.querySelector("button").focus(), []);
	return html`<div class="notice warn" role="group" aria-label="请确认" ref=${box}>${says}
		<div class="buttons"><button class="button" aria-disabled=${String(Boolean(busy))}>${busy || "确认" + button}</button>
			<button type="button" class="button plain" onClick=${back}>再看看</button></div></div>`;
}

export function Form({ form, send, done, sure, plain, button = "提交", busy = "正在提交…", children }) {
	const [asked, ask] = useState(null);	/* the values that were asked about: others are asked anew */
	const asking = asked === form.values;
	const submit = event => {
		event.preventDefault();
		const found = faults(form);
		form.say(found);
		if (!found.length && sure && asked !== form.now())
			return ask(form.now());
		if (found.length || !form.start())
			return;
		Promise.resolve(send(nest(form.now()))).then(
			answer => {
				form.stop();
				form.sent();
				return done && done(answer);
			},
			problem => {
				form.stop();
				if (!problem.errors)
					throw problem;	/* a fault of the page itself */
				if (problem.errors.some(error => error.field))
					ask(null);	/* there is something to mend first */
				form.fail(problem);
			});
	};
	return html`<${Current.Provider} value=${form}>
		<form class="form" noValidate onSubmit=${submit}>
			<${Summary} form=${form} />
			${children}
			${asking ? html`<${Sure} says=${sure(form.values)} button=${button} busy=${form.busy && busy} back=${() => ask(null)} />` : html`
			<button class=${"button" + (plain ? " plain" : "")} aria-disabled=${String(form.busy)}>
				${form.busy ? busy : button}</button>`}
		</form>
	<//>`;
}

/* What every field shares: its place in the form and what describes it; for a field
 * of another kind (rubric.js).  empty(value) where "nothing there" is another thing; kind is "words" where
 * a person types, "secret" where nobody else may know what (a field that is folded away stays of its kind). */
export function useField({ name, hint, need, check, kind, empty }) {
	const form = useContext(Current);
	form.fields[name] = { need, check, empty };
	form.kinds[name] = kind;
	/* Before it is drawn: what goes that soon leaves no need behind. */
	useLayoutEffect(() => () => { delete form.fields[name]; }, [name]);
	const error = form.errors.find(e => e.field === name);
	const id = idOf(name);
	const about = [hint && id + "-hint", error && id + "-error"].filter(Boolean).join(" ");
	return { id, error: error && error.detail,
		value: form.values[name], set: value => form.set(name, value),
		aria: { "aria-describedby": about || null, "aria-invalid": error ? "true" : null } };
}

export function Notes({ id, hint, error }) {
	return html`${hint && html`<p class="hint" id=${id + "-hint"}>${hint}</p>`}
		${error && html`<p class="error" id=${id + "-error"}>
			<span class="unseen">错误：</span>${error}</p>`}`;
}

function One({ field, label, hint, children }) {
	return html`<div class=${"field" + (field.error ? " wrong" : "")}>
		<label for=${field.id}>${label}</label>
		<${Notes} id=${field.id} hint=${hint} error=${field.error} />${children}
	</div>`;
}

function Many({ field, label, hint, children }) {
	return html`<fieldset class=${"field" + (field.error ? " wrong" : "")} id=${field.id}
		...${field.aria}><legend>${label}</legend>
		<${Notes} id=${field.id} hint=${hint} error=${field.error} />${children}
	</fieldset>`;
}

/* Further properties (type, inputmode, autocomplete ...) go to the input.  What is
 * secret, as passwords are, is never kept. */
export function Text(props) {
	const { name, label, hint, need, check, short, secret, type = "text", children, ...rest } = props;
	const kind = secret || type === "password" ? "secret" : type === "text" && "words";
	const field = useField({ name, hint, need, check, kind });
	return html`<${One} field=${field} label=${label} hint=${hint}>
		<input id=${field.id} name=${name} type=${type} class=${short ? "short" : ""}
			value=${blank(field.value) ? "" : field.value} ...${field.aria} ...${rest}
			onInput=${e => field.set(e.target.value)} />${children}<//>`;
}

export function Day(props) {
	return html`<${Text} ...${props} type="date" short />`;
}

export function Area(props) {
	const { name, label, hint, need, check, secret, max, rows = 4 } = props;
	const field = useField({ name, hint, need, kind: secret ? "secret" : "words", check: value =>
		max && value.length > max ? "请不超过" + max + "字，现在是" + value.length + "字" :
			check && check(value) });
	const used = (field.value || "").length;
	return html`<${One} field=${field} label=${label} hint=${hint}>
		<textarea id=${field.id} name=${name} rows=${rows} value=${field.value || ""}
			...${field.aria} onInput=${e => field.set(e.target.value)}></textarea>
		${max && used > max * 0.8 && html`<p class="hint" role="status">
			${used > max ? "超过" + (used - max) + "字" : "还可以写" + (max - used) + "字"}</p>`}
	<//>`;
}

const optionList = (field, name, choices, type, on, change) => choices.map((option, i) => html`
	<div class="option"><input type=${type} name=${name} value=${option[0]}
		id=${field.id + "-" + i} checked=${on(option[0])}
		onChange=${e => change(option[0], e.target.checked)} />
	<label for=${field.id + "-" + i}>${option[1]}${option[2] && html`
		<small>${option[2]}</small>`}</label></div>`);

/* options: [[value, label, small print], ...] */
export function Choice(props) {
	const { name, label, hint, need, check, options } = props;
	const field = useField({ name, hint, need, check });
	return html`<${Many} field=${field} label=${label} hint=${hint}>
		${optionList(field, name, options, "radio", value => field.value === value,
			value => field.set(value))}<//>`;
}

export function Checks(props) {
	const { name, label, hint, need, check, options } = props;
	const field = useField({ name, hint, need, check });
	const chosen = field.value || [];
	return html`<${Many} field=${field} label=${label} hint=${hint}>
		${optionList(field, name, options, "checkbox", value => chosen.includes(value),
			(value, on) => field.set(on ? chosen.concat([value]) :
				chosen.filter(other => other !== value)))}<//>`;
}

/* One of many, on one line; the first, empty one says that nothing is chosen.  options: [value, label, its heading
 * in the list or none]. */
export function Select(props) {
	const { name, label, hint, need, check, options, none = "请选择" } = props;
	const field = useField({ name, hint, need, check });
	const one = option => html`<option value=${option[0]} selected=${String(option[0]) === String(field.value)}>${option[1]}</option>`;
	const headings = [...new Set(options.map(option => option[2]).filter(Boolean))];
	return html`<${One} field=${field} label=${label} hint=${hint}>
		<select id=${field.id} name=${name} ...${field.aria} onChange=${e => field.set(e.target.value)}>
			${[["", none]].concat(options.filter(option => !option[2])).map(one)}
			${headings.map(heading => html`<optgroup label=${heading}>${options.filter(option => option[2] === heading).map(one)}</optgroup>`)}
		</select><//>`;
}

export function Pick(props) {
	const { name, label, hint, need, check } = props;
	const field = useField({ name, hint, need, check });
	return html`<${One} field=${field} label=${label} hint=${hint}>
		<input id=${field.id} name=${name} type="file" ...${field.aria}
			onChange=${e => field.set(e.target.files[0] || null)} /><//>`;
}
