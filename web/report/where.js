/* where.js - the place, the day and what is left out, as the addresses of progress carry them.
 *
 *	address("/report/progress.html", { kind: "school", id: 7 }, query, { which: "passed" })
 *
 * A part of a school without id is those in no group.
 */
const KINDS = ["region", "school", "group"];
const KEPT = ["programme", "at", "phase", "batch"];

/* What the address names, or null. */
export const placeOf = query => KINDS.filter(kind => query[kind]).map(kind => ({ kind, id: query[kind] }))[0] || null;

export function address(page, place, query, more = {}) {
	const all = Object.assign({ [place.kind]: place.id }, more);
	KEPT.forEach(name => {
		all[name] = query[name];
	});
	return page + "?" + Object.keys(all).filter(name => all[name]).map(name => name + "=" + encodeURIComponent(all[name])).join("&");
}

/* A part as a place of its own; those in no group stay in their school. */
export const part = (row, of) => row.id === null ? { kind: of.kind, id: of.id, ungrouped: "true" } : { kind: row.kind, id: row.id };

/* 7 of 9 is 77%; only all is 100%. */
export const percent = (n, of) => of > 0 ? Math.floor(n * 100 / of) : 0;
