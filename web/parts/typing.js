/* typing.js - what is typed into a form that is handed in once, kept on the server meanwhile: as
 * draft.js does it, for forms whose program keeps no draft of its own.
 *
 *	const typing = useTyping("review.appeal.12", { reason: "" });
 *	<${Draft} of=${typing}>
 *	  <${Form} form=${typing.form} ...>...<//>
 *	<//>
 *
 * The place names the form, the thing and its version, so that what was typed for a version that
 * has gone on is not offered for the next; two forms of a page have two places.  Handed in, it is
 * gone.  known is the answer of GET typingAt(place) where the page has just read it; about says
 * which one it is, where a person may have several of one page.
 */
import { useDraft } from "./draft.js";

export { Draft } from "./draft.js";

export const typingAt = place => "/api/auth/typing/" + encodeURIComponent(place);

/* Text as it is, ticks and choices as JSON. */
const entry = (name, value) => typeof value === "string" ? { name, text: value } : { name, json: JSON.stringify(value) };

const said = value => value !== "" && value !== null && value !== undefined && !(value instanceof Blob);

const toContent = values => Object.keys(values).filter(name => said(values[name])).map(name => entry(name, values[name]));

/* A field of the beginning that is not there has been emptied. */
const toValues = (content, initial) => content.reduce((values, one) =>
	Object.assign(values, { [one.name]: one.json ? JSON.parse(one.json) : one.text }),
Object.keys(initial).reduce((values, name) => Object.assign(values, { [name]: "" }), {}));

export function useTyping(place, initial = {}, known, about) {
	const draft = useDraft(typingAt(place), { known,
		toForm: answer => answer.content ? toValues(answer.content, initial) : initial,
		toBody: values => ({ title: (document.querySelector("h1").textContent + (about ? "：" + about : "")).slice(0, 60),
			address: (location.pathname + location.search).slice(0, 300), content: toContent(values) }) });
	const sent = () => {
		draft.form.sent();
		draft.end();
	};
	return Object.assign({}, draft, { form: Object.assign({}, draft.form, { sent }) });
}
