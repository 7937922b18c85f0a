// tests/load/bench.mjs STACK TEACHERS SECONDS RUNS - measures one county on a running stack; prints JSON, and beside it what it is doing.
//
// Each endpoint is asked once with MariaDB's general log on; what it ran is then run by the bare program, behind the same
// nginx and the same question who it is.  Ours and bare take turns, so that a noisy machine hits both.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createHash, randomBytes } from 'node:crypto';
import { endpoints, part } from './asked.mjs';
import { executed } from './statements.mjs';
import { asker } from './wrk.mjs';

const [stack, teachers, seconds, runs] = process.argv.slice(2);
const top = new URL('../..', import.meta.url).pathname;
const address = readFileSync(`${stack}/ready`, 'utf8').trim();
const settings = Object.fromEntries(readFileSync(`${stack}/settings`, 'utf8').trim().split('\n').map((l) => l.split(/=(.*)/)));
const programs = ['auth', 'admin', 'plan', 'evidence', 'review', 'hours', 'certificate', 'report'];

function sql(text) {
  const out = execFileSync(`${top}scripts/stack`, ['sql', stack, '-N', '-B', '-e', text], { maxBuffer: 1 << 28 });
  return out.toString().trim().split('\n').filter(Boolean).map((line) => line.split('\t'));
}

const began = Date.now();
const say = (what) => process.stderr.write(`bench: ${teachers} teachers, ${((Date.now() - began) / 1000).toFixed(0)} s measuring: ${what}\n`);
const told = ({ rate, errors }) => `${Math.round(rate)} a second${errors ? `, ${errors} errors` : ''}`;

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

// --- what runs beside us ----------------------------------------------------------------------------------------------

