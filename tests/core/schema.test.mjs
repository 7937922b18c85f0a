/* What every table keeps to, and the settings of the server that hold the promises. */
import assert from "node:assert/strict";
import { holds, sql } from "../ask.mjs";

const columns = await sql(`SELECT c.table_name, c.column_name, c.column_comment AS words, c.character_set_name AS letters
	FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
	WHERE c.table_schema = 'weinengli' AND t.table_type = 'BASE TABLE'`);
const tables = await sql(`SELECT t.table_name, t.engine, t.table_comment AS words, t.table_collation AS letters,
	EXISTS (SELECT 1 FROM information_schema.table_constraints k WHERE k.table_schema = t.table_schema
	          AND k.table_name = t.table_name AND k.constraint_type = 'PRIMARY KEY') AS has_key
	FROM information_schema.tables t WHERE t.table_schema = 'weinengli' AND t.table_type = 'BASE TABLE'`);
const chinese = /^\p{Script=Han}/u;

holds("the tables are there", () => assert.ok(tables.length >= 40));
holds("every table is InnoDB, has a primary key, holds every character and says in Chinese what it is", () =>
	assert.deepEqual(tables.filter(one => one.engine !== "InnoDB" || one.has_key !== "1" || !/^utf8mb4/.test(one.letters) ||
		!chinese.test(one.words)), []));
holds("every column says in Chinese what it is", () =>
	assert.deepEqual(columns.filter(one => one.column_name !== "id" && !chinese.test(one.words)).map(one => `${one.table_name}.${one.column_name}`), []));
holds("text is utf8mb4, or ASCII where only codes go", () =>
	assert.deepEqual(columns.filter(one => one.letters && !["utf8mb4", "ascii"].includes(one.letters)), []));

const [set] = await sql(`SELECT @@innodb_snapshot_isolation AS snapshot, @@innodb_flush_log_at_trx_commit AS flush, @@sync_binlog AS binlog,
	@@log_bin AS logs, @@secure_timestamp AS clock, @@local_infile AS from_file, @@skip_networking AS alone, @@global.sql_mode AS mode,
	@@global.time_zone AS zone, @@max_allowed_packet AS packet`);
holds("the server keeps what it acknowledges, loses no update and has one clock", () => {
	const { mode, ...rest } = set;
	assert.deepEqual(rest, { snapshot: "1", flush: "1", binlog: "1", logs: "1", clock: "YES", from_file: "0", alone: "1", zone: "+00:00",
		packet: String(64 << 20) });
	for (const word of ["TRADITIONAL", "ONLY_FULL_GROUP_BY", "NO_ZERO_DATE", "NO_ZERO_IN_DATE"])
		assert.ok(mode.includes(word), mode);
});
