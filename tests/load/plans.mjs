// tests/load/plans.mjs STACK TEACHERS BUILD [WORD] - asks every read route as every kind of person it is for, and notes from MariaDB's slow log
// (which holds every statement: see scripts/bench) how many rows each statement examined; prints JSON.
//
// The list of what is asked is the programs' own (--routes), so a new route is asked from the day it is there.  Everybody is of
// the first school, which is the same in a county of any size.  Each request is made three times and the last one counts, for a plan
// may be another from the second execution on; lists are asked for their next page, too, and for each choice that a field has,
// so also in each order that they can be sorted in.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

const [stack, teachers, build, word = ''] = process.argv.slice(2);
const top = new URL('../..', import.meta.url).pathname;
const address = readFileSync(`${stack}/ready`, 'utf8').trim();
const programs = ['auth', 'admin', 'plan', 'evidence', 'review', 'hours', 'certificate', 'report'];

function sql(text) {
  const out = execFileSync(`${top}scripts/stack`, ['sql', stack, '-N', '-B', '-e', text], { maxBuffer: 1 << 28 });
  return out.toString().trim().split('\n').filter(Boolean);
}

// --- who asks --------------------------------------------------------------------------------------------------------

// Somebody of the first school with this duty and, but for a chair, who is on the panel, no other.
const duty = (kind) => `SELECT r.person FROM role_now r LEFT JOIN teaching_group g ON g.id = r.teaching_group
  WHERE r.kind = '${kind}' AND COALESCE(r.school, g.school) = 1
  ORDER BY (SELECT COUNT(*) FROM role_now o WHERE o.person = r.person AND o.kind <> '${kind}'), r.person LIMIT 1`;
const login = (name) => `SELECT id FROM person WHERE login = '${name}'`;
const people = { teacher: `SELECT m.person FROM member_now m LEFT JOIN role_now r ON r.person = m.person
    WHERE m.school = 1 AND r.person IS NULL AND m.person IN (SELECT judge FROM drawn) ORDER BY m.person LIMIT 1`,
  leader: duty('leader'), panel: duty('panel'), chair: duty('chair'), school: duty('school'),
  office: login('office-1'), expert: login('expert-1'), admin: login('admin') };

function signIn(kind) {
  const token = randomBytes(32);
  const [person] = sql(people[kind]);
  sql(`INSERT INTO session (hash, person, address) VALUES (UNHEX('${createHash('sha256').update(token).digest('hex')}'), ${person}, '127.0.0.1')`);
  return { kind, person, cookie: `weinengli=${token.toString('base64url')}` };
}

// --- what for: for each field the values that may do, tried until one is answered ------------------------------------

const group = 'SELECT MIN(id) FROM teaching_group WHERE school = 1';
const values = {
  region: () => 'SELECT 3', school: () => 'SELECT 1', programme: () => 'SELECT 1', provider: () => 'SELECT 1',
  batch: () => 'SELECT 1', scoring: () => 'SELECT 1', spot_check: () => 'SELECT 1', ability: () => 'SELECT ability FROM choice_now WHERE person = ? LIMIT 9',
  from: () => 'SELECT begins_on FROM programme', to: () => 'SELECT DATE(UTC_TIMESTAMP())',
  plan: () => 'SELECT id FROM plan WHERE school = 1', policy: () => 'SELECT policy FROM programme',
  act: () => "SELECT 'auth.session.begin'",
  login: () => 'SELECT MIN(login) FROM member_now WHERE school = 1',
  person: (path) => (path.startsWith('/people/offices') ? people.office : people.teacher), q: () => `SELECT name FROM person WHERE id = (${people.teacher})`, number: () => 'SELECT number FROM certificate ORDER BY id DESC LIMIT 1',
  list: () => 'SELECT 1 + MIN(id) DIV 131072 FROM certificate',
  circular: () => 'SELECT MIN(id) FROM circular', recheck: () => 'SELECT recheck FROM recheck_judge WHERE judge = ? ORDER BY recheck LIMIT 30',
  group: () => `SELECT teaching_group FROM role_now WHERE person = ? AND kind = 'leader' UNION ${group}`,
  teaching_group: () => `SELECT teaching_group FROM role_now WHERE person = ? AND kind = 'leader'
    UNION SELECT teaching_group FROM member_now WHERE person = ? AND teaching_group IS NOT NULL UNION ${group}`,
  activity: () => `SELECT a.id FROM activity a JOIN role_now r ON r.person = ? WHERE a.teaching_group = r.teaching_group OR a.school = r.school LIMIT 1`,
  submission: (path) => (path.startsWith('/minutes') || path.startsWith('/work') ? 'SELECT g.submission FROM signature g JOIN submission s ON s.id = g.submission WHERE s.school = 1 LIMIT 30' :
    /^\/(file|preview)/.test(path) ? 'SELECT MIN(id) FROM submission WHERE person = ?' :
      'SELECT submission FROM drawn WHERE judge = ? UNION SELECT s.id FROM submission s LEFT JOIN signature g ON g.submission = s.id WHERE s.school = 1 AND g.submission IS NULL'),
  request: () => 'SELECT MIN(q.id) FROM extension_request q WHERE q.school = 1',
  scan: () => 'SELECT MIN(c.id) FROM scan c JOIN school_person k ON k.school = c.school WHERE k.person = ?', origin: () => `SELECT 'https://w.example.cn'`,
  mark: () => `SELECT mark FROM upload WHERE person = ? AND mark IS NOT NULL AND file IS NULL`, size: () => `SELECT size FROM upload WHERE person = ? AND mark IS NOT NULL AND file IS NULL`,
  amendment: () => 'SELECT a.id FROM amendment a JOIN member_now m ON m.person = a.person WHERE m.school = 1 ORDER BY a.id LIMIT 9',
  place: () => "SELECT 'plan.personal.7'",
  photo: () => 'SELECT MIN(photo) FROM photo_reader WHERE person = ?',
  requirement: () => 'SELECT i.requirement FROM piece i JOIN submission s ON s.id = i.submission WHERE s.person = ? LIMIT 9' };

