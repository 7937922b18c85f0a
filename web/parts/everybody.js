/* everybody.js - all people of a school, or of a part of it, page after page: for a list
 * that is ticked as a whole. */
import { get } from "./api.js";

export const everybody = (school, more = "", cursor = "", before = []) =>
	get("/api/admin/people?school=" + school + more + (cursor && "&after=" + encodeURIComponent(cursor))).then(({ data }) => {
		const all = before.concat(data.rows);
		return data.next ? everybody(school, more, data.next, all) : all;
	});
