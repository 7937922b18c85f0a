// tests/load/bench.mjs STACK TEACHERS SECONDS RUNS - measures one county on a running stack; prints JSON.
//
// Each endpoint is asked once with MariaDB's general log on; what it ran is then run by the bare program, behind the same
// nginx and the same question who it is.  Ours and bare take turns, so that a noisy machine hits both.
import { spawn, spawnSync, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createHash, randomBytes } from 'node:crypto';
import { executed } from './statements.mjs';

const [stack, teachers, seconds, runs] = process.argv.slice(2);
const top = new URL('../..', import.meta.url).pathname;
const address = readFileSync(`${stack}/ready`, 'utf8').trim();
const settings = Object.fromEntries(readFileSync(`${stack}/settings`, 'utf8').trim().split('\n').map((l) => l.split(/=(.*)/)));
const connections = 16;
const threads = 2;
const programs = ['auth', 'admin', 'plan', 'evidence', 'review', 'hours', 'certificate', 'report'];

function sql(text) {
  const out = execFileSync(`${top}scripts/stack`, ['sql', stack, '-N', '-B', '-e', text], { maxBuffer: 1 << 28 });
  return out.toString().trim().split('\n').filter(Boolean).map((line) => line.split('\t'));
}

// --- who asks: sessions as auth keeps them ---------------------------------------------------------------------------

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function sessions(ids) {
  const list = ids.map((person) => ({ person: Number(person), token: randomBytes(32) }));
  sql(`INSERT INTO session (hash, person, address) VALUES ${list.map((s) => `(UNHEX('${sha256(s.token)}'), ${s.person}, '127.0.0.1')`)}`);
  return list.map((s) => ({ ...s, hash: sha256(s.token), cookie: `weinengli=${s.token.toString('base64url')}` }));
}

async function signedIn(s) {
  const me = await fetch(`${address}/api/auth/me`, { headers: { cookie: s.cookie } });
  if (!me.ok) throw new Error(`not signed in: ${me.status}`);
  return { ...s, csrf: (await me.json()).token };
}

// --- what is there to ask: made by SQL, as much as two rounds use up -------------------------------------------------

const prepare = readFileSync(new URL('prepare.sql', import.meta.url), 'utf8');
const part = (name) => prepare.split(`-- ${name}\n`)[1].split('\n-- end')[0];

// --- what is asked ---------------------------------------------------------------------------------------------------
// A request: { s, method, path, body, heads, own }, own: values that stand in its statements and differ from request to
// request, in an order that is the same for all.  makes: the name of the new id that later statements are about.

const each = (rows, byPerson, make) => rows.filter((row) => byPerson.has(Number(row[0])))
  .map((row) => make(byPerson.get(Number(row[0])), row));
const key = () => randomBytes(12).toString('hex');

const endpoints = [
  { name: '现在要做的事', program: 'report',
    // of those without a duty, who are most: each duty has a statement of its own
    requests: (by) => each(sql('SELECT m.person FROM member_now m LEFT JOIN role_now r ON r.person = m.person WHERE r.person IS NULL'), by, (s) =>
      ({ s, method: 'GET', path: '/api/report/now', own: [s.person] })) },
  { name: 'an ability\'s page', program: 'evidence',
    requests: (by) => each(sql('SELECT person, ability FROM choice_now ORDER BY ability, person'), by, (s, [, ability]) =>
      ({ s, method: 'GET', path: `/api/evidence/work/${ability}`, own: [s.person, Number(ability)] })) },
  { name: 'draft save', program: 'evidence', writes: true, prepare: 'draft',
    requests(by) {
      const rows = sql('SELECT d.person, d.ability, d.version FROM draft d JOIN choice_now c ON c.person = d.person AND c.ability = d.ability ORDER BY d.ability, d.person');
      const all = [];
      for (let round = 0; all.length < 8000 && rows.length > 0; round++) {
        all.push(...each(rows, by, (s, [, ability, version]) => ({ s, method: 'PUT', path: `/api/evidence/draft/${ability}`,
          heads: { 'If-Match': `"${Number(version) + round}"` }, body: { pieces: [], note: `第${round + 1}次保存` },
          own: [s.person, Number(ability), Number(version) + round, `第${round + 1}次保存`] })));
      }
      return all;
    } },
  { name: 'verdict', program: 'review', writes: true, once: true, prepare: 'verdict',
    requests: (by) => each(sql(part('marks')), by, (s, [, submission, author, pieces]) =>
      ({ s, method: 'POST', path: `/api/review/case/${submission}/verdict`, heads: { 'Idempotency-Key': key() },
        body: { pieces: JSON.parse(pieces), remark: '材料齐全，过程清楚' }, own: [s.person, Number(submission), Number(author)] })) },
  { name: 'hand in', program: 'evidence', writes: true, once: true, prepare: 'hand in', makes: 'submission',
    requests: (by) => each(sql('SELECT d.person, d.ability, d.version FROM draft d JOIN choice_now c ON c.person = d.person AND c.ability = d.ability WHERE d.ability = (SELECT c.ability FROM choice_now c GROUP BY c.ability ORDER BY COUNT(*) DESC LIMIT 1)'), by, (s, [, ability, version]) =>
      ({ s, method: 'POST', path: `/api/evidence/submission/${ability}`, heads: { 'Idempotency-Key': key() },
        body: { draft: Number(version) }, own: [s.person, Number(ability), Number(version)] })) },
];