// What a field that may be left out is asked with: these say what the route is about.
const places = { leader: 'group', school: 'school', office: 'region' };
const spoken = (who, route, field) => (!field.optional ? true : route.path === '/why' && field.name === 'person' ? who.kind !== 'teacher' :
  route.path === '/headcount' ? field.name === 'school' : ['region', 'school', 'group'].includes(field.name) && /progress|late|place$|^\/extensions\/requests$/.test(route.path) && places[who.kind] === field.name);

function candidates(who, route, field) {
  if (field.kind === 'choice') return (field.choices || '').split(' ').slice(0, 1);
  const text = values[field.name];
  return text ? sql(text(route.path).replace(/\?/g, who.person)) : [];
}

// Every address worth asking, as lists that are tried until one is answered.
function* addresses(who, route) {
  let tried = [{}];
  for (const field of route.fields.filter((f) => f.name !== 'after' && spoken(who, route, f))) {
    const found = candidates(who, route, field);
    tried = tried.flatMap((one) => found.map((value) => ({ ...one, [field.name]: value })));
  }
  const asked = (one) => {
    const rest = { ...one };
    const path = route.path.replace(/\{(\w+)\}/g, (_, name) => { const v = rest[name]; delete rest[name]; return v; });
    const query = new URLSearchParams(rest).toString();
    return `/api/${route.program}${path}${query && `?${query}`}`;
  };
  yield tried.map(asked);
  for (const field of route.fields.filter((f) => f.kind === 'choice')) {
    for (const choice of field.choices.split(' ')) yield tried.map((one) => asked({ ...one, [field.name]: choice }));
  }
  // Orders that only the list of one school has.
  const optional = (name) => route.fields.some((field) => field.name === name && field.optional);
  if (optional('sort') && optional('school') && !optional('region')) {
    for (const sort of route.fields.find((field) => field.name === 'sort').choices.split(' ')) yield tried.map((one) => asked({ ...one, school: 1, sort }));
  }
}

// --- what it cost ----------------------------------------------------------------------------------------------------

const log = `${stack}/log/slow.log`;
function since(offset) {
  const file = openSync(log, 'r');
  const bytes = Buffer.alloc(fstatSync(file).size - offset);
  readSync(file, bytes, 0, bytes.length, offset);
  closeSync(file);
  return { text: bytes.toString(), offset: offset + bytes.length };
}

const statements = (text) => text.split(/^# User@Host: /m).slice(1).map((entry) => ({
  rows: Number(/Rows_examined: (\d+)/.exec(entry)[1]), ms: Number(/Query_time: ([\d.]+)/.exec(entry)[1]) * 1000,
  sql: entry.replace(/^[^]*?\nSET timestamp=\d+;\n/, '').trim(), plan: (entry.match(/^# explain: .*$/mg) || []).join('\n') }))
  .filter((one) => !/^(START|COMMIT|ROLLBACK|SET|SELECT 1;)/.test(one.sql));

const get = async (who, path) => {
  const answer = await fetch(address + path, { headers: { cookie: who.cookie } });
  // The sample names files that the store hasn't got: an archive of them breaks off.
  return { status: answer.status, text: await answer.text().catch(() => '') };
};

async function cost(who, path) {
  let from = since(0).offset;
  let list = [];
  for (let turn = 0; turn < 3; turn++) {
    await get(who, path);
    const { text, offset } = since(from);
    from = offset;
    list = statements(text);
  }
  return { rows: list.reduce((n, one) => n + one.rows, 0), ms: list.reduce((n, one) => n + one.ms, 0), statements: list };
}

function nextPage(path, text) {
  const next = (/"next":("(?:[^"\\]|\\.)*")\}$/.exec(text) || [])[1];
  return next && `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(JSON.parse(next))}`;
}

const routes = programs.flatMap((program) => JSON.parse(execFileSync(`${build}/fcgi/${program}/${program}`, ['--routes'], { maxBuffer: 1 << 26 }))
  .routes.filter((route) => route.method === 'GET').map((route) => ({ ...route, program })));
const result = { teachers: Number(teachers), asked: [], unanswered: [] };
for (const who of Object.keys(people).map(signIn)) {
  for (const route of routes.filter((one) => one.roles.length === 0 || one.roles.includes('member') || one.roles.includes(who.kind))
    .filter((one) => `${who.kind} ${one.program} ${one.path}`.includes(word))) {
    let place = 0;
    for (const tried of addresses(who, route)) {
      let path;
      let answer = { status: 0, text: '' };
      for (path of tried.slice(0, 40)) if ((answer = await get(who, path)).status === 200) break;
      const name = `${who.kind} ${route.program} ${route.path}${place ? ` (${place})` : ''}`;
      place++;
      if (answer.status !== 200) result.unanswered.push(`${name}: ${answer.status}`);
      if (path === undefined) continue;
      result.asked.push({ name, path, ...await cost(who, path) });
      const next = nextPage(path, answer.text);
      if (next) result.asked.push({ name: `${name}, next page`, path: next, ...await cost(who, next) });
    }
  }
}
process.stdout.write(JSON.stringify(result));
