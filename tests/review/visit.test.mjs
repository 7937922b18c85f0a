// Visits with correction orders and their follow-up (R124).
import { says, signIn, sql } from "../ask.mjs";
import { makeSchool } from "../school.mjs";

const school = await makeSchool();
const elsewhere = await makeSchool();
const as = {};
for (const key of ["office", "expert", "manager", "wang"])
	as[key] = await signIn(school.people[key].login);
const stranger = await signIn(elsewhere.people.office.login);
const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
const visits = `/api/review/school/${school.id}/visits`;
const visit = (who, visited_on) => who.post(`/api/review/school/${school.id}/visit`, { visited_on, found: "听课两节，查看档案。" });

await says(visit(stranger, today), 404, "", "an office visits the schools of its region only");
await says(visit(as.manager, today), 404, "", "a school does not visit itself");
await says(visit(as.office, "2099-01-01"), 422, "/visited_on", "a visit has taken place");
const { body: { visit: id } } = await says(visit(as.expert, today), 201, "visit", "an expert of the region records a visit");
const correct = who => who.post(`/api/review/visit/${id}/correction`, { problem: "互评记录不完整。", due_on: "2099-01-01" });
await says(correct(stranger), 404, "", "another office orders nothing");
const { body: { correction } } = await says(correct(as.office), 201, "correction", "the office orders what is to be put right");
const end = who => who.post(`/api/review/correction/${correction}/end`, { remark: "复查通过。" });
const report = who => who.post(`/api/review/correction/${correction}/report`, { done: "已补齐记录。" });
await says(as.manager.get(visits), 200, ["互评记录不完整", '"late": false'], "the school reads it");
await says(as.wang.get(visits), 404, "", "a teacher does not");
await says(stranger.get(visits), 200, '"rows":[]', "nor another office");
await says(end(as.office), 409, "报告整改情况", "nothing is done before the school has reported");
await says(report(as.office), 404, "", "which the office does not do for it");
await says(report(as.manager), 204, "", "the school reports");
await sql(`UPDATE correction SET due_on = '2021-01-01' WHERE id = ${correction}`);
await says(as.office.get(visits), 200, ["已补齐记录", '"late": true'], "what is late is shown as late");
await says(end(stranger), 404, "", "another office does not look again");
await says(end(as.expert), 204, "", "who may visit looks again");
await says(end(as.office), 409, "已经复查", "once");
await says(report(as.manager), 409, "已经复查", "and no more is reported");
await says(as.manager.get(visits), 200, ["复查通过", '"late": false'], "then it is done");
