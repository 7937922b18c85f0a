/* Rights in the database, read from the database: every table has one writer, and nobody has more than his sentence needs. */
import assert from "node:assert/strict";
import { holds, sql } from "../ask.mjs";

const PROGRAMS = ["admin", "auth", "certificate", "evidence", "hours", "plan", "report", "review"];
const SHARED = ["journal", "journal_head"];
/* Facts: written once, by whoever did them. */
const FACTS = ["journal", "verdict", "submission", "piece", "piece_picture", "signature", "plan_version", "certificate", "revocation",
	"roster_import", "same_person", "same_person_answer", "amendment", "amendment_end", "policy_version", "coaching", "coaching_meeting", "borrowing", "borrowed",
	"recheck", "recheck_draw", "recheck_judge", "recheck_verdict", "recheck_result", "objection", "objection_answer",
	"spot_check", "spot_school", "spot_outcome", "nomination", "nomination_consent", "nomination_review", "visit", "correction",
	"correction_report", "correction_end", "digest", "phone_call", "platform_record", "platform_void", "platform_doubt", "doubt_answer",
	"attendance", "sign_in", "sign_in_end", "on_behalf_answer", "activity_photo", "scan", "scan_reading", "scan_page", "scan_placing"];

const rights = await sql(`
	SELECT REPLACE(REPLACE(REPLACE(grantee, '''', ''), '@localhost', ''), 'weinengli_', '') AS program, table_name, privilege_type AS may
	  FROM information_schema.table_privileges WHERE table_schema = 'weinengli'
	 UNION
	SELECT REPLACE(REPLACE(REPLACE(grantee, '''', ''), '@localhost', ''), 'weinengli_', ''), table_name, privilege_type
	  FROM information_schema.column_privileges WHERE table_schema = 'weinengli'`).then(all => all.filter(one => one.program !== "same"));
/* The routine that makes two records of one person one; nobody is let in under its name. */
const routine = await sql(`SELECT privilege_type AS may, column_name AS what FROM information_schema.column_privileges WHERE grantee LIKE '%weinengli_same%'
	UNION SELECT privilege_type, '*' FROM information_schema.table_privileges WHERE grantee LIKE '%weinengli_same%'`);
const tables = (await sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'weinengli' AND table_type = 'BASE TABLE'"))
	.map(row => row.table_name);
const may = (table, ...words) => [...new Set(rights.filter(one => one.table_name === table && words.includes(one.may)).map(one => one.program))].sort();
const writers = table => may(table, "INSERT", "UPDATE", "DELETE");

holds("no table but the journal has two writers", () =>
	assert.deepEqual(tables.filter(table => !SHARED.includes(table) && writers(table).length > 1)
		.map(table => `${table}: ${writers(table)}`), []));
holds("the journal is written by all", () => {
	for (const table of SHARED)
		assert.deepEqual(writers(table), PROGRAMS);
});
holds("whose a fact is changes in one routine, and nothing else of it does", async () => {
	assert.deepEqual([...new Set(routine.filter(one => one.may !== "SELECT").map(one => `${one.may} ${one.what}`))].sort(),
		["UPDATE author", "UPDATE chair", "UPDATE entered_by", "UPDATE follows", "UPDATE helper", "UPDATE judge", "UPDATE listed_by", "UPDATE matched_at", "UPDATE matched_by", "UPDATE opened_by",
			"UPDATE other", "UPDATE person"]);
	assert.deepEqual(await sql("SELECT user, routine_name, proc_priv FROM mysql.procs_priv WHERE db = 'weinengli' ORDER BY user"),
		["weinengli_admin", "weinengli_same"].map(user => ({ user, routine_name: "same_person_move", proc_priv: "Execute" })));
	assert.deepEqual(await sql("SELECT routine_name, definer FROM information_schema.routines WHERE routine_schema = 'weinengli'"),
		[{ routine_name: "same_person_move", definer: "weinengli_same@localhost" }]);
	assert.deepEqual(await sql("SELECT JSON_VALUE(priv, '$.account_locked') AS locked FROM mysql.global_priv WHERE user = 'weinengli_same'"), [{ locked: "1" }]);
});
holds("facts are never changed or deleted", () =>
	assert.deepEqual(FACTS.filter(table => tables.includes(table) && may(table, "UPDATE", "DELETE").length), []));
holds("what signing in leaves behind is swept, and never changed", () =>
	assert.deepEqual([...may("login_attempt", "UPDATE"), ...may("sign_in_miss", "UPDATE")], []));
holds("every fact that is named here is a table", () =>
	assert.deepEqual(FACTS.filter(table => !tables.includes(table)), []));
holds("the rights are the eight programs' and nobody else's", () =>
	assert.deepEqual([...new Set(rights.map(one => one.program))].filter(name => !PROGRAMS.includes(name)), []));
holds("and none but to read, add, change and delete rows", () =>
	assert.deepEqual(rights.filter(one => !["SELECT", "INSERT", "UPDATE", "DELETE"].includes(one.may)), []));

const whole = await sql(`SELECT grantee, privilege_type AS may FROM information_schema.schema_privileges WHERE grantee LIKE '\\'weinengli%'`);
holds("nobody may read a whole database, but the locked definer of the views", () =>
	assert.deepEqual(whole.map(one => `${one.grantee} ${one.may}`), ["'weinengli'@'localhost' SELECT"]));
const server = await sql(`SELECT grantee, privilege_type AS may, is_grantable FROM information_schema.user_privileges WHERE grantee LIKE '\\'weinengli%'`);
holds("or touch the server", () =>
	assert.deepEqual(server.filter(one => one.may !== "USAGE" || one.is_grantable !== "NO"), []));
const [definer] = await sql(`SELECT JSON_VALUE(priv, '$.account_locked') AS locked FROM mysql.global_priv WHERE user = 'weinengli'`);
holds("nobody can sign in as the definer", () => assert.equal(definer.locked, "1"));
const views = await sql(`SELECT table_name, definer, security_type FROM information_schema.views WHERE table_schema = 'weinengli'
	AND NOT (definer = 'weinengli@localhost' AND security_type = 'DEFINER')`);
holds("who defines every view", () => assert.deepEqual(views, []));
