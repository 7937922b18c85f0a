'use strict';
// sql.js - writes a county as SQL: bulk inserts of a thousand rows, one
// transaction, into tables that hold only what sql/seed brings.

const password = 'weinengli-sample';
// argon2id of the sample password.  One hash for all: these people are not
// real, and hashing a hundred thousand would take an hour.
const hash = '$argon2id$v=19$m=19456,t=2,p=1$P2osLGoxXlXTKsga3n0XcA$sVb+w3QJa23d3seAyde4e6dnrRfnZOS7dWBo2OY45Zs';

function value(v) {
  if (v === null || v === undefined) return 'NULL';
  return typeof v === 'number' ? String(v) : `'${v.replace(/[\\']/g, '\\$&')}'`;
}

function* insert(table, columns, rows, batch = 1000) {
  for (let i = 0; i < rows.length; i += batch) {
    const part = rows.slice(i, i + batch).map((row) => `(${row.map(value).join(',')})`);
    yield `INSERT INTO ${table} (${columns}) VALUES\n${part.join(',\n')};\n`;
  }
}

function closure(regions) {
  const rows = [];
  for (const region of regions) {
    for (let up = region; up; up = regions.find((r) => r.id === up.parent)) rows.push([region.id, up.id]);
  }
  return rows;
}

// C28: what the first school says of itself; two of its groups differ from the roster.
function headcount(c) {
  const at = c.members.filter((m) => m.school === 1);
  const dean = c.roles.find((r) => r.kind === 'school' && r.school === 1);
  return [1, 1, 1, at.length, at.filter((m) => m.fullTime).length, JSON.stringify(c.declared), dean.person];
}

function* county(c) {
  const begin = `${c.begins}-09-01`;
  yield '-- A sample county, made by scripts/sample.  Every person is invented.\n';
  yield 'SET NAMES utf8mb4;\nSTART TRANSACTION;\n';
  yield* insert('region', 'id,parent,kind,name', c.regions.map((r) => [r.id, r.parent, r.kind, r.name]));
  yield* insert('region_within', 'region,ancestor', closure(c.regions));
  yield `INSERT INTO programme (id,region,name,policy,begins_on,ends_on)
SELECT 1, 3, '栖禾县中小学教师信息技术应用能力提升工程2.0', id, '${begin}', '${c.begins + 2}-08-31' FROM policy WHERE code = 'lezhi';\n`;
  yield* insert('school', 'id,region,code,name,phase,environment,strong',
    c.schools.map((s) => [s.id, 3, s.code, s.name, s.phase, s.environment, s.strong]));
  yield 'INSERT INTO enrolment (programme,school,batch) SELECT 1, id, 1 + (id - 1) MOD 3 FROM school;\n';
  yield* insert('teaching_group', 'id,school,name', c.groups.map((g) => [g.id, g.school, g.name]));
  yield* insert('person', 'id,login,name,sex,born_on', c.people.map((p) => [p.id, p.login, p.name, p.sex, p.bornOn]));
  yield* insert('member', 'person,school,teaching_group,staff_no,subject,full_time,since',
    c.members.map((m) => [m.person, m.school, m.group, m.staffNo, m.subject, m.fullTime, m.since]));
  yield* insert('role', 'person,kind,region,school,teaching_group,since',
    c.roles.map((r) => [r.person, r.kind, r.region, r.school, r.group, begin]));
  if (c.declared) yield* insert('headcount', 'programme,school,number,staff,full_time,`groups`,made_by', [headcount(c)]);
  yield `INSERT INTO credential (person,hash) SELECT id, ${value(hash)} FROM person;\n`;
}

module.exports = { county, insert, password };
