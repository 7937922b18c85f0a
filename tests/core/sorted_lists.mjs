/* sorted_lists.mjs - every list that can be sorted: who asks for it where, what each of its orders means, of how many
 * rows at least (more than a page, unless it says so), and by which column the file is held against the list.
 */
const pinyin = new Intl.Collator("zh-CN-u-co-pinyin");
const byName = column => (a, b) => a[column] === b[column] ? 0 : !a[column] ? 1 : !b[column] ? -1 : pinyin.compare(a[column], b[column]);
const up = column => (a, b) => a[column] === b[column] ? 0 : a[column] === null ? 1 : b[column] === null ? -1 : a[column] < b[column] ? -1 : 1;
const down = column => (a, b) => a[column] === b[column] ? 0 : a[column] === null ? 1 : b[column] === null ? -1 : a[column] > b[column] ? -1 : 1;
const then = (first, second) => (a, b) => first(a, b) || second(a, b);

export const LISTS = {
	"admin /people": { who: "manager", path: at => "/api/admin/people?school=" + at.id, column: "staff_no",
		orders: { staff_no: up("staff_no"), name: byName("name"), group: then(byName("group"), byName("name")) } },
	"admin /people (gone)": { who: "manager", path: at => `/api/admin/people?school=${at.id}&gone=true`, column: "staff_no",
		orders: { staff_no: up("staff_no"), name: byName("name"), group: then(byName("group"), byName("name")) } },
	"review /school/{school}/decided": { who: "manager", path: at => `/api/review/school/${at.id}/decided`, column: "author",
		orders: { latest: down("decided_at"), earliest: up("decided_at"), name: byName("author"), group: then(byName("group"), byName("author")) } } };
