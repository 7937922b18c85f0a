// tests/load/growth.mjs SMALL BIG - compares what plans.mjs noted in a small and a big county: prints each request that examines
// more rows in the big one, and fails (1) when one grows by more than its allowance.
import { readFileSync } from 'node:fs';

const [small, big] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));

// Everybody is of the same school, and a page has 50 rows, of which a small county may fill the half: so much and no more.
const factor = 4;
const slack = 1500;

// What may grow, and with what; rows for each teacher of the big county.
const allowed = [
  [/^office report \/(progress|progress\/schools|bulletin)( \(\d+\))?(, next page)?$/, 10, 'figures of the whole county, read once from its sums'],
  [/^office report \/progress\/list|^office report \/late/, 0.5, 'passes over whoever is not asked for until the page is full'],
  [/^office report \/overview$/, 0.1, 'the sums of each school'],
  [/^office plan \/packages \(/, 0.4, 'passes over the schools in another state'],
  [/^office (plan \/packages|hours \/recognitions|report \/unreached\/schools|admin \/(schools|roster\/years)) \(\d+\)|^\w+ review \/visits\/schools \(\d+\)/, 0.8, 'by name or by how they stand: looks at each school for each page'],
  [/^office certificate \/issued/, 8, 'passes over what was not revoked or corrected'],
  [/^office certificate \/register/, 0.1, 'a batch is of the whole county'],
  [/^office review \/spot-check\/\{spot_check\}\/(facts|experts|sample)/, 1, 'a sample is of the whole county'],
  [/^office review \/spot-check\/\{spot_check\} \(\d+\)/, 3, 'by name or by what differs: looks at each school and its sample for each page'],
  [/^office review \/spot-checks/, 0.25, 'counts the schools and the works of each check'],
  [/^office review \/objections\/due/, 0.25, 'the objections of two weeks'],
  [/^\w+ review \/excellent$/, 0.05, 'counts the cases of each programme'],
  [/^\w+ admin \/extensions\/requests/, 0.05, 'passes over what other schools asked for'],
  [/^admin report \/health\/troubles$/, 0.03, 'the latest 500 scans'],
  [/^\w+ report \/journal/, 0.05, 'a page that a small county does not fill'],
  [/^office review \/nominations\/due/, 0.1, 'passes over what is reviewed'],
  [/^\w+ report \/now$/, 0.2, 'an office looks at every school\'s plan'],
  [/^\w+ admin \/(schools|pairings|regions|roster\/years)|^\w+ plan \/scoring\/|^office report \/(unreached\/schools|place)|^office hours \/recognitions|^\w+ review \/visits\/schools|^office review \/school\/\{school\}\/coaching$/, 0.15, 'grows with schools, not with teachers'],
];

const before = new Map(small.asked.map((one) => [one.name, one]));
const limit = ({ name }) => Math.max(factor * (before.get(name) || before.get(name.replace(/, next page$/, '')) || { rows: 0 }).rows + slack,
  ...allowed.filter(([which]) => which.test(name)).map(([, each]) => each * big.teachers));
const line = (cells) => console.log(`| ${cells.join(' | ')} |`);

line(['asked as, what', `rows, ${small.teachers}`, `rows, ${big.teachers}`, `ms, ${small.teachers}`, `ms, ${big.teachers}`, '']);
line(['---', '---', '---', '---', '---', '---']);
let wrong = 0;
for (const one of big.asked.sort((a, b) => b.rows - a.rows)) {
  const other = before.get(one.name) || { rows: '', ms: 0 };
  const bad = one.rows > limit(one);
  if (bad) wrong++;
  if (bad || one.rows > 2 * other.rows + 300) line([one.name, other.rows, one.rows, other.ms.toFixed(1), one.ms.toFixed(1), bad ? 'grows' : '']);
}
console.log(`\n${big.asked.length} requests asked, ${wrong} grow with the county.  Not answered with 200 (asked all the same):`);
for (const one of big.unanswered) console.log(`  ${one}`);
process.exitCode = wrong > 0 ? 1 : 0;
