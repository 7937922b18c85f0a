/* sorted_lists.mjs - every list that can be sorted: who asks for it where, what each of its orders means, of how many
 * rows at least (more than a page, unless it says so; alike: exactly how many, where rows show nothing that tells them
 * apart, true where nobody knows), and by which column the file is held against the list.
 */
const pinyin = new Intl.Collator("zh-CN-u-co-pinyin");
const both = (a, b, compare) => a === b ? 0 : a === null ? 1 : b === null ? -1 : compare(a, b);
const name = column => (a, b) => both(a[column], b[column], pinyin.compare);
const up = column => (a, b) => both(a[column], b[column], (x, y) => x < y ? -1 : 1);
const down = column => (a, b) => both(a[column], b[column], (x, y) => x > y ? -1 : 1);
const then = (first, second) => (a, b) => first(a, b) || second(a, b);
const rate = (a, b) => a.certified / a.base - b.certified / b.base;
const any = () => 0;		/* as it was entered: no column says when */

const PEOPLE = { staff_no: up("staff_no"), name: name("name"), group: then(name("group"), name("name")) };
/* By when it has to be answered; what is answered stands last. */
const dueOf = row => ({ due: row.state === "waiting" ? row.due_at : null });
const ofSchool = what => at => `/api/review/school/${at.id}/${what}`;
const report = (path, place) => at => `/api/report/${path}${path.includes("?") ? "&" : "?"}${place}=${place === "group" ? at.groups[0] : at.id}`;

/* The people of a report: in a region school by school, in a school group by group. */
const listed = (called, path, least) => ({
	[`${called} (region)`]: { who: "office", path: report(path, "region"), column: "name", least, orders: { entered: any, unit: (a, b) => both(a.school, b.school, any) } },
	[`${called} (school)`]: { who: "manager", path: report(path, "school"), column: "name", least,
		orders: { entered: any, unit: then(name("group"), name("name")), name: name("name") } },
	[`${called} (group)`]: { who: "leader", path: report(path, "group"), column: "name", least: 1, orders: { entered: any, unit: name("name"), name: name("name") } } });

