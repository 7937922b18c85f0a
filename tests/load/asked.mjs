// tests/load/asked.mjs - what the bench asks: endpoints(sql), a list of { name, program, requests(by), writes, once, prepare, makes }.
//
// A request: { s, method, path, body, heads, own }; s: one of the sessions `by` person; own: values that stand in its statements and
// differ from request to request, in an order that is the same for all.  writes: it changes something; once: it can be asked only
// once; prepare: the part of prepare.sql that makes what is asked about; makes: the name of the new id that later statements are about.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

// --- what is there to ask: made by SQL, as much as a run uses up -----------------------------------------------------

const prepare = readFileSync(new URL('prepare.sql', import.meta.url), 'utf8');
export const part = (name) => prepare.split(`-- ${name}\n`)[1].split('\n-- end')[0];

// --- what is asked ---------------------------------------------------------------------------------------------------

const each = (rows, byPerson, make) => rows.filter((row) => byPerson.has(Number(row[0])))
  .map((row) => make(byPerson.get(Number(row[0])), row));
const key = () => randomBytes(12).toString('hex');
const drafts = `SELECT d.person, d.ability, d.version FROM (SELECT DISTINCT person FROM session) t JOIN draft d ON d.person = t.person
  JOIN choice_now c ON c.person = d.person AND c.ability = d.ability`;

export const endpoints = (sql) => [
  { name: '现在要做的事', program: 'report',
    // of those without a duty, who are most: each duty has a statement of its own
    requests: (by) => each(sql('SELECT m.person FROM member_now m LEFT JOIN role_now r ON r.person = m.person WHERE r.person IS NULL'), by, (s) =>
      ({ s, method: 'GET', path: '/api/report/now', own: [s.person] })) },
  { name: 'an ability\'s page', program: 'evidence',
    requests: (by) => each(sql('SELECT person, ability FROM choice_now ORDER BY ability, person'), by, (s, [, ability]) =>
      ({ s, method: 'GET', path: `/api/evidence/work/${ability}`, own: [s.person, Number(ability)] })) },
  { name: 'draft save', program: 'evidence', writes: true, prepare: 'draft',
    // each draft once a turn, and all are set back before the next: a save that met another of the same draft would be refused, as it must
    requests: (by) => each(sql(`${drafts} ORDER BY d.ability, d.person`), by, (s, [, ability, version]) =>
      ({ s, method: 'PUT', path: `/api/evidence/draft/${ability}`, heads: { 'If-Match': `"${version}"` }, body: { pieces: [], note: '又写了一段' },
        own: [s.person, Number(ability), Number(version)] })) },
  { name: 'verdict', program: 'review', writes: true, once: true, prepare: 'verdict',
    requests: (by) => each(sql(part('marks')), by, (s, [, submission, author, pieces]) =>
      ({ s, method: 'POST', path: `/api/review/case/${submission}/verdict`, heads: { 'Idempotency-Key': key() },
        body: { pieces: JSON.parse(pieces), remark: '材料齐全，过程清楚' }, own: [s.person, Number(submission), Number(author)] })) },
  { name: 'hand in', program: 'evidence', writes: true, once: true, prepare: 'hand in', makes: 'submission',
    requests: (by) => each(sql(`${drafts}
      WHERE d.ability = (SELECT c.ability FROM choice_now c GROUP BY c.ability ORDER BY COUNT(*) DESC LIMIT 1)`), by, (s, [, ability, version]) =>
      ({ s, method: 'POST', path: `/api/evidence/submission/${ability}`, heads: { 'Idempotency-Key': key() },
        body: { draft: Number(version) }, own: [s.person, Number(ability), Number(version)] })) },
];
