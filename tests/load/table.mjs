// tests/load/table.mjs FILE... - the one table of scripts/bench, a section for each size of county.
import { readFileSync } from 'node:fs';

const sizes = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const n = (x) => Math.round(x).toString();
const ms = (x) => x.toFixed(1);
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);

line(['teachers', 'what', 'ours req/s', 'bare req/s', 'ours/bare', 'p50 ms', 'p99 ms', 'statements', 'errors', 'per request, against the smallest']);
line(Array(10).fill('---'));
for (const size of sizes) {
  line([size.teachers, 'nginx: a file', '', n(size.file.rate), '', ms(size.file.p50), ms(size.file.p99), '', size.file.errors, '']);
  line([size.teachers, 'null FastCGI', '', n(size.null.rate), '', ms(size.null.p50), ms(size.null.p99), 0, size.null.errors, '']);
  for (const e of size.endpoints) {
    const first = sizes[0].endpoints.find((other) => other.name === e.name);
    line([size.teachers, e.name, n(e.ours.rate), n(e.bare.rate), (e.ours.rate / e.bare.rate).toFixed(2), ms(e.ours.p50), ms(e.ours.p99),
      e.statements + (e.writes ? ' + COMMIT' : ''), e.ours.errors + e.bare.errors, (first.ours.rate / e.ours.rate).toFixed(2)]);
  }
}
console.log('\nprivate memory, MB (at rest / after the run):');
for (const size of sizes) {
  console.log(`  ${size.teachers}: ${Object.keys(size.atRest).map((p) => `${p} ${size.atRest[p]}/${size.after[p]}`).join('  ')}`);
}