export const LISTS = {
	"admin /people": { who: "manager", path: at => "/api/admin/people?school=" + at.id, column: "staff_no", orders: PEOPLE },
	"admin /people (gone)": { who: "manager", path: at => `/api/admin/people?school=${at.id}&gone=true`, column: "staff_no", orders: PEOPLE },
	"admin /exemptions": { who: "office", path: at => "/api/admin/exemptions?school=" + at.id, column: "name", orders: { entered: up("exemption"), name: name("name"), ending: up("until") } },
	"admin /relations": { who: "manager", path: at => "/api/admin/relations?school=" + at.id, column: "name", orders: { entered: up("relation"), name: name("name") } },
	"admin /pairings": { who: "office", path: () => "/api/admin/pairings", column: "note",
		orders: { entered: up("pairing"), latest: down("pairing"), name: name("school") } },
	"admin /schools": { who: "office", path: () => "/api/admin/schools", column: "name", orders: { code: up("code"), name: name("name") } },
	"admin /roster/years": { who: "office", path: () => "/api/admin/roster/years", column: "name", orders: { entered: up("school"), name: name("name"), latest: down("made_at") } },
	"admin /amendments": { who: "manager", path: at => "/api/admin/amendments?school=" + at.id, column: "name",
		orders: { latest: down("amendment"), earliest: up("amendment"), name: name("name"), ending: (a, b) => up("due")(dueOf(a), dueOf(b)) } },
	"admin /amendments/above": { who: "admin", path: () => "/api/admin/amendments/above", column: "name", orders: { latest: down("amendment"), earliest: up("amendment") } },
	"admin /extensions": { who: "office", path: at => "/api/admin/extensions?school=" + at.id, column: "name",
		orders: { latest: down("extension"), earliest: up("extension"), name: name("name"), ending: up("until") } },
	"admin /extensions/requests": { who: "office", path: () => "/api/admin/extensions/requests", column: "reason", orders: { latest: down("request"), earliest: up("request") } },
	"admin /extensions/requests (school)": { who: "manager", path: at => "/api/admin/extensions/requests?school=" + at.id, column: "reason",
		orders: { latest: down("request"), earliest: up("request") } },
	"plan /packages": { who: "office", path: () => "/api/plan/packages", column: "school", alike: 61, orders: { entered: any, name: name("school"), longest: any } },
	"review /school/{school}/decided": { who: "manager", path: ofSchool("decided"), column: "author",
		orders: { latest: down("decided_at"), earliest: up("decided_at"), name: name("author"), group: then(name("group"), name("author")) } },
	"review /school/{school}/coaching": { who: "manager", path: ofSchool("coaching"), column: "author", least: 30, alike: 36,
		orders: { latest: down("named_at"), name: name("author"), group: then(name("group"), name("author")) } },
	"review /minutes": { who: "office", path: at => "/api/review/minutes?school=" + at.id, column: "author", orders: { latest: down("submission"), name: name("author") } },
	"review /school/{school}/objections": { who: "manager", path: ofSchool("objections"), column: "author", orders: { latest: down("objection"), name: name("author") } },
	"review /school/{school}/rechecks": { who: "manager", path: ofSchool("rechecks"), column: "author", orders: { latest: down("recheck"), name: name("author"), ending: up("due_at") } },
	"review /school/{school}/board": { who: "panel1", path: ofSchool("board"), column: "author", orders: { entered: up("submission"), name: name("author"),
		group: then(name("group"), name("author")), ending: up("due_at") } },
	"review /school/{school}/nominations": { who: "manager", path: ofSchool("nominations"), column: "author",
		orders: { latest: down("nomination"), earliest: up("nomination"), name: name("author") } },
	"review /school/{school}/nominations/candidates": { who: "manager", path: ofSchool("nominations/candidates"), column: "author", least: 10,
		orders: { latest: down("decided_at"), earliest: up("decided_at"), name: name("author"), group: then(name("group"), name("author")) } },
	"review /nominations/due": { who: "office", path: () => "/api/review/nominations/due", column: "author", orders: { latest: down("nomination"), earliest: up("nomination") } },
	"review /school/{school}/publicity": { who: "wang", path: ofSchool("publicity"), column: "author",
		orders: { ending: up("until"), name: name("author"), group: then(name("group"), name("author")) } },
	"review /excellent/{programme}": { who: "wang", path: at => "/api/review/excellent/" + at.id, column: "author",
		orders: { latest: down("nomination"), earliest: up("nomination") } },
	"review /visits/schools": { who: "office", path: () => "/api/review/visits/schools", column: "name", orders: { entered: up("school"), name: name("name") } },
	"review /spot-checks": { who: "office", path: () => "/api/review/spot-checks", column: "percent", orders: { latest: down("spot_check"), earliest: up("spot_check") } },
	"review /spot-check/{spot_check}": { who: "office", path: at => "/api/review/spot-check/" + (at.id + 1000), column: "name",
		orders: { entered: up("school"), name: name("name"), most: down("differing") } },
	"review /spot-check/{spot_check}/school/{school}": { who: "manager", path: at => `/api/review/spot-check/${at.id + 1001}/school/${at.id}`, column: "author",
		orders: { entered: up("submission"), name: name("author") } },
	"hours /recognitions": { who: "office", path: () => "/api/hours/recognitions", column: "name", least: 0, orders: { entered: up("school"), name: name("name") } },
	"hours /unmatched": { who: "office", path: at => "/api/hours/unmatched?provider=" + at.id, column: "account",
		orders: { account: up("account"), latest: down("seen_at"), earliest: up("seen_at") } },
	"hours /doubts": { who: "office", path: at => "/api/hours/doubts?provider=" + at.id, column: "account", orders: { latest: any, earliest: any } },
	"hours /provider/{provider}/runs": { who: "office", path: at => `/api/hours/provider/${at.id}/runs`, column: "seen", orders: { latest: down("run"), earliest: up("run") } },
	"certificate /proposed": { who: "panel1", path: () => "/api/certificate/proposed", column: "name", orders: { latest: down("proposal"), name: name("name") } },
	"certificate /recognitions (region)": { who: "office", path: () => "/api/certificate/recognitions", column: "name",
		orders: { earliest: up("proposal"), latest: down("proposal") } },
	"certificate /recognitions (school)": { who: "office", path: at => "/api/certificate/recognitions?school=" + at.id, column: "name",
		orders: { earliest: up("proposal"), latest: down("proposal"), name: name("name") } },
	"certificate /issued (region)": { who: "office", path: () => "/api/certificate/issued", column: "number", orders: { latest: down("issued_at"), earliest: up("issued_at") } },
	"certificate /issued (search)": { who: "office", path: () => "/api/certificate/issued?q=" + encodeURIComponent("安"), column: "number", least: 9,
		orders: { latest: down("issued_at"), earliest: up("issued_at") } },
	"certificate /issued (school)": { who: "office", path: at => "/api/certificate/issued?school=" + at.id, column: "number",
		orders: { latest: down("issued_at"), earliest: up("issued_at"), name: name("name"), group: then(name("group"), name("name")) } },
	"certificate /register": { who: "office", path: () => "/api/certificate/register", column: "number", orders: { latest: down("number"), earliest: up("number") } },
	"certificate /register/{batch}/rejected": { who: "office", path: at => `/api/certificate/register/${at.id + 1000}/rejected`, column: "number",
		orders: { earliest: up("issued_at"), latest: down("issued_at") } },
	...listed("report /progress/list", "progress/list?which=members"),
	...listed("report /late/teachers", "late/teachers"),
	"report /progress/schools": { who: "office", path: report("progress/schools?which=schools", "region"), column: "name",
		orders: { entered: up("school"), name: name("name"), lowest: rate } },
	"report /late/plans": { who: "office", path: report("late/plans", "region"), column: "name", orders: { entered: up("school"), name: name("name"), longest: up("due") } },
	"report /late/judgements": { who: "manager", path: report("late/judgements", "school"), column: "name", orders: { longest: up("due_at"), name: name("name") } },
	"report /late/people": { who: "manager", path: report("late/people", "school"), column: "name", orders: { longest: down("days"), name: name("name"), most: down("works") } },
	"report /unreached": { who: "manager", path: report("unreached", "school"), column: "staff_no",
		orders: { earliest: up("digest"), latest: down("digest"), name: name("name"), group: then(name("group"), name("name")) } },
	"report /unreached/schools": { who: "office", path: () => "/api/report/unreached/schools", column: "name", orders: { entered: up("school"), name: name("name") } },
	"report /journal": { who: "office", path: () => "/api/report/journal", column: "who", alike: true, orders: { latest: down("at"), earliest: up("at") } },
	"report /journal (act)": { who: "office", path: () => "/api/report/journal?act=plan.personal.save", column: "login", alike: 60,
		orders: { latest: down("at"), earliest: up("at") } },
	"report /journal (person)": { who: "office", path: at => "/api/report/journal?login=" + at.people.wang.login, column: "login", alike: 60,
		orders: { latest: down("at"), earliest: up("at") } },
	"report /appraisal": { who: "manager", path: report("appraisal", "school"), column: "staff_no", orders: PEOPLE } };