const children = [];
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

// --- the bare program ------------------------------------------------------------------------------------------------

const built = programs.filter((p) => existsSync(`${top}build/bench/fcgi/${p}/${p}`));
const templates = built.flatMap((p) => {
  const listed = JSON.parse(execFileSync(`${top}build/bench/fcgi/${p}/${p}`, ['--routes'], { maxBuffer: 1 << 26 }));
  return [...listed.routes.flatMap((route) => route.statements), ...listed.journal];
});

async function ask(request, base = '') {
  const answer = await fetch(address + base + request.path, { method: request.method,
    headers: headers(request), body: request.body ? JSON.stringify(request.body) : undefined });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${request.method} ${request.path}: ${answer.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : {};
}

const headers = ({ s, heads }) => ({ Cookie: s.cookie, 'X-CSRF-Token': s.csrf, 'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json', ...heads });

async function restart(names) {
  for (const name of names) for (const verb of ['down', 'up']) execFileSync(`${top}scripts/stack`, [verb, stack, name]);
  for (const name of names) while (!(await fetch(`${address}/api/${name}/readyz`).catch(() => ({}))).ok) await new Promise((done) => setTimeout(done, 20));
}

// What one request of ours ran: the question who it is, then its own statements.  MariaDB logs the values only of what was
// prepared while the log was on, so the programs start anew before and after.
async function capture(request, { program, makes }) {
  const log = `${stack}/log/general.log`;
  rmSync(log, { force: true });
  sql(`SET GLOBAL general_log_file = '${log}'`);
  sql('SET GLOBAL general_log = ON');
  await restart(['auth', program]);
  const answer = await ask(request);
  sql('SET GLOBAL general_log = OFF');
  await restart(['auth', program]);
  const all = executed(readFileSync(log, 'latin1'), templates);
  return { identity: all[0], statements: all.slice(1), made: answer[makes] };
}

function coded(value) {
  if (value === null) return 'n';
  if (typeof value === 'number') return `i${value}`;
  return value.hex ? `x${value.hex}` : `t${encodeURIComponent(value).replace(/'/g, '%27')}`;
}

// The same statements with this request's own values in the place of the captured one's.
function call(one, first, request, texts, made) {
  const place = (value) => first.own.indexOf(value);
  const firstKey = first.heads && first.heads['Idempotency-Key'];
  return one.map(({ sql: text, values }) => [texts.indexOf(text), ...values.map((value, i) => {
    if (/journal_head/.test(text) && i === values.length - 1) return 's';
    if (made !== undefined && value === made) return 'l';
    if (firstKey && value === firstKey) return `t${request.heads['Idempotency-Key']}b`;
    return coded(place(value) >= 0 ? request.own[place(value)] : value);
  })].join(';')).join('|');
}

function bareRequests(captured, first, requests) {
  const texts = [captured.identity.sql, ...new Set(captured.statements.map((one) => one.sql))];
  const list = requests.map((request) => ({ ...request, method: 'GET', body: undefined,
    path: `/bare?${call(captured.statements, first, request, texts, captured.made)}`,
    heads: { 'X-Bare': `0;x${request.s.hash}` } }));
  return { texts, list };
}

// --- wrk ---------------------------------------------------------------------------------------------------------------

function wrk(base, requests, once) {
  const file = `${stack}/requests`;
  writeFileSync(file, requests.map((q) => [q.method, q.path, Object.entries(headers(q)).map((h) => h.join(': ')).join('\x1f'),
    q.body ? JSON.stringify(q.body) : ''].join('\t')).join('\n') + '\n');
  const run = spawnSync('wrk', ['-t', threads, '-c', connections, '-d', `${once ? 8 : seconds}s`, '--timeout', '20s',
    '-s', `${top}tests/load/requests.lua`, base], { env: { ...process.env, REQUESTS: file, THREADS: threads, ONCE: once ? '1' : '0' } });
  const m = /RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(run.stdout.toString());
  if (!m) throw new Error(`wrk: ${run.stdout}${run.stderr}`);
  const [, count, us, p50, p99, errors] = m.map(Number);
  return { rate: count / (us / 1e6), p50: p50 / 1000, p99: p99 / 1000, errors, count };
}

// Of an even number, the mean of the two in the middle.
function median(list) {
  const sorted = [...list].sort((a, b) => a.rate - b.rate);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { ...high, rate: (low.rate + high.rate) / 2, errors: list.reduce((n, one) => n + one.errors, 0) };
}

async function serveBare(texts, mode) {
  const socket = `${stack}/bare.${mode}.sock`;
  writeFileSync(`${stack}/bare.${mode}`, texts.join('\n') + (texts.length ? '\n' : ''));
  rmSync(socket, { force: true });
  const child = spawn(`${stack}/../bare`, [socket, `${stack}/bare.${mode}`, mode], { stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...settings, WEINENGLI_DB_USER: 'weinengli_bench' } });
  children.push(child);
  while (!existsSync(socket)) await new Promise((done) => setTimeout(done, 20));
  return child;
}

