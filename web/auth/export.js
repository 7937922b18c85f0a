/* export.js - what is kept about me as one file: JSON, or a page to read and print whose tables
 * are the programs' own CSV, so that it has the words that people know. */

/* All pages of a part; null where there is nothing (404) or it is not for this person. */
export async function collect(get, [name, path, , place]) {
	const part = { name, path, place, data: null };
	try {
		part.data = (await get(path)).data;
		while (part.data && part.data.next) {
			const more = (await get(path + "?after=" + encodeURIComponent(part.data.next))).data;
			part.data = Object.assign({}, part.data, { rows: part.data.rows.concat(more.rows), next: more.next });
		}
	} catch (problem) {
		if (problem.status !== 404 && problem.status !== 403)
			throw problem;
	}
	return part;
}

const withoutToken = data => Object.assign({}, data, { token: undefined, next: undefined });

export const asJson = (parts, at) => new Blob([JSON.stringify({ exported_at: at,
	parts: parts.map(one => ({ name: one.name, data: one.data && withoutToken(one.data) })) }, null, "\t")], { type: "application/json" });

/* Rows of cells of a CSV with quotes. */
export function cells(text) {
	const rows = [[]];
	text.replace(/^\ufeff/, "").replace(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g, (all, cell, end) => {
		if (all)
			rows[rows.length - 1].push(cell[0] === '"' ? cell.slice(1, -1).replace(/""/g, '"') : cell);
		if (end && end !== ",")
			rows.push([]);
		return "";
	});
	return rows.filter(row => row.length);
}

const safe = text => String(text).replace(/[&<>]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

const table = rows => "<table border=1 cellspacing=0 cellpadding=4>" + rows.map((row, i) => "<tr>" +
	row.map(cell => (i ? "<td>" : "<th>") + safe(cell)).join("") + "</tr>").join("\n") + "</table>";

async function section(part) {
	if (!part.data || !part.data.rows || !part.data.rows.length)
		return "";
	const reply = await fetch(part.path + "?as=csv", { credentials: "same-origin", cache: "no-store" });
	return reply.ok ? "<h2>" + safe(part.name) + "</h2>" + table(cells(await reply.text())) : "";
}

/* roster: rows of what the roster has about her. */
export async function asPage(parts, me, roster, at) {
	const who = [["登录名", me.login], ["工程", me.programme || ""]].concat(roster);
	const sections = await Promise.all(parts.map(section));
	return new Blob(["<!doctype html><html lang=zh-CN><meta charset=utf-8><title>我的数据</title><h1>我的数据</h1><p>导出于" + safe(at) +
		"</p>" + table([["项目", "内容"]].concat(who)) + sections.join("") + "</html>"], { type: "text/html" });
}

export function download(blob, name) {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(blob);
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