// It ends with us, however we end: an nginx that outlives us would keep whoever reads our output waiting.
// nginx tells its workers when it hears TERM; the bare program waits for a request until it is killed.
function beside(signal, command, words, env) {
  return spawn('setpriv', ['--pdeathsig', signal, '--', command, ...words], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
}

async function until(condition, what) {
  for (const end = Date.now() + 60000; !await condition();) {
    if (Date.now() > end) throw new Error(`waited a minute for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const answers = async (url) => (await fetch(url).catch(() => ({}))).ok;

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
  for (const name of names) await until(() => answers(`${address}/api/${name}/readyz`), name);
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

// --- many at once ----------------------------------------------------------------------------------------------------

const many = asker(stack, seconds);
const wrk = (base, requests, once) => many(base, requests.map((q) => ({ method: q.method, path: q.path, heads: headers(q),
  body: q.body ? JSON.stringify(q.body) : '' })), once);

// Of an even number, the mean of the two in the middle.
function median(list) {
  const sorted = [...list].sort((a, b) => a.rate - b.rate);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  const statuses = {};
  for (const one of list) for (const [status, n] of Object.entries(one.statuses)) statuses[status] = (statuses[status] || 0) + n;
  return { ...high, rate: (low.rate + high.rate) / 2, errors: list.reduce((n, one) => n + one.errors, 0), statuses };
}

async function serveBare(texts, mode) {
  const socket = `${stack}/bare.${mode}.sock`;
  writeFileSync(`${stack}/bare.${mode}`, texts.join('\n') + (texts.length ? '\n' : ''));
  rmSync(socket, { force: true });
  const child = beside('KILL', `${stack}/../bare`, [socket, `${stack}/bare.${mode}`, mode], { ...settings, WEINENGLI_DB_USER: 'weinengli_bench' });
  await until(() => existsSync(socket), 'the bare program');
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
  const child = beside('TERM', 'nginx', ['-c', `${stack}/bare.conf`, '-p', stack]);
  await until(() => answers(`http://127.0.0.1:${port}/index.html`), 'nginx');
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

// A bare program that reads nothing would be a fine limit.  (One that writes nothing answers 409, an error in the table.)
async function alike(ours, bare, base) {
  const text = async (address, q) => (await fetch(address + q.path, { headers: headers(q) })).text();
  const [long, short] = [await text(address, ours), await text(base, bare)];
  if (short.length * 3 < long.length) throw new Error(`${ours.path}: the bare program reads something else: ${short.slice(0, 200)}`);
}

// --- the run ------------------------------------------------------------------------------------------------------------

async function compare(endpoint, by, nginx) {
  say(`${endpoint.name}: what is asked about is made`);
  if (endpoint.prepare) sql(part(endpoint.prepare));
  const all = endpoint.requests(by);
  // Values are told apart by being different: a request of somebody with a large number.
  const first = all.find(({ own }) => new Set(own).size === own.length && own[0] > 100);
  if (!first || all.length < 10) throw new Error(`${endpoint.name}: nothing to ask`);
  const requests = all.filter((q) => q !== first);
  const captured = await capture(first, endpoint);
  const rest = endpoint.once ? requests.filter((_, i) => i % 2 === 0) : requests;
  const { texts, list } = bareRequests(captured, first, endpoint.once ? requests.filter((_, i) => i % 2 === 1) : requests);
  const own = await serveBare(texts, endpoint.writes ? 'write' : 'own');
  if (endpoint.writes) { rmSync(`${stack}/bare.own.sock`, { force: true }); symlinkSync(`${stack}/bare.write.sock`, `${stack}/bare.own.sock`); }
  const identity = await serveBare([captured.identity.sql], 'read');
  if (!endpoint.writes) await alike(rest[0], list[0], nginx.base);
  // Each thread prepares its statements once: not while we measure.
  const warm = Math.min(160, rest.length >> 2);
  const some = (list) => (endpoint.once ? list.splice(0, warm) : list.slice(0, warm));
  if (endpoint.prepare === 'draft') sql(part('draft'));
  await wrk(address, some(rest), true);
  if (endpoint.prepare === 'draft') sql(part('draft'));
  await wrk(nginx.base, some(list), true);
  const measured = { ours: [], bare: [] };
  const turns = endpoint.writes ? 4 : Number(runs);
  for (let turn = 0; turn < turns; turn++) {
    for (const who of turn % 2 ? ['bare', 'ours'] : ['ours', 'bare']) {	// who goes first finds colder pages
      const asked = who === 'ours' ? rest : list;
      if (endpoint.prepare === 'draft') sql(part('draft'));
      const one = await wrk(who === 'ours' ? address : nginx.base, endpoint.once ? asked.filter((_, i) => i % turns === turn) : asked, endpoint.writes);
      measured[who].push(one);
      say(`${endpoint.name}, turn ${turn + 1} of ${turns}, ${who}: ${told(one)}`);
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
const atRest = memory();
const ids = sql(`SELECT MIN(c.person) FROM choice_now c JOIN member_now m ON m.person = c.person WHERE m.teaching_group IS NOT NULL
  GROUP BY c.person ORDER BY c.person LIMIT 500`).map(([id]) => id);
const by = new Map();
for (const s of sessions(ids)) by.set(s.person, await signedIn(s));
const nullProgram = await serveBare([], 'null');
const nginx = await serveNginx();
async function plain(path) {
  const measured = [];
  for (let turn = 0; turn < Number(runs); turn++) {
    measured.push(await wrk(nginx.base, [...by.values()].map((s) => ({ s, method: 'GET', path }))));
    say(`${path}, turn ${turn + 1} of ${runs}: ${told(measured[turn])}`);
  }
  return median(measured);
}
const result = { teachers: Number(teachers), atRest, endpoints: [], file: await plain('/index.html'), null: await plain('/null') };
for (const endpoint of endpoints(sql).filter((e) => built.includes(e.program) && (process.env.ONLY || e.name) === e.name)) {
  result.endpoints.push(await compare(endpoint, by, nginx));
}
result.after = memory();
nullProgram.kill('SIGKILL');
nginx.child.kill();
process.stdout.write(JSON.stringify(result));
