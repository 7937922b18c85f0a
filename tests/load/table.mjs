// tests/load/table.mjs FILE... - the one table of scripts/bench, a section for each size of county.
import { readFileSync } from 'node:fs';

const sizes = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const n = (x) => Math.round(x).toString();
const ms = (x) => x.toFixed(1);
// How many, and of them with which status: "3 (412: 2)" were two refusals and a connection lost.
const errors = ({ errors: all, statuses }) => (all ? `${all} (${Object.entries(statuses).map((one) => one.join(': ')).join(', ')})` : 0);
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);

line(['teachers', 'what', 'ours req/s', 'bare req/s', 'ours/bare', 'p50 ms', 'p99 ms', 'statements', 'errors', 'of bare', 'per request, against the smallest']);
line(Array(11).fill('---'));
for (const size of sizes) {
  line([size.teachers, 'nginx: a file', '', n(size.file.rate), '', ms(size.file.p50), ms(size.file.p99), '', errors(size.file), '', '']);
  line([size.teachers, 'null FastCGI', '', n(size.null.rate), '', ms(size.null.p50), ms(size.null.p99), 0, errors(size.null), '', '']);
  for (const e of size.endpoints) {
    const first = sizes[0].endpoints.find((other) => other.name === e.name);
    line([size.teachers, e.name, n(e.ours.rate), n(e.bare.rate), (e.ours.rate / e.bare.rate).toFixed(2), ms(e.ours.p50), ms(e.ours.p99),
      e.statements + (e.writes ? ' + COMMIT' : ''), errors(e.ours), errors(e.bare), (first.ours.rate / e.ours.rate).toFixed(2)]);
  }
}
console.log('\nprivate memory, MB (at rest / after the run):');
for (const size of sizes) {
  console.log(`  ${size.teachers}: ${Object.keys(size.atRest).map((p) => `${p} ${size.atRest[p]}/${size.after[p]}`).join('  ')}`);
}
process.exitCode = sizes.some((size) => size.endpoints.some((e) => e.ours.errors > 0)) ? 1 : 0;
