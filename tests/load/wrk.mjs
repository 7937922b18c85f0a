// tests/load/wrk.mjs - many requests at once: wrk with requests.lua.
//
//   const wrk = asker(folder, seconds);
//   await wrk(address, [{ method, path, heads: {}, body: "" }], once)
//     -> { rate, p50, p99 (ms), count, errors, statuses: { 412: 3 } }
//
// A turn lasts `seconds`; with `once` no request is made twice, and the turn ends when all are answered.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const connections = 16;
const threads = 2;
const script = new URL('requests.lua', import.meta.url).pathname;

const line = (q) => [q.method, q.path, Object.entries(q.heads).map((h) => h.join(': ')).join('\x1f'), q.body].join('\t');

function result(said) {
  const m = /RESULT (\d+) (\d+) (\d+) (\d+) (\d+)/.exec(said);
  if (!m) throw new Error(`wrk: ${said}`);
  const [, count, us, p50, p99, errors] = m.map(Number);
  const statuses = Object.fromEntries([...said.matchAll(/STATUS (\d+) (\d+)/g)].map(([, status, n]) => [status, Number(n)]));
  return { rate: count / (us / 1e6), p50: p50 / 1000, p99: p99 / 1000, count, errors, statuses };
}

export function asker(folder, seconds) {
  return (address, requests, once) => new Promise((done, lost) => {
    if (requests.length < threads) throw new Error('each thread needs a request');
    for (let thread = 0; thread < threads; thread++) {
      writeFileSync(`${folder}/requests.${thread}`, requests.filter((_, i) => i % threads === thread).map((q) => `${line(q)}\n`).join(''));
    }
    const run = spawn('wrk', ['-t', threads, '-c', connections, '-d', `${seconds}s`, '--timeout', '20s', '-s', script, address],
      { env: { ...process.env, REQUESTS: `${folder}/requests`, ONCE: once ? '1' : '0' } });
    let said = '';
    const listen = (text) => {
      const before = (said.match(/ENDED/g) || []).length;
      said += text;
      if (before < threads && (said.match(/ENDED/g) || []).length >= threads) run.kill('SIGINT');
    };
    run.stdout.on('data', listen);
    run.stderr.on('data', listen);
    run.on('error', lost);
    run.on('close', () => { try { done(result(said)); } catch (error) { lost(error); } });
  });
}
