/* order.js - the way through my queue: which case comes after which, within what the queue was
 * filtered by.  The filters stand in the address of the queue, and behind the # of its cases: what is
 * typed there is kept by the address before it (form.js).
 *
 *	filtersOf(query)		"level=panel&ability=3", or ""
 *	filtersHere()			the same, of the case that is open
 *	caseAt(submission, filters)	the address of a case
 *	neighbours(rows, submission)	{ before, after }, rows of GET /api/review/due
 */
const FILTERS = ["level", "ability", "group", "due"];

export const filtersOf = query => FILTERS.filter(name => query[name])
	.map(name => name + "=" + encodeURIComponent(query[name])).join("&");

export const filtersHere = () => location.hash.includes("=") ? location.hash.slice(1) : "";

export const dueAt = filters => "/api/review/due" + (filters && "?" + filters);

export const caseAt = (submission, filters) => "/review/case.html?submission=" + submission + (filters && "#" + filters);

/* Of a case that is not in the list any more, the first one is next. */
export function neighbours(rows, submission) {
	const at = rows.findIndex(row => String(row.submission) === String(submission));
	return { before: rows[at - 1], after: rows[at + 1] || (at < 0 ? rows[0] : undefined) };
}
