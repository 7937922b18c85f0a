// STACK=DIR node tests/load/pages.mjs - how long until a page's first useful content stands, on a slow 3G line (400 kbit/s, 400 ms there
// and back, as Chromium imitates it): with an empty cache, where another page was visited before, and where this one was; prints a
// table. No test: only a clock, in the page itself, from the moment that its address is asked for to the frame that shows the content.
// What is promised without a clock: tests/web/ahead.test.mjs.
import { base } from '../ask.mjs';
import { choose } from '../evidence/hand.mjs';
import { atPanel } from '../review/cases.mjs';
import { makeSchool } from '../school.mjs';
import { enter, launch, open } from '../web/browser.mjs';

const SLOW = { offline: false, latency: 400, downloadThroughput: 400e3 / 8, uploadThroughput: 400e3 / 8 };
const TURNS = 3;
const school = await makeSchool();
const { wang, li, panel1, office } = school.people;
const ids = await choose(school, wang, 'A1', 'A3', 'A5');
const submission = await atPanel(school, li, { ability: 'A3' });
const pages = [['现在要做的事', '/', wang, '#main .card'], ['准备材料', `/evidence/work.html?ability=${ids.A3}`, wang, '#main section.card'],
  ['我的学时', '/hours/mine.html', wang, '#main .bar'], ['还差什么', '/certificate/why.html', wang, '#main .card'],
  ['评价材料', `/review/case.html?submission=${submission}`, panel1, '#case'],
  ['学校方案', '/plan/packages.html', office, '#main .empty, #main tbody tr']];
const OTHER = '/report/inbox.html';

const browser = await launch();

// In the page: a promise of when the content has been drawn.
function watch(useful) {
  window.stands = new Promise(done => {
    const look = new MutationObserver(() => {
      if (document.querySelector(useful)) {
        look.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now())));
      }
    });
    look.observe(document, { childList: true, subtree: true });
  });
}

async function visit({ page }, address) {
  await page.goto(base + address, { waitUntil: 'commit' });
  return page.evaluate(async () => {
    const ms = await window.stands;
    const sent = performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).filter(one => one.transferSize > 0);
    return { ms, asked: sent.length, bytes: sent.reduce((n, one) => n + one.transferSize, 0) };
  });
}

async function fresh(who, useful) {
  const visitor = await open(browser, base);
  visitor.page.setDefaultTimeout(60000);
  await visitor.context.addInitScript(watch, useful);
  await enter(visitor, who.login);
  const line = await visitor.context.newCDPSession(visitor.page);
  await line.send('Network.enable');
  return { ...visitor, slow: () => line.send('Network.emulateNetworkConditions', SLOW) };
}

async function turn(address, who, useful) {
  const stranger = await fresh(who, useful), known = await fresh(who, useful);
  await stranger.slow();
  const cold = await visit(stranger, address);
  await stranger.page.goto('about:blank');
  const warm = await visit(stranger, address);
  await known.page.goto(base + OTHER, { waitUntil: 'load' });
  await known.page.goto('about:blank');
  await known.slow();
  const half = await visit(known, address);
  await Promise.all([stranger.context.close(), known.context.close()]);
  return [cold, half, warm];
}

const middle = list => list.sort((a, b) => a.ms - b.ms)[Math.floor(list.length / 2)];
const shown = one => `${(one.ms / 1000).toFixed(2).padStart(6)} s ${String(one.asked).padStart(3)} answers ${(one.bytes / 1000).toFixed(1).padStart(6)} kB`;
const HEADS = ['empty cache', 'another page before', 'visited before'];
console.log(['page'.padEnd(12), ...HEADS.map(head => head.padEnd(30))].join('  '));
for (const [name, address, who, useful] of pages) {
  const turns = [];
  for (let n = 0; n < TURNS; n++) turns.push(await turn(address, who, useful));
  console.log([name.padEnd(6, '　'), ...HEADS.map((_, i) => shown(middle(turns.map(one => one[i]))))].join('  '));
}
await browser.close();
