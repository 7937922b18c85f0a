/* moodle.mjs - what Moodle's web services answer, for one test file.
 *
 * No Moodle is in Debian or npm, so this is a peer of ours. It keeps strictly to what Moodle 4 documents and does
 * (webservice/rest, enrol/externallib.php, completion/classes/external.php): the token and the function in the body, an
 * error as 200 with "exception", parameters checked by name and type, users by id with limitfrom and limitnumber and
 * only the fields asked for, a completion with its criteria, and an exception for a user who is not tracked.
 *
 *	const moodle = await startMoodle();
 *	moodle.course(12, "微课设计");				{ criteria: false } where none are set
 *	moodle.user(12, { idnumber, fullname, opened: true });	gives the user's id; tracked: false for who only looks on
 *	moodle.complete(12, id, "2026-03-01T08:00:00Z", { minutes: 90, graded: true });
 *	moodle.calls						names of the functions called
 */
import http from "node:http";

const TOKEN = "0123456789abcdef0123456789abcdef";
const FIELDS = ["id", "username", "fullname", "idnumber", "lastcourseaccess"];
const GRADE = 6, ACTIVITY = 4;

class Refusal extends Error {
	constructor(exception, errorcode) { super(errorcode); Object.assign(this, { exception, errorcode }); }
}
const invalid = () => new Refusal("invalid_parameter_exception", "invalidparameter");
const integer = text => {
	if (!/^\d{1,15}$/.test(text || ""))
		throw invalid();
	return Number(text);
};

/* options[0][name]=limitfrom&options[0][value]=0 */
function options(form) {
	const found = {};
	for (const [key, value] of form) {
		const [, n, what] = /^options\[(\d+)\]\[(name|value)\]$/.exec(key) || [];
		if (n !== undefined)
			(found[n] = found[n] || {})[what] = value;
	}
	return Object.fromEntries(Object.values(found).map(one => [one.name, one.value]));
}

export async function startMoodle() {
	const courses = new Map(), calls = [];
	let users = 100, broken = null;

	const functions = {
		core_enrol_get_enrolled_users(form) {
			const course = courses.get(integer(form.get("courseid")));
			if (!course)
				throw new Refusal("dml_missing_record_exception", "invalidrecord");
			const { limitfrom = "0", limitnumber = "0", userfields = "", sortby = "id", ...more } = options(form);
			if (Object.keys(more).length || sortby !== "id")
				throw invalid();
			const fields = userfields.split(",").filter(Boolean);
			if (fields.some(field => !FIELDS.includes(field)))
				throw invalid();
			const list = [...course.users.values()].sort((a, b) => a.id - b.id);
			return list.slice(integer(limitfrom), integer(limitnumber) ? integer(limitfrom) + integer(limitnumber) : undefined)
				.map(user => Object.fromEntries(["id", "fullname", ...fields].map(field => [field, user[field]])));
		},
		core_completion_get_course_completion_status(form) {
			const course = courses.get(integer(form.get("courseid")));
			if (!course)
				throw new Refusal("dml_missing_record_exception", "invalidrecord");
			const user = course.users.get(integer(form.get("userid")));
			if (!user || !user.tracked)
				throw new Refusal("moodle_exception", "usernotenroled");
			if (!course.criteria)
				throw new Refusal("moodle_exception", "nocriteriaset");
			const done = course.done.get(user.id);
			const criterion = (type, when) => ({ type, title: "活动完成", status: when ? "Yes" : "No", complete: Boolean(when), timecompleted: when,
				details: { type: "活动完成", criteria: "测验", requirement: "Marking yourself complete", status: "" } });
			return { completionstatus: { completed: Boolean(done), aggregation: 1,
				completions: done ? done.map(([type, when]) => criterion(type, when)) : [criterion(ACTIVITY, null)] }, warnings: [] };
		}
	};

	function answer(form) {
		const name = form.get("wsfunction");
		calls.push(name);
		if (form.get("wstoken") !== TOKEN)
			throw new Refusal("moodle_exception", "invalidtoken");
		if (!functions[name])
			throw new Refusal("dml_missing_record_exception", "invalidrecord");
		if (form.get("moodlewsrestformat") !== "json")
			throw invalid();
		return functions[name](form);
	}
	const server = http.createServer((asked, reply) => {
		const parts = [];
		asked.on("data", part => parts.push(part));
		asked.on("end", () => {
			if (broken)
				return broken(asked, reply, calls.length);
			let body;
			try {
				if (asked.url !== "/webservice/rest/server.php" || asked.method !== "POST" || asked.headers.authorization)
					throw new Refusal("moodle_exception", "missingparam");
				body = answer(new URLSearchParams(Buffer.concat(parts).toString()));
			} catch (refusal) {
				if (!refusal.errorcode)
					throw refusal;
				body = { exception: refusal.exception, errorcode: refusal.errorcode, message: refusal.message };
			}
			reply.writeHead(200, { "Content-Type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
		});
	});
	await new Promise(ready => server.listen(0, "127.0.0.1", ready));
	server.unref();	/* a test that fails does not keep its file running */
	return {
		token: TOKEN, calls, address: `http://127.0.0.1:${server.address().port}`,
		course: (id, fullname, { criteria = true } = {}) => courses.set(id, { id, fullname, criteria, users: new Map(), done: new Map() }),
		user(course, { idnumber = "", fullname = "甲", opened = true, tracked = true, id = ++users }) {
			courses.get(course).users.set(id, { id, idnumber, fullname, username: "u" + id, lastcourseaccess: opened ? 1772352000 : 0, tracked });
			return id;
		},
		/* Three activities, the first and the last so many minutes apart; the last with its grade. */
		complete(course, user, when, { minutes = 600, graded = false } = {}) {
			const last = Date.parse(when) / 1000;
			courses.get(course).done.set(user, [[ACTIVITY, last - 60 * minutes], [ACTIVITY, last - 30 * minutes], [graded ? GRADE : ACTIVITY, last]]);
		},
		/* Answers by itself from now on: (asked, reply, how many were asked). */
		breaks: how => { broken = how; },
		stop() {
			server.closeAllConnections();
			server.close();
		}
	};
}
