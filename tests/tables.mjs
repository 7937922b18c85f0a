/* tables.mjs - tables read back by programs that we did not write: openpyxl, Python's csv, LibreOffice. */
import assert from "node:assert/strict";
import { command } from "./ask.mjs";

const read = async (how, bytes) => {
	const { code, out, err } = await command("/usr/bin/python3", ["tests/read_table.py", how], { input: bytes });
	assert.equal(code, 0, err);
	return JSON.parse(out);
};
export const readXlsx = bytes => read("xlsx", bytes);
export const readCsv = async bytes => (await read("csv", bytes)).rows;
export const readOffice = async bytes => (await read("office", bytes)).rows;

/* The name under which a browser saves it. */
export const nameOf = reply => decodeURIComponent(/filename\*=UTF-8''(.*)/.exec(reply.headers["content-disposition"])[1]);
