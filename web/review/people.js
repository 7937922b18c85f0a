/* people.js - the people a helper can be named from: the management sees everybody of the
 * school, a leader the members of the own groups. */
import { get } from "../parts/api.js";
import { everybody } from "../parts/everybody.js";
import { is } from "../parts/page.js";

const rowsOf = path => get(path).then(answer => answer.data.rows);

const ofGroup = group => rowsOf("/api/plan/tasks/" + group.group).then(rows =>
	rows.map(one => Object.assign({}, one, { group: group.name })));

/* [{ person, name, subject, group }] */
export const people = me => is(me, "school") && me.school_id ? everybody(me.school_id) :
	rowsOf("/api/hours/groups").then(groups => Promise.all(groups.map(ofGroup)))
		.then(lists => [].concat(...lists));
