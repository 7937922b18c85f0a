/* source.js - where a requirement or a rule comes from: a page of the web, or a document by its name.  The numbers of
 * our own register (R56 000) are for who works on the rules, and not said.
 *
 *	<${Source} of=${piece.source} />
 */
import { html } from "./view.js";

const OURS = /^([RC]\d+|\d{3})( ([RC]\d+|\d{3}))*$/;

export const sourceOf = text => OURS.test(text || "") ? "" : text || "";

export const Source = ({ of }) => sourceOf(of) && html`<p class="hint">${/^https?:/.test(of) ?
	html`<a href=${of} rel="noreferrer">查看出处</a>` : "出处：" + of}</p>`;