// nginx for the bare program: the same questions in the same order, the same number of hops.
async function serveNginx() {
  const port = await new Promise((done) => { const s = createServer().listen(0, '127.0.0.1', () => { const n = s.address().port; s.close(() => done(n)); }); });
  const pass = (mode, query) => `include fastcgi_params; fastcgi_param QUERY_STRING ${query}; fastcgi_pass unix:${stack}/bare.${mode}.sock;`;
  const check = `location = /check { internal; fastcgi_pass_request_body off; fastcgi_param QUERY_STRING $http_x_bare; fastcgi_pass unix:${stack}/bare.read.sock; }`;
  writeFileSync(`${stack}/bare.conf`, `${process.getuid() === 0 ? 'user root;' : ''} daemon off; worker_processes auto; pid ${stack}/bare.pid;
    error_log stderr crit; events { worker_connections 1024; }
    http { access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((n) => `${n}_temp_path ${stack}/nginx/bare_${n};`).join(' ')}
    server { listen 127.0.0.1:${port}; ${check}
      location = /index.html { root ${top}web; }
      location = /null { fastcgi_pass unix:${stack}/bare.null.sock; }
      location = /bare { auth_request /check; auth_request_set $p $upstream_http_x_person; fastcgi_param PERSON $p;
        fastcgi_param QUERY_STRING $args; fastcgi_pass unix:${stack}/bare.own.sock; } } }`);
  const child = spawn('nginx', ['-c', `${stack}/bare.conf`, '-p', stack], { stdio: ['ignore', 'ignore', 'inherit'] });
  children.push(child);
  for (;;) {
    try { await fetch(`http://127.0.0.1:${port}/index.html`); break; } catch { await new Promise((done) => setTimeout(done, 20)); }
  }
  return { child, base: `http://127.0.0.1:${port}` };
}

// --- memory and statements, as the programs tell ------------------------------------------------------------------------

function memory() {
  const lines = execFileSync(`${top}scripts/stack`, ['status', stack]).toString().trim().split('\n').map((l) => l.split(' '));
  return Object.fromEntries(lines.filter(([name]) => built.includes(name)).map(([name, , pid]) => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kb = [...rollup.matchAll(/^Private_(?:Clean|Dirty): +(\d+)/gm)].reduce((n, m) => n + Number(m[1]), 0);
    return [name, Math.round(kb / 102.4) / 10];
  }));
}

if (process.env.ONLY) endpoints.splice(0, endpoints.length, ...endpoints.filter((e) => e.name === process.env.ONLY));

