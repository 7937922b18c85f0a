/* roster.mjs - taking a roster, and reading a workbook back with openpyxl. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";

export const digest = bytes => createHash("sha256").update(bytes).digest("hex");

export const take = (who, school, bytes, { seen = digest(bytes), key } = {}) =>
	who.post(`/api/admin/roster/import?school=${school}&digest=${seen}`, bytes, { "Content-Type": "application/octet-stream", ...(key && { key }) });

/* { rows: its cells, "" where empty; red: which are marked as bad }. */
export function readBook(folder, bytes) {
	writeFileSync(folder + "/marked.xlsx", bytes);
	const { stdout, stderr, status } = spawnSync("/usr/bin/python3", ["-c", `
import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
print(json.dumps({"rows": [["" if c.value is None else c.value for c in row] for row in sheet.iter_rows()],
	"red": [c.coordinate for row in sheet.iter_rows() for c in row if c.fill.fgColor.rgb == "FFFFC7CE"]}))`, folder + "/marked.xlsx"]);
	if (status !== 0)
		throw new Error(String(stderr));
	return JSON.parse(stdout);
}
