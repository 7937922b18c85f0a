'use strict';
// lists.js - the sample as people read it: a roster in CSV, and who may sign in.

const { password } = require('./sql.js');

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

// The first school's roster, with the columns that schools keep.
function roster(county) {
  const people = new Map(county.people.map((p) => [p.id, p]));
  const groups = new Map(county.groups.map((g) => [g.id, g.name]));
  const leaders = new Set(county.roles.filter((r) => r.kind === 'leader').map((r) => r.person));
  const yes = (flag) => (flag ? '是' : '否');
  const rows = county.members.filter((m) => m.school === 1).map((m) => {
    const p = people.get(m.person);
    return [m.staffNo, p.name, p.sex === 'male' ? '男' : '女', p.bornOn, groups.get(m.group) || '',
      m.subject || '', yes(m.fullTime), yes(leaders.has(m.person))];
  });
  return [['工号', '姓名', '性别', '出生日期', '教研组', '任教学科', '专任教师', '教研组长'], ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const titles = [['admin', '系统管理员'], ['office', '县项目办'], ['head', '校长'], ['cio', '首席信息官'],
  ['school', '校级管理'], ['chair', '考核小组组长'], ['panel', '考核小组成员'], ['leader', '教研组长']];

// Everybody of the county office and the first school who has a role, and two
// teachers of one group who have none.
function people(county) {
  const groups = new Map(county.groups.map((g) => [g.id, g]));
  const school = (r) => (r.group ? groups.get(r.group).school : r.school);
  const kinds = (p) => new Set(county.roles.filter((r) => r.person === p.id && (school(r) || 1) === 1).map((r) => r.kind));
  const rows = [];
  for (const p of county.people) {
    const held = kinds(p);
    if (held.size > 0) rows.push([p.login, titles.filter(([kind]) => held.has(kind)).map(([, title]) => title).join('、'), p.name]);
  }
  for (const m of county.members.slice(5, 7)) {
    const p = county.people[m.person - 1];
    rows.push([p.login, `教师（${groups.get(m.group).name}）`, p.name]);
  }
  return `${rows.map(([login, title, name]) => `${login.padEnd(12)}${title}  ${name}`).join('\n')}\n口令都是 ${password}\n`;
}

module.exports = { roster, people };
