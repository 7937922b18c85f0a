/* marks.js - the columns of a list of people: who, and how far each has come; her name leads to
 * what she still lacks, for those who may see that. */
import { html, is } from "../parts/page.js";
import { whoIsIt } from "../parts/api.js";
import { word } from "../parts/words.js";

const STEPS = ["certified", "proposed", "passed", "handed_in", "chosen"];

export const person = row => is(whoIsIt(), "school", "office", "panel") ?
	html`<a href=${"/certificate/why.html?person=" + row.person}>${row.name}<span class="unseen">还差什么</span></a>` : row.name;

function reached(row) {
	const step = STEPS.find(name => row[name]);
	if (row.exempt)
		return html`<span class="tag">免予参加</span>`;
	return html`<span class=${"tag " + (step === "certified" ? "good" : step ? "blue" : "warn")}>${word("figure", step || "not_chosen")}</span>`;
}

const COLUMNS = [["name", "姓名", person, null, "name"], ["reached", "走到哪一步", reached], ["staff_no", "工号", null, "brief"], ["subject", "学科", row => row.subject || "", "brief"],
	["school", "学校", null, null, "unit"], ["group", "教研组", row => row.group || "不在任何教研组", null, "unit"]];

/* A region's people are not sorted by name, nor in their groups: there are too many. */
export const sortable = (place, columns) => place.kind !== "region" ? columns : columns.map(column =>
	["name", "group"].includes(column[0]) ? column.slice(0, 4) : column);

/* Without what is the same for all of a place. */
export const marks = place => sortable(place, COLUMNS).filter(column => !(column[0] === "school" && place.kind !== "region") &&
	!(column[0] === "group" && place.kind === "group"));
