'use strict';
// online.js - what the sample's teachers have learnt on the sample platform.
//
// Lesson n of an account is decided by MD5 of "seed:account:n", here for the
// platform's answers and in SQL for a filled county: both give the same record
// under the same id, so pulling after filling adds nothing.

const { createHash } = require('crypto');

const home = 'http://platform.example';
const lessons = 12;		// at most, one round every nine days
const roundSeconds = 9 * 86400;
const minutesPerHour = 45;	// this platform's own measure of a 学时
const durations = [5400, 8100, 10800];
const courses = ['信息技术与学科融合导论', '演示文稿的结构与表达', '数字资源的检索与评价', '课堂导入与提问的技术支持',
  '学情数据的采集与解读', '微课的设计与录制', '评价量规入门', '学生信息安全教育'];

const md5 = (text) => createHash('md5').update(text).digest('hex');

class Online {
  constructor(county) {
    const logins = new Map(county.people.map((p) => [p.id, p.login]));
    this.seed = county.seed;
    this.start = Date.UTC(county.begins, 8, 1);
    // Two accounts that belong to nobody known: they wait to be matched.
    this.accounts = [...county.members.map((m) => logins.get(m.person)), 'wx-77310', 'ruoning@mail.example'];
    this.step = Math.floor(roundSeconds * 1000 / (this.accounts.length + 1));
  }

  // How many lessons an account has: most have enough for 20 学时, some few.
  count(account) {
    return 1 + parseInt(md5(`${this.seed}:${account}`).slice(0, 4), 16) % 12;
  }

  storedAt(round, place) {
    return this.start + round * roundSeconds * 1000 + place * this.step;
  }

  // The first (round, place) stored after this moment.
  after(moment) {
    const past = moment - this.start;
    if (!(past >= 0)) return [0, 0];
    const round = Math.floor(past / (roundSeconds * 1000));
    const place = Math.floor((past - round * roundSeconds * 1000) / this.step) + 1;
    return place < this.accounts.length ? [round, place] : [round + 1, 0];
  }

  record(round, place) {
    const account = this.accounts[place];
    const h = md5(`${this.seed}:${account}:${round}`);
    return { account,
      id: `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20)}`,
      seconds: durations[parseInt(h[0], 16) % durations.length],
      course: parseInt(h[1], 16) % courses.length,
      stored: this.storedAt(round, place) };
  }

  has(round, place) {
    return round < this.count(this.accounts[place]);
  }
}

function provider(address) {
  return `INSERT INTO provider (id,programme,name,driver,address,credential,home,minutes,wait)
VALUES (1, 1, '示例学习平台', 'xapi', '${address.replace(/[\\']/g, '\\$&')}', 'sample-platform', '${home}', ${minutesPerHour}, 1);\n`;
}

// The same records as rows; person.id - first is the account's place.
function records(county) {
  const online = new Online(county);
  const first = county.members[0].person;
  return `INSERT INTO pull_run (id,provider,began_at,ended_at,reached)
VALUES (1, 1, '${county.begins + 1}-01-01', '${county.begins + 1}-01-01 00:01:00', '${county.begins + 1}-01-01');
INSERT INTO platform_record (provider,record,account,course,seconds,happened_at,stored_at,run)
SELECT 1, CONCAT_WS('-', LEFT(h, 8), SUBSTR(h, 9, 4), CONCAT('4', SUBSTR(h, 14, 3)), CONCAT('8', SUBSTR(h, 18, 3)), SUBSTR(h, 21)),
       login, ELT(1 + CONV(SUBSTR(h, 2, 1), 16, 10) MOD ${courses.length}, ${courses.map((c) => `'${c}'`).join(', ')}),
       ELT(1 + CONV(LEFT(h, 1), 16, 10) MOD ${durations.length}, ${durations.join(', ')}), at, at, 1
  FROM (SELECT p.login, MD5(CONCAT('${county.seed}:', p.login, ':', n.seq)) AS h,
               TIMESTAMPADD(MICROSECOND, (n.seq * ${roundSeconds * 1000} + (p.id - ${first}) * ${online.step}) * 1000,
                            '${county.begins}-09-01 00:00:00.000000') AS at
          FROM person p
          JOIN member m ON m.person = p.id
          JOIN seq_0_to_${lessons - 1} n
            ON n.seq < 1 + CONV(LEFT(MD5(CONCAT('${county.seed}:', p.login)), 4), 16, 10) MOD 12) r
 ORDER BY h;
INSERT INTO platform_account (provider,account,person,matched_by,matched_at)
SELECT 1, p.login, p.id, 0, UTC_TIMESTAMP(6) FROM person p JOIN member m ON m.person = p.id;\n`;
}

module.exports = { Online, courses, home, lessons, provider, records };
