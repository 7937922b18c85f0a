/* systemd.test.mjs - the units that an office starts everything with: systemd itself reads them, and finds walls around each. */
import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, holds, top } from "../ask.mjs";

const build = process.env.BUILD || top + "/build";
const root = mkdtempSync(join(tmpdir(), "units-"));
const units = root + "/lib/systemd/system";
const PROGRAMS = ["auth", "admin", "plan", "evidence", "review", "hours", "certificate", "report"];
/* Exposure in tenths, as systemd counts it: 0 is nothing, 100 everything, up to 20 is called safe. Those that reach the network have a door more. */
const MOST = { "weinengli-pull.service": 9, "weinengli-send.service": 9 }, USUAL = 6;

await holds("make install-systemd puts them where systemd looks", async () => {
	const made = await command("make", ["-s", "-C", build, "install-systemd", `prefix=${root}`]);
	assert.equal(made.code, 0, made.err);
	assert.ok(existsSync(units + "/weinengli.target") && existsSync(root + "/lib/sysusers.d/weinengli.conf"));
});
/* As they run: the programs of this build, in one folder as make install lays them. */
const at = name => `${build}/fcgi/${name.includes("-") ? `${name.startsWith("journal") ? "core" : name.split("-")[0]}/${name}` : `${name}/${name}`}`;
for (const name of readdirSync(units).filter(one => one.endsWith(".service"))) {
	const text = readFileSync(join(units, name), "utf8");
	for (const program of name.includes("@") ? PROGRAMS : [null])
		writeFileSync(join(units, program ? name.replace("@", "@" + program) : name),
			text.replace(/^ExecStart=\S*\/([^\s/]+)/m, (all, file) => `ExecStart=${at(program || file)}`).replace(/%i/g, program));
}
rmSync(units + "/weinengli-program@.service");
const analyze = (...words) => command("systemd-analyze", words, { env: { SYSTEMD_UNIT_PATH: units + ":", LC_ALL: "C" } });
const services = readdirSync(units).filter(name => name.endsWith(".service") && !name.includes("@."));
const all = readdirSync(units).filter(name => /\.(service|timer|target)$/.test(name) && !name.includes("@."));
const said = text => text.split("\n").filter(line => line.includes("weinengli")).join("\n");

await holds("every unit is one that systemd takes as it is", async () => {
	assert.equal(services.length, PROGRAMS.length + 10);
	const checked = await analyze("verify", "--man=no", ...all.map(name => join(units, name)));
	assert.equal(said(checked.err + checked.out), "");
	assert.equal(checked.code, 0, checked.err);
});
for (const name of services)
	await holds(`${name}: its walls stand`, async () => {
		const most = MOST[name] || USUAL;
		const { code, out, err } = await analyze("security", "--offline=yes", "--no-pager", `--threshold=${most}`, join(units, name));
		assert.equal(code, 0, `${err}\n${out.split("\n").filter(line => /\u2717|Overall/.test(line)).join("\n")}`);
	});
await holds("who reaches the network is said in two units and nowhere else", () =>
	assert.deepEqual(services.filter(name => /PrivateNetwork=no/.test(readFileSync(join(units, name), "utf8"))), ["weinengli-pull.service", "weinengli-send.service"]));
await holds("each runs as the system user that its account in the database lets in", () => {
	const users = readFileSync(root + "/lib/sysusers.d/weinengli.conf", "utf8"), accounts = readFileSync(top + "/sql/accounts.sql", "utf8");
	for (const name of services) {
		const [, user] = /^User=(\S+)$/m.exec(readFileSync(join(units, name), "utf8"));
		assert.ok(users.includes(`u ${user} `) && accounts.includes(`${user}@localhost`), `${name}: ${user}`);
	}
});
await holds("the target begins everything that there is", () => {
	const wanted = readFileSync(units + "/weinengli.target", "utf8");
	for (const name of readdirSync(units))
		if (/^weinengli-[a-z-]+\.(service|timer)$/.test(name) && !existsSync(join(units, name.replace(".service", ".timer"))) || name.endsWith(".timer"))
			assert.ok(wanted.includes(name), name);
	for (const program of PROGRAMS)
		assert.ok(wanted.includes(`weinengli-program@${program}.socket`), program);
});
await holds("a unit with a wrong word, or without its walls, would be found", async () => {
	appendFileSync(units + "/weinengli-draw.service", "NoSuchWord=yes\n");
	const checked = await analyze("verify", "--man=no", units + "/weinengli-draw.service");
	assert.match(said(checked.err), /NoSuchWord/);
	rmSync(units + "/weinengli-.service.d", { recursive: true });
	assert.notEqual((await analyze("security", "--offline=yes", "--no-pager", `--threshold=${USUAL}`, units + "/weinengli-sum.service")).code, 0);
});
rmSync(root, { recursive: true });
