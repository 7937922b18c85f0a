// STACK=DIR node tests/load/pages.mjs - how long until a page's first useful content stands, on a slow 3G line (400 kbit/s, 400 ms each way and
// back, as Chromium imitates it) with an empty cache and with what an earlier visit left there; prints a table. No test: only a clock.
import { base, signIn } from '../ask.mjs';
import { choose } from '../evidence/hand.mjs';
import { makeSchool } from '../school.mjs';
import { enter, launch, open } from '../web/browser.mjs';

const SLOW = { offline: false, latency: 400, downloadThroughput: 400e3 / 8, uploadThroughput: 400e3 / 8 };
const TURNS = 3;
const school = await makeSchool();
const ids = await choose(school, school.people.wang, 'A1', 'A3', 'A5');
await signIn(school.people.wang.login);
const pages = [['现在要做的事', '/', '#main .card'], ['准备材料', `/evidence/work.html?ability=${ids.A3}`, '#main section.card'],
  ['我的学时', '/hours/mine.html', '#main .bar'], ['还差什么', '/certificate/why.html', '#main .card']];

const browser = await launch();
async function visit(visitor, address, useful) {
  const begun = Date.now();
  await visitor.page.goto(base + address, { waitUntil: 'commit' });
  await visitor.page.locator(useful).first().waitFor();
  const ms = Date.now() - begun;
  const sent = await visitor.page.evaluate(() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
    .reduce((all, one) => ({ bytes: all.bytes + one.transferSize, asked: all.asked + (one.transferSize > 0) }), { bytes: 0, asked: 0 }));
  return { ms, ...sent };
}

async function both(address, useful) {
  const visitor = await open(browser, base);
  visitor.page.setDefaultTimeout(60000);
  await enter(visitor, school.people.wang.login);
  const line = await visitor.context.newCDPSession(visitor.page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', SLOW);
  const cold = await visit(visitor, address, useful);
  await visitor.page.goto('about:blank');
  const warm = await visit(visitor, address, useful);
  await visitor.context.close();
  return [cold, warm];
}

const middle = list => list.sort((a, b) => a.ms - b.ms)[Math.floor(list.length / 2)];
const shown = one => `${(one.ms / 1000).toFixed(2).padStart(6)} s ${String(one.asked).padStart(3)} answers ${(one.bytes / 1000).toFixed(1).padStart(6)} kB`;
console.log(`${'page'.padEnd(10)}  ${'empty cache'.padEnd(32)}  visited before`);
for (const [name, address, useful] of pages) {
  const turns = [];
  for (let n = 0; n < TURNS; n++) turns.push(await both(address, useful));
  console.log(`${name.padEnd(6, '　')}  ${shown(middle(turns.map(one => one[0])))}  ${shown(middle(turns.map(one => one[1])))}`);
}
await browser.close();
