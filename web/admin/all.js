/* all.js - the whole of a list that is chosen from (regions, programmes), page after page.
 *
 *	const regions = useAll("/api/admin/regions");	as useGet(): for Show, { rows } in data
 *
 * Some hundred rows at most: what is longer is found by a few characters (parts/chooser.js).
 */
import { get } from "../parts/api.js";
import { useEffect, useState } from "../parts/page.js";

async function whole(path) {
	const rows = [];
	let next = "";
	do {
		const { data } = await get(path + (next && (path.includes("?") ? "&" : "?") + "after=" + encodeURIComponent(next)));
		rows.push(...data.rows);
		next = data.next;
	} while (next);
	return { rows };
}

export function useAll(path) {
	const [state, set] = useState({ data: null, problem: null });
	const load = () => {
		let current = true;
		if (path)
			whole(path).then(data => current && set({ data, problem: null }), problem => current && set({ data: null, problem }));
		return () => { current = false; };
	};
	useEffect(load, [path]);
	return Object.assign({}, state, { reload: load });
}