// A bare program that reads nothing would be a fine limit.  (One that writes nothing answers 409, an error in the table.)
async function alike(ours, bare, base) {
  const text = async (address, q) => (await fetch(address + q.path, { headers: headers(q) })).text();
  const [long, short] = [await text(address, ours), await text(base, bare)];
  if (short.length * 3 < long.length) throw new Error(`${ours.path}: the bare program reads something else: ${short.slice(0, 200)}`);
}

// --- the run ------------------------------------------------------------------------------------------------------------

async function compare(endpoint, by, nginx) {
  if (endpoint.prepare) sql(part(endpoint.prepare));
  const requests = endpoint.requests(by);
  if (requests.length < 10) throw new Error(`${endpoint.name}: nothing to ask`);
  // Values are told apart by being different: a request of somebody with a large number.
  const [first] = requests.splice(requests.findIndex(({ own }) => new Set(own).size === own.length && own[0] > 100), 1);
  const captured = await capture(first, endpoint);
  const rest = endpoint.once ? requests.filter((_, i) => i % 2 === 0) : requests;
  const { texts, list } = bareRequests(captured, first, endpoint.once ? requests.filter((_, i) => i % 2 === 1) : requests);
  const own = await serveBare(texts, endpoint.writes ? 'write' : 'own');
  if (endpoint.writes) { rmSync(`${stack}/bare.own.sock`, { force: true }); symlinkSync(`${stack}/bare.write.sock`, `${stack}/bare.own.sock`); }
  const identity = await serveBare([captured.identity.sql], 'read');
  if (!endpoint.writes) await alike(rest[0], list[0], nginx.base);
  // Each thread prepares its statements once: not while we measure.
  const warm = Math.min(160, rest.length >> 2);
  const some = (all) => (endpoint.once ? all.splice(0, warm) : all.slice(0, warm));
  if (endpoint.prepare === 'draft') sql(part('draft'));
  wrk(address, some(rest), true);
  if (endpoint.prepare === 'draft') sql(part('draft'));
  wrk(nginx.base, some(list), true);
  const measured = { ours: [], bare: [] };
  const turns = endpoint.writes ? 4 : Number(runs);
  for (let turn = 0; turn < turns; turn++) {
    for (const who of turn % 2 ? ['bare', 'ours'] : ['ours', 'bare']) {	// who goes first finds colder pages
      const all = who === 'ours' ? rest : list;
      if (endpoint.prepare === 'draft') sql(part('draft'));
      measured[who].push(wrk(who === 'ours' ? address : nginx.base, endpoint.once ? all.filter((_, i) => i % turns === turn) : all, endpoint.writes));
    }
  }
  own.kill('SIGKILL');
  identity.kill('SIGKILL');
  rmSync(`${stack}/bare.own.sock`, { force: true });
  return { name: endpoint.name, program: endpoint.program, ours: median(measured.ours), bare: median(measured.bare),
    statements: 1 + captured.statements.length, writes: Boolean(endpoint.writes) };
}

sql(`CREATE OR REPLACE USER weinengli_bench@localhost IDENTIFIED BY '${readFileSync(settings.WEINENGLI_DB_PASSWORD_FILE, 'utf8').trim()}'`);
sql('GRANT SELECT, INSERT, UPDATE ON weinengli.* TO weinengli_bench@localhost');
for (const job of ['draw', 'recheck']) execFileSync(`${top}scripts/stack`, ['down', stack, job]);
const atRest = memory();
const ids = sql(`SELECT MIN(c.person) FROM choice_now c JOIN member_now m ON m.person = c.person WHERE m.teaching_group IS NOT NULL
  GROUP BY c.person ORDER BY c.person LIMIT 500`).map(([id]) => id);
const by = new Map();
for (const s of sessions(ids)) by.set(s.person, await signedIn(s));
const nullProgram = await serveBare([], 'null');
const nginx = await serveNginx();
const plain = (path) => [{ s: [...by.values()][0], method: 'GET', path }];
const result = { teachers: Number(teachers), atRest, endpoints: [],
  file: median(Array.from({ length: Number(runs) }, () => wrk(nginx.base, plain('/index.html')))),
  null: median(Array.from({ length: Number(runs) }, () => wrk(nginx.base, plain('/null')))) };
for (const endpoint of endpoints.filter((e) => built.includes(e.program))) result.endpoints.push(await compare(endpoint, by, nginx));
result.after = memory();
nullProgram.kill('SIGKILL');
nginx.child.kill();
process.stdout.write(JSON.stringify(result));
