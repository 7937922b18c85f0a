/* typing.js - what is typed into a form that is handed in once, kept on the server meanwhile: as
 * draft.js does it, for forms whose program keeps no draft of its own (web/README.md).
 *
 *	const typing = useTyping("review.appeal.12", { reason: "" }, { about: "A3 演示文稿设计与制作" });
 *	<${Draft} of=${typing}><${Form} form=${typing.form} ...>...<//><//>
 *
 * Kept is what differs from initial, and never what is secret or a file: neither on the server nor on
 * this device.  After a return such a field stands as it did at the beginning.
 */
import { useDraft } from "./draft.js";

export { Draft } from "./draft.js";

export const typingAt = place => "/api/auth/typing/" + encodeURIComponent(place);

const ASKED = "asked";

/* A person's words as text, which her list shows her; ticks and choices as JSON, null where a row was taken out. */
const entry = (name, value, kind) => kind === "words" && value ? { name, text: value } :
	{ name, json: JSON.stringify(value === undefined ? null : value) };

const same = (one, other) => JSON.stringify(one || "") === JSON.stringify(other || "");

const toContent = (values, initial, kinds) => Object.keys(Object.assign({}, initial, values))
	.filter(name => !same(values[name], initial[name])).map(name => entry(name, values[name], kinds[name]));

function toValues(content, initial) {
	const values = Object.assign({}, initial);
	content.forEach(one => {
		const value = one.json ? JSON.parse(one.json) : one.text;
		if (value === null)
			delete values[one.name];
		else
			values[one.name] = value;
	});
	return values;
}

/* The server takes sixty signs. */
const titled = about => (document.querySelector("h1").textContent + (about ? "：" + about : "")).slice(0, 60);

export function useTyping(place, initial = {}, { known, about, asked } = {}) {
	const here = list => !asked || list.some(one => one.name === ASKED && JSON.parse(one.json) === asked);
	const open = values => Object.keys(values).reduce((all, name) => Object.assign(all, {
		[name]: draft.form.kinds[name] === "secret" || values[name] instanceof Blob ? initial[name] : values[name] }), {});
	const draft = useDraft(typingAt(place), { known, open,
		toForm: ({ content }) => toValues(content && here(content) ? content.filter(one => one.name !== ASKED) : [], initial),
		toBody: values => ({ title: titled(about), address: (location.pathname + location.search).slice(0, 300),
			content: toContent(values, initial, draft.form.kinds).concat(asked ? entry(ASKED, asked) : []) }) });
	const sent = () => {
		draft.form.sent();
		draft.end();
	};
	return Object.assign({}, draft, { form: Object.assign({}, draft.form, { sent }) });
}
