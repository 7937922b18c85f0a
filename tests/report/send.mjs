/* send.mjs - report-send as a plain command under the stack's settings, and the servers it meets.
 *
 *	const sink = await smtp();			a real SMTP server (tests/peers/smtp/sink.py)
 *	await send(person, { WEINENGLI_SMTP: sink.address });	one pass for one person: { code, err }
 *	sink.letters					what has arrived: { to, head, text, tls }
 *	await hears(how)				a server of ours: how(socket, line) for each line it hears
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import net from "node:net";
import { createInterface } from "node:readline";
import { base, sql, stack, top, until } from "../ask.mjs";
import { handIn } from "../review/cases.mjs";

const program = (process.env.BUILD || top + "/build") + "/fcgi/report/report-send";
const settings = () => Object.fromEntries(readFileSync(stack + "/settings", "utf8").split("\n")
	.filter(line => line.includes("=")).map(line => line.split(/=(.*)/s).slice(0, 2)));

/* Begins a pass: { child, ended }, the child the caller's to kill. */
export function begin(person, env = {}, words = []) {
	const child = spawn(program, [...(person ? ["--only", String(person.id)] : []), ...words], { stdio: ["ignore", "ignore", "pipe"],
		env: { ...process.env, ...settings(), WEINENGLI_ADDRESS: base, WEINENGLI_SMTP_FROM: "notice@weinengli.example",
			WEINENGLI_SEND_LOCAL: "1", WEINENGLI_SEND_SECONDS: "2", WEINENGLI_SEND_AGAIN: "0", ...env } });
	let err = "";
	child.stderr.on("data", data => { err += data; });
	return { child, ended: once(child, "close").then(([code]) => {
		assert.doesNotMatch(err, /: bug: |Sanitizer|runtime error/);
		return { code, err };
	}) };
}
export const send = (person, env, words) => begin(person, env, words).ended;

/* Encoded words and folded lines as text. */
const unfold = head => head.replace(/\r\n[ \t]/g, " ");
const unword = text => Buffer.concat(text.split(/\s+(?==\?)/).map(word => {
	const found = /^=\?UTF-8\?B\?([^?]*)\?=(.*)$/s.exec(word);
	return found ? Buffer.concat([Buffer.from(found[1], "base64"), Buffer.from(found[2])]) : Buffer.from(word);
})).toString();

function letter({ to, tls, data }) {
	const wire = Buffer.from(data, "base64").toString("latin1");
	const [top, body] = wire.split(/\r\n\r\n(.*)/s);
	const head = Object.fromEntries(unfold(top).split("\r\n").map(line => line.split(/: (.*)/s).slice(0, 2)).map(([name, text]) => [name, unword(text)]));
	return { to: to[0], tls, wire, head, text: Buffer.from(body, "base64").toString() };
}

const open = [];
process.on("exit", () => open.forEach(child => child.kill()));

export async function smtp(...words) {
	const child = spawn(top + "/tests/peers/smtp/sink.py", words, { stdio: ["ignore", "pipe", "inherit"] });
	open.push(child);
	const letters = [], lines = createInterface({ input: child.stdout });
	const [port] = await once(lines, "line");
	child.unref();		/* nobody waits for its end */
	child.stdout.unref();
	lines.on("line", line => letters.push(letter(JSON.parse(line))));
	return { letters, child, address: `smtp://127.0.0.1:${port}` };
}

/* What has arrived for this address, at least so many. */
export async function arrived(sink, to, count = 1) {
	const mine = () => sink.letters.filter(one => one.to === to);
	await until(() => mine().length >= count, `${count} letters to ${to}`);
	return mine();
}

export async function hears(how) {
	const heard = [];
	const server = net.createServer(socket => {
		socket.on("error", () => {});
		how(socket, null);
		createInterface({ input: socket }).on("line", line => {
			heard.push(line);
			how(socket, line);
		}).on("error", () => {});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	server.unref();
	return { heard, close: () => server.close(), address: `smtp://127.0.0.1:${server.address().port}` };
}

/* A confirmed address, as a row. */
export async function reachable(person, email = `p${person.id}@teachers.example`) {
	await sql(`INSERT INTO contact (person, email, confirmed_at) VALUES (${person.id}, '${email}', UTC_TIMESTAMP(6))`);
	return email;
}

export const outcome = async person => (await sql(`SELECT v.outcome, v.tries, d.late, d.soon FROM digest d LEFT JOIN delivery v ON v.digest = d.id
	WHERE d.person = ${person.id} ORDER BY d.id DESC LIMIT 1`))[0];

/* Gives people, each new, with a judgement due in two hours, and reached by <word>-<id>@teachers.example. */
export function newcomers(school) {
	let count = 0;
	return async (word = "p") => {
		const id = school.id + 500 + count++;
		await sql(`INSERT INTO person (id, login, name) VALUES (${id}, '${school.code}-x${id}', '新一人');
			INSERT INTO member (id, person, school, teaching_group, staff_no, since) VALUES (${id}, ${id}, ${school.id}, ${school.id}, 'x${count}', '2021-01-01')`);
		const person = { id };
		const email = await reachable(person, `${word}-${id}@teachers.example`);
		const s = await handIn(school, school.people.wang, { ability: "B2", number: count, drawn: [person] });
		await sql(`UPDATE drawn SET due_at = UTC_TIMESTAMP(6) + INTERVAL 2 HOUR WHERE submission = ${s}`);
		return { ...person, email };
	};
}
